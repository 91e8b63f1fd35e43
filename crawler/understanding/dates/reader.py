"""Reads dates as one page means them: in its languages, its day order, its zone, and never in the future.

Owns `PageReader`, what is known of a page when its dates are read. Must not know where on the page a text stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from archive import clock
from crawler.understanding.dates.forms.numeric import Order
from crawler.understanding.dates.forms.relative import says_past
from crawler.understanding.dates.ladder import read
from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.order import default_order, learned
from crawler.understanding.dates.words.countries import zone_at
from crawler.understanding.document import Document
from crawler.understanding.url_parts import host_of

TOLERANCE = timedelta(hours=2)  # clocks of servers differ
_DOTTED = re.compile(r"(?<![\d.])(\d\d?)\.(\d\d?)\.(?=(?:\d\d){1,2}(?![\d.]))")
_OLDEST = 1900
_NOTHING = date(1970, 1, 1)
_SENTENCES = 4  # little English words that make a page English
_SAMPLE = 400  # blocks that the day order is learned from


@dataclass(frozen=True, slots=True)
class PageReader:
    """Call it with a text; it gives the `Moment` or None.

    `base` is the moment of the response (relative dates are None without it), `latest` the one that no date may pass,
    `order` the order of numeric dates, `zone` that of naive times (UTC where nothing is known). With `guess_year` a
    date without a year is the last such day before `latest` also when there is no `base`. `shown` is the order that the
    page's own dates show, None where they allow several. `home` is the zone of the page's country or language where it
    has only one: that of naive times of day when nothing is known of the site. `month_first` says that the order MDY
    was learned, not guessed from the language: then it is also that of dates with dots ("11.23.26").
    """

    languages: tuple[str, ...]
    order: Order
    base: datetime | None
    latest: datetime
    zone: tzinfo = UTC
    guess_year: bool = False
    shown: Order | None = None
    home: tzinfo | None = None
    month_first: bool = False

    def __call__(self, text: str) -> Moment | None:
        base = self.base or (self.latest if self.guess_year else None)
        base = base.astimezone(self.zone) if base is not None else None
        slashed = _DOTTED.sub(r"\1/\2/", text) if self.order == "MDY" and "." in text else text
        if self.month_first:
            text = slashed
        moment = read(text, base=base, languages=self.languages, order=self.order, last_resort=False)
        if moment is None or (moment.relative and (self.base is None or not says_past(text))):
            return None
        if self.possible(moment):
            return moment
        # What cannot be, read in the one order, may be possible in the other.
        other: Order = "DMY" if self.order == "MDY" and text == slashed else "MDY"
        moment = read(slashed, base=base, languages=self.languages, order=other, last_resort=False)
        return moment if moment is not None and self.possible(moment) else None

    def possible(self, moment: Moment) -> bool:
        """Whether a page can have been published then: not before there were printers' dates, not in the future.

        Nor when the clocks of computers begin: they tell that day for none.
        """
        if moment.value.year < _OLDEST or moment.after(self.latest, TOLERANCE):
            return False
        return moment.value.year > _NOTHING.year or abs((moment.value.date() - _NOTHING).days) > 1

    def instant(self, moment: Moment | None) -> datetime | None:
        """The aware value of a moment: a naive one is read in the page's zone."""
        return self.placed(moment).value if moment is not None else None

    def placed(self, moment: Moment) -> Moment:
        """The moment as an aware one: a day in the site's zone, a time of day there or at home."""
        return moment.placed(self.home if moment.timed and self.home is not None and self.zone is UTC else self.zone)


def page_reader(
    doc: Document,
    *,
    fetched_at: datetime | None = None,
    languages: Sequence[str] = (),
    order: Order | None = None,
    zone: tzinfo | None = None,
) -> PageReader:
    """The reader for a page.

    `fetched_at` is the response's Date header, aware; `languages` default to the page's own; `order` and `zone` are
    what is known of the site. Without an order the page's own unambiguous dates
    tell it, else its language.
    """
    spoken = tuple(languages) or ((doc.head.language,) if doc.head.language else ()) or _english(doc)
    shown = learned(doc.block_texts[:_SAMPLE])
    found = order or shown or default_order(spoken, host_of(doc.url))
    shown = shown if len(doc.block_texts) <= _SAMPLE else learned(doc.block_texts)
    home = zone_at(host_of(doc.url), spoken[0] if spoken else "")
    latest, first = fetched_at or clock.now(), "MDY" in (order, shown)
    return PageReader(spoken, found, fetched_at, latest, zone or UTC, shown=shown, home=home, month_first=first)


def _english(doc: Document) -> tuple[str, ...]:
    """("en",) where a page that names no language has English sentences."""
    sample = " ".join(doc.block_texts[:_SAMPLE])[:20000].lower()
    return ("en",) if sample.count(" the ") + sample.count(" of ") + sample.count(" v. ") >= _SENTENCES else ()
