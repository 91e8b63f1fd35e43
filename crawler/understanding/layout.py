"""Serialised HTML to the flat lists of a `Document`, in one walk.

Owns which elements break a block of text, and how a block's text reads. Must not know what the text says.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.understanding.document import Document

_VOID_NAMES = "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark nobr q ruby rb rp rt"
    " rtc s samp small span strike strong sub sup time tt u var wbr"
)
VOID = frozenset(_VOID_NAMES.split())
INLINE = frozenset(_INLINE_NAMES.split())
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TOKEN = re.compile(r"<(/?[a-z][^\s>]*)([^>]*)>([^<]*)")


def unescape(text: str) -> str:
    """Undo the escapes of serialised HTML (there are only these five)."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text.replace("&amp;", "&")


def lay_out(doc: "Document", html: str) -> None:
    """The one walk: fill the document's lists from serialised, and therefore well-formed, HTML."""
    if "<!--" in html:
        html = _COMMENT.sub("", html)
    tags, attrs, parents, depths, ends = doc.tags, doc.attrs, doc.parents, doc.depths, doc.ends
    text_from, text_to = doc.text_from, doc.text_to
    texts, owners, text_links, links = doc.texts, doc.owners, doc.text_links, doc.links
    inline, void = INLINE, VOID
    current, box, link, depth = -1, -1, -1, 0
    started = 0  # first text run of the block being read
    visible = False  # whether it has any text yet
    for tag, raw, text in _TOKEN.findall(html):
        if tag[0] == "/":
            tag = tag[1:]
            while current >= 0:  # one step, as the serialised tree is well-formed
                ends[current] = len(tags)
                text_to[current] = len(texts)
                closed = tags[current]
                current = parents[current]
                depth -= 1
                if closed == tag:
                    break
            if tag in inline:
                if tag == "a":
                    link = -1
            else:
                if visible:
                    _close_block(doc, started, box)
                    visible = False
                started = len(texts)
                box = current
                while box >= 0 and tags[box] in inline:
                    box = parents[box]
        elif tag == "br":
            text = "\v" + text
        else:
            element = len(tags)
            if tag not in inline:
                if visible:
                    _close_block(doc, started, box)
                    visible = False
                started = len(texts)
            elif tag == "a" and "href" in raw:
                link = element
                links.append(element)
            tags.append(tag)
            attrs.append(raw)
            parents.append(current)
            depths.append(depth)
            ends.append(element + 1)
            text_from.append(len(texts))
            text_to.append(len(texts))
            if tag not in void:
                current = element
                depth += 1
                if tag not in inline:
                    box = element
        if text:
            if not visible:
                if text.isspace():
                    if "\v" not in text and started == len(texts):
                        continue
                else:
                    visible = True
            texts.append(unescape(text) if "&" in text else text)
            owners.append(current)
            text_links.append(link)
    if visible:
        _close_block(doc, started, box)
    while current >= 0:  # an open element at the end: markup that closed nothing
        ends[current], text_to[current] = len(tags), len(texts)
        current = parents[current]


def _close_block(doc: "Document", start: int, box: int) -> None:
    texts = doc.texts[start:]
    joined = "".join(texts)
    if "\v" in joined:
        lines = [" ".join(line.split()) for line in joined.split("\v")]
        flat = "\n".join(lines).strip()
    else:
        flat = " ".join(joined.split())
    if not flat:
        return
    doc.block_from.append(start)
    doc.block_to.append(len(doc.texts))
    doc.block_box.append(box)
    doc.block_texts.append(flat)
    linked = 0
    for link, text in zip(doc.text_links[start:], texts, strict=True):
        if link >= 0:
            linked += len(text)
    doc.block_linked.append(linked if linked < len(flat) else len(flat))
