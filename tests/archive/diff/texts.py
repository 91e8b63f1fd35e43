"""Strategies for texts that look like articles and like trouble."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from archive.model import Content

_WORDS = st.sampled_from(
    [
        *[
            "the",
            "a",
            "mayor",
            "of",
            "Elm",
            "said",
            "council",
            "bridge",
            "12",
            "4.2",
            "3,000",
            "“no”",
            "Monday",
            ".",
            ",",
            "!",
            "river",
            "road",
            "old",
            "new",
        ],
        *[
            "東京",
            "は",
            "橋",
            "。",
            "สะพาน",
            "เก่า",
            "ที่",
            "été",
            "नमस्ते",
            "दुनिया",
            "שלום",
            "مرحبا",
            "👨\u200d👩\u200d👧",
            "🇩🇪🇫🇷",
            "re\xadport",
            "it’s",
            "it's",
            "–",
            "-",
            "\u200b",
        ],
    ]
)
_SENTENCE = st.lists(_WORDS, min_size=1, max_size=9).map(lambda words: " ".join(words) + ". ")
_PARAGRAPH = st.lists(_SENTENCE, max_size=4).map("".join)
ARTICLE = st.lists(_PARAGRAPH, max_size=6).map("\n\n".join)
ANY_TEXT = st.one_of(
    ARTICLE,
    st.text(max_size=60),
    st.text(st.sampled_from("ab \n\r\t.,'\"“”-—\u00a0\u0301\u200d\U0001f469東สั1"), max_size=60),
)
_INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
_ZONED = st.builds(lambda at, hours: at.astimezone(timezone(timedelta(hours=hours))), _INSTANTS, st.integers(-11, 13))
_MAYBE = st.one_of(st.none(), st.text(max_size=20))


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Any content."""
    return Content(
        title=draw(_MAYBE),
        subtitle=draw(_MAYBE),
        authors=tuple(draw(st.lists(st.text(max_size=8), max_size=3))),
        published_at=draw(st.one_of(st.none(), _ZONED)),
        published_precision=draw(st.sampled_from([None, "day", "minute", "second"])),
        modified_at=draw(st.one_of(st.none(), _ZONED)),
        language=draw(st.sampled_from([None, "en", "ja", "ar"])),
        section=draw(_MAYBE),
        image=draw(_MAYBE),
        text=draw(ANY_TEXT),
        word_count=draw(st.integers(0, 10**6)),
    )


@st.composite
def edited(draw: st.DrawFn) -> tuple[Content, Content]:
    """A content and one made from it: paragraphs moved, dropped, added, words exchanged."""
    before = draw(contents())
    paragraphs = before.text.split("\n\n")
    kept = draw(st.permutations(paragraphs)) if draw(st.booleans()) else paragraphs
    changed = []
    for paragraph in kept:
        action = draw(st.sampled_from(["keep", "keep", "drop", "word", "split", "add"]))
        words = paragraph.split(" ")
        if action == "word" and words:
            words[draw(st.integers(0, len(words) - 1))] = draw(_WORDS)
        if action != "drop":
            changed.append(" ".join(words).replace(". ", ".\n\n", 1) if action == "split" else " ".join(words))
        if action == "add":
            changed.append(draw(_PARAGRAPH))
    return before, replace(before, text="\n\n".join(changed))
