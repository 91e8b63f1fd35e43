"""Links that repeat in one form, leading to different addresses.

Owns the grouping by form (see `forms`). Must not know where the records of a group begin and end (see `cutting`), what
makes a record news (see `judge`), nor how titles and dates are read from it (see `fields`).
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import compress

from crawler.understanding.document import Document
from crawler.understanding.listings.addresses import address_of, leads_to_file, leads_to_section
from crawler.understanding.listings.forms import Forms
from crawler.understanding.listings.titles import SAYS_MORE
from crawler.understanding.url_parts import site_of

_NO_DIGITS = {ord(digit): None for digit in "0123456789"}
_DAY = 8  # characters of a day in digits, which cases have in common
_SAME_NAME = 4  # cases of one name where there is but one such
_INNER = 4  # elements of a link among which its picture is looked for
_FILE_LABEL = "PDF"
_LABELS = 4  # links that records have alike
_MOST = 60  # groups of a page that are looked at, so that work grows with the page and not faster
_LINKS = 20_000  # of a page that are looked at: what a page lists beyond is left out


@dataclass(slots=True)
class Group:
    """Links of one form. Parallel lists: the link element, its address, the record's root element, and the text runs
    (from, to) that belong to the record. `parent` is the smallest element around all records. In `columns`, several
    records stand in one row of a table."""

    form: int
    links: list[int]
    urls: list[str]
    roots: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    parent: int = 0
    flat: bool = False
    columns: bool = False


def groups_of(
    doc: Document,
    forms: Forms,
    least: int = 3,
    shortest: int = 1,
    worth: Callable[[list[int]], bool] | None = None,
) -> list[Group]:
    """The page's groups of at least `least` links of one form that lead to different addresses, not cut yet.

    Links with fewer than `shortest` characters of text are left out (a third as many in other scripts than Latin), and
    groups of links that are not `worth` it.
    """
    by_form: dict[int, list[int]] = {}
    pictured: list[int] = []
    texts, starts, ends = doc.texts, doc.text_from, doc.text_to
    form_of = forms.of
    for link in doc.links[:_LINKS]:
        first, last = starts[link], ends[link]
        text = texts[first].strip() if last - first == 1 else "".join(texts[first:last]).strip()
        if bare := not text:
            text = _named(doc, link)  # of a link that lies over its card
            if not text and shortest == 1 and _pictured(doc, link):
                pictured.append(link)
        if not text or (len(text) < shortest and (text.isascii() or 3 * len(text) < shortest)):
            continue
        if bare and shortest > 1:
            pictured.append(link)
            continue
        form = form_of(link)
        if form in by_form:
            by_form[form].append(link)
        else:
            by_form[form] = [link]
    pictured = pictured if len(pictured) >= least else []
    known = {address_of(doc, link) for links in by_form.values() for link in links} if pictured else set()
    for link in pictured:  # what lies beside a headline that is a link is no more than that
        if address_of(doc, link) not in known:
            by_form.setdefault(-form_of(link), []).append(link)
    joined: set[int] = set()
    if forms.columns and len(by_form) > 1:
        by_form, joined = _rows_joined(doc, by_form, least)
    found = []
    for form, links in by_form.items():
        if len(links) >= least and (worth is None or worth(links)):
            group = _addressed(doc, form, _unpaid(doc, links))
            if worth is None:
                _drop_sections(group, site_of(doc.url))
            group.columns = form in joined
            if len(set(group.urls)) >= least:
                found.append(group)
    if len(found) > _MOST:
        found.sort(key=lambda group: -len(group.links))
    return found[:_MOST]


def _unpaid(doc: Document, links: list[int]) -> list[int]:
    """The links without those that the page says are paid for, where they are the fewer (rel="sponsored")."""
    paid = {link for link in links if "sponsored" in doc.attrs[link] and "sponsored" in doc.attr(link, "rel").split()}
    return [link for link in links if link not in paid] if 0 < len(paid) * 2 < len(links) else links


def _drop_sections(group: Group, site: str) -> None:
    """Take out the links to the site's sections, subjects and people where they are the fewer: labels of stories."""
    told = [site not in url or not leads_to_section(url) for url in group.urls]
    if len(told) < 2 * sum(told) < 2 * len(told):
        group.links = list(compress(group.links, told))
        group.urls = list(compress(group.urls, told))


def label_of(doc: Document, link: int) -> str:
    """What says where a link without text leads: its attributes, its picture, or that it is a file; or ""."""
    return _named(doc, link) or _pictured(doc, link)


def text_or_name(doc: Document, link: int) -> str:
    """A link's text, or where it has none what its attributes call it."""
    return doc.text_of(link) or _named(doc, link)


def _named(doc: Document, link: int) -> str:
    raw = doc.attrs[link]
    if "aria-label=" not in raw and "title=" not in raw:
        return ""
    return " ".join((doc.attr(link, "aria-label") or doc.attr(link, "title")).split())


def _pictured(doc: Document, link: int) -> str:
    for inner in range(link + 1, min(doc.ends[link], link + _INNER)):
        if doc.tags[inner] == "img" and (said := doc.attr(inner, "alt") or doc.attr(inner, "title")):
            return " ".join(said.split())
    return _FILE_LABEL if leads_to_file(address_of(doc, link)) else ""


def _rows_joined(doc: Document, by_form: dict[int, list[int]], least: int) -> tuple[dict[int, list[int]], set[int]]:
    """The links by form, where those that differ in their cell only are together: two stories stand in each row.

    Those forms come back too.

    Two do when the texts of both are headlines and lead to different addresses of one kind.
    """
    plain = Forms(doc, columns=False)
    known: dict[int, int] = {}
    joined: set[int] = set()
    found: dict[int, list[int]] = {}
    for form, links in by_form.items():
        other = known.setdefault(plain.of(links[0]), form) if len(links) >= least else form
        if other != form and _told_alike(doc, found[other], links):
            found[other] = sorted(found[other] + links)
            joined.add(other)
        else:
            found[form] = links
    return found, joined


def _told_alike(doc: Document, links: list[int], others: list[int]) -> bool:
    sides = []
    for side in (links, others):
        texts = {doc.text_of(link) for link in side}
        kinds = Counter(doc.href(link).split("?", 1)[0].rpartition("/")[0].translate(_NO_DIGITS) for link in side)
        long = sum(text.count(" ") >= 2 or not text.isascii() for text in texts)
        if len(texts) < len(side) or long * 2 <= len(side):
            return False
        sides.append((kinds.most_common(1)[0][0], {doc.href(link) for link in side}))
    return sides[0][0] == sides[1][0] and sides[0][1].isdisjoint(sides[1][1])


def _addressed(doc: Document, form: int, links: list[int]) -> Group:
    """The group of those links that lead somewhere, of several in a row to one address the first.

    Texts that come again and again beside different ones ("Summary", "Comments") are no titles; their links go.
    """
    group = Group(form, [], [])
    texts = [doc.text_of(link) for link in links]
    counts = Counter(texts)
    often = {text for text, count in counts.items() if count > 2 and count * 10 > len(links) and not text.isdecimal()}
    if len(counts) - len(often) < 3:
        # Where every record has the same few links ("Full story", "Print"), the first of them leads to it, or a file's.
        alike = len(often) == len(counts) <= _LABELS and texts[0] and _leads_on(doc, links, texts)
        often = often - {_leading(doc, links, texts)} if alike else set()
    often -= _names(doc, links, texts, often)
    last = ""
    for link, text in zip(links, texts, strict=True):
        url = address_of(doc, link) if text not in often else ""
        if url and url != last:
            group.links.append(link)
            group.urls.append(url)
            last = url
    return group


def _names(doc: Document, links: Sequence[int], texts: Sequence[str], often: Collection[str]) -> set[str]:
    """Those of the texts that come often which are titles all the same: several cases of one name.

    Each stands alone in its record; a single one that comes very often is none ("Orders not published").
    """
    counts: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for at, text in enumerate(texts) if often else ():
        if text in often and (" " in text or not text.isascii() or (len(text) >= _DAY and text[:1].isdecimal())):
            counts[text] += 1
            alone[text] += _stands_alone(doc, links, at)
    names = {text for text, count in counts.items() if alone[text] == count}
    return names if len(names) > 1 else {text for text in names if counts[text] <= _SAME_NAME}


def _stands_alone(doc: Document, links: Sequence[int], at: int) -> bool:
    """Whether an element that says more than a link holds no other link of its group."""
    link = links[at]
    box = doc.parents[link]
    before, behind = links[at - 1] if at else -1, links[at + 1] if at + 1 < len(links) else len(doc.tags)
    while box > before and doc.ends[box] <= behind:
        if doc.text_to[box] - doc.text_from[box] > doc.text_to[link] - doc.text_from[link]:
            return True
        box = doc.parents[box]
    return False


def _leading(doc: Document, links: Sequence[int], texts: Sequence[str]) -> str:
    """Of the few texts that all records have the one that leads to them."""
    if SAYS_MORE.match(texts[0]):
        return texts[0]
    firsts = dict(zip(reversed(texts), reversed(links), strict=True))
    files = [text for text in dict.fromkeys(texts) if leads_to_file(address_of(doc, firsts[text]))]
    return files[0] if files else texts[0]


def _leads_on(doc: Document, links: list[int], texts: list[str]) -> bool:
    """Whether the first of the texts leads to a new address each time, unlike the titles of a box that comes twice."""
    first = [doc.href(link) for link, text in zip(links, texts, strict=True) if text == texts[0]]
    return len(set(first)) == len(first)
