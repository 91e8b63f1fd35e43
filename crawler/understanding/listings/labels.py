"""What a label says about going on: "Next", "Older posts", "Ältere Beiträge", "Show more", "次の20件".

Owns the words (`pagination.txt`) and how labels are made of them. Must not know where a label stands.
"""

import re
from functools import lru_cache
from typing import Literal

from crawler.understanding.metadata.wordlists import read_lists

Sense = Literal["next", "more"]

_LISTS = read_lists(__package__, "pagination.txt")
_PHRASES = frozenset(_LISTS["phrases"])
_NEXT, _MORE, _THINGS, _BESIDE = (
    frozenset(" ".join(_LISTS[name]).split()) for name in ("next", "more", "things", "beside")
)
_KNOWN = _NEXT | _MORE | _THINGS | _BESIDE
_COUNTED = re.compile(r"次の\d+件")
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"
_NO_WORD = f" \t\n.,:;!?·|/+&()[]{{}}<>«»‹›→←↓⟩❯▶…–—-{_DIGITS}"  # what may stand beside words
_MOST_WORDS = 6
_LONGEST = 40  # characters of a label


@lru_cache(maxsize=1024)
def sense_of(label: str) -> Sense | None:
    """Whether a label leads to the next, older part of a list, or says only that there is more; else None."""
    if len(label) > _LONGEST:
        return None
    low = label.lower()
    if low.strip(_NO_WORD) in _PHRASES or _COUNTED.search(low):
        return "next"
    words = [word for raw in low.split() if (word := raw.strip(_NO_WORD))]
    if not words or len(words) > _MOST_WORDS or not _KNOWN.issuperset(words):
        return None
    if not _NEXT.isdisjoint(words):
        return "next"
    return None if _MORE.isdisjoint(words) else "more"
