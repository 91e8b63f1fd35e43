"""The web server of one newspaper, on loopback.

Owns sockets, headers and the request log. Must not know stories. It listens on 127.0.0.1 only.
"""

import contextlib
import itertools
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

from crawler.newsroom.answers import HTML, Answer, Answers, compressed
from crawler.newsroom.ledger import Asked, Ledger

PIECE = 256  # bytes of a slow page that are sent at once


class Press(ThreadingHTTPServer):
    """Serves one paper from threads of its own between `start` and `stop`."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, answers: Answers, ledger: Ledger, now: Callable[[], datetime], port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.answers, self.ledger, self.now = answers, ledger, now
        self.turns = itertools.count(1)
        self.origin = f"http://127.0.0.1:{self.server_address[1]}"
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to answer."""
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop to answer, and give the port back."""
        if self._thread is not None:
            self.shutdown()
            self._thread.join()
            self._thread = None
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no error of the newsroom's."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Newsroom"
    sys_version = ""
    timeout = 30
    disable_nagle_algorithm = True  # else every second answer waits for an acknowledgement of the first

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        press = cast(Press, self.server)
        asked = {name.lower(): value for name, value in self.headers.items()}
        now = press.now()
        given = press.answers.answer(self.path, asked, origin=press.origin, now=now, turn=next(press.turns))
        press.ledger.note(
            Asked(
                paper=press.answers.paper.name,
                method=self.command,
                target=self.path,
                at=now,
                seconds=time.monotonic(),
                status=given.status,
                user_agent=asked.get("user-agent", ""),
                conditional="if-none-match" in asked or "if-modified-since" in asked,
            )
        )
        self._send(compressed(given, asked.get("accept-encoding", "")), now, press, with_body=with_body)

    def _send(self, given: Answer, now: datetime, press: Press, *, with_body: bool) -> None:
        kind = given.content_type
        self.send_response_only(given.status)
        self.send_header("Server", given.headers.get("Server", self.server_version))
        self.send_header("Date", format_datetime(now.astimezone(UTC), usegmt=True))
        self.send_header("Content-Type", f"{HTML}; charset={press.answers.paper.charset}" if kind == HTML else kind)
        for name, value in given.headers.items():
            if name != "Server":
                self.send_header(name, value)
        if given.status != 304:
            self.send_header("Content-Length", str(len(given.body)))
        self.end_headers()
        if not with_body or given.status == 304:
            return
        with contextlib.suppress(ConnectionError):
            if not given.pause:
                self.wfile.write(given.body)
                return
            for start in range(0, len(given.body), PIECE):
                self.wfile.write(given.body[start : start + PIECE])
                self.wfile.flush()
                time.sleep(given.pause)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """The ledger is the log."""
