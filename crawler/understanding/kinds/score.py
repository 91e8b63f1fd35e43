"""Tell an article from a listing by many small signs, weighed.

Owns the signs (`features`) and their weighing: a logistic regression whose weights are in `weights.json`, made by
tests/bench/kinds.py. Must not know walls, or anything about one site.
"""

import json
import math
import re
from importlib.resources import files

from crawler.understanding.kinds.signals import Signals
from crawler.understanding.kinds.titles import first_part, names_a_list, opens_a_list
from crawler.understanding.metadata.graph import ARTICLE_TYPES

LISTING_FROM = 0.5  # the probability from which a page is a listing

_LIST_TYPES = frozenset(
    {"collectionpage", "itemlist", "searchresultspage", "offercatalog", "productcollection", "blog"}
)
_STORY_TYPES = frozenset({"article", "blogposting"})
_NEWS_TYPES = frozenset(name for name in ARTICLE_TYPES if name.endswith("newsarticle")) | {"liveblogposting"}
_LIST_CLASS = re.compile(
    r"\b(?:archive|category|home|homepage|blog|tag|search|search-results|front-?page|author|section|paged|taxonomy)\b"
)
_STORY_CLASS = re.compile(
    r"\b(?:single|single-post|post-template|postid|article|story|node-type-article|page-node-type-article|single-format)\b"
)


def features(signals: Signals) -> dict[str, float]:
    """The signs by name; counts as logarithms, the rest as 0..1."""
    shape, address = signals.shape, signals.address
    log = math.log1p
    words = shape.words or 1
    together = log(shape.together)
    headlines = log(shape.headlines)
    types = signals.types
    name = first_part(signals.document_title)
    body = signals.body_words if signals.body_words is not None else shape.together
    return {
        "scattered_paragraphs": log(shape.paragraphs) - log(shape.together_paragraphs),
        "prose": log(shape.prose),
        "together": together,
        "together_paragraphs": log(shape.together_paragraphs),
        "longest": log(shape.longest),
        "prose_share": shape.prose / words,
        "together_share": shape.together / words,
        "linked": shape.linked,
        "headlines": headlines,
        "headed": log(shape.headed),
        "teased": log(shape.teased),
        "repeated": log(shape.repeated),
        "times": min(3.0, log(shape.times)),
        "articles": log(shape.articles),
        "many_articles": float(shape.articles > 3),
        "after": shape.before,
        "headlines_to_prose": headlines - log(shape.together / 40),
        "dates": log(shape.dates),
        "dates_to_prose": log(shape.dates) - log(shape.together / 40),
        "rows": log(shape.rows),
        "documents": log(shape.documents),
        "blocks": log(shape.blocks),
        "body": log(body),
        "body_share": min(1.0, body / words),
        "records": log(signals.records),
        "ld_news": float(bool(types & _NEWS_TYPES)),
        "ld_story": float(bool(types & _STORY_TYPES)),
        "ld_many": float(signals.ld_articles > 1),
        "ld_listed": log(min(signals.ld_listed, 30)),
        "ld_list": float(bool(types & _LIST_TYPES)),
        "ld_any": float(bool(types)),
        "og_article": float(signals.og_type == "article"),
        "og_other": float(bool(signals.og_type) and signals.og_type != "article"),
        "published": float(signals.published),
        "signed": float(signals.authors > 0),
        "known": float(address.known),
        "root": float(address.root),
        "address_words": log(address.words),
        "address_dated": float(address.dated),
        "address_numbered": float(address.numbered),
        "address_listing": float(address.listing),
        "address_search": float(address.search),
        "address_paged": float(address.paged),
        "list_class": float(_LIST_CLASS.search(signals.page_class) is not None),
        "story_class": float(_STORY_CLASS.search(signals.page_class) is not None),
        "title_words": log(signals.title.count(" ") + 1 if signals.title else 0),
        "heading": float(bool(signals.heading)),
        "going_on": log(shape.going_on),
        "streak": log(shape.streak),
        "items": log(shape.items),
        "short_links": log(shape.short_links),
        "body_dense": signals.body_dense,
        "title_opens": float(opens_a_list(name) or opens_a_list(signals.heading)),
        "title_names": float(names_a_list(name) or names_a_list(signals.heading)),
        "paged": float(shape.paged),
        "described": float(signals.described),
        "marked": float(signals.marked),
        "name_words": log(name.count(" ") + 1 if name else 0),
    }


_weights: dict[str, float] = {}


def use(weights: dict[str, float] | None) -> None:
    """Weigh by `weights` ("bias" among them) from now on, for measuring; None goes back to those in the package."""
    _weights.clear()
    _weights.update(weights or json.loads(files(__package__).joinpath("weights.json").read_text("utf-8")))


def listing_probability(signals: Signals) -> float:
    """How likely the page is a listing rather than an article, 0..1."""
    if not _weights:
        use(None)
    weigh = _weights
    total = weigh["bias"] + sum(weigh.get(name, 0.0) * value for name, value in features(signals).items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
