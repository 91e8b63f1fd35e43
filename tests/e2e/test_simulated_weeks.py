"""Weeks of edits, walls and outages at the newsroom: the archive records the true edits, one for one, and nothing else."""

import http.client
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from urllib.parse import urljoin, urlsplit

import pytest

from archive import Archive, Due, clock
from crawler.config import CrawlConfig, Site
from crawler.items import Page
from crawler.newsroom import Newsroom, Story
from crawler.newsroom.story import bundled
from crawler.newsroom.troubles import Kind
from crawler.pipelines.deduplicate import Deduplicate
from crawler.pipelines.identify import Identify
from crawler.pipelines.understand import read
from crawler.session.sites import SiteAtWork
from crawler.understanding import SiteMemory
from crawler.visits.observing import observation
from crawler.visits.visit import Visit

STORIES, ROUNDS, STEP = 7, 28, timedelta(hours=12)  # stories a paper; two weeks of visits at morning and evening
TROUBLES: tuple[Kind, ...] = ("consent", "challenge", "login", "unavailable", "too_many", "blank", "paywall")


@pytest.fixture
def small(moved_clock: object) -> Iterator[Newsroom]:
    """Both papers with a few stories each."""
    with Newsroom(stories=False) as newsroom:
        for paper in ("courier", "anzeiger"):
            for story in list(bundled(paper, newsroom.now()))[:STORIES]:
                newsroom.publish(story)
        yield newsroom


class Reader:
    """Visits articles over real sockets and hands them through the crawl's own steps to an archive."""

    def __init__(self, archive: Archive, newsroom: Newsroom) -> None:
        self.archive, self.sites = archive, {}
        for paper in ("courier", "anzeiger"):
            home = newsroom.url(paper)
            number = archive.ensure_site(paper, home)
            self.sites[number] = SiteAtWork(number, Site(paper, home), CrawlConfig(), memory=SiteMemory())
            for story in newsroom.stories(paper):
                archive.ensure_article(number, newsroom.story_url(story))

    def visit_all(self) -> None:
        """One visit to every article, whatever its state."""
        for due in self.archive.due(everything=True, since_run=0, limit=1000):
            self.visit(due)
        self.archive.commit()

    def visit(self, due: Due) -> None:
        """One visit."""
        site = self.sites[due.site_id]
        item = Identify().process_item(Visit(fetched(due.url), due))
        item = Deduplicate().process_item(read(item, site))
        self.archive.record(observation(item, 0))
        if item.understanding is not None and item.page.status == 200:
            site.memory.observe(item.understanding, url=item.page.final_url, fetched_at=item.page.fetched_at)


def fetched(url: str) -> Page:
    """The page at `url`, redirects followed."""
    passed: list[str] = []
    at = url
    while True:
        parts = urlsplit(at)
        connection = http.client.HTTPConnection(parts.netloc, timeout=10)
        connection.request("GET", parts.path)
        response = connection.getresponse()
        body, headers = response.read(), {name.lower(): value for name, value in response.getheaders()}
        connection.close()
        if response.status not in (301, 302):
            return Page(url, at, clock.now(), response.status, headers, body, redirects=tuple(passed))
        passed.append(at)
        at = urljoin(at, headers["location"])


class Desk:
    """A news desk that does something to a few stories between two visits, by chance but always the same."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom, self.chance = newsroom, Random(1871)
        self.slugs = sorted(story.slug for story in newsroom.stories())
        self.away: dict[str, int] = {}  # deleted stories, and for how many rounds more
        self.fresh: set[str] = set()  # stories whose last change was an edit, which a revert would undo

    def work(self, number: int) -> None:
        """One shift: at most one thing done to each story."""
        back = self._bring_back()
        for slug in self.chance.sample(self.slugs, 3):
            if slug in self.away or slug in back:
                continue
            self.newsroom.advance(timedelta(minutes=self.chance.randint(5, 60)))
            what = self.chance.choice(("title", "figure", "drop", "add", "byline", "revert", "delete", "move"))
            self._do(what, slug, number)

    def _bring_back(self) -> set[str]:
        back = {slug for slug, rounds in self.away.items() if rounds == 0}
        for slug in back:
            self.newsroom.restore(slug)
            self.fresh.discard(slug)
        self.away = {slug: rounds - 1 for slug, rounds in self.away.items() if slug not in back}
        return back

    def _do(self, what: str, slug: str, number: int) -> None:
        story, newsroom = self.newsroom.desk.story(slug), self.newsroom
        silent = self.chance.random() < 0.5
        if what == "revert" and slug in self.fresh:
            newsroom.revert(slug, silent=silent)
            self.fresh.discard(slug)
            return
        if what == "delete":
            newsroom.delete(slug)
            self.away[slug] = self.chance.randint(2, 5)
            return
        if what == "move":
            newsroom.move(slug, f"{slug}-{number}")
            return
        if what == "title":
            newsroom.edit(slug, title=f"{story.title.partition(' (')[0]} (edition {number})", silent=silent)
        elif what == "byline":
            newsroom.edit(slug, authors=("Imogen Farrow", f"{chr(65 + number % 26)}. Whitlock"), silent=silent)
        elif what == "figure":
            newsroom.edit(slug, lambda one: with_figure(one, number), silent=silent)
        elif what == "drop" and len(story.paragraphs) > 4:
            newsroom.edit(slug, lambda one: one.without_paragraph(self.chance.randrange(1, 4)), silent=silent)
        else:
            newsroom.edit(slug, lambda one: one.with_paragraph(SAID.format(number=number), 2), silent=silent)
        self.fresh.add(slug)


SAID = (
    "Asked about it again on the telephone, a spokeswoman said that the figures of edition {number} would be gone "
    "through once more, and that nobody should draw conclusions from a first count made in the rain."
)


def with_figure(story: Story, number: int) -> Story:
    """The story with the first number of its body changed."""
    for paragraph in story.paragraphs:
        for word in paragraph.split():
            if word.isdigit():
                return story.with_words(f" {word} ", f" {int(word) + number + 1} ")
    return story.with_paragraph(SAID.format(number=number))


def test_what_is_recorded_is_what_was_done(tmp_path: Path, small: Newsroom) -> None:
    desk, chance = Desk(small), Random(7)
    with Archive(tmp_path / "weeks.db") as archive:
        reader = Reader(archive, small)
        slug_of = {archive.find(small.story_url(story)): story.slug for story in small.stories()}
        reader.visit_all()
        for number in range(ROUNDS):
            opening = small.now()
            desk.work(number)
            if number % 3 == 0:
                small.burst(1, paper="courier")  # new titles in the box; the story itself is nobody's concern here
            small.advance(opening + STEP - small.now())
            troubled = chance.sample(sorted(slug_of.values()), 2) if number % 2 else []
            for slug in troubled:
                small.trouble(slug, chance.choice(TROUBLES))
            reader.visit_all()
            small.calm()
        for _ in range(3):  # quiet visits at the end, so that every last edit and disappearance is seen
            small.advance(STEP)
            reader.visit_all()
        recorded = [(slug_of[change.article_id], change) for change in reversed(archive.changes())]
    truth = small.edits
    assert len(truth) > 40
    for slug in desk.slugs:
        told = [change for name, change in recorded if name == slug]
        true = [edit for edit in truth if edit.slug == slug]
        assert [(str(change.kind), change.fields) for change in told] == [(edit.kind, edit.fields) for edit in true], (
            slug
        )
        for change, edit in zip(told, true, strict=True):
            assert change.not_before <= edit.at <= change.not_after, (slug, edit)
