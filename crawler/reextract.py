"""The archive's history derived again from its stored bytes, by the present code, on all cores.

Owns the division of work: processes read bytes and understand them, this one writes. Must not know how a history is
rewritten (`archive.rederive`) nor how a page is read (`crawler.understanding`). Stopped at any point, it goes on from
there: what is done carries the present extractor's name.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from archive import Archive, Content
from archive.rederive import Report, rewrite, sources, waiting
from crawler.config import Config
from crawler.session.session import rules_of
from crawler.understanding import EXTRACTOR, SiteMemory, understand
from crawler.visits.observing import content_of_known

BATCH = 20  # articles a process gets at once


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be derived again: articles by id, and what a site's pages are read with."""

    path: Path
    articles: tuple[int, ...]
    memories: dict[int, dict[str, Any]]  # by site id
    rules: dict[int, Any]


def plan(path: Path, config: Config, site: str | None = None, *, everything: bool = False) -> Plan:
    """What another extractor than the present one read (with `everything`: all), and each site's memory and rules."""
    with Archive(path, readonly=True) as store:
        articles = waiting(store, "" if everything else EXTRACTOR, site=site)
        rows = list(store.db.query("SELECT id, name FROM sites"))
        memories = {row["id"]: store.memory(row["id"]) for row in rows}
    configured = {row["id"]: config.site(row["name"]) for row in rows}
    rules = {number: rules_of(one) for number, one in configured.items() if one is not None}
    return Plan(path, tuple(articles), memories, rules)


def reextract(
    work: Plan, *, dry_run: bool = False, processes: int | None = None, tell: Callable[[int, int], None] | None = None
) -> Report:
    """Carry out `work`; what came of it, summed. Commits after every batch unless `dry_run`."""
    total, done = Report(), 0
    with (
        Archive(work.path) as store,
        ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin, initargs=(work,)) as pool,
    ):
        for contents in _ordered(pool, work.articles):
            for article, found in contents.items():
                total.add(rewrite(store, article, found, EXTRACTOR, dry_run=dry_run))
                done += 1
            if not dry_run:
                store.commit()
            if tell is not None:
                tell(done, len(work.articles))
    return total


def _ordered(pool: ProcessPoolExecutor, articles: tuple[int, ...]) -> Iterator[dict[int, dict[int, Content | None]]]:
    """Results as they come, with only a few batches under way, so that memory stays flat."""
    batches = iter([articles[start : start + BATCH] for start in range(0, len(articles), BATCH)])
    running: set[Future[dict[int, dict[int, Content | None]]]] = set()
    while True:
        while len(running) < 8 and (batch := next(batches, None)) is not None:
            running.add(pool.submit(_derive, batch))
        if not running:
            return
        ended, running = wait(running, return_when=FIRST_COMPLETED)
        for future in ended:
            yield future.result()


_work: Plan
_store: Archive
_memories: dict[int, SiteMemory]


def _begin(work: Plan) -> None:
    global _work, _store, _memories
    _work, _store = work, Archive(work.path, readonly=True)
    _memories = {number: SiteMemory.from_json(memory) for number, memory in work.memories.items()}


def _derive(articles: tuple[int, ...]) -> dict[int, dict[int, Content | None]]:
    return {
        article: {source.revision_id: _content(source) for source in sources(_store, article)} for article in articles
    }


def _content(source: Any) -> Content | None:
    seen = understand(
        _store.body(source.body_sha256),
        source.url,
        headers=source.headers,
        fetched_at=source.fetched_at,
        memory=_memories.get(source.site_id),
        rules=_work.rules.get(source.site_id),
    )
    return content_of_known(seen)
