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
_BREAKING_NAMES = (
    "address article aside blockquote button caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table"
    " tbody td tfoot th thead tr ul"
)
VOID = frozenset(_VOID_NAMES.split())
INLINE = frozenset(_INLINE_NAMES.split())
_BREAKING = frozenset(_BREAKING_NAMES.split())
# Of phrasing content alone (HTML Standard 4.4.1, 4.3.6): an element in them that HTML does not know breaks no line.
_PHRASING = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
# Name and attributes of a start tag, nothing of an end tag, which can only be that of the open element; then text.
# Nothing is given back, as nothing in it could match otherwise.
_TOKEN = re.compile(r"<(?:([a-z][^ >]*+)([^>]*+)|/[^>]*+)>([^<]*+)")
_UNSEEN = ("\u00ad", "\u200b", "\u2060", "\ufeff")


def unescape(text: str) -> str:
    """Undo the escapes of serialised HTML (there are only these five)."""
    if "&" not in text:
        return text
    text = text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text.replace("&amp;", "&")


def lay_out(doc: "Document", html: str) -> None:
    """The one walk: fill the document's lists from serialised, and therefore well-formed, HTML."""
    tags, attrs, parents, ends = doc.tags, doc.attrs, doc.parents, doc.ends
    text_from, text_to = doc.text_from, doc.text_to
    texts, owners, text_links = doc.texts, doc.owners, doc.text_links
    inline, void = INLINE, VOID
    spans: list[tuple[int, int, int]] = []  # of blocks: text runs from and to, element
    around: list[int] = []  # the boxes around those that are open
    current, box, link = -1, -1, -1
    count = runs = 0  # elements and text runs so far
    started, visible = 0, False  # first text run of the block being read, and whether there is any text in it yet
    for tag, raw, text in _TOKEN.findall(_cleaned(html)):
        if not tag:
            if current >= 0:
                ends[current] = count
                text_to[current] = runs
                closed, current = current, parents[current]
                if closed != box:
                    if tags[closed] == "a":
                        link = -1
                else:
                    box = around.pop()
                    if not visible and spans and spans[-1][1:] == (runs, box) and tags[box] == "p":
                        started, visible = spans.pop()[0], True  # an empty button amid a paragraph parts nothing
                    else:
                        if visible:
                            spans.append((started, runs, closed))
                            visible = False
                        started = runs
        elif tag == "br":
            text = "\v" + text
        else:
            tags.append(tag)
            attrs.append(raw)
            parents.append(current)
            text_from.append(runs)
            text_to.append(runs)
            if tag in inline or (tag not in _BREAKING and box >= 0 and tags[box] in _PHRASING):
                if tag == "a" and "href" in raw:
                    link = count
                    doc.links.append(count)
                if tag not in void:
                    current = count
            else:
                if visible:
                    spans.append((started, runs, box))
                    visible = False
                started = runs
                if tag not in void:
                    around.append(box)
                    current = box = count
            count += 1
            ends.append(count)
        if text:
            if not visible:
                if text.isspace():
                    if started == runs and "\v" not in text:
                        continue
                else:
                    visible = True
            texts.append(unescape(text) if "&" in text else text)
            owners.append(current)
            text_links.append(link)
            runs += 1
    _close_open(doc, current, count, runs)
    _fill_blocks(doc, [*spans, (started, runs, box)] if visible else spans)


def _close_open(doc: "Document", current: int, count: int, runs: int) -> None:
    """Close what is still open at the end: markup that closed nothing."""
    while current >= 0:
        doc.ends[current], doc.text_to[current] = count, runs
        current = doc.parents[current]


def _cleaned(html: str) -> str:
    """Without comments, and without characters that nobody sees: soft hyphens, zero-width spaces, word joiners."""
    at = html.find("<!--")
    if at >= 0:
        html = _uncommented(html, at)
    for unseen in _UNSEEN:
        if unseen in html:
            html = html.replace(unseen, "")
    return html


def _uncommented(html: str, at: int) -> str:
    """Without the comments, of which the first begins at `at`."""
    parts, start = [], 0
    while at >= 0:
        end = html.find("-->", at + 4)
        if end < 0:
            break
        parts.append(html[start:at])
        start = end + 3
        at = html.find("<!--", start)
    parts.append(html[start:])
    return "".join(parts)


def flat_text(joined: str) -> str:
    """Text runs put together as a block's text: white space collapsed, a newline for each `\\v`."""
    if joined.isprintable() and "  " not in joined:  # the only white space that can be printed is a space
        return joined.strip()
    if "\v" in joined:
        return "\n".join([" ".join(line.split()) for line in joined.split("\v")]).strip()
    return " ".join(joined.split())


def _fill_blocks(doc: "Document", spans: list[tuple[int, int, int]]) -> None:
    """Note the blocks of these text runs and elements, but those in which there is nothing to see."""
    texts, text_links = doc.texts, doc.text_links
    froms, tos, boxes, tags = doc.block_from, doc.block_to, doc.block_box, doc.tags
    flats, links = doc.block_texts, doc.block_linked
    for start, end, box in spans:
        if end - start == 1:
            joined = texts[start]
            linked = len(joined) if text_links[start] >= 0 else 0
        else:
            mine, over = texts[start:end], text_links[start:end]
            joined = "".join(mine)
            linked = 0 if max(over) < 0 else sum([len(t) for t, link in zip(mine, over, strict=True) if link >= 0])
        if tags[box] == "pre":
            joined = joined.replace("\n", "\v")
        # What most blocks need is done here, as a call takes as long as that.
        flat = joined.strip() if joined.isprintable() and "  " not in joined else flat_text(joined)
        if flat:
            froms.append(start)
            tos.append(end)
            boxes.append(box)
            flats.append(flat)
            links.append(linked if linked < len(flat) else len(flat))
