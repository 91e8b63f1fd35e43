"""How much a date that readers see looks like the page's own: its place, the words beside it, the elements around it.

Owns the scores. Must not know how dates are found (see `visible`), nor what the page declares.
"""

from datetime import UTC, datetime, timedelta
from itertools import islice

from crawler.understanding.dates.declared import Witness
from crawler.understanding.dates.moment import Moment
from crawler.understanding.dates.phrases import (
    DIGIT,
    NOT_OWN,
    SAYS_CHANGED,
    SAYS_PUBLISHED,
    SAYS_WRITTEN,
    in_a_span,
    in_prose,
    is_dense,
    part_with,
    says_comment,
    says_today,
    speaks_against,
    speaks_for,
    tells_weather,
)
from crawler.understanding.dates.url import date_in_url
from crawler.understanding.document import Document
from crawler.understanding.metadata.standing import Standing
from crawler.understanding.spelling import lowered

SENTENCE = 70  # characters beside a date that make a sentence of its line
_DENSE = 3  # characters that one of a script without spaces is worth
_OTHERS = 3.0  # against the date of another story
_OF_CARD = 8.0  # against that of another story in a box with the link to it
_CLOSE, _PROSE = 7, 80  # blocks behind a headline in which its date stands, above paragraphs of so many characters
_BELOW = 15  # blocks behind a headline in which its date may stand below the first paragraph
_OF_PICTURE = 5.0  # against the day of a picture
_OF_READING = 6.0  # against the day on which the page is read, as some print at the top
_OF_MASTHEAD = 9.0  # against the same where nothing says so, and that of the weather
_TICKS, _HALF_HOUR = timedelta(minutes=3), timedelta(minutes=30)  # how exact clocks on pages are
_APART = 3  # elements around a headline, and not around a date, that make it a part of another box
_ITEM = 4  # elements around a date that may be the item of a list
_HEADLINES = ("h1", "h2", "h3")
_TITLE = 15  # characters of a link that is the title of a story
_FAR = frozenset({"footer", "nav", "aside", "form", "blockquote", "figcaption", "table"})


class Scale:
    """Weighs the dates of one page, whose headline stands in the block `title`; it was visited at the aware `visit`."""

    def __init__(self, doc: Document, title: int, visit: datetime | None = None) -> None:
        self.doc, self.title, self.visit = doc, title, visit
        self._standing: Standing | None = None
        self._prose: int | None = None  # a block of the story's text, behind what introduces it

    def weigh(
        self, block: int, moment: Moment, text: str, source: str, run: int | None = None, label: str = ""
    ) -> Witness:
        """How much a date speaks for itself: its place, the words beside it, the elements around it.

        `text` is what it stands in: the text run `run` after the words `label`, or the whole block.
        """
        doc = self.doc
        box = doc.block_box[block] if run is None else doc.owners[run]
        if len(text) >= SENTENCE:
            text, moment = part_with(text, moment)
        rest = max(0, len(text) - len(moment.text)) * (_DENSE if is_dense(text) else 1)
        beside = text[max(0, moment.start - 30) : moment.end + 30]
        told = rest >= SENTENCE and SAYS_WRITTEN.search(lowered(beside)) is not None
        score = _nearness(block - self.title)
        score += 1.0 if rest < 25 else 0.0 if rest < SENTENCE or told else -5.5 if in_prose(text, moment) else -2.5
        score += 0.5 if moment.timed else 0.0
        score -= 4.0 if in_a_span(text, moment) else 0.0
        own = doc.attrs[box] or doc.attrs[max(0, doc.parents[box])]
        if speaks_for(own) or (run is not None and speaks_for(doc.attrs[doc.block_box[block]])):
            score += 1.5
        score -= self._surroundings(box) + self._of_others(box, block, run)
        if tells_weather(doc.block_texts[block]) or self._is_of_visit(moment, block, box):
            score -= _OF_MASTHEAD
        if not label:
            label = doc.block_texts[block - 1] if rest < 12 and block else ""
        line = text
        if len(label) <= 40 and not DIGIT.search(label) and "©" not in label:
            text = label + " " + text  # it stands in a block of its own
        name = ""
        low = lowered(text)
        if SAYS_CHANGED.search(low):
            name = "changed"
        elif told or (rest < SENTENCE and SAYS_PUBLISHED.search(low)):
            score += 2.0
            name = "published"
        if NOT_OWN.search(low) and NOT_OWN.search(lowered(text[: -len(line)] + part_with(line, moment)[0])):
            score -= _OF_MASTHEAD
        if not name and self._is_off(block, box):
            score -= _OF_MASTHEAD
        if doc.block_linked[block] * 2 > len(text) if run is None else self._leads_away(run, moment):
            score -= 1.5
        return Witness(moment, source, name, score)

    def _surroundings(self, element: int) -> float:
        """What the elements around a date speak against it."""
        doc, against, far = self.doc, False, 0.0
        for _ in range(7):
            if element < 0:
                break
            if doc.tags[element] in _FAR:
                far += _OF_PICTURE if doc.tags[element] == "figcaption" else 1.5
            elif doc.tags[element] == "header" and doc.text_to[element] <= doc.block_from[self.title]:
                # Of the site, above the headline: the day of reading.
                far += 0.0 if any(doc.tags[one] in ("article", "main") for one in doc.ancestors(element)) else 2.5
            raw = doc.attrs[element]
            if raw and speaks_against(raw):
                against = True
                far += _OF_READING if says_today(raw) else 0.0
            element = doc.parents[element]
        return far + 2.0 if against else far

    def _is_of_visit(self, moment: Moment, block: int, element: int) -> bool:
        """Whether a date is but the day or the time of the visit: above the headline and apart from it."""
        if self.visit is None or block >= self.title:
            return False
        value = moment.value if moment.value.tzinfo else moment.value.replace(tzinfo=UTC)
        # Clocks of other zones differ by half hours.
        if abs((value.date() - self.visit.date()).days) > 1 or (
            moment.timed and (value - self.visit + _TICKS) % _HALF_HOUR > 2 * _TICKS
        ):
            return False
        doc = self.doc
        below = [one for one in (doc.block_box[self.title], *doc.ancestors(doc.block_box[self.title])) if one > element]
        return len(below) >= _APART

    def _is_off(self, block: int, element: int) -> bool:
        """Whether a date stands below the story's text and apart from it, as those of comments and the site do."""
        doc = self.doc
        if block <= self.title or doc.tags[doc.block_box[self.title]] not in _HEADLINES:
            return False
        if self._prose is None:
            below = range(self.title + 1, len(doc.block_texts))
            prose = [*islice((one for one in below if len(doc.block_texts[one]) >= _PROSE), 2), below.stop, below.stop]
            self._prose = min(prose[1], max(prose[0], self.title + _BELOW))
        if block <= self._prose:
            return False
        around = (element, *islice(doc.ancestors(element), _ITEM))
        return not self._places().at_foot(element) or any(says_comment(doc.attrs[one]) for one in around)

    def _places(self) -> Standing:
        self._standing = self._standing or Standing(self.doc, self.doc.block_box[self.title])
        return self._standing

    def _of_others(self, element: int, block: int, run: int | None) -> float:
        """What speaks against a date that stands in an item of a list with the link to another page, or in a card.

        Right at the headline links lead to the section and the like: there only lists have such items.
        """
        doc = self.doc
        if doc.tags[doc.block_box[self.title]] not in _HEADLINES:
            return 0.0
        item = next((one for one in islice(doc.ancestors(element), _ITEM) if doc.tags[one] == "li"), -1)
        if item >= 0 and not doc.text_from[item] <= doc.block_from[self.title] < doc.text_to[item]:
            here = doc.url.split("#")[0]
            for link in doc.elements("a", inside=item):
                if len(doc.text_of(link)) > _TITLE and doc.href(link).split("#")[0] != here:
                    return _OTHERS
        between = doc.block_texts[self.title + 1 : block] if self.title < block <= self.title + _CLOSE else ()
        if self.title - 2 <= block <= self.title + _CLOSE and not any(len(one) >= _PROSE for one in between):
            return 0.0
        runs = (run,) if run is not None else {doc.block_from[block], doc.block_to[block] - 1}
        return _OF_CARD if any(self._places().of_others(element, one, listed=False) for one in runs) else 0.0

    def _leads_away(self, run: int, moment: Moment) -> bool:
        """Whether the run is a link, and neither to the page itself nor to an archive of the very day."""
        link = self.doc.text_links[run]
        if link < 0:
            return False
        there = self.doc.href(link)
        if there.split("#")[0] == self.doc.url.split("#")[0]:
            return False
        day = date_in_url(there)
        return day is None or day.value.date() != moment.value.date()


def _nearness(distance: int) -> float:
    """How much a place so many blocks behind the title speaks for a date."""
    if 0 <= distance <= 3:
        return 5.0
    if -2 <= distance < 0 or 3 < distance <= 7:
        return 4.0
    if -6 <= distance < 0 or 7 < distance <= 15:
        return 2.5
    return 1.0 if distance > 0 else 0.0
