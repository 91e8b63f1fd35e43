"""What one visit means for an article, given what is known of it: the state machine of revisions and changes.

Owns the rules (what confirms a disappearance, what is a revert, a variant, a return, a move) over frozen values. Must
not know SQL, pages or clocks: the caller looks up what is asked for here and writes what is decided here.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from archive.model import ChangeKind, Content, Outcome

SECOND_LOOK = timedelta(hours=4)  # between the two visits that make a disappearance
CONFIRM_AFTER = timedelta(minutes=3)  # from a change to the visit that confirms it
FLAPPING = timedelta(minutes=30)  # states that alternate within this are variants of one page, not edits
CONFIRM_TRIES = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A revision that the article has already."""

    id: int
    number: int
    content: Content
    content_sha256: str
    first_seen_at: datetime
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Pending:
    """What is not settled about an article; kept as JSON in `articles.pending_state`.

    `gone_at` and `gone_fetch`: the first of the visits that found it gone. `change` and `changed_at`: the change that
    waits for confirmation, `back_to` the revision before it. `flapping`: two revisions that alternate. `look_at`: when
    a second look is wanted; `tries`: how many looks brought nothing.
    """

    gone_at: datetime | None = None
    gone_fetch: int | None = None
    change: int | None = None
    changed_at: datetime | None = None
    back_to: int | None = None
    flapping: tuple[int, ...] = ()
    look_at: datetime | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Recent:
    """The article's last two edits or reverts, newest first, as far as they lie within FLAPPING."""

    id: int
    from_revision: int
    to_revision: int
    not_after: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """An article before a visit. `seen_at` is the last visit that saw it, `missed_at` the last that found it gone."""

    status: str
    latest: Known | None
    url: str = ""
    paywalled: bool = False
    seen_at: datetime | None = None
    missed_at: datetime | None = None
    pending: Pending = Pending()
    recent: tuple[Recent, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """Settings of the state machine."""

    confirm: bool = False
    second_look: timedelta = SECOND_LOOK
    confirm_after: timedelta = CONFIRM_AFTER
    flapping: timedelta = FLAPPING
    keep_copies: bool = True


@dataclass(frozen=True, slots=True)
class Transition:
    """A change to write. `to` is a revision's id, "new" for the one this visit makes, None when the article is gone."""

    kind: ChangeKind
    before: int | None
    to: int | Literal["new"] | None
    not_before: datetime
    not_after: datetime
    fields: tuple[str, ...] = ()
    to_fetch: int | None = None  # the visit of `not_after` where it is not this one
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to write after a visit. `shows` is the revision that the page showed: an id, "new" or None.

    `latest` is what the article says now (as `shows`, or another while it flaps). `confirmed`, `variants` are changes
    whose waiting ended.
    """

    outcome: Outcome
    status: str
    pending: Pending
    shows: int | Literal["new"] | None = None
    latest: int | Literal["new"] | None = None
    transitions: tuple[Transition, ...] = ()
    confirmed: tuple[int, ...] = ()
    variants: tuple[int, ...] = ()


def missed(standing: Standing, outcome: Outcome, at: datetime, *, everything: bool, rules: Rules) -> Verdict:
    """The verdict on a visit that found the article gone (404, 410, soft 404).

    Only a second such visit, `rules.second_look` after the first (any later one under `everything`), makes it
    disappear. A page that was never read has nothing to disappear.
    """
    old = standing.pending
    if standing.latest is None:
        status = "gone" if standing.status in ("pending", "blocked", "gone") else standing.status
        return Verdict(outcome, status, Pending())
    if standing.status in ("gone", "moved"):
        return Verdict(outcome, standing.status, replace(old, look_at=None))
    if old.gone_at is None:
        suspicion = replace(old, gone_at=at, look_at=_sooner(old.look_at, at + rules.second_look))
        return Verdict(outcome, standing.status, suspicion, latest=standing.latest.id)
    if at - old.gone_at < rules.second_look and not everything:
        waiting = replace(old, look_at=old.gone_at + rules.second_look)
        return Verdict(outcome, standing.status, waiting, latest=standing.latest.id)
    gone = Transition(
        ChangeKind.DISAPPEARED,
        standing.latest.id,
        None,
        standing.seen_at or standing.latest.last_seen_at,
        old.gone_at,
        to_fetch=old.gone_fetch,
    )
    waiting_change = () if old.change is None else (old.change,)
    return Verdict(outcome, "gone", Pending(), latest=standing.latest.id, transitions=(gone,), confirmed=waiting_change)


def unread(standing: Standing, outcome: Outcome, at: datetime, *, rules: Rules) -> Verdict:
    """The verdict on a visit that showed nothing of the article: nothing changes, a wanted second look is put off."""
    status = standing.status
    if status == "pending" and outcome in (Outcome.REFUSED, Outcome.CHALLENGE, Outcome.CONSENT, Outcome.PAYWALL):
        status = "blocked"
    pending = standing.pending
    confirmed: tuple[int, ...] = ()
    if pending.look_at is not None and pending.look_at <= at:
        tries = pending.tries + 1
        if pending.change is not None and tries >= CONFIRM_TRIES:
            # Nobody can say any more what the page showed in those minutes; what was seen stands.
            confirmed = (pending.change,)
            pending = replace(pending, change=None, changed_at=None, back_to=None, look_at=None, tries=0)
            if pending.gone_at is not None:
                pending = replace(pending, look_at=at + rules.second_look)
        else:
            wait = rules.confirm_after if pending.change is not None else rules.second_look / 4
            pending = replace(pending, tries=tries, look_at=at + wait * 2 ** min(tries, 6))
    latest = standing.latest.id if standing.latest else None
    return Verdict(outcome, status, pending, latest=latest, confirmed=confirmed)


def left(standing: Standing, at: datetime) -> Verdict:
    """The verdict on a URL that leads to another article for good: this one ended there."""
    if standing.latest is None or standing.status == "moved":
        return Verdict(Outcome.MOVED, "moved", Pending())
    latest = standing.latest
    seen_at = standing.seen_at or latest.last_seen_at
    step = Transition(ChangeKind.MOVED, latest.id, None, seen_at, at, ("url",))
    waiting = () if standing.pending.change is None else (standing.pending.change,)
    return Verdict(Outcome.MOVED, "moved", Pending(), None, latest.id, (step,), confirmed=waiting)


def unmodified(standing: Standing, at: datetime, *, rules: Rules) -> Verdict:
    """The verdict on a 304: the page is as its latest revision says."""
    if standing.latest is None:
        return unread(standing, Outcome.UNREADABLE, at, rules=rules)
    return replace(read(standing, standing.latest, (), at, rules=rules), outcome=Outcome.NOT_MODIFIED)


def read(
    standing: Standing,
    same: Known | None,
    fields: tuple[str, ...],
    at: datetime,
    *,
    rules: Rules,
    moved: bool = False,
) -> Verdict:
    """The verdict on a visit that read the article. `same` is the revision that it shows already, None for new content;
    `fields` are those that differ from the latest revision; `moved` when it was found under another URL for good."""
    latest = standing.latest
    shows: int | Literal["new"] = same.id if same else "new"
    if latest is None:
        return Verdict(Outcome.NEW, "live", Pending(), shows, shows)
    steps: list[Transition] = []
    seen_at = standing.seen_at or latest.last_seen_at
    if standing.status in ("gone", "moved"):
        gone_until = max(standing.missed_at or seen_at, seen_at)
        steps.append(Transition(ChangeKind.RETURNED, latest.id, shows, gone_until, at, fields))
        if moved:
            steps.append(Transition(ChangeKind.MOVED, shows_id(shows, latest), shows, seen_at, at, ("url",)))
        outcome = Outcome.UNCHANGED if shows == latest.id else Outcome.CHANGED
        return Verdict(outcome, "live", Pending(), shows, shows, tuple(steps))
    if moved:
        steps.append(Transition(ChangeKind.MOVED, latest.id, latest.id, seen_at, at, ("url",)))
    pending = replace(standing.pending, gone_at=None, gone_fetch=None, look_at=None, tries=0)
    if same is not None and same.id == latest.id:
        return _still(standing, pending, same, steps)
    return _differs(standing, pending, same, fields, at, rules, steps)


def shows_id(shows: int | Literal["new"], latest: Known) -> int:
    """The revision that stood when an article came back: the shown one, the latest where that is only being made."""
    return latest.id if shows == "new" else shows


def _still(standing: Standing, pending: Pending, same: Known, steps: list[Transition]) -> Verdict:
    confirmed = () if pending.change is None else (pending.change,)
    settled = replace(pending, change=None, changed_at=None, back_to=None)
    return Verdict(Outcome.UNCHANGED, "live", settled, same.id, same.id, tuple(steps), confirmed=confirmed)


def _differs(
    standing: Standing,
    pending: Pending,
    same: Known | None,
    fields: tuple[str, ...],
    at: datetime,
    rules: Rules,
    steps: list[Transition],
) -> Verdict:
    latest = standing.latest
    assert latest is not None
    unchanged = Outcome.UNCHANGED
    if same is not None and same.id in pending.flapping and at - latest.last_seen_at <= rules.flapping:
        return Verdict(unchanged, "live", pending, same.id, latest.id, tuple(steps))
    recent_change = pending.changed_at is not None and at - pending.changed_at <= rules.flapping
    if pending.change is not None and same is not None and same.id == pending.back_to and recent_change:
        settled = Pending(flapping=(same.id, latest.id))
        return Verdict(unchanged, "live", settled, same.id, same.id, tuple(steps), variants=(pending.change,))
    if same is not None and _alternates(standing, same, at, rules):
        ids = tuple(change.id for change in standing.recent[:2])
        settled = Pending(flapping=(latest.id, same.id))
        return Verdict(unchanged, "live", settled, same.id, latest.id, tuple(steps), variants=ids)
    # What appeared only since the latest was last seen (at another address, which proved to be this article's) is no
    # state to which it goes back.
    earlier = same is not None and same.id not in pending.flapping and same.first_seen_at <= latest.last_seen_at
    kind = ChangeKind.REVERTED if earlier else ChangeKind.EDITED
    shows: int | Literal["new"] = same.id if same else "new"
    # Not the article's but the revision's last sight: while two states alternate, the other one was seen since.
    steps.append(Transition(kind, latest.id, shows, latest.last_seen_at, at, fields, pending=rules.confirm))
    confirmed = () if pending.change is None else (pending.change,)
    waiting = Pending()
    if rules.confirm:
        waiting = Pending(changed_at=at, back_to=latest.id, look_at=at + rules.confirm_after)
    return Verdict(Outcome.CHANGED, "live", waiting, shows, shows, tuple(steps), confirmed=confirmed)


def _alternates(standing: Standing, same: Known, at: datetime, rules: Rules) -> bool:
    """Whether this is the third flip in a row between the same two revisions within minutes: A, B, A, B."""
    if len(standing.recent) < 2 or standing.latest is None:
        return False
    last, before = standing.recent[:2]
    there_and_back = (before.from_revision, before.to_revision) == (last.to_revision, last.from_revision)
    this_again = last.to_revision == standing.latest.id and last.from_revision == same.id
    return there_and_back and this_again and at - before.not_after <= rules.flapping


def _sooner(one: datetime | None, other: datetime) -> datetime:
    return other if one is None else min(one, other)
