"""Further stories below a page's own: whole ones, as pages have them that never end when a reader scrolls.

Owns what tells them: they stand beside the element of the page's own story, are built as it is, and have a headline of
their own. Must not know what the stories say, nor how they are taken out of the page.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.understanding.document import Document

_HEADINGS = frozenset(("h1", "h2", "h3"))
_CLASS = re.compile(r'class="\s*([^\s"\d]*)')
_ARTICLE = re.compile(r'itemtype="[^"]*schema\.org/[A-Za-z]*(?:Article|Posting)"')
_QUERY = re.compile("[?#]")
_LEAST = 10  # letters of a headline
_PARAGRAPH = 60  # characters
_SEVERAL = 2  # paragraphs of a story; a teaser has one
_STORY = 250  # characters of the paragraphs of a story


def find_further(doc: "Document") -> list[int]:
    """The elements that hold further stories, in page order; none on a page whose own headline cannot be told, nor on a
    live one.
    """
    if len(doc.tagged("h1")) < 2 and len(doc.tagged("article")) < 2:
        return []
    headline = _headline(doc)
    if headline <= 0 or any("LiveBlogPosting" in raw for raw in doc.head.json_ld):
        return []
    around = [headline, *doc.ancestors(headline)][:-1]
    told = next((one for one in doc.tagged("article") if one > headline and _prose(doc, one) >= _STORY), None)
    for element in around if told is None else [*around, told]:
        if _prose(doc, element) >= _STORY:
            found = [one for one in _alike_behind(doc, element) if _is_story(doc, one)]
            if found:
                return found
    return []


def _headline(doc: "Document") -> int:
    """The first heading that says what the page's title says, or the first of a page that calls itself an article; -1
    for none.
    """
    titles = [_letters(title) for title in (doc.head.first("og:title"), doc.head.title) if title]
    for element in sorted([*doc.tagged("h1"), *doc.tagged("h2")]):
        said = _letters(doc.text_of(element))
        if len(said) >= _LEAST and any(said in title or (len(title) >= _LEAST and title in said) for title in titles):
            return element
    heads = doc.tagged("h1")
    return heads[0] if heads and doc.head.first("og:type").lower() == "article" else -1


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _form(doc: "Document", element: int) -> tuple[str, str]:
    named = _CLASS.search(doc.attrs[element])
    return doc.tags[element], named[1] if named else ""


def _alike_behind(doc: "Document", element: int) -> Iterator[int]:
    """The siblings behind an element that are built as it is."""
    form, last = _form(doc, element), doc.ends[doc.parents[element]]
    sibling = doc.ends[element]
    while sibling < last:
        if _form(doc, sibling) == form:
            yield sibling
        sibling = doc.ends[sibling]


def _is_story(doc: "Document", element: int) -> bool:
    """Whether an element has a headline of its own, that of another page, and a story's worth of paragraphs."""
    headings = doc.elements(*_HEADINGS, inside=element)
    heading = next((one for one in headings if len(_letters(doc.text_of(one))) >= _LEAST), -1)
    if heading < 0 or len(_paragraphs(doc, element)) < _SEVERAL or _prose(doc, element) < _STORY:
        return False
    if _ARTICLE.search(doc.attrs[element]):
        return True
    if doc.tags[element] != "article":
        return doc.tags[heading] == "h1" and "time" in doc.tags[element : doc.ends[element]]
    own = _QUERY.split(doc.url, maxsplit=1)[0].rstrip("/")
    links = (doc.href(one) for one in doc.elements("a", inside=heading))
    return doc.tags[heading] == "h1" or any(to and not to.startswith(own) for to in links)


def _prose(doc: "Document", element: int) -> int:
    """The characters of the paragraphs in an element."""
    return sum(_paragraphs(doc, element))


def _paragraphs(doc: "Document", element: int) -> list[int]:
    """The characters of each paragraph in an element."""
    first, last = doc.blocks_of(element)
    sizes = zip(map(len, doc.block_texts[first:last]), doc.block_linked[first:last], strict=True)
    return [size for size, linked in sizes if size >= _PARAGRAPH and linked * 5 < size * 2]
