"""Receivers are told of every change once a crawl is done, whatever happened in between."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from archive import Archive
from archive.announce import Receiver, collect
from archive.announce.webhook import genuine
from tests.crawler.crawls.conftest import Desk, Town, feed, prose, story

PATH = "/2026/03/quay-story"


@dataclass
class Hook:
    """A receiver of webhooks; `answers` are the statuses of the next POSTs, 200 after them."""

    answers: list[int] = field(default_factory=list)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    address: str = ""

    @property
    def events(self) -> list[dict[str, object]]:
        return [json.loads(body) for _, body in self.got]


@pytest.fixture
def hook() -> Iterator[Hook]:
    """A receiver on loopback."""
    opened = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            opened.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(opened.answers.pop(0) if opened.answers else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    opened.address = f"http://127.0.0.1:{server.server_address[1]}/hook"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield opened
    server.shutdown()
    server.server_close()


def _site(town: Town, desk: Desk, more: str) -> None:
    town.pages[PATH] = story("The quay is closed")
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed([PATH], town.base))
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n{more}')


def _edit(town: Town, title: str) -> None:
    town.pages[PATH] = story(title, body=prose(title))


def test_a_crawl_tells_of_its_changes_signed_and_once(town: Town, desk: Desk, hook: Hook) -> None:
    _site(town, desk, f'[[tell]]\nname = "desk"\nurl = "{hook.address}"\nsecret_env = "HOOK_KEY"\n')
    assert "HOOK_KEY" in desk.run("crawl", expect=4).stderr
    desk.environment["HOOK_KEY"] = "a key of the quay"
    desk.run("crawl")
    assert hook.got == []
    _edit(town, "The quay is open")
    hook.answers = [503]
    assert "could not be sent" in desk.run("crawl", "--all").stderr
    assert "answered 503" in desk.run("tell", "--failed").stdout
    [found] = [one for one in json.loads(desk.run("doctor", "--json").stdout) if one["about"] == "announcements"]
    assert found["what"] == "1 announcement could not be sent to desk: answered 503"
    waits = desk.run("tell", expect=1).stderr
    assert "1 announcement could not be sent yet; the next attempt is due 20" in waits
    assert "Nothing is left" not in waits
    desk.run("tell", "--retry")
    assert "Nothing is left" in desk.run("tell").stderr
    desk.run("crawl", "--all")
    assert [event["type"] for event in hook.events] == ["change", "change"]
    (first, body), (second, again) = hook.got
    assert first["webhook-id"] == second["webhook-id"]
    assert body == again
    assert genuine("a key of the quay", second, again)
    change = hook.events[1]["change"]
    assert isinstance(change, dict)
    assert (change["title_before"], change["title_after"]) == ("The quay is closed", "The quay is open")
    assert desk.rows("SELECT attempts, delivered_at NOTNULL AS sent FROM deliveries") == [{"attempts": 2, "sent": 1}]


def test_a_crash_between_storing_and_sending_loses_nothing(town: Town, desk: Desk, hook: Hook) -> None:
    _site(town, desk, f'[[tell]]\nname = "desk"\nurl = "{hook.address}"\n')
    desk.run("crawl")
    _edit(town, "The quay is open")
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    desk.run("crawl", "--all")
    with Archive(desk.folder / "newstrail.db") as archive:  # what a killed process leaves: collected, never sent
        assert collect(archive, [Receiver("desk", hook.address)]) == 1
    assert hook.got == []
    _site(town, desk, f'[[tell]]\nname = "desk"\nurl = "{hook.address}"\n')
    desk.run("tell")
    assert len(hook.got) == 1
    desk.run("tell")
    assert len(hook.got) == 1


def test_a_dry_run_shows_what_would_be_told_and_changes_nothing(town: Town, desk: Desk, hook: Hook) -> None:
    _site(town, desk, "")
    desk.run("crawl")
    _edit(town, "The quay is open")
    desk.run("crawl", "--all")
    assert "Nobody is to be told" in desk.run("tell", expect=2).stderr
    desk.configure(
        f'[[site]]\nname = "quay"\nhome = "{town.base}/"\n[[tell]]\nname = "desk"\nurl = "{hook.address}"\n'
        f'[[tell]]\nname = "gone"\nurl = "{hook.address}"\nkinds = ["disappeared"]\n'
    )
    shown = json.loads(desk.run("tell", "--dry-run", "--json").stdout)
    assert [(row["receiver"], row["type"], row["site"]) for row in shown] == [("desk", "change", "quay")]
    assert "The quay is open" in shown[0]["what"]
    assert hook.got == []
    assert desk.rows("SELECT announced_at FROM changes") == [{"announced_at": None}]


def test_what_was_held_back_is_told_after_release_or_forgotten(town: Town, desk: Desk, hook: Hook) -> None:
    _site(town, desk, f'[[tell]]\nname = "desk"\nurl = "{hook.address}"\n')
    desk.run("crawl")
    with Archive(desk.folder / "newstrail.db") as archive:
        archive.db.execute("UPDATE sites SET hold_reason = 'bodies are short', held_since = '2026-03-10T00:00:00.000Z'")
    _edit(town, "The quay is open")
    desk.run("crawl", "--all")
    assert hook.got == []
    assert "bodies are short" in desk.run("tell", "--release", "quay").stderr
    desk.run("tell")
    assert len(hook.got) == 1
    with Archive(desk.folder / "newstrail.db") as archive:
        archive.db.execute("UPDATE sites SET hold_reason = 'bodies are short', held_since = '2026-03-10T00:00:00.000Z'")
    _edit(town, "The quay is closed again")
    desk.run("crawl", "--all")
    desk.run("tell", "--release", "quay", "--forget")
    desk.run("tell")
    assert len(hook.got) == 1


def test_a_watch_tells_after_a_round(town: Town, desk: Desk, hook: Hook) -> None:
    _site(town, desk, f'[[tell]]\nname = "desk"\nurl = "{hook.address}"\n')
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-10T09:00:00Z"
    desk.run("watch", "--rounds", "1", "--no-confirm")
    _edit(town, "The quay is open")
    desk.environment["NEWSTRAIL_NOW"] = "2026-03-11T09:00:00Z"
    desk.run("watch", "--rounds", "1", "--no-confirm")
    assert [event["type"] for event in hook.events] == ["change"]


def test_a_webhook_may_not_be_sent_to_a_private_address_that_was_not_allowed(
    town: Town, desk: Desk, hook: Hook
) -> None:
    _site(town, desk, f'[[tell]]\nname = "desk"\nurl = "{hook.address.replace("127.0.0.1", "127.0.0.2")}"\n')
    desk.run("crawl")
    _edit(town, "The quay is open")
    desk.run("crawl", "--all")
    (row,) = desk.rows("SELECT attempts, last_error FROM deliveries")
    assert "not allowed" in row["last_error"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('name = "desk"\n', "url_env"),
        ('name = "desk"\nurl = "nowhere"\n', "url"),
        ('name = "desk"\nurl = "https://x.example/"\nkinds = ["lost"]\n', "disappeared"),
        ('name = "desk"\nurl = "https://x.example/"\n[[tell]]\nname = "desk"\nurl = "https://y.example/"\n', "twice"),
    ],
)
def test_a_receiver_that_cannot_be_is_named(desk: Desk, table: str, words: str) -> None:
    desk.configure(f"[[tell]]\n{table}")
    assert words in desk.run("crawl", expect=4).stderr
