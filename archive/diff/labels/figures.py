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
def _number_words() -> frozenset[str]:
    tables = tomllib.loads(files(__package__).joinpath("numbers.toml").read_text(encoding="utf-8"))
    return frozenset(word for line in tables["words"].values() for word in line.split())


_HAN_NUMERALS = "〇零一二三四五六七八九十百千万萬億亿兆両两"
_NUMBER = re.compile(r"\d+(?:[.,:'’٫٬\u00a0\u202f]\d+)*(?:\s?%)?")
_HAN_NUMBER = re.compile(rf"[{_HAN_NUMERALS}]+(?=[人名件年月日時时分秒円元歳岁度次回个個位万億亿倍割％%]|$)")
_GROUPED = re.compile(r"(?<=\d)[.,'’٬\u00a0\u202f](?=\d{3}(?!\d))")


def _value(number: str) -> str:
    digits = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in number)
    return _GROUPED.sub("", digits).replace("٫", ".").replace(",", ".").replace(" ", "")


def figures(text: str) -> Counter[str]:
    """The figures of `text` in a form in which equal ones are equal: digits as ASCII, thousands ungrouped."""
    return Counter(same for same, _ in _read(text))


def changed_figure(before: str, after: str) -> tuple[str, str] | None:
    """Figures that `before` alone has and `after` alone has, as they are printed there, where both have some: one took
    the other's place."""
    old, new = _read(before), _read(after)
    gone, come = _alone(old, new), _alone(new, old)
    return (", ".join(gone), ", ".join(come)) if gone and come else None


def _read(text: str) -> list[tuple[str, str]]:
    # Each figure in the form in which equal ones are equal, and as printed.
    found = [(_value(number), number) for number in _NUMBER.findall(text)]
    found += [(word, token) for token in words(text) if (word := token.casefold()) in _number_words()]
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
