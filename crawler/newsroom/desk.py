"""The news desk: every story's states over time, and the true list of what was done to them.

Owns publishing, editing, deleting, restoring, moving and reverting, each with its time. Must not know pages or HTTP.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.newsroom.story import FIELDS, Story, difference

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Edit:
    """One true change of a story: what a perfect archive would record. `kind` is a word of the archive's changes."""

    slug: str
    paper: str
    kind: str
    at: datetime
    fields: tuple[str, ...] = ()


@dataclass(slots=True)
class File:
    """All states of one story, oldest first, with the paths that it once had."""

    states: list[Story]
    deleted: bool = False
    past: list[Story] = field(default_factory=list)

    @property
    def story(self) -> Story:
        """The present state."""
        return self.states[-1]


class Desk:
    """The stories of all papers. Safe to use from several threads."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._lock = threading.RLock()
        self._files: dict[str, File] = {}
        self.edits: list[Edit] = []

    def publish(self, story: Story) -> Story:
        """Put a story in the paper, dated now unless it brings its time. Raises ValueError for a slug in use."""
        with self._lock:
            if story.slug in self._files:
                raise ValueError(f"{story.slug} is already in the paper")
            at = story.published_at or self._now().replace(microsecond=0)
            ready = replace(
                story, published_at=at, modified_at=story.modified_at or at, address=story.address or story.slug
            )
            self._files[story.slug] = File([ready])
            return ready

    def edit(
        self,
        slug: str,
        change: Callable[[Story], Story] | None = None,
        *,
        silent: bool = False,
        **values: object,
    ) -> Story:
        """Change a story by a function, by fields, or both; its modified time moves unless `silent`. What makes it say
        again what it once said is noted as "reverted".

        Raises KeyError for an unknown slug, TypeError for an unknown field, ValueError when nothing would change.
        """
        unknown = set(values) - FIELDS
        if unknown:
            raise TypeError(f"a story has no {', '.join(sorted(unknown))}")
        with self._lock:
            file = self._files[slug]
            before = file.story
            after = change(before) if change else before
            after = replace(after, **values)  # type: ignore[arg-type]
            fields = difference(before, after)
            if not fields:
                raise ValueError(f"{slug} would not change")
            been = any(not difference(state, after) for state in file.states)
            return self._take(file, after, "reverted" if been else "edited", fields, silent=silent)

    def revert(self, slug: str, *, silent: bool = False) -> Story:
        """Bring back what the story said before its last change. Raises ValueError when it never changed."""
        with self._lock:
            file = self._files[slug]
            if len(file.states) < 2:
                raise ValueError(f"{slug} has one state only")
            before, after = file.states[-1], file.states[-2]
            return self._take(file, after, "reverted", difference(before, after), silent=silent)

    def delete(self, slug: str) -> None:
        """Take a story off the site."""
        with self._lock:
            self._files[slug].deleted = True
            self._note(slug, "disappeared", self._now())

    def restore(self, slug: str) -> None:
        """Put a deleted story back as it was."""
        with self._lock:
            self._files[slug].deleted = False
            self._note(slug, "returned", self._now())

    def move(self, slug: str, address: str) -> Story:
        """Give a story a new address; its old one answers with a redirect from now on."""
        with self._lock:
            file = self._files[slug]
            file.past.append(file.story)
            file.states[-1] = replace(file.story, address=address)
            self._note(slug, "moved", self._now(), ("url",))
            return file.story

    def story(self, slug: str) -> Story:
        """The present state of a story, deleted or not. Raises KeyError."""
        with self._lock:
            return self._files[slug].story

    def stories(self, paper: str, section: str | None = None) -> list[Story]:
        """What stands in `paper` now, newest first."""
        now = self._now()
        with self._lock:
            standing = [file.story for file in self._files.values() if not file.deleted]
        chosen = [
            story
            for story in standing
            if story.paper == paper and section in (None, story.section) and _time(story) <= now
        ]
        return sorted(chosen, key=lambda story: (_time(story), story.slug), reverse=True)

    def known(self) -> list[Story]:
        """Every story that was ever published, deleted ones too, in the order of publication."""
        with self._lock:
            return [file.story for file in self._files.values()]

    def former(self, paper: str) -> list[tuple[Story, Story]]:
        """Moved stories of `paper` that still stand: (as it was addressed, as it is now)."""
        with self._lock:
            files = [file for file in self._files.values() if file.past and not file.deleted]
            return [(old, file.story) for file in files for old in file.past if old.paper == paper]

    def _take(self, file: File, after: Story, kind: str, fields: tuple[str, ...], *, silent: bool) -> Story:
        at = self._now()
        modified = file.story.modified_at if silent else at.replace(microsecond=0)
        file.states.append(replace(after, modified_at=modified, address=file.story.address))
        self._note(after.slug, kind, at, fields)
        return file.story

    def _note(self, slug: str, kind: str, at: datetime, fields: tuple[str, ...] = ()) -> None:
        self.edits.append(Edit(slug, self._files[slug].story.paper, kind, at, fields))


def _time(story: Story) -> datetime:
    if story.published_at is None:
        raise ValueError(f"{story.slug} has no time of publication")
    return story.published_at
