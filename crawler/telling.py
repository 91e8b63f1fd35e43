"""Telling people after a crawl: who is configured, which addresses they may have, and what came of it.

Owns the way from newstrail.toml to `archive.announce`. Must not know how anything is sent.
"""

import ipaddress
import os
from collections.abc import Callable
from pathlib import Path

from archive import Archive, clock
from archive.announce import Receiver
from archive.announce.telling import tell
from archive.display import counted
from archive.errors import ConfigError
from crawler.config import Config, Tell
from crawler.network.addresses import Policy


def receivers_of(config: Config) -> tuple[Receiver, ...]:
    """The configured receivers, with what the environment holds of them. Raises ConfigError naming what is missing."""
    return tuple(_receiver(one) for one in config.tell)


def _receiver(told: Tell) -> Receiver:
    url = told.url or _from_environment(told.name, told.url_env or "")
    secret = _from_environment(told.name, told.secret_env) if told.secret_env else ""
    return Receiver(told.name, url, secret, told.sites, told.labels, told.kinds, told.least)


def _from_environment(receiver: str, variable: str) -> str:
    value = os.environ.get(variable, "")
    if not value:
        raise ConfigError(
            f"The receiver {receiver!r} takes something from the environment variable {variable}, which is not set.",
            do=f"Set {variable} where newstrail is started, or remove the receiver from newstrail.toml.",
        )
    return value


def allowed_by(config: Config) -> Callable[[str, int], bool]:
    """Which addresses webhooks may be sent to: those that the crawler may reach."""
    policy = Policy.of(config.crawl.allow_private)
    return lambda address, port: not policy.refusal(ipaddress.ip_address(address.partition("%")[0]), port)


def tell_all(archive: Path, config: Config, *, look: bool = True) -> list[str]:
    """One round of telling: a line for each thing that a person should know, none when all is well.

    `look`: see first whether a site is read otherwise than before. Raises ConfigError, and what an archive raises.
    """
    done, drifts = tell(archive, receivers_of(config), look=look, allowed=allowed_by(config))
    lines = [f"{drift.site}: announcements are held back: {drift.reason}" for drift in drifts]
    if done.delivered:
        lines.append(f"{counted(done.delivered, 'announcement')} sent.")
    if failed := done.failed + done.given_up:
        lines.append(f"{counted(failed, 'announcement')} could not be sent; see newstrail tell --failed.")
    return lines


def waiting(archive: Path) -> tuple[int, str | None]:
    """How many announcements wait for another attempt, and when the next one is made (a stamp)."""
    with Archive(archive, readonly=True) as store:
        row = next(
            store.db.query(
                "SELECT count(*) AS many, min(next_try_at) AS at FROM deliveries"
                " WHERE delivered_at IS NULL AND next_try_at IS NOT NULL"
            )
        )
        return row["many"], row["at"]


def is_due(archive: Path) -> bool:
    """Whether an announcement waits for another attempt whose time has come."""
    with Archive(archive, readonly=True) as store:
        found = store.db.query(
            "SELECT 1 FROM deliveries WHERE delivered_at IS NULL AND next_try_at <= ? LIMIT 1", [clock.stamp()]
        )
        return next(found, None) is not None
