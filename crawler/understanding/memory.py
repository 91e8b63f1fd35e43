"""What has been learned of one site from its pages.

Owns `SiteMemory`: what is learned from an `Understanding`, and its JSON. Must not know the archive's tables or how
pages are read. Everything is bounded, and newer pages outvote older ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from archive.clock import now
from crawler.items import STORIES, Understanding
from crawler.understanding.boilerplate import Boilerplate

_VOTES = 200  # after which all votes are halved


@dataclass(frozen=True, slots=True)
class BoilerplateRow:
    """A repeated block as the archive keeps it (`archive.BoilerplateBlock` has these fields)."""

    fingerprint: str
    pages: int
    place: str = ""
    sample: str | None = None
    seen_at: datetime | None = None


class SiteMemory:
    """What is known of a site; a new one knows nothing. `memory.observe(understanding, ...)` learns from a page."""

    def __init__(self) -> None:
        self.repeated = Boilerplate()
        self._votes: dict[str, dict[str, int]] = {}

    def observe(self, understanding: Understanding, *, url: str = "", fetched_at: datetime | None = None) -> None:
        """Learn from one page: its repeated blocks when it is a story, its habits (in its evidence) in any case."""
        if understanding.kind in STORIES:
            article = understanding.article
            address = (article.canonical_url if article else None) or url
            self.repeated.observe(understanding.blocks, address, fetched_at or now())
        habits = understanding.evidence.get("habits")
        if isinstance(habits, Mapping):
            for habit, value in habits.items():
                self.vote(habit, str(value))

    def vote(self, habit: str, value: str) -> None:
        """One more page whose `habit` ("day_order", "time_zone", ...) is `value`."""
        votes = self._votes.setdefault(habit, {})
        votes[value] = votes.get(value, 0) + 1
        if sum(votes.values()) > _VOTES:
            self._votes[habit] = {value: count // 2 for value, count in votes.items() if count > 1}

    def habit(self, name: str, share: float = 0.8) -> str | None:
        """What most pages agree on, when at least `share` of them do; else None."""
        votes = self._votes.get(name, {})
        if not votes:
            return None
        value = max(sorted(votes), key=lambda one: votes[one])
        return value if votes[value] >= share * sum(votes.values()) else None

    def is_furniture(self, text: str, place: str, words: int) -> bool:
        """Whether a block is one that the site repeats on different articles."""
        return self.repeated.is_furniture(text, place, words)

    def leaning(self, place: str) -> float:
        """Log odds that a block in this place is the story's, from the site's other pages; 0 when nothing is known."""
        return self.repeated.leaning(place)

    def boilerplate(self) -> list[BoilerplateRow]:
        """The repeated blocks, for `Archive.save_memory`."""
        return [
            BoilerplateRow(fingerprint[:16], one.pages, place, fingerprint[17:] or None, one.last_seen_at)
            for fingerprint, place, one in self.repeated.furniture()
        ]

    def to_json(self) -> dict[str, Any]:
        """All that is known, in JSON values."""
        return {"version": 1, "repeated": self.repeated.to_json(), "votes": self._votes}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "SiteMemory":
        """What `to_json` gave; `{}` or another version's is a site that nothing is known of."""
        memory = cls()
        if data.get("version") == 1:
            memory.repeated = Boilerplate.from_json(data["repeated"])
            memory._votes = {habit: dict(votes) for habit, votes in data["votes"].items()}
        return memory
