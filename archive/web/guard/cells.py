"""Keeps a spreadsheet from running a cell of a CSV download as a formula (OWASP, CSV injection).

Owns the rewriting of CSV as it streams by. Must not know what the cells mean. A cell that begins with = + -
@, a tab or a carriage return gets a leading apostrophe; a plain number does not.
"""

import re

from archive.web.guard.headers import App, Message, Receive, Scope, Send

_FORMULA = frozenset("=+-@\t\r＝＋－＠")
_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d+)?")


class Cells:
    """Rewrites CSV text given piece by piece; a piece may end anywhere."""

    def __init__(self) -> None:
        self._cell: list[str] | None = None  # a suspicious cell's text so far
        self._start, self._quoted, self._quote_seen = True, False, False

    def feed(self, text: str) -> str:
        """The rewritten text that is certain by now."""
        out: list[str] = []
        for character in text:
            self._next(character, out)
        return "".join(out)

    def close(self) -> str:
        """What was held back."""
        out: list[str] = []
        self._end(out)
        return "".join(out)

    def _next(self, character: str, out: list[str]) -> None:
        if self._start:
            if character == '"' and not self._quoted:
                self._quoted = True
                out.append(character)
                return
            self._start = False
            if character in _FORMULA and not (character == "\r" and not self._quoted):
                self._cell = []
        if self._quoted:
            if character == '"':
                self._quote_seen = not self._quote_seen
            elif self._quote_seen:  # the quote before closed the cell
                self._quoted = self._quote_seen = False
        if not self._quoted and character in ",\n\r":
            self._end(out)
            out.append(character)
            self._start = True
        elif self._cell is not None:
            self._cell.append(character)
        else:
            out.append(character)

    def _end(self, out: list[str]) -> None:
        if self._cell is not None:
            text = "".join(self._cell)
            out.append(text if _NUMBER.fullmatch(text.removesuffix('"')) else "'" + text)
        self._cell = None


def with_cells(app: App) -> App:
    """`app`, whose CSV responses hold no formula."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        cells: Cells | None = None
        rest = b""

        async def send_guarded(message: Message) -> None:
            nonlocal cells, rest
            if message["type"] == "http.response.start":
                headers = [(name.lower(), value) for name, value in message.get("headers") or []]
                kind = dict(headers).get(b"content-type", b"")
                plain = kind.startswith(b"text/plain") and scope.get("path", "").endswith(".csv")
                if kind.startswith(b"text/csv") or plain:
                    cells = Cells()
                    kept = [(name, value) for name, value in headers if name != b"content-length"]
                    message = {**message, "headers": kept}
            elif cells is not None and message["type"] == "http.response.body":
                data = rest + message.get("body", b"")
                text, rest = _whole(data)
                body = cells.feed(text) + ("" if message.get("more_body") else cells.close())
                message = {**message, "body": body.encode()}
            await send(message)

        await app(scope, receive, send_guarded if scope["type"] == "http" else send)

    return guarded


def _whole(data: bytes) -> tuple[str, bytes]:
    """The text of `data` but for a character cut off at its end, and the bytes of that one."""
    for keep in range(4):
        try:
            return data[: len(data) - keep].decode(), data[len(data) - keep :]
        except UnicodeDecodeError as error:
            if error.reason != "unexpected end of data":
                break
    return data.decode("utf-8", "replace"), b""
