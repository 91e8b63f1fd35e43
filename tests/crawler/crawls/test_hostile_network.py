"""What a crawl does when the network is not its friend: every visit is recorded as what it was, and nothing escapes."""

import gzip
import os
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path

import brotli
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.crawler.crawls.conftest import Desk, Town, story


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Connection", "close")
    handler.end_headers()
    try:
        for _ in range(600):
            handler.wfile.write(b"<p>drip</p>")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        pass


def _announce_a_hundred_megabytes(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", str(100 * 1024 * 1024))
    handler.end_headers()


@pytest.fixture
def private() -> Iterator[Town]:
    """A server on a loopback address that nobody allowed."""
    town = Town({"/secret": story("A secret")}).open("127.0.0.2")
    yield town
    town.close()


@pytest.fixture
def failing() -> Iterator[Town]:
    """A server whose robots.txt cannot be had."""
    town = Town({"/robots.txt": (503, {}, b""), "/page": story("Never read")}).open()
    yield town
    town.close()


def test_each_kind_of_trouble_is_recorded_as_what_it_was(town: Town, private: Town, failing: Town, desk: Desk) -> None:
    desk.configure(timeout=1)
    bomb = gzip.compress(b"<p>boom</p>" * 4_000_000)
    html = story("Plain")
    town.pages.update(
        {
            "/robots.txt": b"User-agent: *\nDisallow: /forbidden\n",
            "/plain": html,
            "/forbidden": story("Forbidden"),
            "/to-private": (302, {"Location": f"{private.base}/secret"}, b""),
            "/to-metadata": (302, {"Location": "http://169.254.169.254/latest/"}, b""),
            "/to-file": (302, {"Location": f"file://{os.path.abspath(__file__)}"}, b""),
            "/to-forbidden": (302, {"Location": "/forbidden"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/moved": (301, {"Location": "/plain-there"}, b""),
            "/plain-there": story("Plain there"),
            "/gzip": (200, {"Content-Encoding": "gzip"}, gzip.compress(story("Packed"))),
            "/gzip-claimed": (200, {"Content-Encoding": "gzip"}, story("Only claimed")),
            "/bomb": (200, {"Content-Encoding": "gzip"}, bomb),
            "/brotli-bomb": (200, {"Content-Encoding": "br"}, brotli.compress(b"\0" * 40_000_000)),
            "/layers": (
                200,
                {"Content-Encoding": "gzip, gzip, gzip"},
                gzip.compress(gzip.compress(gzip.compress(html))),
            ),
            "/garbled": (200, {"Content-Encoding": "br"}, b"this is not brotli"),
            "/big": _announce_a_hundred_megabytes,
            "/drip": _drip,
        }
    )
    paths = [path for path in town.pages if path not in ("/robots.txt", "/plain-there")]
    began = time.monotonic()
    urls = [*(town.base + path for path in paths), f"{failing.base}/page", "http://no-such-name.invalid/page"]
    desk.run("crawl", *urls, expect=12)
    assert time.monotonic() - began < 30

    visits = desk.visits()
    outcome = {path: visits[path][0] for path in visits}
    assert {outcome[path] for path in ("plain", "gzip", "gzip-claimed", "moved")} == {"new"}
    for path in ("forbidden", "to-private", "to-metadata", "to-file", "to-forbidden"):
        assert outcome[path] == "refused", path
    for path in ("bomb", "brotli-bomb", "layers", "garbled", "big"):
        assert outcome[path] == "unreadable", path
    for path in ("drip", "loop"):
        assert outcome[path] == "failed", path
    assert all(evidence.get("reason") for path, (kind, evidence) in visits.items() if kind != "new")
    assert visits["moved"][1]["redirects"] == [301]

    failed = desk.rows("SELECT url, outcome FROM fetches WHERE url LIKE ? OR url LIKE '%invalid%'", failing.base + "%")
    assert {row["outcome"] for row in failed if "invalid" in row["url"]} == {"failed"}
    assert {row["outcome"] for row in failed if "invalid" not in row["url"]} == {"refused"}

    desk.run("crawl", "--all", expect=12)
    again = desk.visits()
    known = [path for path in outcome if path not in ("moved", "page")]
    assert {path: again[path][0] for path in known} == {
        path: "unchanged" if outcome[path] == "new" else outcome[path] for path in known
    }

    assert private.asked() == []
    assert town.asked("/forbidden") == []
    assert failing.asked("/page") == []
    sent = [headers for _, _, headers in town.log]
    assert all("cookie" not in one and "referer" not in one for one in sent)
    assert all(one["user-agent"].startswith("newstrail/") for one in sent)


def _certificate(folder: Path) -> ssl.SSLContext:
    """A certificate that nobody but itself vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    both = folder / "both.pem"
    no_password = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    both.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, no_password)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return context


def test_a_certificate_that_nobody_vouches_for_is_not_believed(desk: Desk) -> None:
    town = Town({"/plain": story("Plain")}).open(tls=_certificate(desk.folder))
    try:
        desk.configure()
        done = desk.run("crawl", town.base.replace("http:", "https:") + "/plain", expect=12)
    finally:
        town.close()
    assert town.asked() == []
    assert "certificate" in done.stderr
    assert [row["outcome"] for row in desk.rows("SELECT outcome FROM fetches")] == ["failed"]


def test_loopback_is_refused_unless_it_is_allowed(town: Town, desk: Desk) -> None:
    town.pages["/plain"] = story("Plain")
    port = town.base.rpartition(":")[2]
    spellings = ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "localhost"]
    done = desk.run("crawl", *(f"http://{host}:{port}/plain" for host in spellings), expect=12)
    assert town.asked() == []
    assert "--allow-private" in done.stderr
    assert {row["outcome"] for row in desk.rows("SELECT outcome FROM fetches")} == {"refused"}
    desk.run("crawl", f"{town.base}/plain", "--allow-private", f"127.0.0.1:{port}", "--delay", "0")
    assert town.asked("/plain") == ["/plain"]
