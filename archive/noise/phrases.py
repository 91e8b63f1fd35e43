"""The words of many languages for what stands beside a story, as compiled patterns.

Owns the reading of phrases.toml. Must not know what a pattern is used for.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

NUMBER = r"[\d٠-٩۰-۹०-९০-৯๐-๙]+"
COUNT = rf"(?:{NUMBER}(?:[.,’'\s\u00a0\u202f]{NUMBER})*\s?(?:k|m|mil|tsd|тыс|тыс\.|万|萬|만|천|b)?\+?)"


@cache
def phrases() -> dict[str, Any]:
    """The tables of phrases.toml."""
    return tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))


def alternatives(table: str) -> str:
    """All languages' patterns of a table as one, N put in for numbers."""
    # A number never stands alone as a letter in these patterns, but capital N is in no word of them either.
    return "(?:" + "|".join(phrases()[table].values()).replace("N", NUMBER) + ")"


def pattern(regex: str) -> re.Pattern[str]:
    """`regex` compiled, without regard to case."""
    return re.compile(regex, re.IGNORECASE)


@cache
def date_words() -> frozenset[str]:
    """Names of months and days and what else a date may be made of, in small letters."""
    tables = phrases()["date"]
    return frozenset(" ".join(tables[table] for table in ("months", "days", "words")).split())
