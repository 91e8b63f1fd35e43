"""A small town paper on loopback whose pages tests set and change, and the command line that crawls it."""

import json
import os
import resource
import sqlite3
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

Answer = Callable[[BaseHTTPRequestHandler], None]

SENTENCES = (
    "The harbour office said on Monday that the eastern quay will stay closed to heavy carts until the spring.",
    "Engineers found that two of the oak piles had been eaten through below the water line by shipworm.",
    "Boats that carry coal and timber are to use the northern basin, where a second crane is being put up.",
    "The mayor, Ottilie Brandt, told the council that the repair would cost some forty thousand crowns.",
    "Fishermen who sell from the steps will be given places along the customs house free of charge.",
    "A first inspection in November had called the quay sound, and nobody could say what was missed.",
    "Work on the piles begins as soon as the ice has gone, and is expected to take nine weeks.",
)


def prose(topic: str, sentences: tuple[str, ...] = SENTENCES) -> str:
    """Paragraphs that read like a story, different for each `topic`."""
    return "".join(f"<p>{sentence} So says the report on {topic}.</p>" for sentence in sentences)


def story(title: str, *, body: str | None = None, more: str = "") -> bytes:
    """An article page."""
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Quay Gazette</title>
<meta property="og:type" content="article"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="2026-03-10T09:30:00+01:00"></head>
<body><header><a href="/">Quay Gazette</a></header><main><article><h1>{title}</h1>
{body if body is not None else prose(title)}</article></main>{more}<footer>Printed in Quay</footer></body></html>""".encode()


def feed(paths: list[str], base: str) -> bytes:
    """An RSS feed of articles."""
    items = "".join(
        f"<item><title>Story {path}</title><link>{base}{path}</link>"
        "<pubDate>Tue, 10 Mar 2026 08:30:00 GMT</pubDate></item>"
        for path in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Quay</title>{items}</channel></rss>'.encode()


@dataclass
class Town:
    """A server whose `pages` map a path to a body, a (status, headers, body), or a function that answers itself."""

    pages: dict[str, bytes | tuple[int, dict[str, str], bytes] | Answer] = field(default_factory=dict)
    log: list[tuple[float, str, dict[str, str]]] = field(default_factory=list)
    server: ThreadingHTTPServer | None = None

    @property
    def base(self) -> str:
        assert self.server is not None
        host, port = self.server.server_address[:2]
        return f"http://{host!s}:{port}"

    def asked(self, path: str | None = None) -> list[str]:
        """The paths that were asked for, in order; only those equal to `path` if given."""
        return [one for _, one, _ in self.log if path in (None, one)]

    def open(self, host: str = "127.0.0.1", *, tls: ssl.SSLContext | None = None) -> "Town":
        """Start answering, over TLS if a context is given."""
        town = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                town.log.append((time.monotonic(), self.path, {k.lower(): v for k, v in self.headers.items()}))
                found = town.pages.get(self.path, (404, {}, b"<h1>Not found</h1>"))
                if callable(found):
                    found(self)
                    return
                status, headers, body = (200, {}, found) if isinstance(found, bytes) else found
                self.send_response(status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer((host, 0), Handler)
        self.server.daemon_threads = True
        if tls is not None:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.server.handle_error = lambda *_: None  # type: ignore[method-assign]
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def close(self) -> None:
        """Stop answering."""
        if self.server is not None:
            self.server.shutdown()
            self.server.server_close()


@pytest.fixture
def town() -> Iterator[Town]:
    """A town paper with no pages yet."""
    opened = Town().open()
    yield opened
    opened.close()


@dataclass
class Desk:
    """A folder with newstrail.toml and an archive, and the command line in it."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def configure(self, text: str = "", *, delay: float = 0, timeout: float = 10) -> None:
        """Write newstrail.toml: loopback allowed, then `text`."""
        crawl = f'[crawl]\ndelay = {delay}\ntimeout = {timeout}\nallow_private = ["127.0.0.1"]\n'
        (self.folder / "newstrail.toml").write_text(crawl + text)

    def command(self, *words: str) -> list[str]:
        """The command line of `newstrail WORDS`."""
        return [sys.executable, "-m", "crawler.cli", *words]

    def surroundings(self) -> dict[str, str]:
        """The environment of the command: this project's, without what a person may have set."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("NEWSTRAIL_")}
        root = str(Path(__file__).parents[3])
        return {**kept, "PYTHONPATH": root, **self.environment}

    def run(self, *words: str, expect: int = 0) -> subprocess.CompletedProcess[str]:
        """Run `newstrail WORDS` to its end."""
        done = subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=self.surroundings(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == expect, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def run_limited(self, kilobytes: int, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `newstrail WORDS` with no file allowed to grow beyond so many kilobytes: a full disk."""

        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))

        return subprocess.run(
            self.command(*words),
            cwd=self.folder,
            env=self.surroundings(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            stdin=subprocess.DEVNULL,
            preexec_fn=limit,
        )

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start `newstrail WORDS` and go on."""
        return subprocess.Popen(
            self.command(*words),
            cwd=self.folder,
            env=self.surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            stdin=subprocess.DEVNULL,
        )

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        """What the archive answers."""
        db = sqlite3.connect(self.folder / "newstrail.db")
        db.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in db.execute(query, values)]
        finally:
            db.close()

    def visits(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """The last outcome and evidence of each URL's path."""
        return {
            row["url"].split("/", 3)[3] if row["url"].count("/") > 2 else row["url"]: (
                row["outcome"],
                json.loads(row["evidence"]),
            )
            for row in self.rows("SELECT url, outcome, evidence FROM fetches ORDER BY id")
        }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty folder to work in."""
    return Desk(tmp_path)
