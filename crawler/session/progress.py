"""What a person sees while a crawl runs, and the line that sums it up.

Owns the display on stderr. Must not know requests; it reads the session's counts.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from archive import clock
from archive.cli.output import console
from archive.display import counted, safe
from crawler.network.allowing import advice
from crawler.session.session import Session
from crawler.session.sites import SiteAtWork

REFRESH = 0.25
WALLS = ("challenge", "consent", "refused", "empty")
UNLIKE = 10  # pages asked for by name that are told one by one


def line(session: Session) -> str:
    """Pages, new articles, changes, errors and rate, in one line."""
    tally, seconds = session.tally, max(clock.monotonic() - session.began, 0.001)
    parts = [
        counted(tally["pages"], "page"),
        f"{tally['new']} new",
        f"{tally['changes']} changed",
        counted(tally["errors"], "error"),
        f"{tally['pages'] / seconds:.1f} pages/s",
    ]
    return "  ".join(parts)


@contextmanager
def shown(session: Session) -> Iterator[None]:
    """Keep a line of progress on a terminal while the block runs; elsewhere show nothing."""
    if not sys.stderr.isatty():
        yield
        return
    stop = Event()
    screen = console(stderr=True)
    with screen.status(line(session), spinner="dots") as status:

        def keep_up() -> None:
            while not stop.wait(REFRESH):
                status.update(line(session))

        thread = Thread(target=keep_up, daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join(timeout=1)


def summary(session: Session, status: str) -> str:
    """The sentence at the end of a run."""
    stats = session.stats()
    text = (
        f"Run {session.run_id} {status}: {counted(stats['pages'], 'page')} in {stats['seconds']:.1f} s, "
        f"{counted(stats['new_articles'], 'new article')}, {counted(stats['changes'], 'change')}, "
        f"{counted(stats['errors'], 'error')}."
    )
    failed = _walls(session) + [
        f"{_complaint(site)} {session.reasons.get(site.id, '')}".rstrip()
        for site in session.sites.values()
        if site.failed
    ]
    failed += [f"{before} is called {now} from now on, as in newstrail.toml." for before, now in session.renamed]
    failed += [f"No article was read at {one}" for one in session.unlike[:UNLIKE]]
    for name in session.strangers:
        failed.append(f"{name} is left out of later runs until it is asked for again, or --all are.")
    for name, seconds in session.silent.items():
        failed.append(f"The host of {name} asked for silence: it is left alone for {_span(seconds)}.")
    if session.spent:
        failed.append(f"The day's budget is used up: {', '.join(sorted(session.spent))}.")
    if session.closed:
        failed.append(f"Outside their hours: {', '.join(session.closed)}.")
    failed += sorted({told for site in session.sites.values() if site.failed and (told := _advice(session, site))})
    return safe("\n".join([text, *failed]))


def _walls(session: Session) -> list[str]:
    """What stood before pages of this run that are no errors, and have no text all the same; [] when nothing did."""
    met: Counter[str] = Counter()
    for site in session.sites.values():
        for outcome in WALLS:
            met[outcome] += site.outcomes[outcome] + site.listing_outcomes[outcome]
    kinds = ", ".join(f"{count} {outcome}" for outcome, count in met.items() if count)
    return [f"No text was to be had of {counted(met.total(), 'page')}: {kinds}."] if kinds else []


def _span(seconds: float) -> str:
    if seconds < 120:
        return counted(round(seconds), "second")
    return counted(round(seconds / 60), "minute") if seconds < 7200 else counted(round(seconds / 3600), "hour")


def _advice(session: Session, site: SiteAtWork) -> str:
    return advice(session.reasons.get(site.id, ""), site.site.home)


def _complaint(site: SiteAtWork) -> str:
    if site.lost:
        return f"{counted(site.lost, 'visit')} to {site.site.name} could not be recorded."
    return f"Nothing could be read of {site.site.name}."
