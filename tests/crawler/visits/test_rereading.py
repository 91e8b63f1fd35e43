"""A line that stands on both captures is no edit, whatever the reader took it for."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from archive import Archive, Body, Content, Observation, clock
from crawler.visits.rereading import believed

URL = "https://courier.example/2026/03/pier"
PIER = "The council of Brant has put off the new pier by a year, because steel costs twice what it did."
CHAIR = "Its chair, Ada Lindqvist, told the meeting on Monday that the town would not borrow for it."
LINE = "The pier in winter"


def page(*paragraphs: str) -> bytes:
    return f"<html><body><h1>Pier put off</h1>{''.join(f'<p>{one}</p>' for one in paragraphs)}</body></html>".encode()


def told(body: bytes, *paragraphs: str, title: str = "Pier put off") -> Observation:
    content = Content(title=title, text="\n\n".join(paragraphs))
    return Observation(
        url=URL,
        site_id=1,
        fetched_at=clock.now(),
        status=200,
        kind="article",
        body=Body(body, hashlib.sha256(body).hexdigest()),
        content=content,
        extractor="reader/1",
    )


@pytest.mark.parametrize(
    ("first", "then", "kept"),
    [
        # taken for the story's once, and not again
        (
            told(page(PIER, LINE, CHAIR), PIER, LINE, CHAIR),
            told(page(PIER, LINE, CHAIR, "Sign up."), PIER, CHAIR),
            True,
        ),
        (
            told(page(PIER, LINE, CHAIR), PIER, CHAIR),
            told(page(PIER, LINE, CHAIR, "Sign up."), PIER, LINE, CHAIR),
            True,
        ),
        # came, or went, or was reworded
        (told(page(PIER, CHAIR), PIER, CHAIR), told(page(PIER, LINE, CHAIR), PIER, LINE, CHAIR), False),
        (told(page(PIER, LINE, CHAIR), PIER, LINE, CHAIR), told(page(PIER, CHAIR), PIER, CHAIR), False),
        (told(page(PIER, CHAIR), PIER, CHAIR), told(page(PIER, CHAIR[:-3]), PIER, CHAIR[:-3]), False),
        # went from the story, and still stands in a box as it did
        (told(page(PIER, LINE, CHAIR, LINE), PIER, LINE, CHAIR), told(page(PIER, CHAIR, LINE), PIER, CHAIR), False),
        # another headline too
        (told(page(PIER, LINE), PIER, LINE), told(page(PIER, LINE), PIER, title="Pier is off"), False),
    ],
)
def test_only_what_the_pages_show_otherwise_is_an_edit(
    tmp_path: Path, first: Observation, then: Observation, kept: bool
) -> None:
    with Archive(tmp_path / "newstrail.db") as archive:
        site = archive.ensure_site("courier", "https://courier.example/")
        article = archive.ensure_article(site, URL)
        archive.record(replace(first, site_id=site, article_id=article))
        archive.commit()
        seen = replace(then, site_id=site, article_id=article)
        settled = believed(archive, article, seen)
        assert (settled.content == first.content) == kept
        assert ("taken_otherwise" in settled.evidence) == kept
        recorded = archive.record(settled)
        assert str(recorded.outcome) == ("unchanged" if kept else "changed")
