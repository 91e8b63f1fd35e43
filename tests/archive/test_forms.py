"""One story under two forms of its address is one article; two stories are not, however alike their addresses."""

from datetime import timedelta
from pathlib import Path

import pytest

from archive import Content, Observation, clock
from archive.store import Archive

T0 = clock.parse("2026-03-02T08:00:00Z")
TEXT = "\n\n".join(
    f"Paragraph {n} of the story tells what the council said about the bridge and its cost." for n in range(6)
)
URL = "https://news.example/2026/03/02/bridge"


@pytest.fixture
def store(tmp_path: Path):
    with Archive(tmp_path / "a.db") as opened:
        yield opened


def _visit(store: Archive, url: str, text: str, minutes: int, site: str = "news") -> int:
    seen = Observation(
        url=url,
        canonical_url=url,
        fetched_at=T0 + timedelta(minutes=minutes),
        site_id=store.ensure_site(site, f"https://{site}.example/"),
        status=200,
        kind="article",
        content=Content("Bridge", text=text, word_count=len(text.split())),
        extractor="test/1",
    )
    recorded = store.record(seen)
    assert recorded.article_id is not None
    return recorded.article_id


@pytest.mark.parametrize(
    "form", [f"{URL}?view=print", f"{URL}/amp", "https://m.news.example/2026/03/02/bridge", f"{URL}/"]
)
def test_another_form_with_the_same_text_is_the_same_article(store: Archive, form: str) -> None:
    first = _visit(store, URL, TEXT, 0)
    assert _visit(store, form, TEXT, 5) == first
    assert store.find(form) == store.find(URL) == first
    assert len(store.history(first)) == 1
    assert store.changes(article=first) == []


@pytest.mark.parametrize(
    ("url", "text", "site"),
    [
        (f"{URL}-2", TEXT, "news"),
        (f"{URL}?page=2", TEXT, "news"),
        (f"{URL}/amp", TEXT.replace("bridge", "tunnel"), "news"),
        ("https://other.example/2026/03/02/bridge", TEXT, "other"),
    ],
)
def test_another_page_another_text_or_another_site_stays_an_article_of_its_own(
    store: Archive, url: str, text: str, site: str
) -> None:
    first = _visit(store, URL, TEXT, 0)
    assert _visit(store, url, text, 5, site) != first


def test_a_visit_to_an_article_that_was_joined_with_another_meanwhile_goes_to_that_one(store: Archive) -> None:
    first = _visit(store, URL, TEXT, 0)
    site = store.site_id("news")
    waiting = store.ensure_article(site, f"{URL}?view=print")
    assert _visit(store, f"{URL}?view=print", TEXT, 5) == first
    late = store.record(
        Observation(
            url=f"{URL}?view=print",
            fetched_at=T0 + timedelta(minutes=9),
            site_id=site,
            article_id=waiting,
            status=404,
        )
    )
    assert late.article_id == first
