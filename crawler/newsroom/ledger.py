"""The newsroom's log of requests: who asked for what, when.

Owns the list and its questions. Must not know what was answered beyond its status.
"""

import threading
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `at` is the newsroom's clock, `seconds` a clock that only grows (for pauses between requests)."""

    paper: str
    method: str
    target: str
    at: datetime
    seconds: float
    status: int
    user_agent: str
    conditional: bool

    @property
    def path(self) -> str:
        """The target without its query."""
        return self.target.partition("?")[0]


class Ledger:
    """All requests in the order of their arrival. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: list[Asked] = []

    def note(self, asked: Asked) -> None:
        """Add one request."""
        with self._lock:
            self._asked.append(asked)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._asked.clear()

    def all(self, paper: str | None = None, path: str | None = None) -> list[Asked]:
        """The requests, of one paper or one path where that is given."""
        with self._lock:
            asked = list(self._asked)
        return [one for one in asked if paper in (None, one.paper) and path in (None, one.path)]

    def pauses(self, paper: str) -> list[float]:
        """Seconds between each request to `paper` and the next."""
        times = [one.seconds for one in self.all(paper)]
        return [after - before for before, after in pairwise(times)]
