"""Quality cannot slide unseen: floors on pages written for this project, whose digest is pinned.

A change of the corpus changes the digest; a change of the reader that loses text, titles, dates or entries falls under a
floor. Real pages are measured by `tests/bench/understanding.py`.
"""

import hashlib
from collections import Counter
from functools import cache

import pytest

from crawler.items import Understanding
from crawler.understanding import understand

from .corpus.layouts import LAYOUTS
from .corpus.others import LINES, LISTINGS, WALLS
from .corpus.tongues import DAY, TONGUES, Tongue

DIGEST = "2c4bfb9af66974b5565ef3a0bb0733d4d66995f04498eac7f8f7af430be0d8e7"
STORIES = [(name, tongue) for name in LAYOUTS for tongue in TONGUES]


@cache
def read(name: str, code: str) -> Understanding:
    page, _ = LAYOUTS[name](tongue_of(code))
    return understand(page.encode(), f"https://brant.example/2026/01/{name}-{code}.html", {"content-type": "text/html"})


def tongue_of(code: str) -> Tongue:
    return next(tongue for tongue in TONGUES if tongue.code == code)


def shares(found: str, wanted: str) -> tuple[int, int, int]:
    """Characters in common (as bags of words), found, wanted."""
    have, want = Counter(found.split()), Counter(wanted.split())
    return sum((have & want).values()), sum(have.values()), sum(want.values())


def test_the_corpus_is_the_one_the_floors_were_set_on() -> None:
    whole = [LAYOUTS[name](tongue)[0] for name, tongue in STORIES] + [*LISTINGS.values(), *WALLS.values()]
    assert len(whole) >= 60
    assert hashlib.sha256("\n".join(whole).encode()).hexdigest() == DIGEST


@pytest.mark.parametrize("name", LAYOUTS)
def test_stories_of_every_layout_are_articles_with_title_day_and_language(name: str) -> None:
    for tongue in TONGUES:
        seen = read(name, tongue.code)
        assert seen.kind == "article", (name, tongue.code, seen.evidence)
        assert seen.article is not None
        assert seen.article.title == tongue.title
        assert seen.article.language == tongue.code
        assert seen.article.published_at is not None, (name, tongue.code)
        assert seen.article.published_at.date().isoformat() == DAY, (name, tongue.code)


@pytest.mark.parametrize("name", LAYOUTS)
def test_bodies_of_every_layout_keep_their_floor(name: str) -> None:
    both = found = wanted = exact = 0
    for tongue in TONGUES:
        seen = read(name, tongue.code)
        assert seen.article is not None
        text, truth = seen.article.text, "\n\n".join(LAYOUTS[name](tongue)[1])
        exact += text == truth
        common, have, want = shares(text, truth)
        both, found, wanted = both + common, found + have, wanted + want
    assert both / found >= 0.97, f"{name}: furniture in the body"
    assert both / wanted >= 0.97, f"{name}: text lost"
    assert exact >= 8, f"{name}: only {exact} of {len(TONGUES)} bodies are the same to the character"


@pytest.mark.parametrize("name", LISTINGS)
def test_listings_give_their_entries(name: str) -> None:
    seen = understand(LISTINGS[name].encode(), "https://brant.example/latest", {"content-type": "text/html"})
    assert seen.kind == "listing", seen.evidence
    assert seen.article is None
    assert {entry.title for entry in seen.entries} == set(LINES)
    assert all(entry.published_at is not None and entry.published_at.year == 2026 for entry in seen.entries)


@pytest.mark.parametrize("kind", WALLS)
def test_walls_are_told_apart_and_never_articles(kind: str) -> None:
    seen = understand(WALLS[kind].encode(), "https://brant.example/2026/01/story.html", {"content-type": "text/html"})
    assert seen.kind == kind, seen.evidence
    assert seen.article is None
