"""Other libraries' ways from a page's bytes to its text, for the benchmark (extra [bench]); a failure is no text."""

import importlib
import logging
from collections.abc import Callable

Extract = Callable[[bytes, str], str]


def trafilatura(body: bytes, url: str) -> str:
    """trafilatura, its default mode, without comments."""
    return importlib.import_module("trafilatura").extract(body, url=url, include_comments=False) or ""


def newspaper4k(body: bytes, url: str) -> str:
    """newspaper4k's article text; without its look at the images, which it would fetch from the sites themselves."""
    article = importlib.import_module("newspaper").Article(url, fetch_images=False)
    article.download(input_html=body.decode("utf-8", "replace"))
    article.parse()
    return str(article.text)


def readability(body: bytes, url: str) -> str:
    """readability-lxml's summary, its text."""
    summary = importlib.import_module("readability").Document(body.decode("utf-8", "replace"), url=url).summary()
    return str(importlib.import_module("lxml.html").fromstring(summary).text_content())


def resiliparse(body: bytes, url: str) -> str:
    """resiliparse's main content."""
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return str(extract(body.decode("utf-8", "replace"), main_content=True))


def _safe(extract: Extract) -> Extract:
    def safe(body: bytes, url: str) -> str:
        try:
            return extract(body, url)
        except Exception:
            return ""

    return safe


logging.getLogger("readability").setLevel(logging.CRITICAL)  # it prints what it cannot read; here that is no text
PEERS = {one.__name__: _safe(one) for one in (trafilatura, newspaper4k, readability, resiliparse)}
