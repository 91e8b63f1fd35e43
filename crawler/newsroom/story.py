"""One story of the fictional newspapers, and how it is read from the files beside this module.

Owns a story's fields and its small edits. Must not know pages, addresses or when it is asked for.
A file is TOML between two `+++` lines, then paragraphs parted by blank lines; `## ` opens a sub-heading.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from importlib import resources
from zlib import crc32


@dataclass(frozen=True, slots=True)
class Story:
    """One state of a story. `slug` names it for good; `address` is the part of its URL that a move changes."""

    slug: str
    paper: str
    section: str
    title: str
    paragraphs: tuple[str, ...]
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    modified_at: datetime | None = None
    address: str = ""

    @property
    def number(self) -> int:
        """A number between 1000 and 9999 that stays with the slug."""
        return 1000 + crc32(self.slug.encode()) % 9000

    @property
    def words(self) -> int:
        """How many words the paragraphs hold."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)

    def with_words(self, old: str, new: str) -> "Story":
        """The story with `old` replaced by `new` in its paragraphs. Raises ValueError when `old` is not in them."""
        if not any(old in paragraph for paragraph in self.paragraphs):
            raise ValueError(f"{self.slug} does not say {old!r}")
        return replace(self, paragraphs=tuple(text.replace(old, new) for text in self.paragraphs))

    def without_paragraph(self, index: int) -> "Story":
        """The story without paragraph `index` (from 0)."""
        kept = list(self.paragraphs)
        del kept[index]
        return replace(self, paragraphs=tuple(kept))

    def with_paragraph(self, text: str, index: int | None = None) -> "Story":
        """The story with `text` put before paragraph `index`, or at the end."""
        kept = list(self.paragraphs)
        kept.insert(len(kept) if index is None else index, text)
        return replace(self, paragraphs=tuple(kept))


# What a reader would call an edit; `modified_at` alone is none.
CONTENT = ("title", "subtitle", "authors", "published_at", "paragraphs")
FIELDS = frozenset(field.name for field in fields(Story))


def difference(before: Story, after: Story) -> tuple[str, ...]:
    """The fields in which two states of a story say different things, by the archive's names for them."""
    names = (name for name in CONTENT if getattr(before, name) != getattr(after, name))
    return tuple("text" if name == "paragraphs" else name for name in names)


def read_story(source: str, *, slug: str, paper: str, opening: datetime) -> Story:
    """The story in `source`, published its `hours` before `opening`. Raises KeyError for a missing title or section."""
    _, head, body = source.split("+++\n", 2)
    facts = tomllib.loads(head)
    published = opening - timedelta(hours=float(facts["hours"]))
    return Story(
        slug=slug,
        paper=paper,
        section=facts["section"],
        title=facts["title"],
        subtitle=facts.get("subtitle"),
        authors=tuple(facts.get("authors", ())),
        published_at=published.replace(microsecond=0),
        modified_at=published.replace(microsecond=0),
        address=slug,
        paragraphs=tuple(" ".join(block.split()) for block in body.split("\n\n") if block.strip()),
    )


def bundled(paper: str, opening: datetime) -> Iterator[Story]:
    """The stories that come with the program for `paper`, newest first."""
    folder = resources.files(__package__).joinpath("stories", paper)
    stories = [
        read_story(file.read_text("utf-8"), slug=file.name.removesuffix(".md"), paper=paper, opening=opening)
        for file in folder.iterdir()
        if file.name.endswith(".md")
    ]
    yield from sorted(stories, key=lambda story: (story.published_at or opening, story.slug), reverse=True)
