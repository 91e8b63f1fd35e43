"""Builds an archive of made-up articles straight in SQL: a small one for tests, a large one for the benchmark of pages.

Every text is invented from syllables; the same seed gives the same archive.
"""

import hashlib
import itertools
import json
import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from archive import Archive, clock
from archive.ledger.runs import holder

LABELS = ("headline", "figure", "quote", "softened", "typo", "rewrite")
HTML = "<html><head><title>{title}</title><script>document.title='run'</script></head><body><h1>{title}</h1>{text}</body></html>"


@dataclass(frozen=True)
class Size:
    """How much there is to be."""

    sites: int = 3
    articles: int = 60
    revisions: int = 3
    words: int = 120
    visits: int = 6
    listing_visits: int = 12
    bodies: bool = True


class Tongue:
    """Words, headlines and paragraphs that no newspaper has printed."""

    def __init__(self, rng: random.Random, count: int = 3000) -> None:
        onsets, cores, codas = (
            ["b", "d", "f", "gr", "k", "l", "m", "n", "p", "r", "s", "t", "v"],
            "aeiou",
            ["", "n", "r", "st"],
        )
        all_words = ["".join(parts) for parts in itertools.product(onsets, cores, codas, onsets, cores)]
        self.rng, self.words = rng, rng.sample(all_words, min(count, len(all_words)))
        self.weights = list(itertools.accumulate(1 / (place + 5) for place in range(len(self.words))))

    def some(self, count: int) -> list[str]:
        """`count` words, the first ones of the vocabulary often, the last ones rarely."""
        return self.rng.choices(self.words, cum_weights=self.weights, k=count)

    def headline(self) -> str:
        """Seven or eight words."""
        return " ".join(self.some(self.rng.choice((7, 8)))).capitalize()

    def text(self, count: int) -> str:
        """Paragraphs of sentences, `count` words in all."""
        paragraphs = []
        while count > 0:
            take = min(count, 40)
            said = self.some(take)
            paragraphs.append(". ".join(" ".join(said[i : i + 13]).capitalize() for i in range(0, take, 13)) + ".")
            count -= take
        return "\n\n".join(paragraphs)

    def edited(self, text: str) -> str:
        """`text` with one paragraph reworded, sometimes one gone."""
        paragraphs = text.split("\n\n")
        place = self.rng.randrange(len(paragraphs))
        said = paragraphs[place].split(" ")
        said[self.rng.randrange(len(said))] = self.some(1)[0]
        paragraphs[place] = " ".join(said)
        if len(paragraphs) > 2 and self.rng.random() < 0.2:
            del paragraphs[self.rng.randrange(len(paragraphs))]
        return "\n\n".join(paragraphs)


class Factory:
    """Writes one archive."""

    def __init__(self, path: Path, size: Size, seed: int = 7) -> None:
        with Archive(path):
            pass
        self.size, self.rng = size, random.Random(seed)
        self.tongue = Tongue(self.rng)
        self.conn = sqlite3.connect(path, isolation_level=None)
        self.conn.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; PRAGMA foreign_keys=OFF;")
        self.now = clock.now()
        self.fetch_id = self.revision_id = 0

    def build(self) -> None:
        """Fill it."""
        self.conn.execute("BEGIN")
        self._sites()
        for number in range(1, self.size.articles + 1):
            self._article(number)
            if number % 5000 == 0:
                self.conn.execute("COMMIT")
                self.conn.execute("BEGIN")
        self._listings()
        self._rest()
        self.conn.execute("COMMIT")
        self.conn.execute("PRAGMA optimize")
        self.conn.close()

    def insert(self, table: str, **values: Any) -> int:
        """One row; its id."""
        marks = ", ".join("?" * len(values))
        cursor = self.conn.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", list(values.values()))
        return cursor.lastrowid or 0

    def _sites(self) -> None:
        for number in range(1, self.size.sites + 1):
            name = f"paper-{number}"
            added = clock.stamp(self.now - timedelta(days=400))
            self.insert(
                "sites", id=number, name=name, home_url=f"https://{name}.example/", added_at=added, language="en"
            )
        for number in range(1, 21):
            at = self.now - timedelta(hours=number)
            finished = None if number == 1 else clock.stamp(at + timedelta(minutes=4))
            self.insert(
                "runs",
                id=21 - number,
                started_at=clock.stamp(at),
                finished_at=finished,
                status="running" if number == 1 else "finished",
                command="crawl",
                fetched=120,
                new_articles=7,
                changed_articles=3,
                errors=1,
                process=holder(),
            )

    def _times(self, number: int) -> Iterator[datetime]:
        spread = timedelta(days=60) * (1 - number / (self.size.articles + 1))
        at = self.now - spread - timedelta(hours=9)
        for step in range(self.size.visits):
            yield at
            at += timedelta(hours=1.4 * (step + 1) * self.rng.uniform(0.5, 1.0))

    def _article(self, number: int) -> None:
        site = 1 + (number * 7) % self.size.sites
        url = f"https://paper-{site}.example/2026/{number}"
        times = [min(at, self.now) for at in self._times(number)]
        title, text = self.tongue.headline(), self.tongue.text(self.size.words)
        gone = number % 50 == 0
        self.conn.execute(
            "INSERT INTO articles (id, site_id, url, status, title, authors, published_at, published_precision, language,"
            " revision_count, first_seen_at, last_seen_at, last_changed_at, next_check_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 'minute', 'en', ?, ?, ?, ?, ?)",
            (number, site, url, "gone" if gone else "live", title, json.dumps([self.tongue.headline()[:12]]),
             clock.stamp(times[0] - timedelta(minutes=self.rng.randrange(3, 90))), self.size.revisions, clock.stamp(times[0]),
             clock.stamp(times[-1]), clock.stamp(times[-1]), clock.stamp(self.now + timedelta(hours=2))),
        )  # fmt: skip
        self.insert("urls", url=url, article_id=number, relation="canonical", first_seen_at=clock.stamp(times[0]))
        previous: tuple[int, str, str, datetime, int] | None = None
        made = 0
        for step, at in enumerate(times):
            writes = made < self.size.revisions and (
                step % 2 == 0 or self.size.visits - step <= self.size.revisions - made
            )
            if writes and previous is not None:
                text = self.tongue.edited(text)
                title = self.tongue.headline() if self.rng.random() < 0.3 else title
            outcome = ("changed" if made else "new") if writes else "unchanged"
            outcome = "gone" if gone and not writes and step == len(times) - 1 else outcome
            fetch = self._visit(number, site, url, at, outcome, title, text)
            if writes:
                made += 1
                previous = self._revision(number, site, made, title, text, at, fetch, previous)
            elif previous is not None and outcome == "unchanged":
                self.conn.execute("UPDATE revisions SET last_seen_at = ? WHERE id = ?", (clock.stamp(at), previous[0]))
                previous = (*previous[:3], at, previous[4])
        if gone and previous is not None:
            self._change(number, "disappeared", previous[0], None, times[-2], times[-1], fetch, [])
        assert previous is not None
        latest = (previous[0], title, number)
        self.conn.execute("UPDATE articles SET latest_revision_id = ?, title = ? WHERE id = ?", latest)

    def _visit(self, article: int, site: int, url: str, at: datetime, outcome: str, title: str, text: str) -> int:
        self.fetch_id += 1
        sha = None
        if self.size.bodies and outcome != "gone":
            data = HTML.format(title=title, text="".join(f"<p>{part}</p>" for part in text.split("\n\n"))).encode()
            sha = hashlib.sha256(data).hexdigest()
            self.conn.execute(
                "INSERT OR IGNORE INTO bodies (sha256, size, stored_size, encoding, data) VALUES (?, ?, ?, 'identity', ?)",
                (sha, len(data), len(data), data),
            )
        self.conn.execute(
            "INSERT INTO fetches (id, run_id, site_id, article_id, url, fetched_at, status, outcome, page_kind, body_sha256,"
            " headers, elapsed_ms, chain) VALUES (?, 20, ?, ?, ?, ?, ?, ?, 'article', ?, ?, 120, ?)",
            (self.fetch_id, site, article, url, clock.stamp(at), 404 if outcome == "gone" else 200, outcome, sha,
             '{"content-type": "text/html; charset=utf-8"}', hashlib.sha256(str(self.fetch_id).encode()).hexdigest()),
        )  # fmt: skip
        return self.fetch_id

    def _revision(
        self,
        article: int,
        site: int,
        number: int,
        title: str,
        text: str,
        at: datetime,
        fetch: int,
        previous: tuple[int, str, str, datetime, int] | None,
    ) -> tuple[int, str, str, datetime, int]:
        self.revision_id += 1
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.conn.execute(
            "INSERT INTO revisions (id, article_id, number, title, authors, language, text, text_sha256, content_sha256,"
            " word_count, first_seen_at, last_seen_at, fetch_id, extractor) VALUES (?, ?, ?, ?, '[]', 'en', ?, ?, ?, ?, ?, ?, ?, 't/1')",
            (self.revision_id, article, number, title, text, digest, digest, len(text.split()), clock.stamp(at),
             clock.stamp(at), fetch),
        )  # fmt: skip
        self.conn.execute("UPDATE fetches SET revision_id = ? WHERE id = ?", (self.revision_id, fetch))
        if previous is not None:
            fields = (["title"] if previous[1] != title else []) + ["text"]
            self._change(article, "edited", previous[0], self.revision_id, previous[3], at, fetch, fields)
        return self.revision_id, title, text, at, number

    def _change(
        self,
        article: int,
        kind: str,
        before: int,
        after: int | None,
        not_before: datetime,
        not_after: datetime,
        fetch: int,
        fields: list[str],
    ) -> None:
        magnitude = round(self.rng.random() ** 3, 3)
        self.insert(
            "changes",
            article_id=article,
            kind=kind,
            from_revision_id=before,
            to_revision_id=after,
            to_fetch_id=fetch,
            not_before=clock.stamp(not_before),
            not_after=clock.stamp(not_after),
            detected_at=clock.stamp(not_after),
            fields=json.dumps(fields),
            words_added=self.rng.randrange(40),
            words_removed=self.rng.randrange(40),
            magnitude=magnitude,
            labels=json.dumps(self.rng.sample(LABELS, self.rng.choice((0, 1, 2)))),
            silent=int(self.rng.random() < 0.4),
        )

    def _listings(self) -> None:
        for site in range(1, self.size.sites + 1):
            home = f"https://paper-{site}.example/"
            added = clock.stamp(self.now - timedelta(days=60))
            listing = self.insert(
                "listings", site_id=site, url=home, kind="page", added_at=added, last_checked_at=clock.stamp(self.now)
            )
            own = [row[0] for row in self.conn.execute(
                "SELECT id FROM articles WHERE site_id = ? ORDER BY id DESC LIMIT 60", (site,))]  # fmt: skip
            entries = {}
            for article in own:
                url, title, seen = self.conn.execute(
                    "SELECT url, title, first_seen_at FROM articles WHERE id = ?", (article,)
                ).fetchone()
                entries[article] = (
                    self.insert(
                        "entries", listing_id=listing, article_id=article, url=url, title=title,
                        first_seen_at=seen, last_seen_at=clock.stamp(self.now), position=1),
                    title,
                )  # fmt: skip
            for step in range(self.size.listing_visits):
                at = self.now - timedelta(hours=self.size.listing_visits - step)
                self.fetch_id += 1
                self.insert(
                    "fetches", id=self.fetch_id, site_id=site, listing_id=listing, url=home, fetched_at=clock.stamp(at),
                    status=200, outcome="changed", chain="c")  # fmt: skip
                shown = own[max(0, 20 - step) :][:20]
                for place, article in enumerate(shown, 1):
                    entry, title = entries[article]
                    self.insert(
                        "sightings", entry_id=entry, fetch_id=self.fetch_id, seen_at=clock.stamp(at), position=place,
                        title=title)  # fmt: skip
            self.insert(
                "gaps", listing_id=listing, gap_from=clock.stamp(self.now - timedelta(days=3)),
                gap_to=clock.stamp(self.now - timedelta(days=2)), opened_at=clock.stamp(self.now - timedelta(days=2)),
                closed_at=None if site <= 5 else clock.stamp(self.now))  # fmt: skip

    def _rest(self) -> None:
        for number in range(20, self.size.articles, 20):
            for back in (1, 3, 6):
                self.insert(
                    "duplicates", article_id=number - back, original_id=number,
                    kind="exact" if back == 1 else "near", similarity=1.0 if back == 1 else 0.91,
                    detected_at=clock.stamp(self.now - timedelta(minutes=self.size.articles - number)))  # fmt: skip


def build(path: Path, size: Size | None = None, seed: int = 7) -> Path:
    """An archive at `path`, which must not exist."""
    Factory(path, size or Size(), seed).build()
    return path


START = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
