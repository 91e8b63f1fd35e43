"""Whether a page that is called a listing may be a story all the same, so that what its text says is given too.

Owns that doubt. Must not know how a body or records are found, or what makes a page a listing.
"""

from bisect import bisect_right
from collections.abc import Sequence

from crawler.understanding.document import Document
from crawler.understanding.kinds import Signals
from crawler.understanding.kinds.shape import PROSE_WORDS
from crawler.understanding.kinds.titles import says_it_lists
from crawler.understanding.listings.record import Record, words_in

UNLIKE = 0.97  # the probability of a listing from which only a long text leaves doubt
LIKE = 0.8  # below which the text may be told in the records
SOME = 50  # words of a text that is mostly the page's own
LONGER, TOLD_OF_EACH = 100, 25  # words of one that tells more of each record than a teaser does
UNBROKEN = 600  # words of paragraphs between which no headline stands
HEADLINE = 4  # words of an address that is no section's
MANY = 8  # dated records that leave no doubt
_START = 40  # characters by which a text is known again
EACH = 2  # words of the text for each record


def may_be_a_story(
    doc: Document, chosen: Sequence[int], signals: Signals, probability: float, records: Sequence[Record]
) -> bool:
    """Whether a page's chosen blocks are a text beside its records rather than theirs.

    `signals` are those of its kind, `probability` is that of a listing.
    """
    address, lead = signals.address, signals.lead
    listing = address.listing and address.words < HEADLINE
    if listing or address.search or address.paged or not chosen:
        return False
    if says_it_lists(signals.document_title, signals.heading):
        return False
    begins = lead.named and lead.headline and lead.words >= max(PROSE_WORDS, EACH * len(records))
    if begins and probability < UNLIKE:
        return True
    dated = sum(record.moment is not None for record in records)
    if dated >= MANY and 2 * dated > len(records):
        return False
    own, words = _own_words(doc, chosen, records)
    if 2 * own >= words and own >= max(SOME, EACH * len(records)):
        return probability < UNLIKE or signals.shape.streak >= UNBROKEN
    return probability < LIKE and 2 * dated <= len(records) and words >= max(LONGER, TOLD_OF_EACH * len(records))


def _own_words(doc: Document, chosen: Sequence[int], records: Sequence[Record]) -> tuple[int, int]:
    """(words of the chosen blocks that are in no record, words of all of them)."""
    spans = sorted((doc.text_from[record.root], doc.text_to[record.root]) for record in records)
    told = {text[:_START] for record in records for text in (record.title, record.summary) if text}
    own = words = 0
    for block in chosen:
        count = words_in(doc.block_texts[block])
        words += count
        near = bisect_right(spans, (doc.block_from[block], len(doc.texts))) - 1
        inside = near >= 0 and doc.block_from[block] < spans[near][1]
        own += 0 if inside or doc.block_texts[block][:_START] in told else count
    return own, words
