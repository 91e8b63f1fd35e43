"""`newstrail watch`: keep running what falls due."""

from pathlib import Path

import click

from archive import clock
from archive.cli.options import archive_option, config_option
from archive.cli.output import say
from archive.errors import EXIT_INTERRUPTED, UsageError
from crawler import config as configuration
from crawler.cli.options import allow_private_option


@click.command(short_help="Keep running what falls due, until stopped.")
@click.option("--confirm/--no-confirm", default=None, help="See a change twice before it counts (the default).")
@click.option("--rounds", type=click.IntRange(1), metavar="N", help="End after N rounds.")
@click.option("--health", type=click.Path(path_type=Path), metavar="FILE", help="Write a sign of life here.")
@click.option("--check-health", is_flag=True, help="Exit 0 if the sign of life in --health is fresh, else 1.")
@allow_private_option
@archive_option
@config_option
def command(
    confirm: bool | None,
    rounds: int | None,
    health: Path | None,
    check_health: bool,
    allow_private: tuple[str, ...],
    archive: Path,
    config: Path,
) -> None:
    """Visit listings and articles when they fall due, as `newstrail schedule` plans them.

    SIGTERM and Ctrl-C finish what is in flight (at most 20 s) and exit 11; SIGHUP reads newstrail.toml again.

    \b
    newstrail watch
    newstrail watch --health /run/newstrail/health
    """
    from crawler import run, watch
    from crawler.session.asked import something

    if check_health:
        if health is None:
            raise UsageError("There is no file to check.", do="Name it with --health.")
        raise SystemExit(0 if watch.is_healthy(health, clock.now()) else 1)

    watch.hold_signals()

    def load() -> configuration.Config:
        return run.with_options(configuration.load(config), allow_private=allow_private)

    loaded = load()
    if not archive.exists():
        something(loaded)
    made: list[watch.Watch] = []

    def watch_of() -> watch.Watch:
        made.append(watch.Watch(archive, load, confirm=confirm, health=health, rounds=rounds, tell=say))
        return made[0]

    watch.run(watch_of, loaded)
    if made and made[0].stopping:
        raise SystemExit(EXIT_INTERRUPTED)
