"""What a person has written down about a site's pages, and how it is applied.

Owns the rules' form and their application with BeautifulSoup to the pieces of a page that they name. To a whole page it
is applied only for a selector that the page's own parser cannot read, such as `p:-soup-contains("Advertisement")`: that
costs ten times as much. Must not know configuration files or how a page without rules is read.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import soupsieve
from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from crawler.understanding.tame import tame

_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "figcaption", "dd", "dt")
_NUMBER = "data-newstrail-number"


class RuleError(ValueError):
    """A selector that cannot be read; the message names it."""


@dataclass(frozen=True, slots=True)
class SiteRules:
    """CSS selectors of one site: `remove` is taken out of every page, the others say where a field stands (or None)."""

    remove: tuple[str, ...] = ()
    body: str | None = None
    title: str | None = None
    subtitle: str | None = None
    authors: str | None = None
    published: str | None = None
    language: str | None = None  # not a selector: the language itself
    time_zone: str | None = None  # nor this: an IANA name


def without(html: str, selectors: Iterable[str]) -> str:
    """`html` without what the selectors match. Raises RuleError for a selector that is none."""
    tree = LexborHTMLParser(tame(html))
    for selector in selectors:
        for node in _matches(tree, selector):
            node.decompose()
    return tree.html or ""


def ruled_texts(html: str, selector: str) -> list[str]:
    """The text of each piece of the page that `selector` matches (a machine-readable `datetime` or `content` first)."""
    found = []
    for node in _matches(LexborHTMLParser(tame(html)), selector):
        piece = BeautifulSoup(node.html or "", "html.parser").find()
        if piece is None:
            continue
        given = piece.get("datetime") or piece.get("content") or piece.get("src")
        found.append(str(given).strip() if given else " ".join(piece.get_text(" ", strip=True).split()))
    return [text for text in found if text]


def ruled_paragraphs(html: str, selector: str) -> list[str]:
    """The paragraphs of the pieces of the page that `selector` matches, in page order."""
    paragraphs: list[str] = []
    for node in _matches(LexborHTMLParser(tame(html)), selector):
        piece = BeautifulSoup(node.html or "", "html.parser")
        for unseen in piece(("script", "style", "noscript", "template", "svg", "iframe")):
            unseen.decompose()
        inner = [block for block in piece(_BLOCKS) if not block.find(_BLOCKS)]
        if not inner:
            inner = [piece]
        paragraphs += [text for text in (" ".join(block.get_text("").split()) for block in inner) if text]
    return paragraphs


def _matches(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """The outermost elements that a selector matches, in page order."""
    try:
        found = tree.css(selector)
    except (SelectolaxError, ValueError):
        found = _by_soup(tree, selector)
    known = {node.mem_id for node in found}
    return [node for node in found if not _inside(node, known)]


def _by_soup(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """What BeautifulSoup finds for a selector, as elements of `tree`: a number on each leads from one to the other."""
    try:
        wanted = soupsieve.compile(selector)
    except (soupsieve.SelectorSyntaxError, NotImplementedError) as error:
        told = str(error).splitlines()[0]
        raise RuleError(f"the selector {selector!r} cannot be read: {told}") from error
    nodes = list(tree.root.traverse()) if tree.root is not None else []
    for number, node in enumerate(nodes):
        node.attrs[_NUMBER] = str(number)
    soup = BeautifulSoup(tree.html or "", "html.parser")
    for node in nodes:
        del node.attrs[_NUMBER]
    return [nodes[int(str(one[_NUMBER]))] for one in wanted.select(soup) if _NUMBER in one.attrs]


def _inside(node: LexborNode, known: set[int]) -> bool:
    above = node.parent
    while above is not None:
        if above.mem_id in known:
            return True
        above = above.parent
    return False
