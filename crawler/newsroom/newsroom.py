"""The whole fictional newsroom: two newspapers on loopback, their desk, their clock and their log.

Owns how these are put together. Must not know who crawls it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from types import TracebackType
from typing import Self

from archive import clock as one_clock
from crawler.newsroom.answers import Answers, Settings
from crawler.newsroom.desk import Desk, Edit
from crawler.newsroom.ledger import Ledger
from crawler.newsroom.paper import PAPERS, Paper
from crawler.newsroom.press import Press
from crawler.newsroom.story import Story, bundled
from crawler.newsroom.telegraph import telegram
from crawler.newsroom.troubles import Kind, Troubles


class Newsroom:
    """Two newspapers, "courier" and "anzeiger", served on 127.0.0.1 while the `with` block lasts.

    The time is `clock` (by default the program's one clock); `advance` moves it. `stories=False` opens empty papers.
    `edits` is the true list of what was done, `log` the requests that came in.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] = one_clock.now,
        stories: bool = True,
        settings: Settings | None = None,
        ports: tuple[int, int] = (0, 0),
    ) -> None:
        self._clock, self._shift = clock, timedelta()
        self.desk = Desk(self.now)
        self.troubles = Troubles()
        self.log = Ledger()
        self.settings = settings or Settings()
        self._ports = ports
        self._presses: dict[str, Press] = {}
        self._chance = Random("newsroom")
        opening = self.now()
        if stories:
            for name in PAPERS:
                for story in bundled(name, opening):
                    self.desk.publish(story)

    # Opening and closing

    def __enter__(self) -> Self:
        """Open both presses."""
        for (name, paper), port in zip(PAPERS.items(), self._ports, strict=True):
            answers = Answers(paper, self.desk, self.troubles, self.settings)
            self._presses[name] = Press(answers, self.log, self.now, port)
        for press in self._presses.values():
            press.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close both presses."""
        for press in self._presses.values():
            press.stop()
        self._presses.clear()

    def url(self, paper: str = "courier", path: str = "/") -> str:
        """The address of `path` at a paper that is open."""
        return self._presses[paper].origin + path

    def story_url(self, story: Story | str) -> str:
        """Where a story stands now; a former state gives its former address."""
        state = self.desk.story(story) if isinstance(story, str) else story
        return self.url(state.paper, self.paper(state).story_path(state))

    def paper(self, story: Story | str) -> Paper:
        """The paper of a story, or the one of that name."""
        return PAPERS[story.paper if isinstance(story, Story) else story]

    # Time

    def now(self) -> datetime:
        """The newsroom's present."""
        return self._clock() + self._shift

    def advance(self, step: timedelta) -> datetime:
        """Move the clock on by `step` (the program's one clock where the newsroom runs by it); the new time."""
        if self._clock is one_clock.now:
            one_clock.set_now(one_clock.now() + step)
        else:
            self._shift += step
        return self.now()

    # The desk

    @property
    def edits(self) -> list[Edit]:
        """What was truly done to published stories, in order."""
        return list(self.desk.edits)

    def stories(self, paper: str | None = None) -> list[Story]:
        """What stands in one paper, or in both, newest first."""
        return [story for name in PAPERS if paper in (None, name) for story in self.desk.stories(name)]

    def known(self) -> list[Story]:
        """Every story that was ever published, deleted ones too."""
        return self.desk.known()

    def publish(self, story: Story) -> Story:
        """Put a story in the paper; see `Desk.publish`."""
        return self.desk.publish(story)

    def edit(
        self, slug: str, change: Callable[[Story], Story] | None = None, *, silent: bool = False, **values: object
    ) -> Story:
        """Change a story; see `Desk.edit`."""
        return self.desk.edit(slug, change, silent=silent, **values)

    def revert(self, slug: str, *, silent: bool = False) -> Story:
        """Undo a story's last change; see `Desk.revert`."""
        return self.desk.revert(slug, silent=silent)

    def delete(self, slug: str) -> None:
        """Take a story off the site."""
        self.desk.delete(slug)

    def restore(self, slug: str) -> None:
        """Put a deleted story back."""
        self.desk.restore(slug)

    def move(self, slug: str, address: str) -> Story:
        """Give a story a new address with a redirect from the old one."""
        return self.desk.move(slug, address)

    def burst(self, count: int, *, paper: str = "courier", over: timedelta = timedelta(minutes=5)) -> list[Story]:
        """Publish `count` short stories whose times lie evenly within the last `over`, oldest first."""
        start, step = self.now() - over, over / max(count, 1)
        return [
            self.publish(telegram(PAPERS[paper], self._chance, start + step * (index + 1))) for index in range(count)
        ]

    # Troubles

    def trouble(self, where: str, kind: Kind, *, seconds: float = 0.0) -> None:
        """Let a paper or a story misbehave; see `troubles.Kind`."""
        self.troubles.start(where, kind, seconds=seconds)

    def calm(self, where: str | None = None, kind: Kind | None = None) -> None:
        """End one trouble, the troubles of a place, or all."""
        self.troubles.stop(where, kind)
