"""`newstrail add`: find out what a site offers, show it, write it down.

Owns the command line and what is shown. What is tried and chosen is `crawler.adding.exploring` and `crawler.discovery`.
"""

import sys
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from archive import clock
from archive.cli.options import archive_option, future_config_option
from archive.cli.output import emit, say
from archive.display import one_line, safe, safe_json, to_day_or_minute
from archive.errors import NewstrailError, UsageError
from crawler import config as configuration
from crawler.cli.options import allow_private_option, delay_option
from crawler.network.allowing import advice

WIDTH = 100


@click.command("add", short_help="Find what a site offers; write it to newstrail.toml.")
@click.argument("url")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--name", metavar="NAME", help="What the site is called. [default: its host]")
@delay_option
@allow_private_option
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@archive_option
@future_config_option
def command(
    url: str,
    yes: bool,
    name: str | None,
    delay: float | None,
    allow_private: tuple[str, ...],
    as_json: bool,
    archive: Path,
    config: Path,
) -> None:
    """Find what the site at URL offers: feeds, sitemaps, pages that list its latest stories.

    Each is tried; those that show most stories with the fewest requests are kept. One story is shown as it is
    understood. Then the site is written to newstrail.toml, with --delay and --allow-private where they are given; its
    other lines stay as they are.

    \b
    newstrail add https://news.example/
    newstrail add https://news.example/ --name example --yes
    """
    from crawler import run
    from crawler.adding.introducing import introduce, site_at
    from crawler.identity import canonical

    loaded = run.with_options(configuration.load(config), allow_private=allow_private, delay=delay)
    home = canonical(url if "://" in url else f"https://{url}")
    site = site_at(home, loaded, name)
    found = run.errand(lambda fetch: introduce(fetch, site, loaded), loaded)
    if as_json:
        click.echo(safe_json(_plain(found), indent=1))
    else:
        if found.offers:
            _show(found)
    if not found.site.listings:
        if found.problem:
            do = advice(found.problem, home) or "Is the address right? A browser shows what is there."
            raise NewstrailError(f"{home} could not be read.", why=found.problem, do=do)
        why = "None of the pages that were tried lists stories."
        raise NewstrailError(f"{home} offers no listing of stories.", why=why, do="Name one in newstrail.toml.")
    if found.site.home != site.home:
        say(f"{home} leads to {found.site.home}, which is taken as its home page.")
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError(f"Nothing was written to {config}.", do="Say --yes to write without being asked.")
        if not click.confirm(f"Write {found.site.name} to {config}?", default=True, err=True):
            return
    from crawler.config.writing import allow, write_site

    if allow_private:
        allow(config, allow_private)
    write_site(config, found.site if delay is None else replace(found.site, delay=delay))
    _keep(archive, found)
    say(f"Wrote {found.site.name} to {config}. Next: newstrail crawl {found.site.name}")


def _keep(path: Path, found: Any) -> None:
    """Listings that only repeat the chosen ones are kept in the archive, and looked at now and then."""
    from archive import Archive

    with Archive(path) as archive:
        number = archive.ensure_site(found.site.name, found.site.home)
        for role, offers in (("primary", found.chosen), ("witness", found.witnesses)):
            for offer in offers:
                archive.ensure_listing(number, offer.url, offer.kind, found_by=offer.found_by, role=role)


def _show(found: Any) -> None:
    rows = [
        {
            "keep": "yes" if offer in found.chosen else "witness" if offer in found.witnesses else "",
            "kind": str(offer.kind),
            "stories": len(offer.entries) or "",
            "newest": _newest(offer),
            "found by": offer.found_by,
            "url": offer.url,
            "note": offer.problem or (f"names the hub {offer.hub}" if offer.hub else ""),
        }
        for offer in found.offers
        if offer.found_by != "usual place" or offer.entries
    ]
    noted = ("note",) if any(row["note"] for row in rows) else ()
    emit(rows, ("keep", "kind", "stories", "newest", "found by", "url", *noted))
    article = found.sample.story if found.sample is not None else None
    if article is None:
        return
    click.echo()
    click.echo(f"A story, as it is understood: {safe(found.sample_url)}")
    for label, value in (
        ("title", article.title),
        ("authors", ", ".join(article.authors)),
        ("published", _published(article)),
        ("language", article.language),
        ("words", str(article.word_count)),
        ("begins", article.text),
    ):
        click.echo(f"  {label:<10} {one_line(value, WIDTH) if value else '(not found)'}")


def _published(article: Any) -> str | None:
    if article.published_at is None:
        return None
    told: str = article.published_at.isoformat()
    return told[:10] if article.published_precision == "day" else told


def _newest(offer: Any) -> str:
    times: list[datetime] = [entry.published_at for entry in offer.entries if entry.published_at]
    return to_day_or_minute(max(times, default=None))


def _plain(found: Any) -> dict[str, Any]:
    article = found.sample.story if found.sample is not None else None
    return {
        "site": {"name": found.site.name, "home": found.site.home, "listings": list(found.site.listings)},
        "offers": [
            {
                "url": offer.url,
                "kind": str(offer.kind),
                "found_by": offer.found_by,
                "stories": len(offer.entries),
                "newest": _newest(offer) or None,
                "problem": offer.problem or None,
                "hub": offer.hub,
                "kept": offer in found.chosen,
            }
            for offer in found.offers
        ],
        "sample": None
        if article is None
        else {
            "url": found.sample_url,
            **{key: _value(value) for key, value in asdict(article).items() if key not in ("sources",)},
        },
    }


def _value(value: Any) -> Any:
    return clock.stamp(value) if isinstance(value, datetime) else value
