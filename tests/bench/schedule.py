"""Replay edit traces against the rules of other systems and ours: what is caught, what is lost, and at what cost.

    python tests/bench/schedule.py [--articles 6000] [--picture frontier.svg]

An edit is caught when a visit sees it before the next edit covers it; it is lost otherwise. `delay` is from an edit to the
visit that saw it. `never` is an article that never changes: its visits by 30 days and a year, and the worst gap of its
first ten hours in minutes. The frontier runs our rule at efforts from 1/8 to 64.
"""

import argparse
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Protocol

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from edit_traces import DAY, FOLLOW, FOLLOW_AFTER, YEAR, Life, lives, statistics  # noqa: E402
from newsroom_traces import newsroom_lives  # noqa: E402
from schedule_peers import PEERS, Gap  # noqa: E402

from crawler.schedule.articles import gap_hours  # noqa: E402
from crawler.schedule.hazard import Past, begun_by, site_rate  # noqa: E402

EFFORTS = (1 / 8, 1 / 4, 1 / 2, 3 / 4, 1, 1.5, 2, 3, 5, 8, 16, 32, 64)
POLL_H, LISTED_H = 0.25, 12.0  # a listing that shows headlines is polled this often, and shows a story this long


class Rule(Protocol):
    """Hours until the next visit, for an article as it is known; None: never again."""

    def __call__(self, life: Life, past: Past, unchanged: int) -> float | None: ...


@dataclass(frozen=True)
class Score:
    """Means over articles; delays in hours."""

    by_day: float
    by_month: float
    by_year: float
    caught: float
    median: float
    p95: float


def replay(traces: Sequence[Life], rule: Rule, rates: Sequence[float], listing: bool = False) -> Score:
    """Visit every article as `rule` says. With `listing`, a changed headline on a polled listing makes it due at once."""
    visits, caught, edits, delays = [0, 0, 0], 0, 0, []
    for life in traces:
        edits += len(life.edits)
        age = 0.0
        seen, unchanged, last, at = 0, 0, None, 0
        while True:
            since = None if last is None else age - last
            gap = rule(life, Past(age, seen, since, rates[life.site]), unchanged)
            if gap is None:
                break
            age = _signalled(life, at, age, age + gap) if listing else age + gap
            if age > YEAR:
                break
            visits[0] += age <= DAY
            visits[1] += age <= 30 * DAY
            visits[2] += 1
            before = at
            while at < len(life.edits) and life.edits[at] <= age:
                at += 1
            if at > before:
                caught += 1
                seen += 1
                delays.append(age - life.edits[at - 1])
                last, unchanged = age, 0
            else:
                unchanged += 1
    delays.sort()
    count = len(traces)
    return Score(
        visits[0] / count,
        visits[1] / count,
        visits[2] / count,
        caught / max(1, edits),
        delays[len(delays) // 2],
        delays[int(len(delays) * 0.95)],
    )


def _signalled(life: Life, at: int, age: float, planned: float) -> float:
    for time, headline in zip(life.edits[at:], life.headline[at:], strict=True):
        seen = math.ceil(time / POLL_H) * POLL_H
        if headline and age < seen < planned and time < LISTED_H:
            return seen
    return planned


def ours(effort: float = 1.0) -> Rule:
    """The rule that crawls use."""
    return lambda life, past, unchanged: gap_hours(past, effort)


def peer(gap: Gap) -> Rule:
    """Another system's rule."""
    return lambda life, past, unchanged: gap(past.age_h, unchanged, past.since_edit_h)


def oracle(effort: float) -> Rule:
    """Our rule for one who knows how many edits each article will have begun at any age."""

    def gap(life: Life, past: Past, unchanged: int) -> float:
        burst = 1 / (1 - FOLLOW)
        rate = (len(life.edits) / burst + 0.02) / begun_by(YEAR)
        known = Past(past.age_h, 0, past.since_edit_h, 1.0)
        expected = rate * 0.5 / (past.age_h + 0.5) * 2
        if past.since_edit_h is not None:
            expected += FOLLOW / FOLLOW_AFTER * math.exp(-past.since_edit_h / FOLLOW_AFTER) / 0.055 * 0.25
        return min(max(0.18 / (effort * max(expected, 1e-6)), 0.25 / max(1, effort)), gap_hours(known, effort) * 50)

    return gap


def learned_rates(traces: Sequence[Life], sites: int) -> list[float]:
    """Each site's multiplier, as a crawl of earlier articles would have learned it."""
    bursts, expected = [0.0] * sites, [0.0] * sites
    for life in traces:
        expected[life.site] += begun_by(30 * DAY)
        bursts[life.site] += sum(1 for time in life.edits if time < 30 * DAY) * (1 - FOLLOW)
    return [site_rate(seen, wanted) for seen, wanted in zip(bursts, expected, strict=True)]


def never_changing(rule: Rule) -> tuple[int, int, float]:
    """Visits by 30 days and by a year to an article that never changes, and the worst gap of ten hours in minutes."""
    life, age, visits, worst = Life(0, (), ()), 0.0, [0, 0], 0.0
    unchanged = 0
    while (gap := rule(life, Past(age), unchanged)) is not None:
        if age < 10:
            worst = max(worst, gap)
        age, unchanged = age + gap, unchanged + 1
        if age > YEAR:
            break
        visits[0] += age <= 30 * DAY
        visits[1] += 1
    return visits[0], visits[1], worst * 60


def row(name: str, score: Score, never: tuple[int, int, float]) -> str:
    """One line of the table."""
    return (
        f"{name:30}{score.by_day:7.1f}{score.by_month:8.1f}{score.by_year:9.1f}{score.caught:9.1%}{1 - score.caught:8.1%}"
        f"{score.median * 60:9.0f}m{score.p95:9.1f}h   {never[0]:5}{never[1]:6}{never[2]:7.0f}"
    )


def at_visits(frontier: Sequence[Score], visits: float) -> float:
    """The share that our frontier catches at so many visits a year (linear between efforts, on a log scale)."""
    for low, high in pairwise(frontier):
        if low.by_year <= visits <= high.by_year:
            part = math.log(visits / low.by_year) / math.log(high.by_year / low.by_year)
            return low.caught + part * (high.caught - low.caught)
    return frontier[-1].caught if visits > frontier[-1].by_year else 0.0


def visits_at(frontier: Sequence[Score], caught: float) -> float:
    """The visits a year at which our frontier catches that share."""
    for low, high in pairwise(frontier):
        if low.caught <= caught <= high.caught:
            part = (caught - low.caught) / (high.caught - low.caught)
            return low.by_year * (high.by_year / low.by_year) ** part
    return math.inf


def picture(frontier: Sequence[Score], peers: dict[str, Score]) -> str:
    """The frontier as an SVG: edits caught against visits a year (log scale)."""
    low, high = math.log(10), math.log(max(score.by_year for score in [*frontier, *peers.values()]) * 1.2)
    x = lambda score: 60 + 560 * (math.log(max(score.by_year, 10)) - low) / (high - low)  # noqa: E731
    y = lambda score: 340 - 320 * (score.caught - 0.3) / 0.7  # noqa: E731
    line = " ".join(f"{x(score):.1f},{y(score):.1f}" for score in frontier)
    dots = "".join(
        f'<circle cx="{x(s):.1f}" cy="{y(s):.1f}" r="4"/><text x="{x(s) + 7:.1f}" y="{y(s) + 4:.1f}">{name}</text>'
        for name, s in peers.items()
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 380" font-family="sans-serif" font-size="12">'
        '<rect width="800" height="380" fill="white"/><path d="M60 20V340H640" fill="none" stroke="black"/>'
        f'<polyline points="{line}" fill="none" stroke="#0057b8" stroke-width="2"/>{dots}'
        '<text x="300" y="370">visits per article in a year (log)</text>'
        '<text x="10" y="15">share of edits caught; the line is newstrail at rising effort</text></svg>'
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--picture", type=Path)
    arguments = parser.parse_args()
    sites = 40
    everything = lives(arguments.articles * 2, arguments.seed, sites)
    past, traces = everything[: arguments.articles], everything[arguments.articles :]
    print("traces: " + ", ".join(f"{name} {value:.3f}" for name, value in statistics(traces).items()))
    rates, flat = learned_rates(past, sites), [1.0] * sites
    print(
        f"\n{'':30}{'1 d':>7}{'30 d':>8}{'1 y':>9}{'caught':>9}{'lost':>8}{'median':>10}{'p95':>10}   never 30 d, 1 y, min"
    )
    peers = {name: replay(traces, peer(gap), flat) for name, gap in PEERS.items()}
    for name, score in peers.items():
        print(row(name, score, never_changing(peer(PEERS[name]))))
    default = replay(traces, ours(), rates)
    print(row("newstrail", default, never_changing(ours())))
    print(row("newstrail, sites unknown", replay(traces, ours(), flat), never_changing(ours())))
    print(row("newstrail, headlines listed", replay(traces, ours(), rates, listing=True), never_changing(ours())))
    newsroom = newsroom_lives()
    print(
        f"\nthe bundled newsroom's own desk: {len(newsroom)} stories, {sum(len(life.edits) for life in newsroom)} edits"
    )
    for name, gap in PEERS.items():
        print(row(name, replay(newsroom, peer(gap), flat), never_changing(peer(gap))))
    print(row("newstrail", replay(newsroom, ours(), flat), never_changing(ours())))
    frontier = [replay(traces, ours(effort), rates) for effort in EFFORTS]
    print("\nfrontier of newstrail: visits a year, caught")
    for effort, score in zip(EFFORTS, frontier, strict=True):
        print(f"  effort {effort:<7g}{score.by_year:9.1f}{score.caught:9.1%}")
    print("\nagainst the frontier: at the peer's visits ours catches; for the peer's catch ours needs")
    for name, score in peers.items():
        mine, needed = at_visits(frontier, score.by_year), visits_at(frontier, score.caught)
        share = f"{needed / score.by_year:.0%} of its visits" if needed < math.inf else "-"
        above = "above" if mine > score.caught else "BELOW"
        print(f"  {name:28}{mine:7.1%} ({score.caught:.1%}, {above}); {share}")
    best = replay(traces, oracle(1.0), rates)
    mine = at_visits(frontier, best.by_year)
    print(
        f"\noracle that knows each article's rate: {best.caught:.1%} at {best.by_year:.1f} visits; ours there {mine:.1%}: "
        f"regret {best.caught - mine:.1%}"
    )
    if arguments.picture:
        arguments.picture.write_text(picture(frontier, peers), encoding="utf-8")


if __name__ == "__main__":
    main()
