"""A page parsed once and laid out flat: its declarations, elements, text runs and text blocks.

Owns the one parse, the one walk, and the addresses of links. Must not know which text matters.

How to read it. `Document.parse(body, url, headers)` gives lists that run in page order and belong together by index.

Elements, numbered from 0 (`<body>`): `tags[e]`, `attrs[e]` (raw attribute text; use `doc.attr(e, "class")` or
`doc.attributes(e)`), `parents[e]` (-1 for body), `ends[e]` (the subtree of e is the elements e .. ends[e]-1),
`text_from[e]`, `text_to[e]` (the text runs inside e). Ancestors: follow `parents`.

Text runs: `texts[t]` (white space as in the page; a `<br>` before it is a leading "\\v"), `owners[t]` (the element it
stands directly in), `text_links[t]` (the `<a href>` it is inside of, or -1).

Links: `links` are the elements `<a href>`; `doc.text_of(e)` their text, `doc.href(e)` their absolute address or "".

Blocks: `blocks` are runs of text between block-level tags (inline elements and `<br>` do not break them). Block b has
text runs `block_from[b]` .. `block_to[b]`-1, `block_box[b]` the block-level element it stands directly in,
`block_texts[b]` (white space collapsed; a `<br>` is a newline, as one in `<pre>` is), `block_linked[b]` the characters
of it inside links.

Left out: readers' comments and further stories below a story, notices (see `notices`), scripts, styles, drawings,
frames, templates, noscript, select, textarea and the readings above characters (what a page declares in them is in
`doc.head`, see `head.Head`), and menus: nav, dialog, menu, and the footers that stand in no article or main.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from crawler.understanding.comments import find_comments
from crawler.understanding.decode import Decoded, decode
from crawler.understanding.further import find_further, without_declarations
from crawler.understanding.head import SELDOM, Head, take_head, take_seldom
from crawler.understanding.layout import lay_out, unescape
from crawler.understanding.notices import find_notices
from crawler.understanding.tame import tame
from crawler.understanding.templates import with_templates

_ATTRIBUTE = re.compile(r'([^\s=]+)(?:="([^"]*)")?')
_MOST = frozenset(("div", "a", "span", "p", "li", "ul", "button", "strong", "em"))  # of a page's elements
_NO_ADDRESS = ("#", "javascript:", "mailto:", "tel:", "data:", "whatsapp:", "sms:", "about:", "blob:")


class Document:
    """One page, parsed; see the module for its lists."""

    __slots__ = (
        "_attribute_memo",
        "_by_tag",
        "_href_memo",
        "_origin",
        "_text_memo",
        "apart",
        "attrs",
        "base",
        "block_box",
        "block_from",
        "block_linked",
        "block_texts",
        "block_to",
        "decoded",
        "ends",
        "head",
        "links",
        "owners",
        "parents",
        "size",
        "swallowed",
        "tags",
        "text_from",
        "text_links",
        "text_to",
        "texts",
        "url",
    )

    def __init__(self, head: Head, decoded: Decoded, url: str, swallowed: str = "") -> None:
        self.head, self.decoded, self.url = head, decoded, url
        self.size = len(decoded.text)
        self.swallowed = swallowed  # the element that had swallowed the page's text, if one had
        self.apart = 0  # blocks of text that were left out as readers' comments or further stories
        self.tags: list[str] = []
        self.attrs: list[str] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        self.text_from: list[int] = []
        self.text_to: list[int] = []
        self.texts: list[str] = []
        self.owners: list[int] = []
        self.text_links: list[int] = []
        self.links: list[int] = []
        self.block_from: list[int] = []
        self.block_to: list[int] = []
        self.block_box: list[int] = []
        self.block_texts: list[str] = []
        self.block_linked: list[int] = []
        self._attribute_memo: dict[str, dict[str, str]] = {}
        self._text_memo: dict[int, str] = {}
        self._href_memo: dict[int, str] = {}
        self._by_tag: dict[str, list[int]] | None = None
        try:
            self.base = urljoin(url, head.base) if head.base else url
            parts = urlsplit(self.base)
            self._origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
        except ValueError:
            self.base, self._origin = url, ""

    @classmethod
    def parse(cls, body: bytes, url: str = "", headers: Mapping[str, str] | None = None) -> "Document":
        """Decode, parse and lay out a page. Raises `tame.OverBudget` for one that is too large; nothing else."""
        decoded = decode(body, headers)
        return cls.of_text(decoded, url)

    @classmethod
    def of_text(cls, decoded: Decoded, url: str = "", menus: bool = True) -> "Document":
        """The same for a page that is text already; without `menus`, navigation and footers are kept."""
        html = tame(decoded.text)
        tree = LexborHTMLParser(decoded.raw if decoded.raw and html is decoded.text else html, options=1)
        head, swallower = take_head(tree, menus, len(html))
        if head.templates and (shown := with_templates(html)) is not html:
            html, tree = shown, LexborHTMLParser(shown, options=1)
            head, swallower = take_head(tree, menus, len(html))
        if swallower:
            menus = menus and swallower not in ("nav", "footer")
            opened = re.compile(rf"</?{swallower}\b[^>]*>", re.IGNORECASE)
            tree = LexborHTMLParser(opened.sub("", html), options=1)
            head, _ = take_head(tree, menus, len(html))
        doc = cls(head, decoded, url, swallower)
        lay_out(doc, _markup(tree))
        if not SELDOM.isdisjoint(doc.tags) and take_seldom(tree, menus):
            doc = cls(head, decoded, url, swallower)
            lay_out(doc, _markup(tree))
        return doc._alone(tree)

    def _alone(self, tree: LexborHTMLParser) -> "Document":
        """Itself, or another one without further stories and readers' comments, which go out of the tree."""
        doc = self
        for find in (find_further, find_comments):
            found = find(doc)
            if found:
                before = doc
                if find is find_further:
                    self.head.json_ld = without_declarations(doc, found)
                _take_out(tree, found)
                doc = Document(self.head, self.decoded, self.url, self.swallowed)
                lay_out(doc, _markup(tree))
                doc.apart = before.apart + len(before.block_texts) - len(doc.block_texts)
        doc._without(find_notices(doc))
        return doc

    def _without(self, blocks: Sequence[int]) -> None:
        """Forget blocks; their elements stay, and text runs without anything to see."""
        for b in blocks:
            first, last = self.block_from[b], self.block_to[b]
            self.texts[first:last] = [" "] * (last - first)
        if blocks:
            kept = [True] * len(self.block_texts)
            for b in blocks:
                kept[b] = False
            for one in (self.block_from, self.block_to, self.block_box, self.block_linked):
                one[:] = compress(one, kept)
            self.block_texts[:] = compress(self.block_texts, kept)

    # -- elements

    def attributes(self, element: int) -> dict[str, str]:
        """All attributes of an element, names in lower case, values unescaped ("" for one without a value)."""
        raw = self.attrs[element]
        found = self._attribute_memo.get(raw)
        if found is None:
            found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(raw)}
            self._attribute_memo[raw] = found
        return found

    def attr(self, element: int, name: str) -> str:
        """One attribute, or "" when the element has none of that name."""
        raw = self.attrs[element]
        at = raw.find(f' {name}="')  # a quotation mark inside a value is an entity
        if at < 0:
            return ""
        at += len(name) + 3
        return unescape(raw[at : raw.find('"', at)])

    def ancestors(self, element: int) -> Iterator[int]:
        """The element's parent, its parent, ... up to body."""
        parents = self.parents
        element = parents[element]
        while element >= 0:
            yield element
            element = parents[element]

    def tagged(self, tag: str) -> Sequence[int]:
        """All elements of a tag, in page order."""
        if tag in _MOST:
            return [element for element, name in enumerate(self.tags) if name == tag]
        if self._by_tag is None:
            self._by_tag = defaultdict(list)
            for element, name in enumerate(self.tags):
                if name not in _MOST:
                    self._by_tag[name].append(element)
        return self._by_tag.get(tag, ())

    def elements(self, *tags: str, inside: int = 0) -> Iterator[int]:
        """The elements of these tags in the subtree of `inside`, in page order."""
        names = frozenset(tags)
        mine = self.tags
        for element in range(inside, self.ends[inside] if self.ends else 0):
            if mine[element] in names:
                yield element

    def blocks_of(self, element: int) -> tuple[int, int]:
        """The blocks (from, to) that begin in an element."""
        first = bisect_left(self.block_from, self.text_from[element])
        return first, bisect_left(self.block_from, self.text_to[element], first)

    def text_of(self, element: int) -> str:
        """The text inside an element, white space collapsed."""
        found = self._text_memo.get(element)
        if found is None:
            first, last = self.text_from[element], self.text_to[element]
            joined = self.texts[first] if last - first == 1 else "".join(self.texts[first:last])
            plain = joined.isprintable() and "  " not in joined  # the only white space that can be printed is a space
            found = self._text_memo[element] = joined.strip() if plain else " ".join(joined.split())
        return found

    # -- links

    def href(self, element: int) -> str:
        """The absolute address of an `<a>`, or "" when it leads nowhere (fragments, scripts, mail)."""
        found = self._href_memo.get(element)
        if found is None:
            found = self._href_memo[element] = self.resolve(self.attr(element, "href"))
        return found

    def resolve(self, address: str) -> str:
        """`address` against the page's base, or "" when it is not the address of a page."""
        address = address.strip()
        if not address or address.lower().startswith(_NO_ADDRESS):
            return ""
        if address[0] == "/" and address[1:2] != "/" and self._origin and "/." not in address:
            return self._origin + address
        try:
            found = address if address.startswith(("http://", "https://")) else urljoin(self.base, address)
            if "[" in found or not found.isascii():
                urlsplit(found)  # only such can have a host that nobody can read, an address to nowhere
        except ValueError:
            return ""
        return found if found.startswith(("http://", "https://")) else ""


def _take_out(tree: LexborHTMLParser, elements: Sequence[int]) -> None:
    """Take elements out of a tree, given by their numbers in the document that it was laid out as."""
    top = tree.body or tree.root
    nodes = [node for node in top.css("*") if node.tag != "br"] if top is not None else []
    for element in reversed(elements):
        if element < len(nodes):
            nodes[element].decompose(recursive=False)


def _markup(tree: LexborHTMLParser) -> str:
    body = tree.body
    return (body.html if body is not None else tree.html) or ""
