"""Response headers that keep scraped text from running: a content security policy on every page, Datasette's own too.

Owns the policies, the nonce of Datasette's inline scripts and the ASGI layer that sets them. Must not know pages.

Newstrail's pages have no inline script at all. Datasette's have; only those that stand in its template *files* get the
nonce, when the template is compiled, so that nothing which a template prints can ever carry it.
"""

import re
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import jinja2

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

NONCE = "newstrail_nonce"
# The one style element that the charting library writes into each picture (for className "picture"), by its digest.
CHART_STYLE = "sha256-Uhd9L1ey4w/WsVzWBrngYO+TjmhfJmsDDwGtsCbGIg0="
_COMMON = "base-uri 'none'; form-action 'self'; object-src 'none'; frame-ancestors 'self'"
PAGE = (
    f"default-src 'none'; script-src 'self'; style-src 'self' '{CHART_STYLE}'; img-src 'self' data:; "
    f"font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; {_COMMON}"
)
# For archived HTML: no script, no request to anywhere, an origin of its own that is equal to no other.
REPLAY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; form-action 'none'"
)
# Datasette 1.0's one event handler in a template: openColumnChooser().
_HANDLER = "sha256-+l3zeDxxnrQy0aouZ6fIDwi+bFJ9b3COj5bWIKEUFYU="
_DATASETTE = (
    f"default-src 'none'; script-src 'self' 'nonce-{{nonce}}' 'unsafe-hashes' '{_HANDLER}'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    + _COMMON
)
_OTHERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}
_INLINE_SCRIPT = re.compile(r"<script(?=[\s>])(?![^>]*\bsrc\s*=)", re.IGNORECASE)


def with_policy(app: App) -> App:
    """`app`, each of whose HTTP responses has a policy (its own, or Datasette's pages') and the other headers."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        scope = {**scope, NONCE: secrets.token_urlsafe(16)}

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _complete(list(message.get("headers") or []), scope[NONCE])}
            await send(message)

        await app(scope, receive, send_guarded)

    return guarded


def _complete(headers: list[tuple[bytes, bytes]], nonce: str) -> list[tuple[bytes, bytes]]:
    present = {name.lower() for name, _ in headers}
    policies = b"; ".join(value for name, value in headers if name.lower() == b"content-security-policy")
    if b"-src" not in policies:  # none yet, or one that says only who may frame the page
        headers.append((b"content-security-policy", _DATASETTE.format(nonce=nonce).encode()))
    headers += [(name, value) for name, value in _OTHERS.items() if name not in present]
    return [(name, _inside(value) if name.lower() == b"location" else value) for name, value in headers]


def _inside(location: bytes) -> bytes:
    # Browsers read `//host` and `/\\host` as another server; Datasette 0.65 redirects to what it was asked for.
    rest = location.lstrip(b"/\\\t\r\n ")
    leaves = location[:1] in (b"/", b"\\") and len(location) - len(rest) > 1
    return b"/" + rest if leaves else location


class NonceLoader(jinja2.BaseLoader):
    """Gives the inline scripts of template files the request's nonce (`csp_nonce`), and is otherwise `loader`."""

    def __init__(self, loader: jinja2.BaseLoader) -> None:
        self.loader = loader

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """As the wrapped loader's, with the nonce put in."""
        source, name, fresh = self.loader.get_source(environment, template)
        return _INLINE_SCRIPT.sub('<script nonce="{{ csp_nonce }}"', source), name, fresh

    def list_templates(self) -> list[str]:
        """As the wrapped loader's."""
        return self.loader.list_templates()
