"""Records that stand alone: the lead story of a front page, a form that comes once or twice only.

Owns how they are known: by an address of the form that the listing's other addresses have; and, the other way round,
what strayed into a list. Must not know how lists are found.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import compress

from crawler.understanding.document import Document
from crawler.understanding.listings import judge
from crawler.understanding.listings.addresses import address_of
from crawler.understanding.listings.cutting import cut
from crawler.understanding.listings.fields import Fields
from crawler.understanding.listings.forms import Forms
from crawler.understanding.listings.groups import Group
from crawler.understanding.listings.record import HEADINGS, Reader, Record, in_heading, words_in

_DIGITS = re.compile(r"\d+")
_LONG = 4  # words of a headline that is no heading
_DATED = 4  # dated records that tell what is a stray
_MOST = 0.8  # of them that must have one form
_ALIKE = 3  # records whose addresses have a form that is one of the listing's
_SHARE = 0.6  # of the listing's records that must be alike


def shape(url: str) -> str:
    """The form of an address: its segments with digits as 0, the last one told only as slug, number or word."""
    host, _, path = url.split("://", 1)[-1].split("?", 1)[0].split("#", 1)[0].partition("/")
    parts = [part for part in path.split("/") if part]
    if not parts:
        return ""
    last = parts[-1]
    kind = "slug" if last.count("-") >= 2 or last.count("_") >= 2 else "number" if last.isdecimal() else "word"
    return "/".join([host.removeprefix("www."), *(_DIGITS.sub("0", part) for part in parts[:-1]), kind])


def without_strays(records: Sequence[Record]) -> list[Record]:
    """A list without those of its records that have neither a day nor the form of address of two that have.

    Such are links above and below a list in its own form: "New search", "Contact".
    """
    dated = [record for record in records if record.moment is not None]
    if len(dated) == len(records) or len(dated) < max(_DATED, _SHARE * len(records)):
        return list(records)
    forms = Counter(shape(record.url) for record in dated)
    if forms.most_common(1)[0][1] < _MOST * len(dated):
        return list(records)
    return [record for record in records if record.moment is not None or forms[shape(record.url)] > 1]


def lone_records(doc: Document, reader: Reader, records: Sequence[Record]) -> list[Record]:
    """The records outside the lists whose addresses have the lists' form and whose links are headlines."""
    forms = Counter(shape(record.url) for record in records)
    if not forms:
        return []
    if forms.most_common(1)[0][1] < _SHARE * len(records):
        return []
    alike = {form for form, count in forms.items() if count >= _ALIKE and _tells(form)}
    if not alike:
        return []
    known = {record.url for record in records}
    bare = {url.partition("#")[0] for url in known}
    lone: dict[int, str] = {}
    others: dict[int, str] = {}
    seen: set[str] = set()
    for link in doc.links:
        url = address_of(doc, link)
        if not url:
            continue
        if url in known:
            others[link] = url
        elif url not in seen and url.partition("#")[0] not in bare and shape(url) in alike and _is_headline(doc, link):
            seen.add(url)
            lone[link] = url
    if not lone:
        return []
    links = sorted([*lone, *others])
    group = Group(0, links, [lone.get(link) or others[link] for link in links])
    cut(doc, group)
    mine = [link in lone for link in links]
    alone = Group(
        0, list(lone), list(lone.values()), list(compress(group.roots, mine)), list(compress(group.spans, mine))
    )
    alone.parent = group.parent
    return Fields(doc, Forms(doc), reader).quick(alone, dated=True)


def _tells(form: str) -> bool:
    """Whether the form of an address is one of stories, and not that of any page."""
    return form.endswith(("slug", "number")) or "0" in form


def _is_headline(doc: Document, link: int) -> bool:
    """Whether a link in no furniture is a heading, or fills its block with four words and more."""
    words = words_in(doc.text_of(link))
    if words < 2:
        return False
    headed = in_heading(doc, link) or any(doc.tags[element] in HEADINGS for element in range(link, doc.ends[link]))
    return (headed or (words >= _LONG and _fills(doc, link))) and judge.place_cost(doc, link) == 0


def _fills(doc: Document, link: int) -> bool:
    block = bisect_right(doc.block_from, doc.text_from[link]) - 1
    return block >= 0 and doc.block_linked[block] * 10 >= len(doc.block_texts[block]) * 9
