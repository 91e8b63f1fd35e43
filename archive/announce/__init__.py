"""Telling people: feeds of changes, signed webhooks and other messengers, from an outbox that survives a crash.

events     a change, or a storm of them, as what is told
outbox     what is to be told and to whom, written in the archive in one step with the mark that it is
delivery   the outbox emptied: each receiver at least once, with the same event id
webhook    one signed POST
messenger  everything else, through apprise (extra [notify])
feeds      Atom and JSON Feed of changes, for readers
telling    one round of all this after a crawl: what a program that watches calls
"""

from archive.announce.delivery import deliver
from archive.announce.outbox import collect, retry
from archive.announce.receivers import Receiver

__all__ = ["Receiver", "collect", "deliver", "retry"]
