"""Which states of an article a command means: `ARTICLE`, `ARTICLE@N`, `N..M`, and the last change.

Owns the reading of those names. Must not know what is done with the revisions.
"""

import re
from collections.abc import Sequence

from archive.errors import UsageError
from archive.model import Change, Revision
from archive.store import Archive

_NAMED = re.compile(r"(?P<article>.+)@r?(?P<number>\d+)(?:\.\.r?(?P<until>\d+)?)?")
_RANGE = re.compile(r"r?(?P<first>\d+)?\.\.r?(?P<last>\d+)?")

Pair = tuple[Revision, Revision]


def two_states(archive: Archive, first: str, second: str | None) -> Pair:
    """The older and the newer state that `diff` was asked for: `ARTICLE`, `ARTICLE N..M`, `ARTICLE@N`, `A B`.

    Raises NotFound for an unknown article or revision, UsageError for a range of two articles.
    """
    named = _NAMED.fullmatch(first)
    if second is None:
        if named:
            until = named["until"]
            return (
                archive.revision(named["article"], int(named["number"])),
                archive.revision(named["article"], int(until) if until else None),
            )
        return last_change(archive, first)
    wanted = _RANGE.fullmatch(second)
    if wanted is None:
        return one_state(archive, first), one_state(archive, second)
    if named:
        raise UsageError(
            f"{first} names a revision already.", do=f"Write {named['article']} {second}, or two articles."
        )
    start, end = (int(number) if number else None for number in wanted.group("first", "last"))
    return archive.revision(first, 1 if start is None else start), archive.revision(first, end)


def one_state(archive: Archive, name: str) -> Revision:
    """The revision that `ARTICLE@N` or `ARTICLE` (as it reads now) means."""
    named = _NAMED.fullmatch(name)
    if named and named["until"] is None:
        return archive.revision(named["article"], int(named["number"]))
    return archive.revision(name)


def last_change(archive: Archive, article: str) -> Pair:
    """The two states that the latest change of the article's content joins; the present state twice when it never
    changed."""
    known = {revision.id: revision for revision in archive.history(article)}
    for change in archive.changes(article=article):
        pair = _joined(change, known)
        if pair:
            return pair
    present = archive.revision(article)
    return present, present


def states_in_time(archive: Archive, article: str) -> list[Revision]:
    """The states that the article had, in order of time: a reverted one stands there again."""
    revisions = archive.history(article)
    known = {revision.id: revision for revision in revisions}
    joined = [pair for change in reversed(archive.changes(article=article)) if (pair := _joined(change, known))]
    states: list[Revision] = []
    for before, after in joined:
        states += _missing(states, before)
        states.append(after)
    return states or [archive.revision(article)]


def _missing(states: Sequence[Revision], before: Revision) -> list[Revision]:
    return [] if states and states[-1].id == before.id else [before]


def _joined(change: Change, known: dict[int, Revision]) -> Pair | None:
    before, after = change.from_revision_id, change.to_revision_id
    if before is None or after is None or before == after or not {before, after} <= known.keys():
        return None
    return known[before], known[after]
