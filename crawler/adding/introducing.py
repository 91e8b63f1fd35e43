"""A site that is to be added: surveyed, named, with one of its stories read as a sample.

Owns the name and the sample. The survey itself is `crawler.adding.exploring`.
"""

from dataclasses import dataclass, replace

from crawler.adding.exploring import Survey, survey
from crawler.config import Config, Site
from crawler.discovery.choose import Offer
from crawler.fetching.fetch import Fetcher
from crawler.identity import canonical
from crawler.items import Understanding
from crawler.network.hosts import site_name
from crawler.pipelines.understand import glance
from crawler.session.sites import LED_TO, SiteAtWork

SAMPLES = 3  # stories that are tried until one is understood as an article


@dataclass(frozen=True, slots=True)
class Introduction:
    """What was found. `site` holds the listings to keep; `problem` says why the home page could not be read."""

    site: Site
    offers: tuple[Offer, ...]
    chosen: tuple[Offer, ...]
    witnesses: tuple[Offer, ...] = ()
    sample: Understanding | None = None
    sample_url: str = ""
    problem: str = ""


def site_at(home: str, config: Config, name: str | None = None) -> Site:
    """The site at `home`: the one that is configured already, or a new one named after its host."""
    for site in config.sites:
        if site.home.rstrip("/") == home.rstrip("/") and name in (None, site.name):
            return site
    return Site(name or site_name(home, [site.name for site in config.sites]), home)


async def introduce(fetch: Fetcher, site: Site, config: Config) -> Introduction:
    """Survey `site` and read one of its stories."""
    from crawler.session.session import rules_of

    work = SiteAtWork(0, site, config.crawl, rules=rules_of(site))
    found = await survey(work, fetch, fetch.sitemaps, lambda page: glance(page, work))
    if LED_TO in work.host and found.chosen and site not in config.sites:
        site = replace(site, home=canonical(found.home.final_url))
    sample, sample_url = await _sample(fetch, work, found)
    problem = str(found.home.evidence.get("reason", ""))
    if not problem and found.home.status is not None and found.home.status >= 400:
        problem = f"It answered {found.home.status}."
    return Introduction(
        replace(site, listings=tuple(offer.url for offer in found.chosen)),
        tuple(found.offers),
        tuple(found.chosen),
        tuple(found.witnesses),
        sample,
        sample_url,
        problem,
    )


async def _sample(fetch: Fetcher, site: SiteAtWork, found: Survey) -> tuple[Understanding | None, str]:
    urls = [entry.url for offer in found.chosen for entry in offer.entries if site.owns(entry.url)]
    best: tuple[Understanding | None, str] = (None, "")
    for url in urls[:SAMPLES]:
        page = await fetch(url)
        if page.problem or page.status != 200:
            continue
        seen = glance(page, site)
        if seen.story is not None:
            return seen, url
        best = (seen, url)
    return best
