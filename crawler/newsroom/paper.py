"""The two newspapers: what they are called, how they print and how their addresses are built.

Owns each paper's constants and its addresses. Must not know stories beyond their fields, nor HTTP.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from crawler.newsroom.story import Story


@dataclass(frozen=True, slots=True)
class Paper:
    """One newspaper. `latest`, `feed` and so on are paths; `charset` is what its pages are sent in."""

    name: str
    title: str
    motto: str
    language: str
    zone: ZoneInfo
    charset: str
    sections: Mapping[str, str]
    latest: str
    feed: str
    feed_kind: str
    print_path: str
    search_path: str
    place: str

    def story_path(self, story: Story) -> str:
        """Where `story` stands: dated paths at the Courier, section and number at the Anzeiger."""
        if self.name == "courier":
            day = story.published_at.astimezone(self.zone) if story.published_at else None
            return f"/{day:%Y/%m/%d}/{story.address}" if day else f"/story/{story.address}"
        return f"/{story.section}/{story.address}-{story.number}.html"

    def section_path(self, section: str) -> str:
        """Where a section's page stands."""
        return f"/section/{section}" if self.name == "courier" else f"/{section}/"

    def page_path(self, path: str, page: int) -> str:
        """Page `page` (from 1) of the listing at `path`."""
        if page <= 1:
            return path
        return f"{path}?page={page}" if self.name == "courier" else f"{path}seite-{page}.html"


COURIER = Paper(
    name="courier",
    title="The Pellworth Courier",
    motto="Printed on the harbour since 1871",
    language="en",
    zone=ZoneInfo("Europe/London"),
    charset="utf-8",
    sections={
        "city": "City",
        "politics": "Politics",
        "business": "Business",
        "world": "World",
        "science": "Science",
        "culture": "Culture",
        "sport": "Sport",
    },
    latest="/latest",
    feed="/feed.xml",
    feed_kind="rss",
    print_path="/print/",
    search_path="/search",
    place="Pellworth",
)

ANZEIGER = Paper(
    name="anzeiger",
    title="Talbacher Anzeiger",
    motto="Unabhängige Zeitung für das Obere Talbachtal",
    language="de",
    zone=ZoneInfo("Europe/Berlin"),
    charset="windows-1252",
    sections={
        "lokales": "Lokales",
        "region": "Region",
        "wirtschaft": "Wirtschaft",
        "kultur": "Kultur",
        "sport": "Sport",
    },
    latest="/aktuell/",
    feed="/atom.xml",
    feed_kind="atom",
    print_path="/druck/",
    search_path="/suche",
    place="Talbach",
)

PAPERS: Mapping[str, Paper] = {paper.name: paper for paper in (COURIER, ANZEIGER)}
