"""Where a paragraph's sentences end: at marks, and at line breaks.

Owns that one judgement. Must not know alignment. Joined, the sentences of a text are the text: the space after a
sentence belongs to it.
"""

import re

# Words before a full stop that rarely end a sentence.
_ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "sr",
        "jr",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "rep",
        "sen",
        "gov",
        "rev",
        "hon",
        "no",
        "nr",
        "vs",
        "etc",
        "e.g",
        "i.e",
        "u.s",
        "u.k",
        "u.n",
        "a.m",
        "p.m",
        "inc",
        "ltd",
        "co",
        "corp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "bzw",
        "ca",
        "dipl",
        "ing",
        "evtl",
        "ggf",
        "inkl",
        "mio",
        "mrd",
        "bspw",
        "z.b",
        "d.h",
        "u.a",
        "usw",
        "vgl",
        "abs",
        "art",
        "str",
        "m",
        "mm",
        "mme",
        "mlle",
        "av",
        "env",
        "p.ex",
        "cf",
        "dra",
        "sra",
        "srta",
        "ud",
        "uds",
        "ee.uu",
        "pág",
        "avda",
        "sig",
        "dott",
        "avv",
        "ecc",
        "es",
        "prof.ssa",
        "dhr",
        "mevr",
        "drs",
        "bijv",
        "o.a",
        "г",
        "гг",
        "ул",
        "тыс",
        "млн",
        "млрд",
        "руб",
        "т.е",
        "т.д",
        "т.п",
        "им",
        "np",
        "tzn",
        "tzw",
        "ul",
        "prof",
        "godz",
        "tj",
        "tzv",
        "resp",
        "č",
        "apod",
        "kl",
        "dvs",
        "bl.a",
        "f.eks",
        "ang",
        "mv",
        "mht",
        "mfl",
    ]
)
_END = re.compile(
    r"""[^\S\n]*\n\s*                    # a line's end
      | (?:[.!?…]+["'”’»›)\]]*(?:\s+|$)   # a mark, what closes with it, a space
      | [。！？｡؟۔।॥።]+["'”’»』」）)\]]*\s*)""",
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[\w.’']+$")


def sentences(text: str) -> list[str]:
    """`text` as a list of sentences, each with the space that follows it."""
    found = []
    start = 0
    for match in _END.finditer(text):
        if match.end() < len(text) and _goes_on(text, start, match):
            continue
        found.append(text[start : match.end()])
        start = match.end()
    if start < len(text):
        found.append(text[start:])
    return found


def _goes_on(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the sentence that began at `start` goes on after `match`: after an abbreviation, an initial, an
    ordinal, or when a small letter follows.
    """
    mark = match.group().strip()
    if "\n" in match.group():
        return False
    if text[match.end()].islower():
        return True
    if mark != ".":
        return False
    last = _LAST_WORD.search(text, start, match.start())
    if last is None:
        return False
    word = last.group().rstrip(".").casefold()
    return word in _ABBREVIATED or (len(word) == 1 and word.isalpha()) or (word.isdigit() and len(word) < 3)
