"""What is handed to the network next: due work of all sites of a run, fairly, a little at a time.

Owns what is in flight and what was done in this run. The archive is the queue: only a few rows of it are held here.
"""

from collections import deque
from collections.abc import Callable

from archive import Archive, Due

BUFFER = 6  # rows of a site held in memory
Key = tuple[str, int]


def key_of(due: Due) -> Key:
    """What a piece of work is told apart by."""
    if due.page_id is not None:
        return ("page", due.page_id)
    return ("listing", due.listing_id) if due.listing_id is not None else ("article", due.article_id or 0)


class Done:
    """A set of positive integers, one bit each: what a run has visited, whatever its size."""

    def __init__(self) -> None:
        self._bits = bytearray()

    def add(self, number: int) -> None:
        """Remember `number`."""
        index = number >> 3
        if index >= len(self._bits):
            self._bits.extend(bytes(max(1024, index - len(self._bits) + 1)))
        self._bits[index] |= 1 << (number & 7)

    def __contains__(self, number: int) -> bool:
        index = number >> 3
        return index < len(self._bits) and bool(self._bits[index] >> (number & 7) & 1)


class Frontier:
    """Hands out due work, one site after the other, each piece once a run.

    `ready(site_id)` says in how many seconds the site's host may be asked again; `per_site` pieces of a site are under
    way at a time. Explicit work (`add`) comes before what is due, due or not.
    `likeliest`: where not all can be visited, first what is most likely edited.
    """

    def __init__(
        self,
        source: Archive,
        run_id: int,
        *,
        everything: bool = False,
        limit: int | None = None,
        per_site: int = 2,
        likeliest: bool = False,
        ready: Callable[[int], float] = lambda site_id: 0.0,
    ) -> None:
        self.source, self.run_id, self.everything = source, run_id, everything
        self.left, self.per_site, self.ready = limit, per_site, ready
        self.likeliest = likeliest
        self.order: deque[int] = deque()
        self.whole: set[int] = set()
        self.buffers: dict[int, deque[Due]] = {}
        self.flying: dict[int, set[Key]] = {}
        self.dry: set[int] = set()
        self.done: dict[str, Done] = {"listing": Done(), "article": Done()}
        self.pages: set[tuple[int, str]] = set()  # further pages that were handed out: listing and URL

    def add_site(self, site_id: int) -> None:
        """Hand out what is due of the site."""
        self.whole.add(site_id)
        self._know(site_id)

    def add(self, due: Due) -> None:
        """Hand out this piece whether it is due or not."""
        self._know(due.site_id)
        self.buffers[due.site_id].appendleft(due)

    def _know(self, site_id: int) -> None:
        if site_id not in self.buffers:
            self.buffers[site_id], self.flying[site_id] = deque(), set()
            self.order.append(site_id)
        self.dry.discard(site_id)

    def drop_site(self, site_id: int) -> None:
        """Hand out nothing more of the site in this run."""
        self.whole.discard(site_id)
        if site_id in self.buffers:
            self.buffers[site_id].clear()
        self.dry.add(site_id)

    @property
    def in_flight(self) -> int:
        """How many pieces are under way."""
        return sum(len(keys) for keys in self.flying.values())

    def fly(self, due: Due) -> None:
        """This piece is under way already."""
        self._know(due.site_id)
        self.flying[due.site_id].add(key_of(due))

    def landed(self, due: Due) -> None:
        """A piece is done: its site may hand out more, and may have more than before."""
        self.flying.get(due.site_id, set()).discard(key_of(due))
        if due.site_id in self.whole:
            self.dry.discard(due.site_id)

    def next(self) -> tuple[Due | None, float | None]:
        """The next piece; or None and the seconds after which to ask again (None: when a piece has landed)."""
        if self.left == 0:
            return None, None
        soonest: float | None = None
        for _ in range(len(self.order)):
            site_id = self.order[0]
            self.order.rotate(-1)
            if len(self.flying[site_id]) >= self.per_site or not self._fill(site_id):
                continue
            wait = self.ready(site_id)
            if not self.buffers[site_id]:  # the site was dropped on being asked
                continue
            if wait > 0:
                soonest = wait if soonest is None else min(soonest, wait)
                continue
            due = self.buffers[site_id].popleft()
            self.flying[site_id].add(key_of(due))
            self._handed_out(due)
            if self.left is not None:
                self.left -= 1
            return due, None
        return None, soonest

    def _handed_out(self, due: Due) -> None:
        if due.page_id is not None:  # its row goes away when it was read, and the number may come again
            self.pages.add((due.listing_id or 0, due.url))
        else:
            kind, number = key_of(due)
            self.done[kind].add(number)

    def _was_handed_out(self, due: Due) -> bool:
        if due.page_id is not None:
            return (due.listing_id or 0, due.url) in self.pages
        kind, number = key_of(due)
        return number in self.done[kind]

    def _fill(self, site_id: int) -> bool:
        buffer = self.buffers[site_id]
        if buffer:
            return True
        if site_id not in self.whole or site_id in self.dry:
            return False
        limit = BUFFER
        while True:
            found = self.source.due(
                [site_id],
                limit=limit,
                everything=self.everything,
                since_run=self.run_id if self.everything else None,
                skip=tuple(self.flying[site_id]),
                likeliest=self.likeliest,
            )
            fresh = [due for due in found if not self._was_handed_out(due)]
            if fresh:
                buffer.extend(fresh[:BUFFER])
                return True
            if len(found) < limit:
                self.dry.add(site_id)
                return False
            limit *= 4
