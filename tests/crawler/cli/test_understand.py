"""`newstrail understand` shows what is seen on a file, on standard input, and on a page that it fetches itself."""

import json
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PROSE = "The ferry stays in port this week, the harbour office said on Monday, because the storm is not letting up. "
STORY = (
    '<!doctype html><html lang="en"><head><title>Ferry stays in port | The Courier</title>'
    '<meta property="og:site_name" content="The Courier"><meta name="author" content="Ada Berg">'
    '<meta property="article:published_time" content="2026-05-12T10:30:00+02:00"></head><body><main><article>'
    f"<h1>Ferry stays in port</h1>{'<p>' + PROSE * 3 + '</p>'}{'<p>' + PROSE * 4 + '</p>'}<p>{PROSE * 3}</p></article></main></body></html>"
)
LISTING = (
    '<!doctype html><html lang="en"><head><title>Harbour</title></head><body><main><h1>Harbour</h1>'
    + "".join(
        f'<article><h2><a href="/harbour/story-number-{n}-of-a-windy-day">Story number {n} of a long and windy day</a></h2>'
        f'<time datetime="2026-05-{n:02}T08:00:00Z">{n} May 2026</time></article>'
        for n in range(1, 13)
    )
    + "</main></body></html>"
)


def run(*arguments, stdin=None, cwd=None):
    return subprocess.run(
        [sys.executable, "-c", "from crawler.cli import main; main()", "understand", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        timeout=60,
        check=False,
    )


def test_a_file_is_shown_with_its_sources(tmp_path):
    (tmp_path / "story.html").write_text(STORY, "utf-8")
    done = run("story.html", "--url", "https://courier.example/harbour/ferry-stays-in-port-4711", cwd=tmp_path)
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "kind       article" in shown
    assert "Ferry stays in port" in shown
    assert "Ada Berg   [meta]" in shown
    assert "2026-05-12T10:30:00+02:00" in shown or "2026-05-12T08:30:00+00:00" in shown
    assert "evidence" in shown


def test_standard_input_as_json(tmp_path):
    done = run("-", "--url", "https://courier.example/harbour", "--json", stdin=LISTING.encode(), cwd=tmp_path)
    seen = json.loads(done.stdout)
    assert seen["kind"] == "listing"
    assert seen["article"] is None
    assert len(seen["entries"]) == 12
    assert seen["entries"][0]["url"] == "https://courier.example/harbour/story-number-1-of-a-windy-day"
    assert seen["evidence"]["listing"] == "section"


def test_status_and_headers_of_a_file_count(tmp_path):
    (tmp_path / "page.html").write_text("<p>No.</p>", "utf-8")
    done = run("page.html", "--status", "403", "--header", "cf-mitigated: challenge", "--json", cwd=tmp_path)
    assert json.loads(done.stdout)["kind"] == "challenge"


def test_the_rules_of_a_configured_site_are_applied(tmp_path):
    (tmp_path / "newstrail.toml").write_text(
        '[[site]]\nname = "courier"\nhome = "https://courier.example/"\nremove = [".offer"]\n', "utf-8"
    )
    page = STORY.replace("</article>", f'<p class="offer">OFFER {PROSE * 3}</p></article>')
    (tmp_path / "story.html").write_text(page, "utf-8")
    done = run(
        "story.html", "--url", "https://courier.example/harbour/ferry-stays-in-port-4711", "--json", cwd=tmp_path
    )
    text = json.loads(done.stdout)["article"]["text"]
    assert "OFFER" not in text
    assert PROSE.strip() in text


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("missing.html",), 1, "There is no file missing.html"),
        (("https://courier.example/", "--status", "200"), 2, "for a FILE"),
        (("-", "--header", "nonsense"), 2, "no colon"),
        (("http://127.0.0.1:9/",), 1, "could not be fetched"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path, arguments, code, words):
    done = run(*arguments, stdin=b"", cwd=tmp_path)
    assert done.returncode == code
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_control_characters_of_a_page_do_not_reach_the_terminal(tmp_path):
    (tmp_path / "story.html").write_text(STORY.replace("Ada Berg", "Ada \x1b[31mBerg \u202egnp"), "utf-8")
    for form in ((), ("--json",)):
        shown = run("story.html", *form, cwd=tmp_path).stdout.decode()
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_a_day_without_a_time_is_shown_as_a_day(tmp_path):
    page = re.sub(r'<time datetime="2026-05-(\d+)T08:00:00Z">', r'<time datetime="2026-05-\1">', LISTING)
    shown = run("-", "--url", "https://courier.example/harbour", stdin=page.encode(), cwd=tmp_path).stdout.decode()
    assert "2026-05-12" in shown
    assert "00:00" not in shown


@pytest.fixture
def server():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            found = self.path == "/harbour/ferry-stays-in-port-4711"
            body = STORY.encode() if found else b""
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield serving.server_address[1]
        serving.shutdown()


def test_a_url_is_fetched_only_where_that_is_allowed(tmp_path, server):
    url = f"http://127.0.0.1:{server}/harbour/ferry-stays-in-port-4711"
    assert run(url, cwd=tmp_path).returncode == 1
    done = run(url, "--allow-private", f"127.0.0.1:{server}", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    seen = json.loads(done.stdout)
    assert (seen["kind"], seen["url"], seen["article"]["authors"]) == ("article", url, ["Ada Berg"])
