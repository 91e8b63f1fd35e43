"""Which of the listings that were tried are worth visiting: the few that show most of the stories.

Owns the choice. Pure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.model import ListingKind
from crawler.items import Entry

LEAST = 3  # a further listing is taken when it shows at least so many stories that no other shows
_COST = {ListingKind.FEED: 0, ListingKind.NEWS_SITEMAP: 1, ListingKind.PAGE: 2, ListingKind.SITEMAP: 3}


@dataclass(frozen=True, slots=True)
class Offer:
    """A listing that was tried: what it shows, or (`problem`) why it shows nothing."""

    url: str
    kind: ListingKind
    found_by: str
    entries: tuple[Entry, ...] = ()
    problem: str = ""
    hub: str | None = None  # a WebSub hub (W3C, 2018) that tells of new stories, if the listing names one


def witnesses(offers: Sequence[Offer], chosen: Sequence[Offer], owns: Callable[[str], bool]) -> list[Offer]:
    """The offers that show stories but were not chosen: looked at now and then, they tell whether any was missed."""
    others = [offer for offer in offers if offer not in chosen]
    return [offer for offer in others if sum(owns(entry.url) for entry in offer.entries) >= LEAST]


def choose(offers: Sequence[Offer], owns: Callable[[str], bool]) -> list[Offer]:
    """The offers to keep, the one that shows most first; a plain sitemap only when nothing else shows stories.

    `owns` tells the site's own articles among the URLs.
    """
    shown = {offer.url: {entry.url for entry in offer.entries if owns(entry.url)} for offer in offers}
    lively = [offer for offer in offers if offer.kind != ListingKind.SITEMAP and len(shown[offer.url]) >= LEAST]
    rest = lively or [offer for offer in offers if shown[offer.url]]
    chosen: list[Offer] = []
    covered: set[str] = set()
    while rest:
        best = max(rest, key=lambda one: (len(shown[one.url] - covered), -_COST[one.kind]))
        gain = len(shown[best.url] - covered)
        if gain < (LEAST if chosen else 1):
            break
        chosen.append(best)
        covered |= shown[best.url]
        rest.remove(best)
    return chosen
