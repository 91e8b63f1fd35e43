"""Random lives of an article, told by a simple model of the truth: every change once, and within its interval.

The model knows what really happened and when it was looked at; the archive only gets the looks.
"""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive, Content, verify
from archive.history import SECOND_LOOK
from tests.archive.conftest import START, STORY, Paper, content

NUMBERS = ("nine", "ten", "eleven", "twelve")
LOOKS = ("look", "look", "look", "304", "503", "consent", "challenge")
EVENTS = ("edit", "edit", "remove", "restore")


def text(path: str, which: int) -> Content:
    """What the story at `path` says in one of its states."""
    return content(STORY.replace("nine", NUMBERS[which]) + f"\n\nThe bridge is number {path}.")


@dataclass
class Truth:
    """What really is, what was seen of it, and which changes must have been noticed."""

    text: int = 0
    there: bool = True
    events: list[datetime] = field(default_factory=list)
    seen: int | None = None
    known: set[int] = field(default_factory=set)
    missed: datetime | None = None
    gone: bool = False
    expected: list[str] = field(default_factory=list)

    def happens(self, event: str, at: datetime, which: int) -> None:
        before = (self.text, self.there)
        if event == "edit" and self.there:
            self.text = which
        elif event == "remove":
            self.there = False
        elif event == "restore":
            self.there = True
        if before != (self.text, self.there):
            self.events.append(at)

    def looked(self, at: datetime) -> None:
        """A look that was not hindered."""
        if not self.there:
            if self.seen is not None and not self.gone:
                if self.missed is not None and at - self.missed >= SECOND_LOOK:
                    self.expected.append("disappeared")
                    self.gone = True
                self.missed = self.missed or at
            return
        if self.gone:
            self.expected.append("returned")
        elif self.seen is not None and self.seen != self.text:
            self.expected.append("reverted" if self.text in self.known else "edited")
        self.gone, self.missed, self.seen = False, None, self.text
        self.known.add(self.text)


def live(paper: Paper, script: list[tuple[str, float, int]], path: str = "story") -> Truth:
    """Play a script of (event or look, hours since the step before, which text)."""
    truth, hours = Truth(), 0.0
    paper.visit(0, text(path, 0), path)
    truth.looked(START)
    for what, wait, which in script:
        hours = round(hours + wait, 3)
        at = START + timedelta(hours=hours)
        if what in EVENTS:
            truth.happens(what, at, which)
        elif what == "503":
            paper.visit(hours, None, path, status=503, kind="error")
        elif what in ("consent", "challenge"):
            paper.visit(hours, None, path, kind=what)
        elif not truth.there:
            paper.gone(hours, path)
            truth.looked(at)
        elif what == "304" and truth.seen == truth.text and not truth.gone:
            paper.visit(hours, None, path, status=304)
            truth.looked(at)
        else:
            paper.visit(hours, text(path, truth.text), path)
            truth.looked(at)
    return truth


def told_true(paper: Paper, truth: Truth, path: str = "story") -> None:
    """The archive says what the model expects, and each interval holds something that really happened."""
    changes = list(reversed(paper.archive.changes(article=f"https://harbour.example/{path}")))
    assert [str(change.kind) for change in changes] == truth.expected
    for change in changes:
        assert change.not_before < change.not_after <= change.detected_at
        assert any(change.not_before < event <= change.not_after for event in truth.events), change
    if truth.seen is not None:
        assert paper.archive.revision(f"https://harbour.example/{path}").content.text == text(path, truth.seen).text


STEPS = st.lists(
    st.tuples(
        st.sampled_from(LOOKS + EVENTS),
        st.floats(0.6, 30, allow_nan=False),
        st.integers(0, len(NUMBERS) - 1),
    ),
    max_size=25,
)


@settings(max_examples=100, deadline=None)
@given(script=STEPS)
def test_every_life_is_told_as_it_was(script: list[tuple[str, float, int]]) -> None:
    with Archive(":memory:") as archive:
        paper = Paper(archive)
        told_true(paper, live(paper, script))


def test_weeks_of_forty_stories(paper: Paper) -> None:
    rng = random.Random(20260302)
    for story in range(40):
        script = []
        for _ in range(60):
            what = rng.choice(LOOKS * 3 + EVENTS)
            script.append((what, rng.uniform(0.6, 12), rng.randrange(len(NUMBERS))))
        told_true(paper, live(paper, script, f"s{story}"), f"s{story}")
    report = verify.check(paper.archive.path)
    assert report.sound, report.findings
    assert report.counts["fetches"] > 1500
