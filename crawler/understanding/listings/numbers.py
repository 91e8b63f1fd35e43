"""The numbered links to a listing's pages: "1 2 3 … 9".

Owns how such numbers are told from others (ranks, rooms, days of a calendar): their addresses count on with them from
the page's own address. Must not know other ways of going on.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit

_PAGE_WORDS = (
    "page p paged pg pn pi pagenum pageno pageindex page_num seite pagina página side sida sivu sayfa strana stranka "
    "strona oldal halaman hal trang puslapis lk lapa pagen_1 страница"
)
_PAGE_KEYS = frozenset(_PAGE_WORDS.split())
_PAGE_PATH = re.compile(r"(?<=/)(?:page|seite|pagina|p|strana|s)[/-]?(\d{1,4})/?$", re.I)
_NUMBER = re.compile(r"\d+")
_DAY = re.compile(r"/(?:19|20)\d\d[/-]\d|[?&](?:[\w-]*date|day|month|year|cal\w*|monat|jahr)=", re.I)
_STEM = re.compile(r"(?:[-_/.]?(?:index|default|page|seite|pagina|strana|p|s)?[-_/.]?\d*)(?:\.\w{2,5})?/?$", re.I)
_MOST = 400  # numbers of a page that are looked at


def page_number(url: str) -> int | None:
    """The number of a page of a listing, as its address has it (?page=3, /page/3/), or None."""
    try:
        parts = urlsplit(url)
        fields = parse_qsl(parts.query)
    except ValueError:
        return None
    for key, value in fields:
        if key.lower() in _PAGE_KEYS and value.isdecimal():
            return int(value)
    match = _PAGE_PATH.search(parts.path)
    return int(match[1]) if match else None


def turned(url: str) -> str:
    """The address of the page after that at `url`, which counts its pages; "" where it does not."""
    number = page_number(url)
    if number is None:
        return ""
    counted = re.compile(rf"([?&](?:{'|'.join(_PAGE_KEYS)})=){number}(?=[&#]|$)", re.I)
    if counted.search(url):
        return counted.sub(rf"\g<1>{number + 1}", url, count=1)
    head, _, tail = url.rpartition(str(number))
    return f"{head}{number + 1}{tail}"


def following(here: str, numbered: Sequence[tuple[int, str]], marked: Iterable[int]) -> str:
    """The address of the page after that at `here`, among links that are `numbered`, or "".

    `marked` are the numbers that the page shows as the current one; without any, it is the one that is not linked.
    """
    pages = {number: url for number, url in reversed(numbered) if url and page_number(url) in (number, number - 1)}
    if not any(n == 2 for n in pages) and len(numbered) < 2:
        pages = {}
    counted = _counted(here, numbered[:_MOST])
    pages = pages or counted
    if not pages:
        return ""
    shown = _shown(here, pages)
    if shown is None:
        shown = next(iter(marked), None)
    if shown is None:
        shown = next((n for n in range(1, max(pages)) if n not in pages), 1)
    return pages.get(shown + 1, "")


def _shown(here: str, pages: dict[int, str]) -> int | None:
    """The number of the page itself, by its own address; None where that does not say."""
    given = page_number(here)
    if given is None:
        return None
    zero = any(page_number(url) == number - 1 for number, url in pages.items())
    return given + 1 if zero else given


def _counted(here: str, numbered: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Those links, two at least, whose addresses differ in one number only, which grows with theirs."""
    alike: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, url in numbered:
        if url and not _DAY.search(url) and _goes_on(here, url):
            alike[_NUMBER.sub("0", url)].append((number, url))
    return next((dict(links) for links in alike.values() if len(set(links)) > 1 and _in_step(links)), {})


def _in_step(links: Sequence[tuple[int, str]]) -> bool:
    """Whether of the numbers in the addresses one alone changes, each time in step with the link's."""
    fields = [(number, [int(digits) for digits in _NUMBER.findall(url)]) for number, url in sorted(set(links))]
    steps = set()
    for (number, before), (other, behind) in pairwise(fields):
        changed = [b - a for a, b in zip(before, behind, strict=True) if a != b]
        if len(changed) != 1 or other == number or changed[0] % (other - number):
            return False
        steps.add(changed[0] // (other - number))
    return len(steps) == 1 and min(steps) > 0


def _goes_on(here: str, url: str) -> bool:
    """Whether an address is that of the page at `here`, but for its query or what follows the name of its file."""
    try:
        mine, other = urlsplit(here), urlsplit(url)
    except ValueError:
        return False
    if other.query and mine.path.rstrip("/") == other.path.rstrip("/"):
        return True
    stem = _STEM.sub("", mine.path)
    return len(stem) > 1 and other.path.startswith(stem) and other.path.count("/") <= mine.path.count("/") + 3


def marked_numbers(texts: Iterable[str]) -> Iterator[int]:
    """Those of the texts that are the number of a page."""
    for text in texts:
        number = text.strip("[]() ")
        if number.isdecimal() and len(number) <= 4:
            yield int(number)
