"""Made-up lives of articles whose statistics are those that were published of real ones.

Fitted to: 27.5 % of articles changed within nine months ("The Times, They Are A-Changin'"); after seven days about a fifth
had changed, and more than four fifths of those within the first 24 hours (GDELT Global Difference Graph); headline edits
that matter fall in the first ten hours (WWW 2022); an edited article sees about three edits, in bursts (NewsEdits).
`statistics` prints what the traces really have.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

HOUR, DAY = 1.0, 24.0
YEAR = 365 * DAY
SHAPE = 0.5  # of the gamma distribution over articles: most never change, a few change often
STARTS = ((1 * DAY, 0.2155), (7 * DAY, 0.281), (270 * DAY, 0.451), (YEAR, 0.465))  # expected bursts begun by that age
FOLLOW, FOLLOW_AFTER = 0.42, 0.9  # each edit is followed by another with this chance, this many hours later on average
EARLY = 0.5  # hours: within the first day, a burst is as likely in any doubling of (age + this)
SITE_SHAPE = 2.0


@dataclass(frozen=True)
class Life:
    """One article: its site, the ages (hours) at which it was edited, and which of the edits touch the headline."""

    site: int
    edits: tuple[float, ...]
    headline: tuple[bool, ...]


def lives(count: int, seed: int = 1, sites: int = 40) -> list[Life]:
    """`count` articles over a year, dealt over `sites` sites with rates of their own."""
    rng = random.Random(seed)
    rates = [rng.gammavariate(SITE_SHAPE, 1 / SITE_SHAPE) for _ in range(sites)]
    made = []
    for _ in range(count):
        site = rng.randrange(sites)
        rate = rates[site] * rng.gammavariate(SHAPE * 1.35, 1 / (SHAPE * 1.35))
        edits = sorted(time for time in _edits(rate, rng) if time < YEAR)
        made.append(Life(site, tuple(edits), tuple(rng.random() < 0.3 for _ in edits)))
    return made


def _edits(rate: float, rng: random.Random) -> list[float]:
    found: list[float] = []
    before_age, before_mass = 0.0, 0.0
    for age, mass in STARTS:
        for _ in range(_poisson(rate * (mass - before_mass), rng)):
            found += _burst(_moment(before_age, age, rng), rng)
        before_age, before_mass = age, mass
    return found


def _moment(low: float, high: float, rng: random.Random) -> float:
    early = EARLY if low == 0 else 0.0
    return math.exp(rng.uniform(math.log(low + early), math.log(high + early))) - early


def _burst(start: float, rng: random.Random) -> list[float]:
    times = [start]
    while rng.random() < FOLLOW:
        times.append(times[-1] + rng.expovariate(1 / FOLLOW_AFTER))
    return times


def _poisson(mean: float, rng: random.Random) -> int:
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def statistics(made: Sequence[Life]) -> dict[str, float]:
    """The figures that the traces are fitted to, as these traces have them."""
    total = len(made)
    week = [life for life in made if life.edits and life.edits[0] < 7 * DAY]
    edited = [life for life in made if life.edits]
    return {
        "changed in 7 days": len(week) / total,
        "of those, in 24 hours": sum(life.edits[0] < DAY for life in week) / len(week),
        "changed in 9 months": sum(life.edits[0] < 270 * DAY for life in edited) / total,
        "edits of an edited article": sum(len(life.edits) for life in edited) / len(edited),
        "edits in the first 10 hours": sum(t < 10 for life in edited for t in life.edits)
        / sum(len(life.edits) for life in edited),
    }
