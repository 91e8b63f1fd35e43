"""`newstrail schedule`: the plan, shown, explained, or given to cron or systemd."""

from pathlib import Path

import click

from archive import Archive, clock
from archive.cli.options import archive_option, config_option, format_options
from archive.cli.output import at_most, emit, say
from archive.display import safe_json, to_minute


@click.command(short_help="What is visited when, and why.")
@click.option("--explain", "article", metavar="ARTICLE", help="Why this article is visited then, and its next visits.")
@click.option("--cron", is_flag=True, help="Print a crontab line that keeps the plan.")
@click.option("--systemd", is_flag=True, help="Print a systemd unit that keeps the plan.")
@click.option("--install", type=click.Path(path_type=Path), metavar="DIR", help="Write the unit into DIR.")
@click.option("--site", help="Only this site.")
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="At most so many.")
@format_options
@archive_option
@config_option
def command(
    article: str | None,
    cron: bool,
    systemd: bool,
    install: Path | None,
    site: str | None,
    limit: int,
    form: str,
    archive: Path,
    config: Path,
) -> None:
    """What falls due next, and why then.

    \b
    newstrail schedule --limit 5
    newstrail schedule --explain council-budget
    newstrail schedule --systemd --install ~/.config/systemd/user
    newstrail schedule --cron | crontab -
    """
    from crawler import timetable

    if cron:
        click.echo(timetable.crontab(archive, config), nl=False)
    elif systemd or install:
        _units(timetable.systemd(archive, config), install)
    elif article is not None:
        _explain(archive, config, article, min(limit, 30), form)
    else:
        with Archive(archive, readonly=True) as store:
            rows = at_most(limit, timetable.upcoming(store.db.conn, site, limit + 1))
        if form == "table":
            for row in rows:
                row["at"] = to_minute(row["at"])
        emit(rows, ("at", "site", "what", "url", "why"), form)


def _units(units: dict[str, str], install: Path | None) -> None:
    for name, text in units.items():
        if install is None:
            click.echo(f"# {name}\n{text}", nl=False)
            continue
        install.mkdir(parents=True, exist_ok=True)
        (install / name).write_text(text, encoding="utf-8")
        say(f"Wrote {install / name}. Next: systemctl --user daemon-reload && systemctl --user enable --now {name}")


def _explain(archive: Path, config: Path, article: str, limit: int, form: str) -> None:
    from crawler.schedule.articles import past_of, reason
    from crawler.schedule.forecast import Ahead, visits_ahead
    from crawler.schedule.retries import as_it_stands
    from crawler.session import pasts

    with Archive(archive, readonly=True) as store:
        number = store.find(article)
        title, planned, why, name = store.db.conn.execute(
            "SELECT coalesce(a.title, a.url), a.next_check_at, a.schedule_reason, s.name FROM articles a"
            " JOIN sites s ON s.id = a.site_id WHERE a.id = ?",
            (number,),
        ).fetchone()
        configured, effort = _efforts(store, config, name)
        known = pasts.of_article(store.db.conn, number, effort)
        facts = as_it_stands(known, pasts.last_outcome(store.db.conn, number))
    first = Ahead(clock.parse(planned), why or "") if planned else None
    ahead = visits_ahead(facts, limit, planned=first) if first else []
    rows = [{"at": clock.stamp(visit.at), "why": visit.reason} for visit in ahead]
    if form == "json":
        told = {"article": number, "title": title, "next": planned, "reason": why, "if_unchanged": rows}
        click.echo(safe_json(told, indent=1))
        return
    if form == "table":
        say(f"{number}: {title}")
        say(f"planned  {to_minute(planned) or 'never by itself'}  {why or ''}")
        if facts.outcome == known.outcome:
            say(f"judged   {reason(past_of(facts))}")
        if effort < configured:
            say(f"budget   allows {effort / configured:.0%} of the usual visits")
        say("If nothing happens to it, it is visited:" if rows else "It is visited when it is asked for.")
        for row in rows:
            row["at"] = to_minute(row["at"])
    if rows or form != "table":
        emit(rows, ("at", "why"), form, longest=None)


def _efforts(store: Archive, path: Path, name: str) -> tuple[float, float]:
    """The effort that is configured for a site, and what the budgets leave of it."""
    from crawler.config import Site, load
    from crawler.session.rations import efforts_within

    loaded = load(path)
    site = loaded.site(name) or Site(name, "http://unknown.invalid/")
    configured = loaded.crawl.effort_of(site)
    number = store.site_id(name)
    return configured, efforts_within(store.db.conn, loaded.crawl, {number: site}, clock.now())[number]
