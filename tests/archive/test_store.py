"""The frontier, runs and their leases, bodies, and what the archive does with hostile values and full disks."""

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive, Body, BoilerplateBlock, Content, ListingKind, Observation, Outcome, clock, verify
from archive.errors import DamagedArchive, DiskFull, Locked, NotFound
from archive.ledger import runs
from tests.archive.conftest import START, STORY, Paper, body, content


class TestFrontier:
    """What to visit next."""

    def test_listings_come_first_then_articles_the_longest_overdue_first(self, paper: Paper) -> None:
        archive = paper.archive
        for number, day in ((1, 3), (2, 1), (3, 2), (4, 9)):
            archive.ensure_article(paper.site, f"https://harbour.example/{number}")
            archive.plan(article_id=number, at=START + timedelta(days=day), reason="test")
        listing = archive.ensure_listing(paper.site, "https://harbour.example/feed", ListingKind.FEED)
        due = archive.due(now=START + timedelta(days=5))
        assert [(item.listing_id, item.article_id) for item in due] == [
            (listing, None),
            (None, 2),
            (None, 3),
            (None, 1),
        ]
        assert due[0].listing_kind is ListingKind.FEED
        assert due[1].reason == "test"

    def test_a_new_article_is_due_at_once_and_once(self, paper: Paper) -> None:
        archive = paper.archive
        number = archive.ensure_article(paper.site, "https://harbour.example/new")
        assert archive.ensure_article(paper.site, "https://harbour.example/new") == number
        assert [item.article_id for item in archive.due()] == [number]

    def test_limit_skip_and_sites(self, paper: Paper) -> None:
        archive = paper.archive
        for number in range(5):
            archive.ensure_article(paper.site, f"https://harbour.example/{number}")
        other = Paper(archive, "valley", "https://valley.example/")
        archive.ensure_article(other.site, "https://valley.example/x")
        assert len(archive.due(limit=3)) == 3
        assert [item.article_id for item in archive.due([other.site])] == [6]
        assert archive.due([]) == []
        skip = {("article", number) for number in (1, 2, 3, 4, 5)}
        assert [item.article_id for item in archive.due(skip=skip, limit=2)] == [6]

    def test_never_again_means_never_by_itself(self, paper: Paper) -> None:
        paper.visit(0, content())
        paper.archive.plan(article_id=1, at=None, reason="retired")
        assert paper.archive.due(now=START + timedelta(days=9999)) == []
        assert [item.article_id for item in paper.archive.due(everything=True)] == [1]

    def test_everything_is_visited_once_in_a_run_gone_ones_too(self, paper: Paper) -> None:
        archive = paper.archive
        paper.visit(0, content())
        paper.gone(1, "lost")
        archive.ensure_listing(paper.site, "https://harbour.example/feed", ListingKind.FEED)
        run = archive.start_run("crawl --all", [paper.site])
        seen: list[tuple[int | None, int | None]] = []
        while due := archive.due(limit=1, everything=True, since_run=run):
            (item,) = due
            seen.append((item.listing_id, item.article_id))
            archive.record(
                Observation(
                    item.url,
                    START,
                    item.site_id,
                    run_id=run,
                    article_id=item.article_id,
                    listing_id=item.listing_id,
                    problem="failed",
                )
            )
        assert seen == [(1, None), (None, 1), (None, 2)]

    def test_what_a_conditional_request_needs(self, paper: Paper) -> None:
        paper.visit(0, content(), etag='"a"', last_modified="Mon, 02 Mar 2026 09:00:00 GMT")
        paper.visit(1, None, kind="consent", etag='"wall"')
        (item,) = paper.archive.due(now=START + timedelta(days=999))
        assert (item.etag, item.last_modified) == ('"a"', "Mon, 02 Mar 2026 09:00:00 GMT")
        paper.gone(2)
        assert paper.archive.due(now=START + timedelta(days=999))[0].etag is None


class TestRuns:
    """One run at a time per site."""

    def test_counts_are_taken_from_the_visits(self, paper: Paper) -> None:
        run = paper.archive.start_run("crawl", [paper.site])
        paper.visit(0, content(), run_id=run)
        paper.visit(1, content(STORY + "\n\nMore."), run_id=run)
        paper.visit(2, None, problem="failed", run_id=run)
        paper.archive.finish_run(run, "finished", {"pages": 3})
        row = paper.archive.db["runs"].get(run)
        assert (row["fetched"], row["new_articles"], row["changed_articles"], row["errors"]) == (3, 1, 1, 1)
        assert row["status"] == "finished"
        assert json.loads(row["stats"]) == {"pages": 3}

    def test_a_living_run_holds_its_sites_and_no_others(self, paper: Paper) -> None:
        archive = paper.archive
        other = Paper(archive, "valley", "https://valley.example/")
        run = archive.start_run("crawl", [paper.site])
        with pytest.raises(Locked, match="harbour is being crawled by run 1"):
            archive.start_run("crawl", [paper.site, other.site])
        second = archive.start_run("crawl", [other.site])
        archive.finish_run(run, "interrupted", {})
        archive.finish_run(archive.start_run("crawl", [paper.site]), "finished", {})
        archive.finish_run(second, "finished", {})
        assert not list(archive.db["leases"].rows)

    def test_a_dead_run_is_taken_over_and_called_interrupted(self, paper: Paper) -> None:
        archive = paper.archive
        run = archive.start_run("crawl", [paper.site])
        ended = subprocess.Popen([sys.executable, "-c", ""])
        ended.wait()
        dead = json.dumps({**json.loads(runs.holder()), "pid": ended.pid, "started": "1"})
        archive.db.execute("UPDATE runs SET process = ?", [dead])
        archive.db.execute("UPDATE leases SET holder = ?", [dead])
        assert archive.start_run("crawl", [paper.site]) == run + 1
        assert archive.db["runs"].get(run)["status"] == "interrupted"

    def test_a_number_given_to_another_process_or_another_boot_is_not_the_holder(self) -> None:
        me = json.loads(runs.holder())
        assert runs.alive(json.dumps(me)) is True
        assert runs.alive(json.dumps({**me, "boot": "another"})) is False
        assert runs.alive(json.dumps({**me, "host": "elsewhere"})) is None
        if me["started"]:
            assert runs.alive(json.dumps({**me, "started": "1"})) is False

    def test_a_run_elsewhere_holds_until_its_lease_expires(self, paper: Paper) -> None:
        archive = paper.archive
        run = archive.start_run("crawl", [paper.site])
        there = json.dumps({**json.loads(runs.holder()), "host": "elsewhere"})
        archive.db.execute("UPDATE leases SET holder = ?", [there])
        with pytest.raises(Locked):
            archive.start_run("crawl", [paper.site])
        archive.renew_run(run)
        clock.set_now(clock.now() + runs.LEASE + timedelta(seconds=1))
        archive.start_run("crawl", [paper.site])


class TestBodies:
    """Bytes."""

    FRAME = "".join(
        f"<div class='c{n * 7919 % 10007}'>{hashlib.sha256(bytes([n])).hexdigest()}</div>" for n in range(250)
    )

    def test_bytes_come_back_as_received_and_are_kept_once(self, paper: Paper) -> None:
        page = body(b"\x00\xff" + self.FRAME.encode())
        paper.visit(0, content(), body=page)
        paper.visit(1, content(), body=page)
        assert paper.archive.body(page.sha256) == page.data
        assert paper.archive.db["bodies"].count == 1

    def test_pages_of_one_site_are_stored_against_each_other(self, paper: Paper) -> None:
        pages = [body(f"<html>{self.FRAME}<p>{STORY} {number}</p></html>") for number in range(10)]
        for number, page in enumerate(pages):
            paper.visit(0, content(f"{STORY} {number}"), f"s{number}", body=page)
        rows = list(paper.archive.db["bodies"].rows)
        assert sum(row["stored_size"] for row in rows[1:]) < 0.1 * sum(row["size"] for row in rows[1:])
        assert {row["base_sha256"] for row in rows[1:]} == {pages[0].sha256}
        with Archive(paper.archive.path, readonly=True) as again:
            assert [again.body(page.sha256) for page in pages] == [page.data for page in pages]

    def test_after_a_redesign_a_newer_page_becomes_the_base(self, paper: Paper) -> None:
        paper.visit(0, content(), "old", body=body(f"<html>{self.FRAME}</html>"))
        other = "".join(hashlib.sha512(bytes([n])).hexdigest() for n in range(200))
        for number in range(3):
            paper.visit(1, content(f"{STORY} {number}"), f"n{number}", body=body(f"<html>{other}{number}</html>"))
        rows = list(paper.archive.db["bodies"].rows)
        assert [row["base_sha256"] for row in rows] == [None, None, rows[1]["sha256"], rows[1]["sha256"]]

    def test_a_consent_page_never_becomes_the_base(self, paper: Paper) -> None:
        paper.visit(0, None, kind="consent", body=body("<html>Accept all cookies" + self.FRAME))
        assert paper.archive.db["sites"].get(1)["reference_body"] is None

    def test_what_is_not_there_and_what_is_not_itself(self, paper: Paper) -> None:
        with pytest.raises(NotFound):
            paper.archive.body("0" * 64)
        with pytest.raises(ValueError, match="SHA-256"):
            paper.visit(0, content(), body=Body(b"x" * 1000, "0" * 64))
        paper.visit(0, content(), body=(page := body(self.FRAME)))
        paper.archive.db.execute("UPDATE bodies SET data = zeroblob(length(data))")
        with pytest.raises(DamagedArchive):
            paper.archive.body(page.sha256)

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.binary(max_size=4000), min_size=1, max_size=6))
    def test_any_bytes_survive(self, pieces: list[bytes]) -> None:
        from archive.bodies import Bodies

        db = sqlite3.connect(":memory:")
        db.execute("CREATE TABLE bodies (sha256, size, stored_size, encoding, base_sha256, data)")
        store, base = Bodies(db), None
        for data in pieces:
            base = store.put(data, hashlib.sha256(data).hexdigest(), base)
        for data in pieces:
            assert Bodies(db).get(hashlib.sha256(data).hexdigest()) == data
        db.close()


class TestHostileValues:
    """Anything that a page can say can be stored, or is cut down to what can."""

    def test_surrogates_zeros_and_huge_numbers(self, paper: Paper) -> None:
        odd = "A\ud800B\x00C"
        said = Content(odd, odd, (odd, ""), text=odd + " text", language=odd, section=odd, image=odd, word_count=2**80)
        recorded = paper.visit(
            0,
            said,
            headers={odd: odd},
            etag=odd,
            elapsed_ms=2**70,
            status=200,
            evidence={odd: [float("nan"), 2**90, {"x": object}], "b": b"\xff"},
            body=body(b"x"),
        )
        assert recorded.revision.content.title == "A\ufffdBC"
        assert paper.archive.revision(1).content.authors == ("A\ufffdBC",)
        assert paper.visit(1, said).outcome is Outcome.UNCHANGED
        assert verify.check(paper.archive.path).sound

    @settings(max_examples=60, deadline=None)
    @given(title=st.text(max_size=40), text=st.text(min_size=1, max_size=200), name=st.text(max_size=20))
    def test_whatever_was_recorded_is_found_unchanged(self, title: str, text: str, name: str) -> None:
        with Archive(":memory:") as archive:
            paper = Paper(archive)
            said = Content(title, text=text, authors=(name,), word_count=1)
            if paper.visit(0, said).outcome is Outcome.NEW:
                assert paper.visit(1, said).outcome is Outcome.UNCHANGED

    def test_a_record_that_fails_leaves_nothing_of_itself_and_all_of_the_batch(self, paper: Paper) -> None:
        paper.visit(0, content())
        archive = paper.archive
        archive.ensure_article(paper.site, "https://harbour.example/before")
        with pytest.raises(ValueError):
            archive.record(Observation("https://harbour.example/bad", START, paper.site, body=Body(b"y" * 999, "1")))
        archive.commit()
        assert [row["url"][-6:] for row in archive.db["articles"].rows] == ["/story", "before"]

    def test_memory_and_boilerplate(self, paper: Paper) -> None:
        block = BoilerplateBlock("f1", 3, sample="Sign up\x00 now")
        paper.archive.save_memory(paper.site, {"days": "first", "n": [1]}, [block])
        paper.archive.save_memory(paper.site, {"days": "last"}, [BoilerplateBlock("f1", 9)])
        assert paper.archive.memory(paper.site) == {"days": "last"}
        (row,) = paper.archive.db["boilerplate"].rows
        assert (row["pages"], row["sample"]) == (9, "Sign up now")

    def test_a_site_that_is_not_there_names_its_neighbours(self, paper: Paper) -> None:
        with pytest.raises(NotFound, match="harbour"):
            paper.archive.site_id("harbor")


class TestFailures:
    """Full disks, killed writers, two writers."""

    def test_a_full_disk_undoes_the_batch_and_keeps_what_was_committed(self, paper: Paper) -> None:
        paper.visit(0, content())
        raw = paper.archive.db.conn
        raw.execute(f"PRAGMA max_page_count = {raw.execute('PRAGMA page_count').fetchone()[0] + 8}")

        def fill() -> None:
            for number in range(200):
                paper.visit(1, content(f"{STORY} {number}" * 20), f"s{number}", body=body(os.urandom(20_000)))

        with pytest.raises(DiskFull):
            fill()
        assert not raw.in_transaction
        raw.execute("PRAGMA max_page_count = 1000000")
        paper.visit(2, content(), "afterwards")
        report = verify.check(paper.archive.path)
        assert report.sound, report.findings

    def test_kill_9_loses_only_what_was_not_committed(self, tmp_path: Path) -> None:
        path = tmp_path / "news.db"
        for delay in (0, 7, 31, 60):
            writer = subprocess.Popen(
                [sys.executable, __file__, str(path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], text=True
            )
            assert writer.stdout is not None
            told = 0
            for line in writer.stdout:
                told = int(line)
                if told % 100 >= delay:
                    break
            writer.send_signal(signal.SIGKILL)
            rest = [int(line) for line in writer.stdout.read().split()]
            writer.wait()
            writer.stdout.close()
            report = verify.check(path)
            assert report.sound, report.findings
            assert report.counts["fetches"] >= max([told, *rest])
            with Archive(path) as archive:
                doubles = list(archive.db.query("SELECT url FROM articles GROUP BY url HAVING count(*) > 1"))
                assert doubles == []
                archive.finish_run(archive.start_run("crawl", [archive.site_id("harbour")]), "finished", {})

    def test_a_second_writer_waits_for_the_first(self, paper: Paper) -> None:
        paper.visit(0, content())
        with Archive(paper.archive.path) as second:
            other = Paper(second, "valley", "https://valley.example/")
            second.commit()
            other.visit(0, content("The valley road is open again."))
        paper.visit(1, content())
        assert len(list(paper.archive.db["sites"].rows)) == 2


def main(path: str) -> None:
    """A writer that says after each commit how many visits are safe, until it is killed."""
    with Archive(path) as archive:
        site = archive.ensure_site("harbour", "https://harbour.example/")
        run = archive.start_run("crawl", [site])
        done = archive.db["fetches"].count
        while True:
            for _ in range(5):
                done += 1
                said: Any = content(f"{STORY} {done // 3}")
                archive.record(
                    Observation(
                        f"https://harbour.example/{done % 40}",
                        START + timedelta(minutes=40 * done),
                        site,
                        run_id=run,
                        status=200,
                        kind="article",
                        content=said,
                        body=body(f"<p>{said.text}</p>" + "x" * 300),
                    )
                )
            archive.commit()
            print(done, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
