"""Telling: nothing twice to the archive, everything at least once to the receiver, nothing untrue, no storms."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.etree import ElementTree

import pytest

from archive import Archive, clock
from archive.announce import Receiver, collect, deliver, documents, feeds
from archive.announce.telling import tell
from archive.announce.webhook import genuine, public, sign
from archive.errors import ConfigError, NotFound
from tests.archive.conftest import START, STORY, Paper, content

SECRET = "whsec_bmV3c3RyYWls"
EDITED = content(STORY.replace("nine", "ten"), "Swing bridge to close for ten weeks")


class Desk:
    """A real receiver on loopback that remembers what it got and answers with `status`."""

    def __init__(self) -> None:
        self.status = 200
        self.got: list[tuple[dict[str, str], bytes]] = []
        desk = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                data = self.rfile.read(int(self.headers["Content-Length"]))
                desk.got.append(({name.lower(): value for name, value in self.headers.items()}, data))
                self.send_response(desk.status)
                if desk.status == 302:
                    self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/hook?a=1"

    def events(self) -> list[dict[str, Any]]:
        return [json.loads(data) for _, data in self.got]

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk()
    yield opened
    opened.close()


def send(paper: Paper, *receivers: Receiver) -> Any:
    collect(paper.archive, receivers)
    paper.archive.commit()
    return deliver(paper.archive, receivers, allowed=lambda address, port: True, seconds=5)


def test_a_change_is_told_once_signed_and_whole(paper: Paper, desk: Desk) -> None:
    receiver = Receiver("desk", desk.url, SECRET)
    paper.visit(0, content())
    assert send(paper, receiver).delivered == 0
    paper.visit(3, EDITED)
    assert send(paper, receiver).delivered == 1
    assert send(paper, receiver).delivered == 0
    ((headers, data),) = desk.got
    assert genuine(SECRET, headers, data)
    assert not genuine("other", headers, data)
    assert not genuine(SECRET, headers, data + b" ")
    assert not genuine(SECRET, headers, data, now=float(headers["webhook-timestamp"]) + 3600)
    event = json.loads(data)
    assert event["event_id"] == headers["webhook-id"]
    change = event["change"]
    assert (change["kind"], change["site"], change["url"]) == ("edited", "harbour", "https://harbour.example/story")
    assert (change["from_revision"], change["to_revision"]) == (1, 2)
    assert change["title_before"] != change["title_after"]
    assert "headline" in event["text"]


def test_the_signature_is_that_of_the_published_scheme() -> None:
    # Computed by hand: base64(hmac-sha256("secret", "id.1700000000.{}")).
    import base64
    import hashlib
    import hmac

    expected = base64.b64encode(hmac.new(b"secret", b"id.1700000000.{}", hashlib.sha256).digest()).decode()
    assert sign("secret", "id", 1700000000, b"{}") == f"v1,{expected}"


@pytest.mark.parametrize("status", [500, 404, 302, 429])
def test_a_receiver_that_fails_is_tried_again_with_the_same_event(paper: Paper, desk: Desk, status: int) -> None:
    receiver = Receiver("desk", desk.url, SECRET)
    paper.visit(0, content())
    paper.visit(3, EDITED)
    desk.status = status
    assert send(paper, receiver).failed == 1
    assert send(paper, receiver).failed == 0, "not before its time"
    clock.set_now(clock.now() + timedelta(minutes=2))
    desk.status = 204
    assert send(paper, receiver).delivered == 1
    assert len({headers["webhook-id"] for headers, _ in desk.got}) == 1
    assert len(desk.got) == 2


def test_a_receiver_that_is_gone_or_never_answers_is_given_up_and_stays_to_be_seen(paper: Paper, desk: Desk) -> None:
    paper.visit(0, content())
    paper.visit(3, EDITED)
    desk.status = 410
    assert send(paper, Receiver("desk", desk.url)).given_up == 1
    silent = Receiver("silent", "http://127.0.0.1:1/")
    paper.visit(9, content())
    given_up = 0
    for _ in range(30):
        given_up += send(paper, silent).given_up
        clock.set_now(clock.now() + timedelta(hours=7))
    assert given_up == 1
    rows = list(paper.archive.db.query("SELECT * FROM deliveries WHERE delivered_at IS NULL AND next_try_at IS NULL"))
    assert {row["target"] for row in rows} == {"desk", "silent"}
    assert all(row["last_error"] for row in rows)


def test_what_was_collected_survives_a_crash_before_it_was_sent(paper: Paper, desk: Desk) -> None:
    receiver = Receiver("desk", desk.url)
    paper.visit(0, content())
    paper.visit(3, EDITED)
    collect(paper.archive, [receiver])
    paper.archive.commit()
    with Archive(paper.archive.path) as again:
        assert deliver(again, [receiver], allowed=lambda address, port: True).delivered == 1


def test_a_change_that_waits_is_not_told_and_a_variant_never(archive: Archive, desk: Desk) -> None:
    archive.confirm = True
    paper = Paper(archive)
    receiver = Receiver("desk", desk.url)
    paper.visit(0, content())
    paper.visit(3, EDITED)
    assert send(paper, receiver).delivered == 0
    paper.visit(3.1, content())
    assert send(paper, receiver).delivered == 0
    paper.visit(9, EDITED)
    paper.visit(9.1, EDITED)
    assert send(paper, receiver).delivered == 1
    assert desk.events()[0]["change"]["not_after"] == clock.stamp(START + timedelta(hours=9))


def test_a_storm_is_one_digest(paper: Paper, desk: Desk) -> None:
    for number in range(40):
        paper.visit(0, content(f"{STORY} {number}"), f"s{number}")
        paper.visit(3, content(f"{STORY} {number} now"), f"s{number}")
    assert send(paper, Receiver("desk", desk.url)).delivered == 1
    (event,) = desk.events()
    assert (event["type"], event["count"], event["kinds"]) == ("digest", 40, {"edited": 40})
    assert len(event["changes"]) == 40


def test_a_receiver_gets_what_it_asked_for(paper: Paper, desk: Desk) -> None:
    paper.visit(0, content())
    paper.visit(3, EDITED)
    paper.gone(4)
    paper.gone(10)
    receivers = [
        Receiver("all", desk.url),
        Receiver("gone", desk.url, kinds=("disappeared",)),
        Receiver("large", desk.url, least=0.99),
        Receiver("valley", desk.url, sites=("valley",)),
        Receiver("headlines", desk.url, labels=("headline",)),
    ]
    collect(paper.archive, receivers)
    counts = {
        row["target"]: row["n"]
        for row in paper.archive.db.query("SELECT target, count(*) AS n FROM deliveries GROUP BY target")
    }
    assert counts == {"all": 2, "gone": 1, "large": 1, "headlines": 1}


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"])
def test_a_webhook_goes_to_public_addresses_unless_more_is_allowed(address: str) -> None:
    assert not public(address, 443)
    assert public("93.184.216.34", 443)


def test_an_address_that_is_not_allowed_is_never_connected_to(paper: Paper, desk: Desk) -> None:
    paper.visit(0, content())
    paper.visit(3, EDITED)
    receiver = Receiver("desk", desk.url)
    collect(paper.archive, [receiver])
    assert deliver(paper.archive, [receiver]).failed == 1
    assert desk.got == []


class TestFeeds:
    """Documents for readers."""

    @pytest.fixture
    def told(self, paper: Paper) -> Paper:
        paper.visit(0, content(title='<script>alert("x")</script>\u202e'))
        paper.visit(3, EDITED)
        paper.visit(0, content("The ferry sails at dawn."), "ferry")
        paper.visit(4, content("The ferry sails at noon."), "ferry")
        return paper

    def test_atom(self, told: Paper) -> None:
        document = documents.atom(
            feeds.feed(feeds.changes(told.archive), title="All & more", address="https://desk.example/feed")
        )[0]
        root = ElementTree.fromstring(document)
        names = {"a": "http://www.w3.org/2005/Atom"}
        assert root.findtext("a:title", namespaces=names) == "All & more"
        entries = root.findall("a:entry", names)
        assert len(entries) == 2
        ids = [entry.findtext("a:id", namespaces=names) for entry in entries]
        assert len(set(ids)) == 2
        for entry in entries:
            for needed in ("id", "title", "updated", "summary"):
                assert entry.findtext(f"a:{needed}", namespaces=names)
        assert "\u202e" not in document
        assert "<script" not in document

    def test_json(self, told: Paper) -> None:
        document = documents.json_feed(feeds.feed(feeds.changes(told.archive)))[0]
        assert "<" not in document
        items = json.loads(document)["items"]
        assert [item["_newstrail"]["kind"] for item in items] == ["edited", "edited"]
        assert items[0]["url"] == "https://harbour.example/ferry"

    def test_of_a_site_an_article_a_label_a_search(self, told: Paper) -> None:
        archive = told.archive
        assert len(feeds.changes(archive, site="harbour")) == 2
        assert [c["article_id"] for c in feeds.changes(archive, article="ferry")] == [2]
        assert [c["article_id"] for c in feeds.changes(archive, search="dawn")] == [2]
        assert feeds.changes(archive, label="no such label") == []
        assert [c["article_id"] for c in feeds.changes(archive, label="headline")] == [1]
        assert feeds.changes(archive, search="zeppelin") == []
        assert len(feeds.changes(archive, limit=1)) == 1
        with pytest.raises(NotFound):
            feeds.changes(archive, site="nowhere")

    def test_an_empty_feed_is_a_feed(self, paper: Paper) -> None:
        assert ElementTree.fromstring(documents.atom(feeds.feed(feeds.changes(paper.archive)))[0]) is not None
        assert json.loads(documents.json_feed(feeds.feed([]))[0])["items"] == []


class TestReceivers:
    """Receivers as a person writes them down."""

    def test_all_settings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DESK_SECRET", "s3cret")
        table = {
            "name": "desk",
            "url": "https://desk.example/",
            "secret_env": "DESK_SECRET",
            "kinds": ["moved"],
            "least": 1,
        }
        assert Receiver.read(table) == Receiver("desk", "https://desk.example/", "s3cret", kinds=("moved",), least=1.0)

    @pytest.mark.parametrize(
        "table",
        [
            {"url": "https://desk.example/"},
            {"name": "desk"},
            {"name": "desk", "url": 5},
            {"name": "desk", "url": "https://x.example/", "site": "a"},
            {"name": "desk", "url": "https://x.example/", "sites": "a"},
            {"name": "desk", "url": "https://x.example/", "least": 2},
            {"name": "desk", "url": "https://x.example/", "secret_env": "NO_SUCH_VARIABLE"},
        ],
    )
    def test_what_is_wrong_is_named(self, table: dict[str, Any]) -> None:
        with pytest.raises(ConfigError):
            Receiver.read(table)

    def test_a_round_of_telling(self, paper: Paper, desk: Desk) -> None:
        paper.visit(0, content())
        paper.visit(3, EDITED)
        clock.set_now(START + timedelta(hours=4))
        done, drifts = tell(paper.archive.path, [Receiver("desk", desk.url)], allowed=lambda address, port: True)
        assert (done.delivered, drifts) == (1, [])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
class TestMessengers:
    """Everything that is no webhook goes through apprise."""

    @pytest.fixture(autouse=True)
    def _installed(self) -> None:
        pytest.importorskip("apprise")

    def test_a_change_arrives_as_text(self, paper: Paper, desk: Desk) -> None:
        paper.visit(0, content())
        paper.visit(3, EDITED)
        receiver = Receiver("chat", f"json://127.0.0.1:{desk.server.server_port}/")
        assert send(paper, receiver).delivered == 1
        said = desk.events()[0]
        assert "became" in said["title"]
        assert "https://harbour.example/story" in said["message"]

    def test_an_address_that_nobody_knows_is_given_up(self, paper: Paper) -> None:
        paper.visit(0, content())
        paper.visit(3, EDITED)
        assert send(paper, Receiver("chat", "pigeon://coop")).given_up == 1


def test_a_move_is_told_with_where_it_leads(paper: Paper) -> None:
    paper.visit(0, content())
    new = "https://harbour.example/2026/bridge"
    paper.visit(3, content(), final_url=new, canonical_url=new)
    [told] = feeds.feed(feeds.changes(paper.archive)).entries
    assert told.title.endswith(f": moved to {new}")
