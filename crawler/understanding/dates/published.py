"""A page's publication and modification times, chosen among its witnesses.

Owns the choice and what refutes a witness: the future, the time before the web, another day on the page itself. Must
not know Scrapy or the archive. The time of fetching only bounds dates; none is taken from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, tzinfo

from crawler.understanding.dates.declared import Witness, from_graph, from_meta, from_other_meta, from_scripts
from crawler.understanding.dates.forms.numeric import Order
from crawler.understanding.dates.local import localised
from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.phrases import DIGIT
from crawler.understanding.dates.reader import PageReader, page_reader
from crawler.understanding.dates.teaser import beside_own_link
from crawler.understanding.dates.url import date_in_url
from crawler.understanding.dates.visible import Visible, says_changed
from crawler.understanding.document import Document
from crawler.understanding.headline import find_headline
from crawler.understanding.metadata.graph import ARTICLE_TYPES, Graph, is_of_another, types_of

_WEB = 1994
_MEDIA = frozenset({"videoobject", "audioobject", "imageobject", "mediaobject"})
# What stands beside stories, and stories that are not the page's.
_OF_OTHERS = ARTICLE_TYPES | {
    "event",
    "product",
    "organization",
    "person",
    "podcastepisode",
    "podcastseries",
    "course",
    "jobposting",
    "book",
    "movie",
    "dataset",
    "comment",
    "faqpage",
    "question",
}
_LEAST = 0.0  # worse ones are days that the story tells of
_ENOUGH = 3.0  # score from which a visible date is the page's own
_FAR = -2.5  # over it a day that is called one of publication is better than one of change
_TOLD = 0.5  # under it a day of change is that of another story
_WEAK = 2.5  # under it a date of change is the better witness
_TITLE, _SPOKEN = 200, 20  # characters of a title, at the most; of one that is known again


@dataclass(frozen=True, slots=True)
class PageDates:
    """What a page says of its times. Values of the moments are aware; a day is midnight in its zone.

    The sources are "json-ld", "meta", "microdata", "time", "text", "url", "script", or "" without a date.
    """

    published: Moment | None = None
    modified: Moment | None = None
    published_source: str = ""
    modified_source: str = ""

    @property
    def precision(self) -> str | None:
        """ "day", "minute" or "second" of the publication time, None without one."""
        return self.published.precision if self.published else None


def page_dates(
    doc: Document,
    graph: Graph,
    reader: PageReader | None = None,
    *,
    fetched_at: datetime | None = None,
    languages: Sequence[str] = (),
    order: Order | None = None,
    zone: tzinfo | None = None,
    apart: Sequence[tuple[int, int]] = (),
    headline: int | None = None,
) -> PageDates:
    """The publication and modification times of a page.

    `reader` reads the page's dates; without one it is made from the rest (see `reader.page_reader`). Text runs in
    `apart` (from, to) are those of other stories: their dates would change without the page's own changing. `headline`
    is the page's element with it, -1 for none; without one it is looked for.
    """
    if reader is None:
        reader = page_reader(doc, fetched_at=fetched_at, languages=languages, order=order, zone=zone)
    return _Choice(doc, graph, reader, apart, find_headline(doc) if headline is None else headline).made()


class _Choice:
    def __init__(
        self, doc: Document, graph: Graph, reader: PageReader, apart: Sequence[tuple[int, int]], headline: int
    ) -> None:
        self.doc, self.graph, self.reader, self.zone = doc, graph, reader, reader.zone
        self.visible = Visible(doc, reader, apart, reader.base, headline)
        address = date_in_url(doc.url)
        known = address is not None and address.value.year >= _WEB and reader.possible(address)
        self.address = address if known else None

    def made(self) -> PageDates:
        settled = self._settled()
        if settled is not None:
            return settled
        title = self.visible.title
        near = self.visible.witnesses(title - 8, title + 14)
        declared = self._declared(near)
        if declared:  # a dateline says when a story was sent: mostly the day before
            near = [one for one in near if one.name != "dateline"]
        changed = self._changed(near)
        chosen = self._published(declared, near, changed)
        if chosen is None:
            return PageDates(None, self._placed(changed), "", changed.source if changed else "")
        return self._told(chosen, self._local(chosen.moment, near, changed), changed)

    def _settled(self) -> PageDates | None:
        """The times where what is shown cannot matter: the address names the day that JSON-LD declares, in its zone."""
        one = from_graph(self.graph.article, ("datePublished",), self.reader)
        address = self.address
        if one is None or address is None or address.precision != "day" or _day(address) != _day(one.moment):
            return None
        if not one.moment.value.utcoffset() or not one.moment.timed:
            return None
        changed = self._changed(())
        return self._told(one, self._local(one.moment, (), changed), changed) if changed is not None else None

    def _told(self, chosen: Witness, published: Moment, changed: Witness | None) -> PageDates:
        modified = self._placed(changed, published)
        if modified is not None and modified.value < published.placed().value:
            modified = None
        source = changed.source if changed and modified else ""
        return PageDates(published, modified, chosen.source, source)

    def _declared(self, near: Sequence[Witness]) -> list[Witness]:
        """The declared dates of publication, most trusted first."""
        graph, meta = self.graph, self.doc.head.meta
        found = [from_graph(graph.article, ("datePublished",), self.reader)]
        found.append(
            next((one for one in near if one.source == "microdata" and one.name == "declared" and one.score > 0), None)
        )
        found.append(from_meta(meta, self.reader))
        if graph.article is None:
            for node in graph.top[:20]:
                if types_of(node) & _OF_OTHERS or is_of_another(node, self.doc):
                    continue
                one = from_graph(node, ("datePublished", "uploadDate"), self.reader)
                if one is not None and types_of(node) & _MEDIA:
                    one = replace(one, name="uploadDate")
                found.append(one)
        found.append(from_graph(graph.article, ("dateCreated", "uploadDate"), self.reader))
        known = [one for one in found if one is not None]
        other = None if known else from_other_meta(meta, self.reader)
        return known if other is None else [other]

    def _changed(self, near: Sequence[Witness]) -> Witness | None:
        """The best witness of the last change."""
        found = from_graph(self.graph.article, ("dateModified",), self.reader)
        return found or from_meta(self.doc.head.meta, self.reader, modified=True) or says_changed(near)

    def _published(
        self, declared: Sequence[Witness], near: Sequence[Witness], changed: Witness | None
    ) -> Witness | None:
        shown = [one for one in near if one.name != "changed"]
        if not declared:
            return self._undeclared(shown, changed)
        best = declared[0]
        days = {_day(one.moment) for one in shown if one.score >= _ENOUGH}
        if self.address is not None and self.address.precision == "day":
            days.add(_day(self.address))
        for one in declared:
            if any(abs((day - _day(one.moment)).days) <= (1 if one.moment.value.tzinfo else 0) for day in days):
                return one
        if self.address is not None and self.address.precision == "day":
            same = next((one for one in shown if _day(one.moment) == _day(self.address)), None)
            return same or Witness(self.address, "url")
        if best.weak and not any(one.score >= _ENOUGH for one in shown):
            everywhere = self.visible.witnesses(0, len(self.doc.block_texts))
            if not any(_day(one.moment) == _day(best.moment) for one in everywhere):
                shown = [one for one in everywhere if one.name != "changed"]
        return next((one for one in shown if self._overrules(one, best, changed)), best)

    def _overrules(self, shown: Witness, declared: Witness, changed: Witness | None) -> bool:
        """Whether a shown date is the publication although another one is declared.

        Systems that were moved declare the day of the move. A later date is that of a change, unless the page says
        otherwise.
        """
        if shown.moment.relative or not DIGIT.search(shown.moment.text):
            return False  # "today, 8:07", as of a visit that may be another's
        if not self.visible.headed and shown.name != "published":
            return False  # nothing tells what it stands beside
        if declared.weak or shown.name == "published":
            return shown.score >= _ENOUGH + 1
        if shown.score < _ENOUGH + 2:
            return False
        # A plain later date is mostly that of the last change, unless the page declares another day for that.
        other = changed is not None and abs((_day(changed.moment) - _day(shown.moment)).days) > 1
        return other or _day(shown.moment) < _day(declared.moment)

    def _undeclared(self, shown: Sequence[Witness], changed: Witness | None) -> Witness | None:
        """Without a declaration: what is shown near the title, the address, what is shown anywhere, the scripts."""
        address = self.address
        if address is not None and address.precision == "day":
            same = next((one for one in shown if _day(one.moment) == _day(address)), None)
            return same or Witness(address, "url")
        titled = self._titled()
        shown = _until(shown, changed)
        if shown and shown[0].score >= (_ENOUGH if shown[0].name == "published" else _ENOUGH + 2):
            agreed = [one for one in shown if titled is not None and _day(one.moment) == _day(titled)]
            return agreed[0] if agreed else shown[0]
        everywhere = self.visible.witnesses(0, len(self.doc.block_texts), thorough=True)
        if address is not None:
            month = [one for one in everywhere if _day(one.moment).replace(day=1) == _day(address)]
            everywhere = month or everywhere
        ranked = [one for one in everywhere if one.name != "changed"]
        last = changed or says_changed([one for one in everywhere if one.score >= _TOLD])
        ranked = _until(ranked, last)
        if titled is not None and titled.exact:
            return next((one for one in ranked if _day(one.moment) == _day(titled)), Witness(titled, "text"))
        if ranked and ranked[0].score >= (1.0 if ranked[0].name == "published" else _WEAK):
            return ranked[0]
        scripted = from_scripts(self.doc.decoded.text, self.reader, not self.graph.top, self._spoken())
        labelled = next((one for one in ranked if one.name == "published" and one.score > _FAR), None)
        # A page that tells its last change only is dated by it.
        return (
            scripted
            or beside_own_link(self.visible)
            or labelled
            or last
            or (ranked[0] if ranked and ranked[0].score >= _LEAST else None)
        )

    def _spoken(self) -> str:
        """The words of the headline, "" for a short one, which may stand in anything."""
        text = self.doc.block_texts[self.visible.title] if self.visible.headed else ""
        return text if _SPOKEN <= len(text) < _TITLE else ""

    def _titled(self) -> Moment | None:
        """The date that the page's title ends with, as sites add it; one inside a headline is the story's."""
        title = self.doc.head.title
        titled = self.reader(title) if len(title) < _TITLE else None
        return titled if titled is not None and titled.end >= len(title) - 3 else None

    def _placed(self, witness: Witness | None, beside: Moment | None = None) -> Moment | None:
        """A witness's moment as an aware one (see `_aware`)."""
        return self._aware(witness.moment.steady(), beside) if witness is not None else None

    def _aware(self, moment: Moment, beside: Moment | None) -> Moment:
        """A naive time is one of the offset of the moment `beside` it, if there is one in a page without a zone."""
        if beside is not None and moment.timed and beside.timed and self.zone is UTC and beside.value.utcoffset():
            return moment.placed(beside.value.tzinfo or UTC)
        return self.reader.placed(moment)

    def _local(self, moment: Moment, near: Sequence[Witness], changed: Witness | None) -> Moment:
        """The moment in a zone in which it falls on the day that the page shows or its address names."""
        moment = moment.steady()
        if moment.value.tzinfo is None or not moment.timed:
            return self._aware(moment, changed.moment if changed else None)
        days = [_day(one.moment) for one in near if one.score >= _ENOUGH and one.moment.value.tzinfo is None]
        if self.address is not None and self.address.precision == "day":
            days.append(_day(self.address))
        return localised(moment, self.reader, [one.moment for one in near], days)


def _until(found: Sequence[Witness], last: Witness | None) -> list[Witness]:
    """Those not later than the last change: a day after it is one of the story, or of an event."""
    return [one for one in found if last is None or (_day(one.moment) - _day(last.moment)).days <= 1]


def _day(moment: Moment) -> date:
    return moment.value.date()
