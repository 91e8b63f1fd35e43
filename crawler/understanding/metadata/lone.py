"""Find names that stand in a line of their own: below the headline beside a date, behind a label, signed below a story.

Owns those places. Must not know lines that introduce a name in words (see `spoken`), nor markup that names authors (see
`bylines`).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from crawler.understanding.dates.phrases import SAYS_CHANGED, SAYS_PUBLISHED, may_be_dated
from crawler.understanding.document import Document
from crawler.understanding.metadata.bylines import ONLY_LABEL, Byline, leads_to_profile, of_another_part
from crawler.understanding.metadata.persons import says_job
from crawler.understanding.metadata.spoken import UNCASED, aside, is_bare_name
from crawler.understanding.metadata.standing import Standing
from crawler.understanding.metadata.vocabulary import LABELS, TOPICS
from crawler.understanding.spelling import lowered

_LONGEST = 45  # characters of a name
_CLOSE = 5  # blocks behind the headline in which a name stands beside a date
_PARAGRAPH = 120  # characters
_SENTENCE = 80  # characters
_STOPS = tuple('.!?”»"։။។।。؟…')
_DATE = 45  # characters of a line that is a date
_LABEL = 14  # characters of a line that is a label
_RUNS = 4  # elements of such a line
_STORY = 40  # blocks of a story in which its words are looked for
_HEADINGS = ("h1", "h2", "h3", "h4")
_TRAIL = ">›»"  # between crumbs
_NEAR = 9  # blocks behind the headline in which a label is that of the story


def lone_bylines(doc: Document, standing: Standing) -> Iterator[Byline]:
    """Lines of nothing but a name, the most telling first."""
    headline = standing.headline
    if headline < 0:
        return
    first = bisect_right(doc.block_from, doc.text_to[headline] - 1)
    yield from _signed(doc, first)
    yield from _beside_dates(doc, first)
    yield from _behind_labels(doc, first, standing)


def _beside_dates(doc: Document, first: int) -> Iterator[Byline]:
    """Names right below the headline with a date in the next line or the one before, or with a job and a date."""
    texts = doc.block_texts
    told = 0
    for block in range(first, min(first + _CLOSE, len(texts))):
        text = texts[block]
        told += len(text) > _PARAGRAPH
        if told > 1:  # one may be a standfirst
            return
        if _LONGEST >= len(text) > _LABEL and (name := _before_a_job(doc, block)):
            yield Byline(name, 1.58, doc.block_box[block], "byline")
            continue
        if len(text) <= _LONGEST + _DATE and (name := _behind_a_day(doc, block)):
            if not aside(doc, doc.block_box[block]) and not _may_be_a_topic(texts, block, name):
                yield Byline(name, 1.58, doc.block_box[block], "byline")
            continue
        if len(text) > _LONGEST or not is_bare_name(text):
            continue
        before = texts[block - 1] if block > first else ""
        behind = [one for one in texts[block + 1 : block + 3] if len(one) <= _DATE]
        worded = bool(behind) and says_job(behind[0])
        if not worded and not any(len(one) > 4 and may_be_dated(one) for one in (before[: _DATE + 1], *behind[:1])):
            continue
        box = doc.block_box[block]
        profile = leads_to_profile(doc, doc.block_from[block])
        if doc.tags[box] in _HEADINGS or aside(doc, box) or (doc.block_linked[block] and not profile):
            continue
        if profile or not _may_be_a_topic(texts, block, text):
            yield Byline(text, 1.58, box, "byline")


def _before_a_job(doc: Document, block: int) -> str:
    """The name of a line whose first element is a name and whose others are a job, without a space between; or ""."""
    runs = [" ".join(run.split()) for run in doc.texts[doc.block_from[block] : doc.block_to[block]]]
    runs = [run for run in runs if run]
    if not 2 <= len(runs) <= _RUNS or doc.block_linked[block] or not is_bare_name(runs[0]):
        return ""
    return runs[0] if says_job(" ".join(runs[1:])) and not says_job(runs[0]) else ""


def _behind_a_day(doc: Document, block: int) -> str:
    """The name of a line whose first element is a day or a time and whose only other one is the name; or ""."""
    runs = [" ".join(run.split()) for run in doc.texts[doc.block_from[block] : doc.block_to[block]]]
    runs = [run for run in runs if run]
    if len(runs) != 2 or doc.block_linked[block] or not runs[0][-1].isdigit() or not may_be_dated(runs[0]):
        return ""
    return runs[1] if is_bare_name(runs[1]) else ""


def _may_be_a_topic(texts: Sequence[str], block: int, text: str) -> bool:
    """Whether a `text` of two words or more in a block may be a section, a place, a label or a job as well as a name.

    Of those pages mostly have a word in small letters elsewhere, or all of it in a sentence or a trail of crumbs.
    """
    low = lowered(text)
    if says_job(text) or SAYS_CHANGED.search(low) or SAYS_PUBLISHED.search(low) or not TOPICS.isdisjoint(low.split()):
        return True
    if _is_a_crumb(texts[max(0, block - _CLOSE) : block + _CLOSE], text):
        return True
    if low in lowered(" ".join(texts[block + 1 : block + _NEAR])):  # far below it may be that of who wrote the story
        return True
    around = " ".join(texts[block + 1 : block + _STORY])
    return not UNCASED.search(text) and not set(low.split()).isdisjoint(around.split())


def _is_a_crumb(around: Sequence[str], text: str) -> bool:
    """Whether a line beside holds the text between the signs of a trail: it is a section."""
    return any(text in one and any(sign in one for sign in _TRAIL) for one in around if len(one) > len(text))


def _behind_labels(doc: Document, first: int, standing: Standing) -> Iterator[Byline]:
    """Names in the line after one that is only "By" or "Author:"; far from the headline the page's only one."""
    far: dict[str, int] = {}
    texts = doc.block_texts
    for block in range(len(texts) - 1):
        label = texts[block]
        if len(label) > _LABEL or of_another_part(label):
            continue
        if not ONLY_LABEL.match(label) and label.rstrip(" :：՝፦៖").lower() not in LABELS:
            continue
        name = texts[block + 1].strip(" ,|·•")
        if len(name) > _LONGEST or not is_bare_name(name):
            continue
        box = doc.block_box[block + 1]
        if aside(doc, box):
            continue
        if -_CLOSE <= block - first <= _NEAR:
            yield Byline(name, 1.56, box, "byline")
            return
        if standing.with_story(block + 1):
            far.setdefault(name, box)
    if len(far) == 1:
        for name, box in far.items():
            yield Byline(name, 1.51, box, "byline")


def _signed(doc: Document, first: int) -> Iterator[Byline]:
    """A bold line of nothing but a name right before the first paragraph, or alone at the right after the last."""
    texts = doc.block_texts
    for block in range(first, len(texts)):
        name = texts[block].lstrip("-–— ")
        if len(name) > _LONGEST or not is_bare_name(name):
            continue
        box = doc.block_box[block]
        if box < 0 or doc.tags[box] != "p" or doc.block_linked[block]:
            continue
        bold = doc.ends[box] > box + 1 and doc.tags[box + 1] in ("strong", "b", "em", "i")
        if (not bold or doc.text_from[box + 1] > doc.block_from[block]) and name == texts[block]:
            continue
        before = [len(one) for one in texts[first:block] if len(one) > _SENTENCE]
        follows = (
            block + 1 < len(texts)
            and len(texts[block + 1]) > 90
            and block < first + 12
            and not any(size > 200 for size in before)
            and not (texts[block].isupper() and len(before) > 1)  # a heading by then
        )
        # Signed at the right, or in the last line of what the paragraphs stand in.
        last = "right" in doc.attrs[box] or not _goes_on(doc, box, block + 1)
        closes = last and block > first and (len(texts[block - 1]) > 60 or texts[block - 1].endswith(_STOPS))
        if follows or closes:
            yield Byline(name, 1.7, box, "byline")
            return


def _goes_on(doc: Document, box: int, following: int) -> bool:
    """Whether what follows a line in the element around its box is more than calls with links."""
    end = doc.ends[max(0, doc.parents[box])]
    while following < len(doc.block_box) and doc.block_box[following] < end:
        if not doc.block_linked[following] or len(doc.block_texts[following]) > _PARAGRAPH:
            return True
        following += 1
    return False
