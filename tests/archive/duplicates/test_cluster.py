"""Copies are noted as they arrive; the earliest is the original; corrections that a copy never took are found."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from archive import Body, Content, Observation, clock
from archive.bodies import digest
from archive.duplicates import note_copies
from archive.duplicates.listing import cluster_of
from archive.store import Archive
from archive.verify import check

T0 = clock.parse("2026-03-02T08:00:00Z")
STORY = (
    "The regional council decided on Monday to build a second bridge across the Tern, eleven years after the first plans "
    "were drawn. The bridge will cost 48 million crowns and is to open in 2029. Engineer Ana Holt said the pillars would "
    "be sunk twelve metres deep because the bed of the river moves after every flood. Farmers on the left bank, who now "
    "drive forty minutes to the sugar mill, welcomed the vote, while the owners of the ferry fear for their living. The "
    "council promised them a place in the new harbour and a sum that has still to be agreed. Work begins in September."
)
AGENCY_COPY = (
    STORY.replace("decided on Monday", "decided this week").replace("who now drive", "who today drive") + " (dpa)"
)


class Press:
    """An archive with sites whose pages say what a test wants."""

    def __init__(self, path: Path) -> None:
        self.store = Archive(path)

    def visit(self, site: str, page: str, text: str, at: datetime, published: datetime | None = None) -> int:
        clock.set_now(at)
        home = f"https://{site}.example/"
        site_id = self.store.ensure_site(site, home)
        recorded = self.store.record(
            Observation(
                url=home + page,
                fetched_at=at,
                site_id=site_id,
                status=200,
                kind="article",
                content=Content(title=page, text=text, published_at=published, word_count=len(text.split())),
                extractor="test/1",
            )
        )
        assert recorded.article_id is not None
        note_copies(self.store.db.conn, recorded.article_id, clock.stamp(at))
        return recorded.article_id


@pytest.fixture
def press(tmp_path: Path):
    made = Press(tmp_path / "press.db")
    yield made
    made.store.close()
    clock.set_now(None)


def test_the_one_published_first_is_the_original_however_late_it_is_found(press: Press) -> None:
    first = press.visit("alpha", "bridge", AGENCY_COPY, T0, published=T0)
    second = press.visit("beta", "bridge", STORY, T0 + timedelta(hours=2), published=T0 + timedelta(hours=1))
    oldest = press.visit("gamma", "bridge", STORY, T0 + timedelta(hours=3), published=T0 - timedelta(hours=5))
    rows = cluster_of(press.store.db.conn, second)
    assert [row["article"] for row in rows] == [oldest, first, second]
    assert [row["role"] for row in rows] == ["original", "copy", "copy"]
    assert rows[1]["agency"] == "dpa"
    assert rows[2]["kind"] == "exact"
    assert rows == cluster_of(press.store.db.conn, oldest)


def test_a_story_of_its_own_has_no_copies(press: Press) -> None:
    press.visit("alpha", "bridge", STORY, T0)
    other = press.visit("beta", "school", " ".join(f"word{n}" for n in range(120)), T0)
    assert [row["article"] for row in cluster_of(press.store.db.conn, other)] == [other]


def test_later_versions_of_one_page_are_revisions_not_copies(press: Press) -> None:
    page = press.visit("alpha", "bridge", STORY, T0)
    press.visit("alpha", "bridge", STORY + " Update: the ferry will run until 2030.", T0 + timedelta(hours=1))
    assert press.store.db.conn.execute("SELECT count(*) FROM duplicates").fetchone()[0] == 0
    assert len(press.store.history(page)) == 2


def test_a_copy_that_never_took_a_correction_is_found_and_one_that_did_is_not(press: Press) -> None:
    original = press.visit("alpha", "bridge", STORY, T0, published=T0)
    stale = press.visit("beta", "bridge", STORY, T0 + timedelta(hours=1), published=T0 + timedelta(hours=1))
    press.visit("gamma", "bridge", STORY, T0 + timedelta(hours=1), published=T0 + timedelta(hours=1))
    corrected = STORY.replace("48 million", "84 million") + " Correction: the cost was misstated."
    press.visit("alpha", "bridge", corrected, T0 + timedelta(hours=2), published=T0)
    press.visit("gamma", "bridge", corrected, T0 + timedelta(hours=5), published=T0 + timedelta(hours=1))
    press.visit("beta", "bridge", STORY, T0 + timedelta(hours=6), published=T0 + timedelta(hours=1))
    rows = press.store.db.conn.execute("SELECT article_id, original_id FROM uncorrected_copies").fetchall()
    assert [tuple(row) for row in rows] == [(stale, original)]


def test_a_window_leaves_old_stories_alone(press: Press) -> None:
    press.visit("alpha", "bridge", STORY, T0)
    late = press.visit("beta", "bridge", STORY, T0 + timedelta(days=400))
    db = press.store.db.conn
    db.execute("DELETE FROM duplicates")
    assert note_copies(db, late, clock.stamp(T0), window=timedelta(days=30)) is None
    assert note_copies(db, late, clock.stamp(T0)) is not None


def test_the_bytes_of_exact_copies_are_left_out_on_request_and_the_archive_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "small.db"
    with Archive(path, keep_copies=False) as store:
        for number, (name, text) in enumerate(
            [(name, text) for text in (None, STORY) for name in ("alpha", "beta", "gamma")]
        ):
            text = text or " ".join(f"{name}{n}" for n in range(80))
            furniture = "".join(f"<li>{name} section {n * 7919 % 1000}</li>" for n in range(300))
            page = f"<html>{furniture}<p>{text}</p></html>".encode()
            store.record(
                Observation(
                    url=f"https://{name}.example/{number}",
                    fetched_at=T0 + timedelta(hours=number),
                    site_id=store.ensure_site(name, f"https://{name}.example/"),
                    status=200,
                    kind="article",
                    body=Body(page, digest(page)),
                    content=Content(title=name, text=text, word_count=len(text.split())),
                    extractor="test/1",
                )
            )
        encodings = [row[0] for row in store.db.conn.execute("SELECT encoding FROM bodies ORDER BY rowid")]
        texts = {store.revision(number).content.text for number in (4, 5, 6)}
    assert [encoding == "removed" for encoding in encodings] == [False, False, False, False, True, True]
    assert texts == {STORY}
    assert check(path).sound
