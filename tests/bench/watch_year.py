"""Live a year of `newstrail watch` in minutes: the schedule and the archive as they are, the clock moved, no network.

    python tests/bench/watch_year.py [--sites 50] [--stories 20] [--days 365] [--keep FILE]

Fictional sites publish stories by day and edit some of them (a fifth within a week, most of those on the first day).
Each round does what a watch does: it asks when something is due (`crawler.timetable.next_round`), moves the clock there,
visits what is due, records, and plans anew. Prints for each month the memory of the process, rounds, visits and the
size of the archive; then visits for an article, how late visits came against their plan, the edits that were caught,
and the visits of an article that never changed against those that `visits_ahead` foretells.
"""

import argparse
import hashlib
import os
import random
import statistics
import sys
import tempfile
import time
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import ceil, exp, log
from pathlib import Path

from archive import Archive, Body, Content, Due, EntrySeen, ListingKind, Observation, clock
from crawler.config import Config, CrawlConfig, Site
from crawler.items import Page
from crawler.schedule.forecast import visits_ahead
from crawler.session import pasts
from crawler.session.sites import SiteAtWork
from crawler.timetable import next_round
from crawler.visits.observing import plan
from crawler.visits.visit import Visit

START = datetime(2026, 1, 1, tzinfo=UTC)
SHOWN = 20  # stories on a listing
WORDS = [
    "harbour",
    "quay",
    "council",
    "pile",
    "crane",
    "basin",
    "ferry",
    "engineer",
    "winter",
    "budget",
    "repair",
    "mayor",
    "coal",
    "timber",
    "report",
    "ice",
]


@dataclass
class Story:
    """A story: when it appears, and when it is edited."""

    url: str
    number: int
    at: datetime
    edits: list[datetime] = field(default_factory=list)

    def content(self, now: datetime) -> Content:
        """What it says at `now`."""
        state = bisect_right(self.edits, now)
        chance = random.Random(self.number)
        text = "\n\n".join(
            " ".join(chance.choice(WORDS) for _ in range(25)).capitalize() + f" {self.number}." for _ in range(4)
        )
        more = f"\n\nCorrection {state}: an earlier version was wrong." if state else ""
        return Content(f"Story {self.number}", published_at=self.at, text=text + more, word_count=100 + 7 * bool(state))


@dataclass
class World:
    """All sites: their stories by time of publication."""

    stories: dict[str, list[Story]]
    by_url: dict[str, Story]

    def shown(self, site: str, now: datetime) -> list[Story]:
        """The newest stories of a site, newest first."""
        stories = self.stories[site]
        count = bisect_right([one.at for one in stories], now)
        return stories[max(0, count - SHOWN) : count][::-1]


def world(sites: int, each: int, days: int) -> World:
    """Sites that publish by day; a fifth of their stories are edited within a week, some of them again at once."""
    chance = random.Random(20260101)
    made: dict[str, list[Story]] = {}
    number = 0
    for site in range(sites):
        name = f"site-{site}"
        times = sorted(
            START + timedelta(days=chance.randrange(days), hours=7 + chance.random() * 14) for _ in range(each)
        )
        made[name] = []
        for at in times:
            number += 1
            story = Story(f"http://{name}.test/{at:%Y}/{number}", number, at)
            if chance.random() < 0.24:
                hours = exp(chance.uniform(log(0.3), log(24 * 7)))
                while chance.random() < 0.8 and len(story.edits) < 4:
                    story.edits.append(at + timedelta(hours=hours))
                    hours += chance.expovariate(1 / 1.5) if chance.random() < 0.6 else hours * 2
            made[name].append(story)
    return World(made, {one.url: one for stories in made.values() for one in stories})


def memory() -> float:
    """Resident memory in MiB."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024**2


class Watch:
    """Rounds over the world."""

    def __init__(self, archive: Archive, around: World) -> None:
        self.archive, self.world = archive, around
        self.config = Config(CrawlConfig(), tuple(Site(name, f"http://{name}.test/") for name in around.stories))
        self.sites: dict[int, SiteAtWork] = {}
        self.late = array("f")
        self.visits = self.rounds = 0
        for site in self.config.sites:
            number = archive.ensure_site(site.name, site.home)
            archive.ensure_listing(number, f"{site.home}feed", ListingKind.FEED)
            self.sites[number] = SiteAtWork(number, site, self.config.crawl)
        archive.commit()

    def round(self) -> bool:
        """Wait for what is due, and visit it. A watch opens the archive anew for every round; here every hundredth."""
        if self.rounds % 100 == 99:
            self.archive.close()
            self.archive = Archive(self.archive.path)
        db = self.archive.db.conn
        at = next_round(db, self.config, clock.now())
        if at is None:
            return False
        clock.set_now(max(clock.now(), at) + timedelta(seconds=1))
        self.rounds += 1
        if self.rounds % 500 == 1:
            for number in self.sites:
                self.archive.keep_edit_rate(number, pasts.site_rate_of(db, number, clock.now()))
        for due in self.archive.due(limit=500):
            self.visit(due)
        self.archive.commit()
        return True

    def visit(self, due: Due) -> None:
        """One visit, recorded and planned as the last pipeline does."""
        now, site = clock.now(), self.sites[due.site_id]
        if due.due_at is not None and due.reason != "new":
            self.late.append((now - due.due_at).total_seconds())
        self.visits += 1
        shown, content = [], None
        if due.listing_id is not None:
            shown = self.world.shown(site.site.name, now)
            for story in shown:
                self.archive.ensure_article(site.id, story.url)
            data = "\n".join(story.url for story in shown).encode()
        else:
            content = self.world.by_url[due.url].content(now)
            data = content.text.encode()
        entries = tuple(EntrySeen(one.url, f"Story {one.number}", one.at, position=n) for n, one in enumerate(shown))
        recorded = self.archive.record(
            Observation(
                due.url,
                now,
                site.id,
                article_id=due.article_id,
                listing_id=due.listing_id,
                status=200,
                body=Body(data, hashlib.sha256(data).hexdigest()),
                kind="listing" if due.listing_id is not None else "article",
                content=content,
                entries=entries,
                extractor="bench",
                confirming=due.confirming,
            )
        )
        visit = Visit(Page(due.url, due.url, now, 200), due)
        if due.listing_id is not None:
            again = plan(visit, recorded, site, pasts.of_listing(due, site))
            every = None if again.interval_s is None else round(again.interval_s)
            self.archive.plan(
                listing_id=due.listing_id, at=again.at, reason=again.reason, interval_s=every, rhythm=again.rhythm
            )
        elif due.article_id is not None:
            again = plan(visit, recorded, site, pasts.of_article(self.archive.db.conn, due.article_id))
            self.archive.plan(article_id=due.article_id, at=again.at, reason=again.reason)


def report(watch: Watch, days: int) -> None:
    """Print what the year came to."""
    db = watch.archive.db.conn
    end = START + timedelta(days=days)
    spans: dict[str, list[tuple[datetime, datetime]]] = {}
    for url, begin, stop in db.execute(
        "SELECT a.url, c.not_before, c.not_after FROM changes c JOIN articles a ON a.id = c.article_id"
    ):
        spans.setdefault(url, []).append((clock.parse(begin), clock.parse(stop)))
    made = [(one.url, at) for one in watch.world.by_url.values() for at in one.edits if at < end - timedelta(days=30)]
    inside = [(url, span) for url, at in made for span in spans.get(url, ()) if span[0] < at <= span[1]]
    first = dict(
        db.execute("SELECT a.url, min(f.fetched_at) FROM fetches f JOIN articles a ON a.id = f.article_id GROUP BY 1")
    )
    early = sum(url not in first or at <= clock.parse(first[url]) for url, at in made)
    print(f"edits made (until a month before the end): {len(made)}; before the story was first seen: {early};"
          f" within the interval of a change: {len(inside)}")  # fmt: skip
    print(f"  of these, states that were never seen (edited again before the visit): {len(inside) - len(set(inside))}")
    false = sum(not any(span[0] < at <= span[1] for at in watch.world.by_url[url].edits)
                for url, found in spans.items() for span in found)  # fmt: skip
    print(f"changes that no edit explains: {false}")
    wrong = db.execute("SELECT count(*) FROM changes WHERE not_before > not_after").fetchone()[0]
    print(f"intervals that end before they begin: {wrong}")
    for span in (1, 30, 365):
        counts = [
            row[0] for row in db.execute(
                "SELECT count(*) FROM articles a JOIN fetches f ON f.article_id = a.id"
                " WHERE julianday(f.fetched_at) - julianday(a.published_at) < ?1"
                " AND julianday(?2) - julianday(a.published_at) >= min(?1, 300) GROUP BY a.id",
                (span, clock.stamp(end)),
            )
        ]  # fmt: skip
        if counts:
            print(f"visits for an article by {span} d: mean {statistics.mean(counts):.1f}, most {max(counts)}")
    still = [one for one in watch.world.by_url.values() if not one.edits and one.at < end - timedelta(days=40)]
    found, told = [], []
    for story in still[:200]:
        number = watch.archive.find(story.url)
        first = db.execute("SELECT min(fetched_at) FROM fetches WHERE article_id = ?", (number,)).fetchone()[0]
        begin = clock.parse(first)
        until = begin + timedelta(days=30)
        (count,) = db.execute(
            "SELECT count(*) FROM fetches WHERE article_id = ? AND fetched_at < ?", (number, clock.stamp(until))
        ).fetchone()
        facts = pasts.of_article(db, number)
        ahead = visits_ahead(_at(facts, begin), 120)
        found.append(count)
        told.append(1 + sum(one.at < until for one in ahead))
    if found:
        print(f"never changed, first 30 d: {statistics.mean(found):.1f} visits, foretold {statistics.mean(told):.1f}")
    late = sorted(watch.late)
    print(f"later than planned: median {statistics.median(late):.1f} s, 99 of 100 within "
          f"{late[ceil(len(late) * 0.99) - 1]:.1f} s, most {late[-1]:.1f} s; never early: {late[0] >= 0}")  # fmt: skip
    gaps = db.execute("SELECT count(*) FROM gaps").fetchone()[0]
    missing = (
        len([one for one in watch.world.by_url.values() if one.at < end - timedelta(days=1)])
        - db.execute(
            "SELECT count(*) FROM articles WHERE status = 'live' AND published_at < ?",
            (clock.stamp(end - timedelta(days=1)),),
        ).fetchone()[0]
    )
    print(f"gaps {gaps}; stories never found: {missing}")


def _at(facts: "pasts.Facts", now: datetime) -> "pasts.Facts":
    from dataclasses import replace

    return replace(facts, now=now)


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sites", type=int, default=50)
    parser.add_argument("--stories", type=int, default=20, help="of each site, over the whole time")
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--keep", type=Path, help="keep the archive here")
    given = parser.parse_args()
    clock.set_now(START)
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(given.keep or Path(folder) / "year.db")
        watch = Watch(archive, world(given.sites, given.stories, given.days))
        began, month = time.monotonic(), 0
        print("    day   memory MiB   rounds   visits   archive MiB   seconds", flush=True)
        end = START + timedelta(days=given.days)
        while clock.now() < end and watch.round():
            if (clock.now() - START).days >= month * 30:
                size = archive.path.stat().st_size / 1024**2
                spent = time.monotonic() - began
                print(f"{month * 30:7d}{memory():13.1f}{watch.rounds:9d}{watch.visits:9d}{size:14.1f}{spent:10.0f}",
                      flush=True)  # fmt: skip
                month += 1
        report(watch, given.days)
        watch.archive.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
