"""Undoes the transfer's compression, within bounds.

Owns how many layers are undone and what a lying header leads to. Size and codecs are Scrapy's.
"""

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

LAYERS = 2
_GZIP = (b"gzip", b"x-gzip")


class Unreadable(IgnoreRequest):
    """An answer came, but its body cannot be had: too big, or not what its headers say."""


class CompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's, with at most two layers, and plain bodies that only claim to be gzip kept as they are."""

    def process_response(  # type: ignore[override]
        self, request: Request, response: Response
    ) -> Request | Response:
        """Raises Unreadable for a body over the limit, with too many layers, or that cannot be decoded."""
        encodings = b",".join(response.headers.getlist("Content-Encoding")).lower().split(b",")
        layers = [one.strip() for one in encodings if one.strip() not in (b"", b"identity")]
        if len(layers) > LAYERS:
            raise Unreadable(f"{len(layers)} layers of compression")
        if layers:
            request.meta["content_encoding"] = b", ".join(layers).decode("latin-1")
        if not layers or (layers[-1] in _GZIP and not response.body.startswith(b"\x1f\x8b")):
            response.headers.pop("Content-Encoding", None)
            return response
        try:
            return super().process_response(request, _untyped(response))
        except IgnoreRequest as error:
            raise Unreadable(str(error)) from None
        except Exception as error:
            raise Unreadable(f"the body is not {b', '.join(layers).decode('latin-1')} ({error})") from None


def _untyped(response: Response) -> Response:
    """`response` as bytes without a type: a typed one would have the encoding of its compressed text guessed."""
    return Response(
        response.url,
        response.status,
        response.headers,
        response.body,
        response.flags,
        response.request,
        response.certificate,
        response.ip_address,
        response.protocol,
    )
