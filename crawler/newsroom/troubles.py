"""What can be wrong with a site or a page, switched on and off by tests.

Owns the names of the troubles and where they are on. Must not know how they are shown.
"""

import threading
from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "blank",  # 200 with an empty body
    "challenge",  # a bot check, status 403
    "consent",  # a wall that asks for consent instead of the page
    "drip",  # the page comes in small pieces, `seconds` apart
    "half",  # the page breaks off in the middle, its markup too
    "home_redirect",  # a page that is gone leads to the front page
    "liar",  # every conditional request is answered with 304
    "login",  # a form that asks who you are
    "noarchive",  # robots meta and header say noarchive
    "paywall",  # the first paragraph and an offer
    "robots_unavailable",  # robots.txt answers 503
    "soft_404",  # a page that is gone answers 200 and says so in words
    "too_many",  # 429 with Retry-After of `seconds`
    "unavailable",  # 503 with Retry-After of `seconds`, where that is above 0
]
KINDS: frozenset[str] = frozenset(get_args(Kind))


@dataclass(frozen=True, slots=True)
class Trouble:
    """One trouble; `where` is a paper's name or a story's slug."""

    where: str
    kind: Kind
    seconds: float = 0.0


class Troubles:
    """The troubles that are on. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._on: dict[tuple[str, str], Trouble] = {}

    def start(self, where: str, kind: Kind, *, seconds: float = 0.0) -> None:
        """Switch a trouble on. Raises ValueError for an unknown kind."""
        if kind not in KINDS:
            raise ValueError(f"no trouble is called {kind!r}; there are {', '.join(sorted(KINDS))}")
        with self._lock:
            self._on[where, kind] = Trouble(where, kind, seconds)

    def stop(self, where: str | None = None, kind: Kind | None = None) -> None:
        """Switch off one trouble, all troubles of a place, or all."""
        with self._lock:
            self._on = {
                key: trouble
                for key, trouble in self._on.items()
                if (where is not None and key[0] != where) or (kind is not None and key[1] != kind)
            }

    def find(self, kind: Kind, *places: str | None) -> Trouble | None:
        """The trouble of that kind at the first of `places` that has it."""
        with self._lock:
            return next((self._on[place, kind] for place in places if place and (place, kind) in self._on), None)
