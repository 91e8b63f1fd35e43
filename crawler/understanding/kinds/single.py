"""Tell that a page is one story, whatever else is listed on it.

Owns the signs of it: how the page begins, what it declares, and that its address spells its headline. Must not know
what the page lists (see `decide`).
"""

from crawler.understanding.kinds.addresses import spells
from crawler.understanding.kinds.signals import Signals
from crawler.understanding.kinds.titles import says_it_lists

FEW = 5  # entries that make no listing
MANY_ROWS = 8  # rows or documents of a table that its reader may have missed
LIKELY = 0.75  # the probability from which only what lists little beside its text is none
NO_STORY = 0.97  # from which a headline with some text below it is none, unless its address says more
WORDY = 2  # words of a story's address
HEADLINE_WORDS = 4  # words of an address that is a whole headline
WHOLE_HEADLINE = 6  # of one that no topic has
SOME_LEAD = 40  # words of a lead below such a headline
LONG_LEAD = 150  # words of a lead that is more than what a topic is introduced with
DENSE = 0.55  # share of the blocks from a text's first to its last that are its own
LISTED_TABLE = 60  # rows of a table that are no part of a story


def begins_as_story(signals: Signals, probability: float) -> bool:
    """A headline that the title repeats, then a day, then a paragraph: whatever is listed below them is beside it.

    Without a day, an address of a story's form or a headline as long as a sentence, with a box of other stories or many
    words behind it, says the same, unless all else says that it is a listing.
    """
    lead, shape, address = signals.lead, signals.shape, signals.address
    long = lead.headline and lead.words >= LONG_LEAD
    rows = LISTED_TABLE if lead.headline else MANY_ROWS
    filed = not long and (shape.documents >= MANY_ROWS or shape.rows >= rows)
    told = lead.named and lead.words > 0 and not (filed or address.search or address.paged or address.root)
    lists = told and says_it_lists(signals.document_title, signals.heading)
    if lists and (probability >= NO_STORY or not lead.dated) and is_cut(signals):  # its lead is a teaser
        return False
    if not told or lead.dated or (signals.published and probability < LIKELY):
        return told
    if signals.published and not lists:
        return True
    if is_cut(signals) and address.words < HEADLINE_WORDS:  # its lead is among them
        return False
    surely = probability >= NO_STORY
    slug = address.words >= (HEADLINE_WORDS if surely and not lead.boxed else WORDY)
    named = (slug or (lead.headline and (lead.boxed or not surely))) and not (
        lists or (address.listing and address.words < HEADLINE_WORDS)
    )
    long = lead.words >= LONG_LEAD and address.words >= HEADLINE_WORDS
    some = lead.words >= SOME_LEAD and (lead.headline or address.words >= WHOLE_HEADLINE)
    return named and (lead.boxed or long or some)


def is_cut(signals: Signals) -> bool:
    """Whether most texts of a page go on elsewhere: they end in dots or lead to more."""
    return signals.shape.going_on >= max(FEW, signals.shape.paragraphs / 2)


def surely_one_story(signals: Signals) -> bool:
    """One declared article with a date, and most of a page's paragraphs in one place: related boxes change nothing."""
    shape = signals.shape
    declared = signals.ld_articles == 1 and signals.published and signals.ld_listed < 8
    told = shape.together >= LONG_LEAD and shape.together_paragraphs >= 3
    return (declared and told and shape.rows < LISTED_TABLE) or is_spelled(signals)


def is_spelled(signals: Signals) -> bool:
    """The address spells the headline, and a text in one go is most of what stands between its ends."""
    shape, address = signals.shape, signals.address
    if shape.streak < LONG_LEAD or signals.body_dense < DENSE or shape.rows >= LISTED_TABLE:
        return False
    if address.root or address.search or address.paged or shape.documents >= MANY_ROWS:
        return False
    lists = says_it_lists(signals.document_title, signals.heading)
    return not lists and spells(signals.url, f"{signals.title} {signals.heading}")
