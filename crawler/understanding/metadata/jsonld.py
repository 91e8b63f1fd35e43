"""Read the text of a JSON-LD script, whole or broken, into plain Python values.

Owns the repair of what publishers really write: control characters, comments, trailing and missing commas, entities,
several values in a row, unescaped quotes, a cut-off end. Must not know what the values mean (see `graph`).
"""

import json
import re
from html import unescape
from typing import Any

import msgspec

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 60

_DECODER = json.JSONDecoder(strict=False)
_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$"
)
_SPACE = " \t\r\n\f\v\u00a0\ufeff\u2028\u2029"
_BARE = re.compile(r"[^\s,:{}\[\]\"]+")
_NEXT_KEY = re.compile(r"\"[\w@$-]{1,40}\"\s{0,20}:")
_LITERALS: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": " ", "/": "/", "\\": "\\", '"': '"', "'": "'"}


def read_values(text: str) -> list[Any]:
    """All JSON values in the text of one script, in order; an empty list when there is nothing to read.

    Never raises. A text longer than `MAX_CHARACTERS` is cut there; what is nested deeper than `MAX_DEPTH` is dropped.
    """
    text = text[:MAX_CHARACTERS].strip(_SPACE)
    if not text:
        return []
    for read in (msgspec.json.decode, _DECODER.decode):  # the quick reader takes sound JSON only
        try:
            return [read(text)]
        except (ValueError, RecursionError):
            continue
    text = _WRAPPER.sub("", _WRAPPER.sub("", text)).strip(_SPACE + ";")
    if "&quot;" in text and '"' not in text:
        text = unescape(text)
    values = _concatenated(text)
    return values if values is not None else _Lenient(text).values()


def _concatenated(text: str) -> list[Any] | None:
    """The values of sound JSON texts written one after the other, or None when one of them is not sound."""
    values = []
    at, end = 0, len(text)
    while at < end:
        try:
            value, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return None
        values.append(value)
        while at < end and text[at] in _SPACE + ",;":
            at += 1
    return values


class _Lenient:
    """A forgiving reader: takes what can be understood, skips what cannot, closes what was left open."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.end = text, 0, len(text)

    def values(self) -> list[Any]:
        values = []
        while self._skip():
            mark = self.text[self.at]
            if mark in "{[":
                values.append(self._value(0))
            else:
                self.at += 1
        return values

    def _skip(self) -> bool:
        """Move over spaces and comments; whether anything is left."""
        text = self.text
        while self.at < self.end:
            mark = text[self.at]
            if mark in _SPACE:
                self.at += 1
            elif text.startswith("/*", self.at):
                close = text.find("*/", self.at)
                self.at = self.end if close < 0 else close + 2
            elif text.startswith("//", self.at):
                close = text.find("\n", self.at)
                self.at = self.end if close < 0 else close + 1
            else:
                return True
        return False

    def _value(self, depth: int) -> Any:
        if not self._skip():
            return None
        mark = self.text[self.at]
        if depth > MAX_DEPTH:
            self.at = self.end
            return None
        if mark == "{":
            return self._mapping(depth)
        if mark == "[":
            return self._sequence(depth)
        if mark in "\"'":
            return self._string(mark)
        return self._bare()

    def _mapping(self, depth: int) -> dict[str, Any]:
        self.at += 1
        found: dict[str, Any] = {}
        while self._skip():
            mark = self.text[self.at]
            if mark == "}":
                self.at += 1
                break
            if mark == "]":
                break
            if mark in ",:{[":
                self.at += 1
                continue
            key = self._string(mark) if mark in "\"'" else str(self._bare())
            if self._skip() and self.text[self.at] == ":":
                self.at += 1
                found[key] = self._value(depth + 1)
        return found

    def _sequence(self, depth: int) -> list[Any]:
        self.at += 1
        found = []
        while self._skip():
            mark = self.text[self.at]
            if mark == "]":
                self.at += 1
                break
            if mark == "}":
                break
            if mark in ",:":
                self.at += 1
                continue
            found.append(self._value(depth + 1))
        return found

    def _string(self, quote: str) -> str:
        """A quoted string; a quote inside it that is followed by no JSON mark is part of the text."""
        text, parts = self.text, []
        self.at += 1
        while self.at < self.end:
            mark = text[self.at]
            if mark == "\\":
                parts.append(self._escape())
            elif mark == quote and self._closes():
                self.at += 1
                return "".join(parts)
            else:
                parts.append(mark)
                self.at += 1
        return "".join(parts)

    def _closes(self) -> bool:
        """Whether the quote here ends its string: what follows is a mark, and after a comma another value begins."""
        at = self.at + 1
        while at < self.end and self.text[at] in _SPACE:
            at += 1
        if at >= self.end or self.text[at] in ":}]":
            return True
        if self.text[at] != ",":
            return _NEXT_KEY.match(self.text, at) is not None
        at += 1
        while at < self.end and self.text[at] in _SPACE:
            at += 1
        return at >= self.end or self.text[at] in "\"'{[}]-0123456789tfn"

    def _escape(self) -> str:
        mark = self.text[self.at + 1 : self.at + 2]
        if mark == "u":
            digits = self.text[self.at + 2 : self.at + 6]
            try:
                found = chr(int(digits, 16))
                self.at += 6
                return found
            except ValueError:
                self.at += 2
                return "u"
        self.at += 2
        return _ESCAPES.get(mark, mark)

    def _bare(self) -> Any:
        """A number or a word without quotes."""
        match = _BARE.match(self.text, self.at)
        if not match:
            self.at += 1
            return None
        self.at = match.end()
        word = match[0]
        if word in _LITERALS:
            return _LITERALS[word]
        try:
            return float(word) if "." in word else int(word)
        except ValueError:
            return word
