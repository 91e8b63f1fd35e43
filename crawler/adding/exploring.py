"""Looks at a site that is new: tries what its home page, its robots.txt and the usual places offer.

Owns the order of trying and its bounds. Must not know how pages are fetched, or where the result is kept.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from archive.model import ListingKind
from crawler.discovery.choose import Offer, choose, witnesses
from crawler.discovery.home import Candidate, candidates, usual_places
from crawler.discovery.read import read_listing
from crawler.identity import canonical
from crawler.items import Entry, Page, Understanding
from crawler.session.sites import SiteAtWork

MOST = 12  # candidates that are tried besides the home page

Fetch = Callable[[str], Awaitable[Page]]
Sitemaps = Callable[[str], Awaitable[tuple[str, ...]]]
Understand = Callable[[Page], Understanding]


@dataclass(slots=True)
class Survey:
    """What a site offers. `pages` are the answers that were got on the way, by the URL that was asked for."""

    home: Page
    offers: list[Offer] = field(default_factory=list)
    chosen: list[Offer] = field(default_factory=list)
    witnesses: list[Offer] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)


async def survey(site: SiteAtWork, fetch: Fetch, sitemaps: Sitemaps, understand: Understand) -> Survey:
    """Try what the site at `site.site.home` may list its stories on, and choose."""
    home = await fetch(site.site.home)
    found = Survey(home, pages={site.site.home: home})
    if home.problem or (home.status or 0) >= 400:
        return found
    tries = [one for one in candidates(home.body, home.final_url) if one.url not in (home.url, home.final_url)]
    own = Candidate(site.site.home, ListingKind.PAGE, "home page")
    found.offers.append(_offer(own, home, understand))
    named = await sitemaps(home.final_url)
    tries += [Candidate(url, ListingKind.SITEMAP, "robots.txt") for url in named]
    await _try(tries[:MOST], found, fetch, understand)
    if not any(offer.kind in (ListingKind.FEED, ListingKind.NEWS_SITEMAP) and offer.entries for offer in found.offers):
        await _try(usual_places(home.final_url), found, fetch, understand, enough=1)
    found.chosen = choose(found.offers, site.owns)
    if not found.chosen and site.follow(home.final_url):  # the site lives under another domain by now
        found.chosen = choose(found.offers, site.owns)
    found.witnesses = witnesses(found.offers, found.chosen, site.owns)
    return found


async def _try(
    tries: list[Candidate], found: Survey, fetch: Fetch, understand: Understand, enough: int | None = None
) -> None:
    for candidate in tries:
        if candidate.url in found.pages:
            continue
        page = found.pages[candidate.url] = await fetch(candidate.url)
        offers = await _children(_offer(candidate, page, understand), page, found, fetch)
        found.offers += offers
        if enough is not None and any(offer.entries for offer in offers):
            enough -= 1
            if enough == 0:
                return


async def _children(offer: Offer, page: Page, found: Survey, fetch: Fetch) -> list[Offer]:
    """What is below an index of sitemaps: a news sitemap is an offer of its own, the others count as the index's."""
    listed = read_listing(page.body, page.final_url) if offer.kind == ListingKind.SITEMAP and not page.problem else None
    if listed is None or listed.entries or not listed.more:
        return [offer]
    offers: list[Offer] = []
    entries: list[Entry] = []
    for url in listed.more:
        child = found.pages[url] = await fetch(url)
        below = read_listing(child.body, child.final_url) if child.status == 200 and not child.problem else None
        if below is not None and below.news:
            offers.append(Offer(url, ListingKind.NEWS_SITEMAP, offer.found_by, _canonical(below.entries)))
        elif below is not None:
            entries += _canonical(below.entries)
    return [*offers, replace(offer, entries=tuple(entries))]


def _offer(candidate: Candidate, page: Page, understand: Understand) -> Offer:
    if page.problem:
        return Offer(candidate.url, candidate.kind, candidate.found_by, (), str(page.evidence.get("reason", "")))
    if page.status != 200:
        return Offer(candidate.url, candidate.kind, candidate.found_by, (), f"answered {page.status}")
    listed = read_listing(page.body, page.final_url)
    if listed is None:
        if candidate.kind != ListingKind.PAGE and candidate.found_by == "usual place":
            return Offer(candidate.url, candidate.kind, candidate.found_by, (), "neither a feed nor a sitemap")
        seen = understand(page)
        problem = "" if seen.entries else f"shows no stories ({seen.kind})"
        return Offer(candidate.url, ListingKind.PAGE, candidate.found_by, _canonical(seen.entries), problem)
    kind = ListingKind.FEED if listed.form == "feed" else ListingKind.SITEMAP
    kind = ListingKind.NEWS_SITEMAP if listed.news else kind
    return Offer(candidate.url, kind, candidate.found_by, _canonical(listed.entries), listed.problem, listed.hub)


def _canonical(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(replace(entry, url=canonical(entry.url)) for entry in entries)
