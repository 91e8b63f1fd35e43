"""Whether a host's ETag and Last-Modified can be relied on: what conditional requests miss, full ones find out.

Owns the judgement. Pure. One request in `FULL_EVERY` asks without conditions (`crawler.middlewares.conditional`), so an
honest host's changes are found by conditional requests nearly always, and a liar's by full ones only. RFC 9110, 8.8 and
15.4.5: a validator changes with the content, and a 304 carries the validator that was asked about.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

LIES = 2  # plain contradictions, after which nothing is believed any more
MISSED = 3  # changes that only full requests found, if they are more than those that conditional ones did
DISTRUST = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Answered:
    """What one visit says of its host. `before` and `after` are (ETag, Last-Modified): as kept, and as answered."""

    conditional: bool
    status: int | None
    changed: bool
    unchanged_before: bool  # the visit before this one was answered with 304
    before: tuple[str | None, str | None] = (None, None)
    after: tuple[str | None, str | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Honesty:
    """What is held for and against a host; `since` is when it was found out, `reason` by what."""

    by_condition: int = 0
    by_full: int = 0
    lies: int = 0
    since: datetime | None = None
    reason: str = ""

    def trusted(self, now: datetime) -> bool:
        """Whether its answers to conditional requests are believed."""
        return self.since is None or now - self.since >= DISTRUST

    def observe(self, seen: Answered, now: datetime) -> "Honesty":
        """The judgement after one more visit."""
        if self.since is not None:
            return self if now - self.since < DISTRUST else Honesty().observe(seen, now)
        if not any(seen.before):
            return self
        after = self
        if contradiction(seen):
            after = replace(after, lies=after.lies + 1)
        elif seen.changed and seen.conditional:
            after = replace(after, by_condition=after.by_condition + 1)
        elif seen.changed and seen.unchanged_before:
            after = replace(after, by_full=after.by_full + 1)
        if after.lies >= LIES:
            return replace(after, since=now, reason="it says 304, or keeps its ETag, where the page has changed")
        if after.by_full >= MISSED and after.by_full > after.by_condition:
            return replace(after, since=now, reason="changes are found by full requests only")
        return after

    def to_json(self) -> str:
        """The judgement as JSON text."""
        return json.dumps({**asdict(self), "since": self.since.isoformat() if self.since else None})

    @staticmethod
    def from_json(text: str | None) -> "Honesty":
        """A judgement from what `to_json` gave; an open one from None or anything else."""
        try:
            data = json.loads(text or "{}")
            since = datetime.fromisoformat(data["since"]) if data["since"] else None
            return Honesty(data["by_condition"], data["by_full"], data["lies"], since, data["reason"])
        except (ValueError, KeyError, TypeError):
            return Honesty()


def contradiction(seen: Answered) -> bool:
    """Whether the answer contradicts itself: a 304 for another state than was asked about, or another content under
    the same ETag."""
    asked, answered = tag(seen.before[0]), tag(seen.after[0])
    if seen.status == 304 and seen.conditional:
        return asked is not None and answered is not None and asked != answered
    if not seen.changed or seen.conditional:
        return False
    if asked is not None or answered is not None:
        return asked == answered
    return seen.before[1] == seen.after[1]


def tag(etag: str | None) -> str | None:
    """An ETag without what says only how it was sent: weakness, and the mark of compression that some servers add."""
    if not etag:
        return None
    bare = etag.strip().removeprefix("W/").strip('"')
    for suffix in ("-gzip", "--gzip", "-br", ";gzip", "-df"):
        bare = bare.removesuffix(suffix)
    return bare
