"""One signed POST to a receiver's URL, and the check of its signature on the other side.

Owns the wire form: Standard Webhooks (github.com/standard-webhooks): headers `webhook-id`, `webhook-timestamp` and
`webhook-signature: v1,<base64 of HMAC-SHA256 over "id.timestamp.body">`. No redirect is followed, TLS is verified, and
the address that is connected to is the one that was checked. Must not know the outbox.
"""

import base64
import binascii
import hashlib
import hmac
import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

SECONDS = 15.0
CLOCK_SKEW = 300
Allowed = Callable[[str, int], bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a POST: `accepted`, or why not; `final` when trying again is pointless (410 Gone)."""

    accepted: bool
    error: str = ""
    final: bool = False


def public(address: str, port: int) -> bool:
    """Whether an address is one of the public Internet: what a webhook may be sent to unless more is allowed."""
    found = ipaddress.ip_address(address)
    mapped = getattr(found, "ipv4_mapped", None)
    return bool(mapped.is_global if mapped is not None else found.is_global and not found.is_multicast)


def key(secret: str) -> bytes:
    """The signing key: `whsec_` and base64, or any other text as its UTF-8 bytes."""
    if secret.startswith("whsec_"):
        try:
            return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except binascii.Error:
            pass
    return secret.encode()


def sign(secret: str, event_id: str, timestamp: int, body: bytes) -> str:
    """The value of `webhook-signature`."""
    signed = f"{event_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key(secret), signed, hashlib.sha256).digest()).decode()


def genuine(secret: str, headers: Mapping[str, str], body: bytes, *, now: float | None = None) -> bool:
    """Whether a received POST was signed with `secret` lately. Header names in lower case."""
    try:
        timestamp = int(headers["webhook-timestamp"])
        event_id, given = headers["webhook-id"], headers["webhook-signature"]
    except (KeyError, ValueError):
        return False
    if abs((time.time() if now is None else now) - timestamp) > CLOCK_SKEW:
        return False
    expected = sign(secret, event_id, timestamp, body)
    return any(hmac.compare_digest(expected, one) for one in given.split())


def post(
    url: str, secret: str, event_id: str, body: bytes, *, allowed: Allowed = public, seconds: float = SECONDS
) -> Answer:
    """Send `body`. Never raises for what a receiver or the network does: that is an Answer."""
    parts = urlsplit(url)
    timestamp = int(time.time())
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "newstrail",
        "webhook-id": event_id,
        "webhook-timestamp": str(timestamp),
    }
    if secret:
        headers["webhook-signature"] = sign(secret, event_id, timestamp, body)
    try:
        connection = _connect(parts.scheme, parts.hostname or "", parts.port, allowed, seconds)
    except (OSError, ValueError) as error:
        return Answer(False, str(error) or type(error).__name__)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, headers)
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        return Answer(False, str(error) or type(error).__name__)
    finally:
        connection.close()
    return Answer(200 <= status < 300, "" if 200 <= status < 300 else f"answered {status}", status == 410)


def _connect(scheme: str, host: str, port: int | None, allowed: Allowed, seconds: float) -> http.client.HTTPConnection:
    number = port or (443 if scheme == "https" else 80)
    found = [entry[4][0] for entry in socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)]
    addresses = [str(address) for address in found if allowed(str(address), number)]
    if not addresses or len(addresses) < len(found):
        raise ValueError(f"{host} leads to an address that is not allowed")
    plain = socket.create_connection((addresses[0], number), timeout=seconds)
    connection = http.client.HTTPConnection(host, number, timeout=seconds)
    connection.default_port = 443 if scheme == "https" else 80
    try:
        context = ssl.create_default_context() if scheme == "https" else None
        connection.sock = context.wrap_socket(plain, server_hostname=host) if context else plain
    except BaseException:
        plain.close()
        raise
    return connection
