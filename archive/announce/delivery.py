"""The outbox emptied: each receiver gets each event at least once, under the same event id.

Owns retries. An attempt is noted after it was made: a crash between the two repeats it, and never loses it.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from archive import clock
from archive.announce import messenger, outbox, webhook
from archive.announce.receivers import Receiver
from archive.announce.webhook import Allowed, Answer
from archive.errors import NewstrailError
from archive.ledger.cells import to_json

if TYPE_CHECKING:
    from archive.store import Archive

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
ATTEMPTS = 20  # about three days; after that the delivery stays in the archive, given up, for `newstrail doctor`


@dataclass(slots=True)
class Delivered:
    """What came of one round."""

    delivered: int = 0
    failed: int = 0
    given_up: int = 0


def deliver(
    archive: "Archive",
    receivers: Sequence[Receiver],
    *,
    allowed: Allowed = webhook.public,
    limit: int = 200,
    seconds: float = webhook.SECONDS,
) -> Delivered:
    """Try each delivery whose time has come once, and note what came of it; commits after each.

    `allowed(address, port)` says which addresses a webhook may be sent to. A receiver that failed is left alone for the
    rest of the round.
    """
    known = {receiver.name: receiver for receiver in receivers}
    done = Delivered()
    failed: set[str] = set()
    if not known:
        return done
    for row in outbox.due(archive.connection.raw, list(known), clock.stamp(), limit):
        if row["target"] in failed:
            continue
        payload = outbox.payload_of(row)
        answer = _send(known[row["target"]], row["event_id"], payload, allowed, seconds)
        _note(archive, row, answer, done)
        if not answer.accepted:
            failed.add(row["target"])
    return done


def _send(receiver: Receiver, event_id: str, payload: dict[str, Any], allowed: Allowed, seconds: float) -> Answer:
    if not receiver.is_webhook:
        try:
            return messenger.send(receiver.url, payload)
        except NewstrailError as error:
            return Answer(False, str(error))
    body = to_json(payload).encode()
    return webhook.post(receiver.url, receiver.secret, event_id, body, allowed=allowed, seconds=seconds)


def _note(archive: "Archive", row: sqlite3.Row, answer: Answer, done: Delivered) -> None:
    attempts = row["attempts"] + 1
    now = clock.now()
    next_try: str | None = None
    if answer.accepted:
        done.delivered += 1
    elif answer.final or attempts >= ATTEMPTS:
        done.given_up += 1
    else:
        done.failed += 1
        next_try = clock.stamp(now + min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT))
    with archive.connection.writing() as db:
        db.execute(
            "UPDATE deliveries SET attempts = ?, delivered_at = ?, next_try_at = ?, last_error = ?"
            " WHERE announcement_id = ? AND target = ?",
            (
                attempts,
                clock.stamp(now) if answer.accepted else None,
                next_try,
                answer.error or None,
                row["announcement_id"],
                row["target"],
            ),
        )
    archive.commit()
