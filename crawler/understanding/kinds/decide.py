"""The verdict on a page's kind, with the evidence for it.

Owns the order of the tests. Must not know how signals are gathered or what one test looks at.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from crawler.items import Kind
from crawler.understanding.kinds import sparse, stories, walls
from crawler.understanding.kinds.addresses import sort_of
from crawler.understanding.kinds.score import LISTING_FROM, listing_probability
from crawler.understanding.kinds.signals import Signals
from crawler.understanding.kinds.single import (
    FEW,
    LIKELY,
    MANY_ROWS,
    begins_as_story,
    is_cut,
    is_spelled,
    surely_one_story,
)
from crawler.understanding.kinds.titles import says_it_lists

DOUBT = (0.12, 0.95)  # listing probabilities between which the entries are counted
SURE_OF_LISTING = 0.7
FILLED = 4  # dated entries of a page whose address is a listing's
LED_SHARE = 0.7  # of the paragraphs
POSTS = 3  # times as much prose on a page as in its longest post, from which it holds several
MANY_DATED = 15  # dated entries that make one of a page that looked like an article
MOST_DATED = 40  # the same of one that looked much like an article
UNLIKELY = 0.25
LEAST_DOUBT = 0.05  # the same as DOUBT[0] where files or days abound
FLOOD = 100  # dated entries that no story has beside it
WORDS_AMONG = 3  # times as many words on a page as in its body
WORDS_AMONG_EACH = 15  # words of such a body for each entry
WORDS_BESIDE_EACH = 8  # words of a body for each entry that are no more than an introduction
LONG_TABLE = 20  # rows of a table that are more than a comparison in a text
LONG_STORY = 300  # words of paragraphs in one place that dated lists beside it do not make a listing
UNBROKEN = 600  # words of paragraphs between which no headline stands, likewise
HARDLY_A_STORY = 0.85  # from which a text beside a few entries is no sign of a story
NEXT_TO_NONE = 2  # entries of a page that has a text
BESIDE_A_TEXT = 10  # undated entries of a page most of which is its text
SHORT_TEXT = 50  # words of a body that make a page with next to no entries a text
SOME_TEXT = 250  # words of one that undated entries stand beside
MOST_TEXT = 700  # words of one that is half of its page: whatever is listed, is listed in it
ENTRY_TEXT = 60  # words of it for each entry, so that it is not the entries' own
LONG_TEXT = 1000  # words of a body that lists of undated links beside it do not make a listing

Count = Callable[[], tuple[int, int]]
_Test = Callable[[Signals], dict[str, Any] | None]
_WALLS: tuple[tuple[Kind, _Test], ...] = (
    ("challenge", walls.challenge),
    ("error", walls.refused),
    ("consent", walls.consent),
    ("soft_404", walls.soft_404),
    ("login", walls.login),
    ("error", walls.error),
    ("shell", walls.shell),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A page's kind and, in plain JSON values, why. `listing` says which sort of listing, None for other kinds."""

    kind: Kind
    evidence: dict[str, Any] = field(default_factory=dict)
    listing: str | None = None


def kind_of(signals: Signals, count: Count | None = None) -> Verdict:
    """The kind of the page that `signals` were gathered from (bytes that are no HTML never get here, see `sniff`).

    `count` gives (entries, dated entries) that the page would have as a listing. It is costly to know, so it is asked
    only where the signs leave doubt: what lists next to nothing is no listing, and what lists many dated stories is.
    """
    for kind, test in _WALLS:
        evidence = test(signals)
        if evidence is not None:
            return (_drawn(signals, count) or _shown(signals) if kind == "shell" else None) or Verdict(kind, evidence)
    wall = sparse.sparse_wall(signals)
    if wall is not None:
        return _shown(signals) or Verdict(*wall)
    empty = walls.bare(signals)
    if empty is not None:
        return _drawn(signals, count) or _shown(signals) or Verdict("shell", empty)
    live = stories.live_blog(signals)
    probability = listing_probability(signals)
    if live and (probability < 0.8 or "type" in live or signals.shape.headlines < FEW):
        return Verdict("live_blog", live)
    seen: dict[str, Any] = {"listing_probability": round(probability, 3)}
    lists, files = probability >= LISTING_FROM, False
    if count is not None and (_in_doubt(signals, probability) or signals.address.root):
        entries, dated = count()
        seen |= {"entries": entries, "dated": dated}
        lists = _lists(signals, probability, entries, dated)
        files = _lists_files(signals, dated)
    led = not files and begins_as_story(signals, probability)
    teasers = probability >= DOUBT[0] and not led and _leads_everywhere(signals) and not is_spelled(signals)
    teaser = stories.paywall(signals)
    if teaser and (led or "after_lead" in teaser):
        return Verdict("paywall", teaser | seen)
    nothing = sparse.tells_nothing(signals, lists or probability < LIKELY)
    if teasers or (lists and not (led or surely_one_story(signals))):
        if teasers:
            seen["paragraphs_with_a_link"] = [signals.shape.led, signals.shape.paragraphs]
        film = stories.media(signals) if not (signals.shape.repeated > 12 or signals.address.listing) else None
        if film and (film.get("type") or film.get("og") or signals.shape.headlines < max(FEW, film.get("pictures", 0))):
            return Verdict("media", film | seen)
        headed = signals.heading and count is not None and not count()[0]
        if nothing and (headed or sparse.lists_nothing(signals)):
            return _drawn(signals, count) or Verdict("shell", nothing | seen)
        sort = sort_of(signals.url, signals.address)
        return Verdict("listing", {"listing": sort, **seen}, sort)
    if teaser:
        return Verdict("paywall", teaser | seen)
    film = stories.media(signals)
    if film:
        return Verdict("media", film | seen)
    return Verdict("shell", nothing | seen) if nothing else Verdict("article", seen)


def _drawn(signals: Signals, count: Count | None) -> Verdict | None:
    """A listing whose entries scripts will draw, from a page that tells them in its data; None for any other."""
    if count is None or signals.ld_articles or signals.published or signals.og_type == "article":
        return None
    probability = listing_probability(signals)
    if probability < LISTING_FROM:
        return None
    entries, dated = count()
    if dated < FEW:
        return None
    sort = sort_of(signals.url, signals.address)
    seen = {"listing_probability": round(probability, 3), "entries": entries, "dated": dated}
    return Verdict("listing", {"listing": sort, "drawn_by_scripts": True, **seen}, sort)


def _shown(signals: Signals) -> Verdict | None:
    """A film or a recording that a page of scripts declares, however little it says of it."""
    film = stories.media(signals)
    return Verdict("media", film) if film and (film.get("type") or film.get("og")) else None


def _in_doubt(signals: Signals, probability: float) -> bool:
    """Whether it is worth counting what the page would list: where it is unlikely, only if the count might tell."""
    shape = signals.shape
    days = shape.dates + shape.times
    if probability >= DOUBT[1]:
        return _is_brief(signals)
    introduced = _is_introduced(signals)
    least = DOUBT[0] if shape.documents < MANY_ROWS and days < FLOOD and not introduced else LEAST_DOUBT
    if probability < least:
        return False
    return (
        introduced
        or probability >= UNLIKELY
        or shape.documents >= MANY_ROWS
        or days >= MOST_DATED
        or _looks_like_posts(signals)
    )


def _is_brief(signals: Signals) -> bool:
    """A headline, a day and some text with no link to any other story: whatever the signs say, what would it list?"""
    lead = signals.lead
    return lead.named and lead.words > 0 and not signals.shape.headlines and sparse.is_dated(signals)


def _is_introduced(signals: Signals) -> bool:
    """Whether a text is no more than the introduction of what it stands above: the address is a listing's and the
    heading as short as a name, or many days follow and there is no heading; no article is declared."""
    shape, lead = signals.shape, signals.lead
    if signals.ld_articles or signals.published or signals.og_type == "article":
        return False
    nameless = not (lead.named or signals.heading) and shape.dates + shape.times >= MANY_ROWS
    return nameless or (signals.address.listing and not lead.headline)


def _looks_like_posts(signals: Signals) -> bool:
    """Several texts, each under a heading that is a link, and no headline of the page's own: a blog's front page."""
    shape = signals.shape
    longest = max(shape.together, shape.streak)
    return shape.teased > FEW and POSTS * longest < shape.prose and not signals.lead.named


def _is_front(signals: Signals) -> bool:
    """The front of a blog or of a section, where a few texts stand whole, each under a heading that leads to it."""
    shape, address = signals.shape, signals.address
    apart = shape.teased >= NEXT_TO_NONE and 4 * shape.together < 3 * shape.prose
    declared = signals.ld_articles or signals.published or signals.og_type == "article"
    return (address.root or address.listing) and apart and not (declared or (signals.lead.named and signals.lead.words))


def _lists(signals: Signals, probability: float, entries: int, dated: int) -> bool:
    """Whether a page that may be either is a listing, by what it would list."""
    shape, body = signals.shape, signals.body_words or 0
    filed = shape.rows >= MANY_ROWS or (shape.documents >= MANY_ROWS and shape.together < MOST_TEXT)
    half = 2 * body >= shape.words
    front = signals.address.root and not (signals.ld_articles or signals.published)
    if signals.address.listing and dated >= FILLED and 2 * dated > entries and _is_introduced(signals):
        return True
    if entries >= MANY_ROWS and is_cut(signals) and says_it_lists(signals.document_title, signals.heading):
        return True
    if (
        _is_front(signals)
        or (dated > FEW and (signals.address.root or _looks_like_posts(signals)))
        or (front and entries >= MANY_ROWS)
    ):
        return True
    if probability >= LIKELY:
        says = signals.address.listing or says_it_lists(signals.document_title, signals.heading)
        teased = (front and shape.teased >= NEXT_TO_NONE) or (says and is_cut(signals))
        none = entries <= NEXT_TO_NONE and (body >= SHORT_TEXT or _is_brief(signals)) and not teased
        long = body >= max(MOST_TEXT, ENTRY_TEXT * entries) and shape.together >= MOST_TEXT
        few = entries <= BESIDE_A_TEXT and probability < HARDLY_A_STORY and not says
        beside = (few or long) and not dated and body >= SOME_TEXT and half
        return filed or not (none or beside)
    if _lists_files(signals, dated):
        return True
    posts = dated >= MANY_ROWS and 2 * dated > entries and not signals.lead.named
    most = body >= max(MOST_TEXT, ENTRY_TEXT * entries) and half and not posts
    if most and shape.teased < FEW and shape.rows < LONG_TABLE and shape.documents < MANY_ROWS:
        return False
    if probability < LISTING_FROM:
        many = MANY_DATED if probability >= UNLIKELY else MOST_DATED
        each = WORDS_AMONG_EACH if WORDS_AMONG * body < shape.words else WORDS_BESIDE_EACH
        bare = entries >= MANY_ROWS and body < each * entries and probability >= UNLIKELY
        declared = signals.ld_articles or signals.published or signals.lead.headline
        short = shape.together < LONG_STORY and shape.streak < UNBROKEN
        wordless = dated >= MANY_ROWS and body < 2 * entries and not signals.ld_articles
        many = MANY_ROWS if _is_introduced(signals) else many
        return (dated >= many and 2 * dated > entries and short) or wordless or (bare and not declared)
    long = body >= LONG_TEXT and shape.teased < FEW
    if long and not dated and probability < SURE_OF_LISTING:
        return False
    return entries > FEW or filed


def _lists_files(signals: Signals, dated: int) -> bool:
    """Many dated entries on a page with many files, whatever is said of each; or a flood of them, and no text."""
    shape = signals.shape
    filed = shape.documents >= MANY_ROWS and dated >= MANY_ROWS and shape.together < MOST_TEXT
    return filed or (dated >= FLOOD and shape.prose < dated)


def _leads_everywhere(signals: Signals) -> bool:
    """Nearly every paragraph has a link of its own to another page, and no one story is declared: teasers in a row."""
    shape = signals.shape
    declared = signals.ld_articles == 1 or signals.published or signals.og_type == "article"
    return shape.led >= FEW and shape.led >= LED_SHARE * shape.paragraphs and not declared
