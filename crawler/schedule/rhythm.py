"""When a listing shows new stories: a rate for each hour of the day, learned from its polls.

Owns that profile, how it forgets, and what it expects. Pure. Must not know intervals or tables.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

HOURS = 24
HALF_LIFE_H = 14 * 24.0  # a fortnight ago counts half
PRIOR_H = 0.7  # so many hours of the overall rate are mixed into each hour's own
FIRST_RATE = 0.5  # new stories an hour, before anything is known
FIRST_WEIGHT_H = 12.0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """New entries and hours watched, for each hour of the day (UTC), with the past fading."""

    seen: tuple[float, ...] = (0.0,) * HOURS
    watched: tuple[float, ...] = (0.0,) * HOURS
    at: datetime | None = None

    def observe(self, since: datetime, until: datetime, new: int) -> "Rhythm":
        """The rhythm after a poll at `until` that showed `new` entries which were not there at `since`.

        The entries are dealt over the hours between in proportion to time; more than a week between tells nothing.
        """
        hours = (until - since).total_seconds() / 3600
        if not 0 < hours <= 24 * 7:
            return Rhythm(self.seen, self.watched, until)
        fade = 0.5 ** ((until - (self.at or since)).total_seconds() / 3600 / HALF_LIFE_H)
        seen, watched = [value * fade for value in self.seen], [value * fade for value in self.watched]
        for hour, part in _hours_between(since, until):
            seen[hour] += new * part / hours
            watched[hour] += part
        return Rhythm(tuple(seen), tuple(watched), until)

    def rate(self, hour: int) -> float:
        """Expected new entries per hour in that hour of the day (UTC)."""
        mean = self.mean()
        return (self.seen[hour] + mean * PRIOR_H) / (self.watched[hour] + PRIOR_H)

    def mean(self) -> float:
        """Expected new entries per hour over the whole day."""
        return (sum(self.seen) + FIRST_RATE * FIRST_WEIGHT_H) / (sum(self.watched) + FIRST_WEIGHT_H)

    def until_expected(self, now: datetime, entries: float, most: timedelta) -> timedelta:
        """How long from `now` until so many new entries are expected, at most `most`."""
        expected, at = 0.0, now
        while at - now < most:
            end = min(_next_hour(at), now + most)
            rate = self.rate(at.hour)
            gain = rate * (end - at).total_seconds() / 3600
            if expected + gain >= entries:
                return at - now + timedelta(hours=(entries - expected) / rate)
            expected, at = expected + gain, end
        return most

    def to_json(self) -> str:
        """The rhythm as JSON text."""
        rounded = [[round(value, 3) for value in values] for values in (self.seen, self.watched)]
        return json.dumps({"seen": rounded[0], "watched": rounded[1], "at": self.at.isoformat() if self.at else None})

    @staticmethod
    def from_json(text: str | None) -> "Rhythm":
        """A rhythm from what `to_json` gave; an empty one from None or from anything else."""
        try:
            data = json.loads(text or "{}")
            seen, watched = tuple(map(float, data["seen"])), tuple(map(float, data["watched"]))
            at = datetime.fromisoformat(data["at"]) if data["at"] else None
        except (ValueError, KeyError, TypeError):
            return Rhythm()
        return Rhythm(seen, watched, at) if len(seen) == len(watched) == HOURS else Rhythm()


def _next_hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)


def _hours_between(since: datetime, until: datetime) -> list[tuple[int, float]]:
    """(hour of the day, hours of it) that lie between two instants."""
    parts, at = [], since
    while at < until:
        end = min(_next_hour(at), until)
        parts.append((at.hour, (end - at).total_seconds() / 3600))
        at = end
    return parts
