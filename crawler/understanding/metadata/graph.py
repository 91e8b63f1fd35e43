"""Find one's way in a page's JSON-LD: its nodes, their types, the one that is the page's article.

Owns `Graph`. Must not know how scripts are repaired (see `jsonld`) or which witness wins in the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crawler.understanding.document import Document
from crawler.understanding.metadata.jsonld import read_values
from crawler.understanding.metadata.stopwords import SPEAKERS
from crawler.understanding.metadata.text import clean
from crawler.understanding.metadata.title import words_of
from crawler.understanding.url_parts import path_of

Node = Mapping[str, Any]

MAX_NODES = 3000
MAX_SCRIPTS = 40
_LIVE = frozenset({"liveblogposting"})
NEWS_TYPES = frozenset(
    {
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "askpublicnewsarticle",
        "advertisercontentarticle",
        "satiricalarticle",
    }
)
_STORY = frozenset(
    {
        "article",
        "blogposting",
        "report",
        "techarticle",
        "scholarlyarticle",
        "socialmediaposting",
        "medicalscholarlyarticle",
        "review",
        "claimreview",
        "recipe",
        "howto",
        "qapage",
        "discussionforumposting",
    }
)
_OF_THINGS = frozenset({"review", "claimreview", "recipe", "howto"})  # stand in stories too
ARTICLE_TYPES = _LIVE | NEWS_TYPES | _STORY
# what says nothing of the article
_ASIDE = frozenset(
    {
        "image",
        "logo",
        "potentialAction",
        "speakable",
        "address",
        "sameAs",
        "keywords",
        "thumbnail",
        "offers",
        "aggregateRating",
        "contactPoint",
        "about",
        "mentions",
        "comment",
        "knowsAbout",
        "alumniOf",
        "parentOrganization",
        "worksFor",
        "wordCount",
        "interactionStatistic",
        "breadcrumb",
        "dateline",
        "copyrightHolder",
    }
)
_LIKE, _UNLIKE = 0.3, 0.1  # of the words of two titles: those of one story, and of two
_HEADINGS = 12  # of a rank that are asked
_WORDS = 3  # of titles that can be compared
_CONTAINERS = ("@graph", "mainEntity", "mainEntityOfPage")


def types_of(node: Node) -> frozenset[str]:
    """The node's types in lower case, without namespace."""
    value = node.get("@type", node.get("type"))
    if isinstance(value, str):
        return frozenset((value.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower(),))
    if isinstance(value, list):
        return frozenset(one.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for one in value if isinstance(one, str))
    return frozenset()


@dataclass(frozen=True, slots=True)
class Graph:
    """The JSON-LD of one page.

    `top` are the nodes that speak of the page (first level, `@graph`, `mainEntity`); `by_id` holds every node that has
    an `@id` and says something; `listed` counts the articles inside lists (`ItemList`, `blogPost`, `hasPart`).
    """

    top: tuple[Node, ...] = ()
    by_id: Mapping[str, Node] = field(default_factory=dict)
    types: frozenset[str] = frozenset()
    listed: int = 0
    article: Node | None = None
    articles: int = 0

    def resolve(self, value: Any) -> Any:
        """The node that a bare reference `{"@id": ...}` points at, or the value itself."""
        if isinstance(value, dict):
            name = value.get("@id")
            if isinstance(name, str) and len(value) <= 2 and not value.get("name"):
                return self.by_id.get(name, value)
        return value

    def each(self, value: Any) -> Iterator[Any]:
        """The items of a list, or the one value, references resolved; None is left out."""
        for one in value if isinstance(value, list) else (value,):
            if one is not None:
                yield self.resolve(one)

    def text(self, key: str) -> str:
        """A text of the article node; "" when it has none."""
        value = self.article.get(key) if self.article else None
        if isinstance(value, list):
            value = next((one for one in value if isinstance(one, str)), None)
        if isinstance(value, dict):
            value = value.get("@value") or value.get("name")
        return clean(value)


def read_graph(scripts: Sequence[str], url: str = "", doc: Document | None = None) -> Graph:
    """The graph of the page at `url`, from the texts of its JSON-LD scripts.

    Where the page itself, `doc`, is given, a node that is plainly another story is not its article.
    """
    top: list[Node] = []
    by_id: dict[str, Node] = {}
    listed = 0
    budget = MAX_NODES
    for script in scripts[:MAX_SCRIPTS]:
        stack: list[tuple[Any, bool]] = [(value, True) for value in reversed(read_values(script))]
        while stack and budget:
            value, on_top = stack.pop()
            if isinstance(value, list):
                stack.extend((one, on_top) for one in reversed(value[:500]))
                continue
            if not isinstance(value, dict):
                continue
            budget -= 1
            _index(value, by_id)
            if on_top and ("@type" in value or "type" in value):
                top.append(value)
            elif not on_top and types_of(value) & ARTICLE_TYPES:
                listed += 1
            for key, inner in value.items():
                if isinstance(inner, (dict, list)) and key not in _ASIDE:
                    stack.append((inner, on_top and key in _CONTAINERS))
    return _finish(top, by_id, listed, url, doc)


def _index(node: Node, by_id: dict[str, Node]) -> None:
    name = node.get("@id")
    if isinstance(name, str) and len(node) > len(by_id.get(name, {"@id": 0})):
        by_id[name] = node


def _finish(top: list[Node], by_id: dict[str, Node], listed: int, url: str, doc: Document | None) -> Graph:
    types: set[str] = set()
    best: Node | None = None
    best_score, articles = 0.0, 0
    for node in top:
        kinds = types_of(node)
        types |= kinds
        score = _article_score(node, kinds, url)
        articles += score > 0
        if score > best_score and not (doc is not None and is_of_another(node, doc)):
            best, best_score = node, score
    return Graph(tuple(top), by_id, frozenset(types), listed, best, articles)


def _article_score(node: Node, kinds: frozenset[str], url: str) -> float:
    """How much the node looks like the article of the page; 0 when it is none."""
    if kinds & _LIVE:
        score = 3.5
    elif kinds & NEWS_TYPES:
        score = 3.0
    elif kinds & _STORY:
        score = 2.0 if kinds & {"article", "blogposting"} else 1.0
    else:
        return 0.0
    score += (
        bool(node.get("headline") or node.get("name"))
        + 0.5 * bool(node.get("author"))
        + 0.5 * bool(node.get("datePublished"))
    )
    if url:
        mine = path_of(url)
        score += 2.0 * any(path_of(one) == mine for one in _addresses(node))
    return score


def is_of_another(node: Node, doc: Document) -> bool:
    """Whether a node tells of another story: its address is not the page's and its headline not what the page says."""
    head = doc.head
    there = {path_of(one) for one in _addresses(node) if "://" in one} - {""}
    if there:
        canonical = [one.get("href", "") for one in head.links if "canonical" in one.get("rel", "")]
        if not there.isdisjoint(map(path_of, (doc.url, *head.meta.get("og:url", ()), *canonical))):
            return False
    headline = clean(node.get("headline") or node.get("name") or node.get("claimReviewed"))
    if headline and (headline in head.title or headline in head.first("og:title")):
        return False
    said = _telling(headline)
    titles = [_telling(one) for one in (head.title, head.first("og:title"), head.first("twitter:title")) if one]
    if not any(titles) or (not said and not there):
        return False
    alike = max(len(said & one) / max(1, min(len(said), len(one))) for one in titles)
    strict = bool(there) or (said and not types_of(node).isdisjoint(_OF_THINGS))
    if alike >= (_LIKE if strict else _UNLIKE) or not (strict or min(len(said), *map(len, titles)) >= _WORDS):
        return False
    # Titles may be written for search engines alone: then a heading says the headline.
    return not any(
        said and said <= words_of(doc.text_of(one)) for tag in ("h1", "h2") for one in doc.tagged(tag)[:_HEADINGS]
    )


def _telling(title: str) -> frozenset[str]:
    """The words of a title without the little ones that any other may have."""
    return words_of(title) - SPEAKERS.keys()


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value
