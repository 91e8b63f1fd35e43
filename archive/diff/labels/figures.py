"""Numbers in a text, in any script, and number words of some languages.

Owns what counts as a figure and when two are the same. Must not know diffs.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

from archive.diff.tokens import words


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, dict[str, str]]]:
    tables = tomllib.loads(files(__package__).joinpath("numbers.toml").read_text(encoding="utf-8"))
    values = {tag: dict(zip(*[iter(line.split())] * 2, strict=True)) for tag, line in tables["values"].items()}
    return {tag: frozenset(line.split()) | values.get(tag, {}).keys() for tag, line in tables["words"].items()}, values


@cache
def _number_words(language: str | None) -> dict[str, str]:
    """The number words of a language (of all, where it is not known), each with the form in which equal ones are
    equal: the figure where one is known, else the word."""
    words_of, values_of = _tables()
    tag = (language or "").replace("_", "-").split("-")[0].lower()
    tags = [tag] if tag in words_of else list(words_of)
    known: dict[str, str] = {}
    for one in tags:
        for word in words_of[one]:
            value = values_of.get(one, {}).get(word, word)
            known[word] = value if known.get(word, value) == value else word
    return known


_HAN_NUMERALS = "〇零一二三四五六七八九十百千万萬億亿兆両两"
_NUMBER = re.compile(r"\d+(?:[.,:'’٫٬\u00a0\u202f]\d+)*(?:\s?%)?")
_HAN_NUMBER = re.compile(rf"[{_HAN_NUMERALS}]+(?=[人名件年月日時时分秒円元歳岁度次回个個位万億亿倍割％%]|$)")
_GROUPED = re.compile(r"(?<=\d)[.,'’٬\u00a0\u202f](?=\d{3}(?!\d))")


def _value(number: str) -> str:
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in number)
    return _GROUPED.sub("", digits).replace("٫", ".").replace(",", ".").replace(" ", "")


def figures(text: str, language: str | None = None) -> Counter[str]:
    """The figures of `text` in a form in which equal ones are equal: digits as ASCII, thousands ungrouped, small number
    words of the language (any, where it is not known) as digits."""
    return Counter(same for same, _ in _read(text, language))


def changed_figure(before: str, after: str, language: str | None = None) -> tuple[str, str] | None:
    """Figures that `before` alone has and `after` alone has, as they are printed there, where both have some: one took
    the other's place."""
    old, new = _read(before, language), _read(after, language)
    gone, come = _alone(old, new), _alone(new, old)
    return (", ".join(gone), ", ".join(come)) if gone and come else None


def _read(text: str, language: str | None) -> list[tuple[str, str]]:
    # Each figure in the form in which equal ones are equal, and as printed.
    found = [(_value(number), number) for number in _NUMBER.findall(text)]
    known = _number_words(language)
    found += [(known[word], token) for token in words(text) if (word := token.casefold()) in known]
    return found + [(number, number) for number in _HAN_NUMBER.findall(text)]


def _alone(these: list[tuple[str, str]], others: list[tuple[str, str]]) -> list[str]:
    left = Counter(same for same, _ in others)
    alone = []
    for same, printed in these:
        if left[same]:
            left[same] -= 1
        else:
            alone.append(printed)
    return alone
