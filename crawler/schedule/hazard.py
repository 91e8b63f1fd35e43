"""How likely an article is edited now: by its age, its own past, its site's past, and how lately it was edited.

Owns the model and its constants. Pure: numbers in, numbers out. Must not know intervals.

The constants are fitted to published figures: GDELT's Global Difference Graph (a fifth of articles change within seven
days, four fifths of those within 24 hours), "The Times, They Are A-Changin'" (27.5 % within nine months), NewsEdits
(edited articles see about three edits, in bursts). Together they say that about as many edits begin in each doubling of
an article's age, so that the rate falls as one over the age.
"""

import math
from dataclasses import dataclass

EARLY_H = 0.5  # hours that are added to the age: the rate of the very first minutes is not infinite
BEGUN = 0.055  # edits begun per e-folding of the age, on an average article
SHAPE = 0.5  # of the gamma distribution of rates over articles: most never change, a few change often
BURST = 1.0  # edits an hour that follow an edit at once, ...
BURST_H = 2.0  # ... falling by e in so many hours


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of an article: age in hours, edits seen, hours since the last one, its site's multiplier."""

    age_h: float
    edits: int = 0
    since_edit_h: float | None = None
    site_rate: float = 1.0


def begun_by(age_h: float) -> float:
    """Expected number of edits begun by that age, on an average article."""
    return BEGUN * math.log1p(max(0.0, age_h) / EARLY_H)


def multiplier(past: Past) -> float:
    """How many times the average rate this article has: the mean of the gamma posterior after what was seen of it."""
    return past.site_rate * (SHAPE + past.edits) / (SHAPE + past.site_rate * begun_by(past.age_h))


def relative_rate(past: Past) -> float:
    """The present rate of edits, in units of `BEGUN` an hour: the multiplier over the age, plus the burst."""
    steady = multiplier(past) / (max(0.0, past.age_h) + EARLY_H)
    if past.since_edit_h is None:
        return steady
    return steady + BURST * math.exp(-max(0.0, past.since_edit_h) / BURST_H)


def site_rate(bursts_seen: float, bursts_expected: float, weight: float = 2.0) -> float:
    """A site's multiplier from the edits begun on its articles and those expected of average ones, held towards 1."""
    return (bursts_seen + weight) / (bursts_expected + weight)
