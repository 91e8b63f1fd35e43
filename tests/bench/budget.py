"""A budget of requests a day: spent as visits fall due, or spread by visiting all articles more rarely.

    python tests/bench/budget.py [--articles 60] [--days 30]

A site publishes `articles` a day, most of them by day, for `days` days; its articles live and are edited as those of
`edit_traces`. Each quarter of an hour, what is due is visited, the likeliest first. `quota` stops when the budget of the
day is spent; `rationed` also lowers the effort so that it lasts. Printed for budgets as shares of what the schedule asks
for: the share of edits caught (seen before the next one), the median delay, and the share caught of those that were made
in the evening (from 18 h), which a spent budget misses. The first days, in which the site fills, are not counted.
"""

import argparse
import random
import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from edit_traces import Life, lives  # noqa: E402

from crawler.schedule.articles import gap_hours  # noqa: E402
from crawler.schedule.hazard import Past, relative_rate  # noqa: E402
from crawler.schedule.rations import Group, affordable, allowance  # noqa: E402

STEP_H, WARM_DAYS = 0.25, 7


@dataclass(slots=True)
class Article:
    """One article of the site: when it was published, and what its visits saw."""

    born: float
    life: Life
    due: float
    seen: int = 0
    changed: float | None = None
    last: float = 0.0
    caught: list[tuple[float, float]] = field(default_factory=list)  # moment of an edit that was caught, and delay


def site(count: int, days: int, seed: int) -> list[Article]:
    """Articles in the order of publication; two thirds come between 8 and 20 h."""
    rng = random.Random(seed)
    made = lives(count * days, seed, sites=1)
    hours = sorted(
        day * 24 + (rng.uniform(8, 20) if rng.random() < 2 / 3 else rng.uniform(0, 24))
        for day in range(days)
        for _ in range(count)
    )
    return [Article(born, life, born) for born, life in zip(hours, made, strict=True)]


def replay(articles: list[Article], days: int, budget: int | None, rationed: bool) -> int:
    """Visit the articles through all days; how many visits that took."""
    visits, spent, effort = 0, 0, 1.0
    for step in range(int(days * 24 / STEP_H)):
        now = step * STEP_H
        if now % 24 == 0:
            spent = 0
        out = [article for article in articles if article.born <= now]
        if rationed and budget is not None:
            groups: dict[tuple[int, int], int] = {}
            for article in out:
                age = now - article.born
                key = (int(age) if age < 48 else int(age / 24) * 24, min(article.seen, 6))
                groups[key] = groups.get(key, 0) + 1
            known = [Group(number, Past(age + 0.5, edits)) for (age, edits), number in groups.items()]
            effort = affordable(known, allowance(budget, spent, 24 - now % 24), 1.0)
        due = [article for article in out if article.due <= now]
        due.sort(key=lambda one: -(now - one.last) * relative_rate(_past(one, now)))
        for article in due if budget is None else due[: max(0, budget - spent)]:
            _visit(article, now, effort)
            visits, spent = visits + 1, spent + 1
    return visits


def _past(article: Article, now: float) -> Past:
    return Past(now - article.born, article.seen, None if article.changed is None else now - article.changed)


def _visit(article: Article, now: float, effort: float) -> None:
    edits = [article.born + age for age in article.life.edits]
    fresh = [at for at in edits if article.last < at <= now]
    if fresh and article.last:
        article.caught.append((fresh[-1], now - fresh[-1]))
        article.seen, article.changed = article.seen + 1, now
    article.last = now
    article.due = now + gap_hours(_past(article, now), effort)


def told(articles: list[Article], days: int) -> str:
    """The share caught, the median delay, and the share caught of the evening's edits."""
    edits = [article.born + age for article in articles for age in article.life.edits]
    counted = [at for at in edits if WARM_DAYS * 24 <= at < (days - 1) * 24]
    caught = [pair for article in articles for pair in article.caught if WARM_DAYS * 24 <= pair[0] < (days - 1) * 24]
    late = [at for at in counted if at % 24 >= 18]
    late_caught = [at for at, _ in caught if at % 24 >= 18]
    delay = statistics.median([delay for _, delay in caught]) * 60
    return f"{len(caught) / len(counted):>8.1%}{delay:>9.0f}m{len(late_caught) / len(late):>10.1%}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--days", type=int, default=30)
    options = parser.parse_args()
    free = site(options.articles, options.days, 3)
    wanted = replay(free, options.days, None, False) / options.days
    print(f"the schedule asks for {wanted:.0f} visits a day\n\n{'budget':>8}  {'':10}  caught   median   evening")
    print(f"{'none':>8}  {'':10}{told(free, options.days)}")
    for share in (0.8, 0.6, 0.4, 0.2):
        for name in ("quota", "rationed"):
            articles = site(options.articles, options.days, 3)
            replay(articles, options.days, round(share * wanted), name == "rationed")
            print(f"{share:>8.0%}  {name:10}{told(articles, options.days)}")


if __name__ == "__main__":
    main()
