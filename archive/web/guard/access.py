"""Who may ask: on a loopback address only this machine under its own name, elsewhere only who has the token.

Owns the token, its cookie and the names a loopback server answers to. Must not know pages. Plain `datasette` sets
neither: then everyone that Datasette's own permissions let in may ask.
"""

import hmac
import ipaddress
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from archive.web.guard.headers import App, Receive, Scope, Send

COOKIE = "newstrail_token"
ENTRANCE = "/-/enter"
_REFUSED = b"This archive is not open to everyone. Open the address with the token that `newstrail serve` printed.\n"
_MISNAMED = b"This server answers to localhost only.\n"


@dataclass(frozen=True, slots=True)
class Rule:
    """`token`: what a request must show (None: nothing). `loopback`: answer only to names of this machine."""

    token: str | None = None
    loopback: bool = False


def is_loopback(host: str) -> bool:
    """Whether a server bound to `host` can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def with_access(app: App, rule: Rule) -> App:
    """`app` for those whom `rule` lets in; 403 for others.

    A page elsewhere could have its own name resolve to 127.0.0.1 and read the archive through the visitor's browser
    (DNS rebinding): the Host header gives that away.
    """

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope.get("headers") or []}
        if rule.loopback and not is_loopback(_name(headers.get(b"host", ""))):
            await _answer(send, 403, _MISNAMED)
        elif rule.token is None:
            await app(scope, receive, send)
        elif scope["path"] == ENTRANCE:
            await _enter(scope, send, rule.token)
        elif _shown(headers, rule.token):
            await app(scope, receive, send)
        else:
            await _answer(send, 403, _REFUSED)

    return guarded


def _name(host: str) -> str:
    return host.rsplit(":", 1)[0] if not host.endswith("]") and host.count(":") != 0 else host


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode(), token.encode())


def _shown(headers: dict[bytes, str], token: str) -> bool:
    scheme, _, given = headers.get(b"authorization", "").partition(" ")
    if scheme.lower() == "bearer" and _same(given.strip(), token):
        return True
    try:
        cookie = SimpleCookie(headers.get(b"cookie", "")).get(COOKIE)
    except CookieError:
        return False
    return cookie is not None and _same(cookie.value, token)


async def _enter(scope: Scope, send: Send, token: str) -> None:
    given = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[0]
    if not _same(given, token):
        await _answer(send, 403, _REFUSED)
        return
    # Always to the front page: a target that the address could name would be an open redirect.
    cookie = f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000"
    await _answer(send, 303, b"", [(b"location", b"/"), (b"set-cookie", cookie.encode())])


async def _answer(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store"), *(headers or [])]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
