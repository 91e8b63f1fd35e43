"""One round of telling after a crawl: look for drift, collect what is new, send what is due.

Owns that order. It opens the archive by itself, so that a program with an event loop can run it in a thread.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from archive import clock, drift
from archive.announce import webhook
from archive.announce.delivery import Delivered, deliver
from archive.announce.outbox import collect
from archive.announce.receivers import Receiver
from archive.announce.webhook import Allowed
from archive.store import Archive


def tell(
    path: Path | str,
    receivers: Sequence[Receiver],
    *,
    since: datetime | None = None,
    look: bool = True,
    allowed: Allowed = webhook.public,
    seconds: float = webhook.SECONDS,
) -> tuple[Delivered, list[drift.Drift]]:
    """Check each site that was visited since `since` (default: a day) for drift if `look`, then collect and deliver.

    Without receivers the changes wait: whoever is configured later is told of them in a digest.
    What was delivered comes back, and the drifts that were found. Raises what opening an archive raises.
    """
    begin = clock.stamp(since or clock.now() - drift.LATELY)
    with Archive(path) as archive:
        visited = archive.connection.rows(
            "SELECT id FROM sites s WHERE EXISTS"
            " (SELECT 1 FROM fetches f WHERE f.site_id = s.id AND f.fetched_at >= ?)",
            (begin,),
        )
        found = [drift.check(archive, row["id"], receivers=receivers) for row in visited] if look else []
        if receivers:
            collect(archive, receivers)
        archive.commit()
        done = deliver(archive, receivers, allowed=allowed, seconds=seconds)
    return done, [one for one in found if one.reasons]
