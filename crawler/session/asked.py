"""What a run was asked for: sites by name, articles and pages by address, or all there is.

Owns which site a name or an address means, and which sites are at work. Must not know runs, leases or requests.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

from archive import Archive, Due, ListingKind, clock
from archive.errors import NotFound, UsageError
from crawler.config import Config, Site
from crawler.network.hosts import site_name, slot
from crawler.schedule.hours import is_open
from crawler.session.sites import SiteAtWork


class Asked:
    """The sites at work, and what of them is wanted. Writes what it learns of sites; commits nothing."""

    def __init__(self, archive: Archive, config: Config) -> None:
        self.archive, self.config = archive, config
        self.sites: dict[int, SiteAtWork] = {}
        self.unread: list[tuple[str, int]] = []  # URLs that nobody knows yet, each with its site
        self.wanted: list[Due] = []  # work that was asked for by name
        self.whole: list[int] = []  # sites whose due work is taken
        self.renamed: list[tuple[str, str]] = []  # sites that have another name in newstrail.toml now: before, now
        self.closed: list[str] = []  # sites that are not visited at this hour

    def take_all(self, *, strangers: bool = False) -> int:
        """Take every site that is configured, and every other that was once read by its URL (`strangers`: or only asked
        for by it). Returns how many.

        A site that stands in newstrail.toml no more is left alone, and so is one outside its hours.
        """
        for site in self.config.sites:
            self._take_in_its_hours(site)
        for row in list(self.archive.db.query("SELECT name, home_url, config FROM sites ORDER BY id")):
            if self.config.site(row["name"]) is None and not is_left_out(json.loads(row["config"]), strangers):
                self._take_in_its_hours(Site(row["name"], row["home_url"]))
        return len(self.whole) + len(self.closed)

    def _take_in_its_hours(self, site: Site) -> None:
        if is_open(clock.now(), *self.config.crawl.hours_of(site)):
            self.take(site)
        else:
            self._keep_under_its_name(site)
            self.closed.append(site.name)

    def take(self, site: Site, *, whole: bool = True) -> int:
        """Take one site, all that is due of it if `whole`. Returns its id."""
        self._keep_under_its_name(site)
        configured = {"configured": True} if self.config.site(site.name) is not None else {}
        number = self.archive.ensure_site(site.name, site.home, config={**_described(site), **configured})
        if number not in self.sites:
            self.sites[number] = SiteAtWork(number, site, self.config.crawl)
        for url in site.listings:
            self.archive.ensure_listing(number, url, guess_kind(url), found_by="newstrail.toml")
        if configured and site.listings:
            self.archive.follow_listings(number, site.listings)
        if whole and number not in self.whole:
            self.whole.append(number)
        return number

    def _keep_under_its_name(self, site: Site) -> None:
        """A site of newstrail.toml that had another name (there, or after its host) keeps what was read of it."""
        if self.config.site(site.name) is None:
            return
        query = "SELECT name FROM sites WHERE name = ? OR rtrim(home_url, '/') = ?"
        names = [row["name"] for row in self.archive.db.query(query, [site.name, site.home.rstrip("/")])]
        before = [name for name in names if self.config.site(name) is None]
        if site.name not in names and len(before) == 1:
            self.archive.rename_site(before[0], site.name)
            self.renamed.append((before[0], site.name))

    def leave_out_strangers(self) -> list[str]:
        """Leave sites that do not stand in newstrail.toml, and of which nothing was ever read, out of later runs until
        they are asked for again: their addresses may be slips. Returns their names."""
        strangers = []
        for number, one in self.sites.items():
            if self.config.site(one.site.name) is None and one.failed and not self._was_read(number):
                self.archive.ensure_site(one.site.name, one.site.home, config={**_described(one.site), _UNREAD: True})
                strangers.append(one.site.name)
        return strangers

    def _was_read(self, number: int) -> bool:
        query = "SELECT 1 FROM fetches WHERE site_id = ? AND outcome NOT IN ('failed', 'refused', 'unreadable') LIMIT 1"
        return any(True for _ in self.archive.db.query(query, [number]))

    def take_name(self, name: str) -> int:
        """Take the site of that name. Raises NotFound, naming those that are near."""
        site = self.config.site(name)
        if site is None:
            try:
                known = self.archive.site_id(name)
            except NotFound as error:
                raise _unknown(error.what, name, [one.name for one in self.config.sites], error.do) from None
            row = next(iter(self.archive.db.query("SELECT home_url FROM sites WHERE id = ?", [known])))
            site = Site(name, row["home_url"])
        return self.take(site)

    def take_url(self, url: str) -> None:
        """Take what `url` is: a site's home, an article that is known, or something to be looked at first."""
        for site in self.config.sites:
            if url.rstrip("/") == site.home.rstrip("/"):
                self.take(site)
                return
        rows = list(self.archive.db.query("SELECT id, name, home_url FROM sites"))
        for row in rows:
            if url.rstrip("/") == row["home_url"].rstrip("/"):
                self.take_name(row["name"])
                return
        found = next(
            iter(
                self.archive.db.query(
                    "SELECT a.id, a.url, a.site_id, a.revision_count, s.name FROM urls u"
                    " JOIN articles a ON a.id = u.article_id JOIN sites s ON s.id = a.site_id WHERE u.url = ?",
                    [url],
                )
            ),
            None,
        )
        if found is not None:
            site = self.config.site(found["name"]) or self._kept(rows, found["name"])
            self.take(site, whole=False)
            self.wanted.append(
                Due(
                    found["url"],
                    found["site_id"],
                    found["name"],
                    article_id=found["id"],
                    revisions=found["revision_count"],
                )
            )
            return
        self.unread.append((url, self.take(self._home_of(url, rows), whole=False)))

    def _kept(self, rows: Iterable[dict[str, Any]], name: str) -> Site:
        return next(Site(row["name"], row["home_url"]) for row in rows if row["name"] == name)

    def _home_of(self, url: str, rows: list[dict[str, Any]]) -> Site:
        for site in (*self.config.sites, *(Site(row["name"], row["home_url"]) for row in rows)):
            if slot(site.home) == slot(url):
                return site
        scheme, _, rest = url.partition("://")
        taken = {site.name for site in self.config.sites} | {row["name"] for row in rows}
        return Site(site_name(url, taken), f"{scheme}://{rest.partition('/')[0]}/")


_UNREAD = "never_read"


def is_left_out(described: dict[str, Any], strangers: bool = False) -> bool:
    """Whether a site that does not stand in newstrail.toml, with that configuration kept of it, is left alone: it stood
    there once, or nothing was ever read of it (unless `strangers` are wanted)."""
    return bool(described.get("configured") or (described.get(_UNREAD) and not strangers))


def something(config: Config, names: Iterable[str] = (), *, anything: bool = False) -> None:
    """Raise what a run over `names` (all sites if there are none, unless `anything` else is asked for) would end with
    where no archive is: said before one is made."""
    known, names = [site.name for site in config.sites], list(names)
    for name in names:
        if name not in known:
            raise _unknown(f"No site is named {name!r}.", name, known, "`newstrail add URL` makes one.")
    if not names and not known and not anything:
        raise nothing()


def check(one: str) -> None:
    """Raise UsageError for an address that no crawl could visit, before a site is named after it."""
    if "://" not in one:
        return
    try:
        parts = urlsplit(one)
        visitable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        visitable = False
    if not visitable:
        raise UsageError(f"{one} cannot be crawled.", do="Give an address that begins with http:// or https://.")


def nothing() -> UsageError:
    """What a person is told who asks for a run over no site."""
    return UsageError(
        "There is nothing to crawl yet.", do="Name a site: `newstrail add URL`, or `newstrail crawl URL`."
    )


def _unknown(what: str, name: str, known: list[str], otherwise: str) -> NotFound:
    do = f"newstrail.toml has: {', '.join(known)}." if known else otherwise
    if "." in name or "/" in name:
        do += f" If it is an address: https://{name.lstrip('/')}"
    return NotFound(what, do=do)


def guess_kind(url: str) -> ListingKind:
    """What form a listing at `url` seems to have, before it is read."""
    tail = url.partition("?")[0].rstrip("/").rpartition("/")[2].lower()
    if "sitemap" in tail or tail.endswith(".xml.gz"):  # feeds are not sent as archives, sitemaps often are
        return ListingKind.NEWS_SITEMAP if "news" in tail else ListingKind.SITEMAP
    if tail in ("feed", "rss", "atom") or tail.endswith((".rss", ".atom", ".rdf", ".xml", "feed.json")):
        return ListingKind.FEED
    return ListingKind.PAGE


def _described(site: Site) -> dict[str, Any]:
    return {key: value for key, value in asdict(site).items() if value not in (None, (), "", True) and key != "home"}
