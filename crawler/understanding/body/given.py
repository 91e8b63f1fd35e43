"""What a page says about its text elsewhere: title, description, the article body of its JSON-LD.

Owns how those are found without reading the whole of the JSON. Must not know which of them is right.
"""

import json
import re
from html import unescape

from crawler.understanding.body.features import Given
from crawler.understanding.document import Document

_BODY = re.compile(r'"articleBody"\s*:\s*"([^"\\]*(?:\\.[^"\\]*)*)"', re.DOTALL)
_TAG = re.compile(r"<[^<>]{1,300}>")


def given_of(doc: Document) -> Given:
    """The witnesses of a parsed page; each "" when the page does not give it."""
    head = doc.head
    return Given(
        title=head.first("og:title", "twitter:title") or head.title,
        description=head.first("og:description", "description", "twitter:description"),
        article_body=max((_article_body(raw) for raw in head.json_ld if "articleBody" in raw), key=len, default=""),
    )


def _article_body(raw: str) -> str:
    """The longest `articleBody` string in JSON-LD text, sound JSON or not, its markup and entities undone."""
    found = ""
    for text in _BODY.findall(raw):
        if len(text) <= len(found):
            continue
        try:
            found = json.loads(f'"{text}"', strict=False)
        except ValueError:
            found = text.replace("\\n", "\n").replace('\\"', '"')
    if "<" in found:
        found = _TAG.sub("\n", found)
    return unescape(unescape(found))
