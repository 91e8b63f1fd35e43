"""The newspapers' pages, set from the templates beside this module.

Owns what a page shows: the story and all the furniture around it, which is never the same twice. Must not know HTTP.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from crawler.newsroom import dates
from crawler.newsroom.paper import Paper
from crawler.newsroom.story import Story

ADVERTS = {
    "en": (
        ("Kestrel Ferries", "Weekend return to Skerrow from 19.90"),
        ("Marlow & Daughters", "Winter coats from Chandler Street"),
        ("Harbour Savings", "Fixed for three years"),
        ("Oakfield Nurseries", "Apple trees, forty old varieties"),
        ("The Lantern Cinema", "Late shows every Friday"),
        ("Finch Piano Tuning", "Two hundred strings, one afternoon"),
        ("Cobble & Last", "Shoes resoled while you wait"),
    ),
    "de": (
        ("Nordhang Bergbahnen", "Saisonkarte bis 30. November zum alten Preis"),
        ("Bäckerei Lenz", "Sauerteig seit 1908"),
        ("Möbelhaus Krämer", "Küchen mit Aufbau vor Weihnachten"),
        ("Gärtnerei am Anger", "Obstbäume, vierzig alte Sorten"),
        ("Uhren Wittich", "Batteriewechsel in zehn Minuten"),
        ("Reisebüro Talblick", "Donau im April, acht Tage ab Marktplatz"),
        ("Brennholz Anders", "Buche, trocken, frei Haus"),
    ),
}
BOX = 10  # titles in the "Latest news" box


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list of stories; `page` counts from 1."""

    title: str
    path: str
    stories: Sequence[Story]
    page: int = 1
    pages: int = 1


def advert(paper: Paper, turn: int, place: int = 2) -> tuple[str, str]:
    """Who advertises at a place (0 top, 1 rail, 2 within a story) of the page of request `turn`, and how."""
    pool = ADVERTS[paper.language]
    return pool[(turn * 3 + place) % len(pool)]


class Pages:
    """Sets pages of one paper for one request. `turn` is the request's number: ads and counters follow it."""

    def __init__(self, paper: Paper, standing: Sequence[Story], *, origin: str, now: datetime, turn: int) -> None:
        self.paper, self.standing, self.origin, self.now, self.turn = paper, standing, origin, now, turn

    def front(self) -> str:
        """The front page."""
        return self._set("front.html", stories=self.standing[:17])

    def listing(self, listing: Listing) -> str:
        """A section, or the page of the latest news."""
        return self._set("listing.html", listing=listing)

    def story(self, story: Story, *, teaser: bool = False, noarchive: bool = False) -> str:
        """A story's page; with `teaser` its first paragraph and an offer, marked as the paywall rules ask."""
        others = [other for other in self.standing if other.slug != story.slug]
        related = [other for other in others if other.section == story.section]
        return self._set(
            "story.html",
            story=story,
            paragraphs=story.paragraphs[:1] if teaser else story.paragraphs,
            teaser=teaser,
            noarchive=noarchive,
            box=others[:BOX],
            related=related[-3:],
            comments=(story.number * 7 + self.turn) % 240,
            linked_data=self._linked_data(story, teaser=teaser),
        )

    def plain(self, title: str, paragraphs: Sequence[str]) -> str:
        """A page that is no story: imprint, contact, page not found."""
        return self._set("plain.html", title=title, paragraphs=paragraphs)

    def wall(self, name: str, path: str) -> str:
        """What stands in the way of a page: "consent", "challenge", "login" or "unavailable"."""
        return self._set(f"{name}.html", folder="walls", path=path)

    def _set(self, name: str, *, folder: str | None = None, **values: Any) -> str:
        busy = sorted(self.standing[:14], key=lambda story: (story.number + self.turn * 131) % 997)
        return _template(f"{folder or self.paper.name}/{name}").render(
            paper=self.paper,
            origin=self.origin,
            now=self.now.astimezone(self.paper.zone),
            turn=self.turn,
            adverts=self._adverts(),
            most_read=busy[:5],
            local=lambda at: at.astimezone(self.paper.zone),
            recent=lambda at: self.now - at < timedelta(hours=24),
            **values,
        )

    def _adverts(self) -> list[tuple[str, str]]:
        return [advert(self.paper, self.turn, offset) for offset in range(3)]

    def _linked_data(self, story: Story, *, teaser: bool) -> str:
        facts: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": story.title,
            "description": story.subtitle or "",
            "datePublished": _iso(story.published_at),
            "dateModified": _iso(story.modified_at),
            "author": [{"@type": "Person", "name": name} for name in story.authors],
            "publisher": {"@type": "Organization", "name": self.paper.title},
            "articleSection": self.paper.sections.get(story.section, story.section),
            "image": [f"{self.origin}/pictures/{story.slug}.svg"],
            "mainEntityOfPage": self.origin + self.paper.story_path(story),
            "isAccessibleForFree": not teaser,
        }
        return json.dumps(facts, ensure_ascii=False).replace("</", "<\\/")


@cache
def _template(path: str) -> Template:
    return _environment().get_template(path)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("crawler.newsroom"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["iso"] = _iso
    for form in (dates.dotted, dates.short, dates.long, dates.byline, dates.ago, dates.zahlen):
        environment.filters[form.__name__] = form
    for form in (dates.lang, dates.wochentag, dates.uhrzeit, dates.vor):
        environment.filters[form.__name__] = form
    return environment


def _iso(at: datetime | None) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""
