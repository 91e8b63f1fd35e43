"""When other systems visit an article again: their rules, written anew from their documented behaviour and code.

A rule is `gap(age, unchanged, since_edit)`: hours until the next visit (None: never again), for an article of that age in
hours, after so many visits in a row that found nothing new, and so many hours after the last edit that was seen.
"""

from collections.abc import Callable

DAY = 24.0
Gap = Callable[[float, int, float | None], float | None]


def newsdiffs(age: float, unchanged: int, since_edit: float | None) -> float | None:
    """A ladder by age: 15 min, 1 h, 3 h, 3 d, 30 d, stop at 360 d."""
    if age < 3:
        return 0.25
    if age < DAY:
        return 1.0
    if age < 7 * DAY:
        return 3.0
    if age < 30 * DAY:
        return 3 * DAY
    return 30 * DAY if age < 360 * DAY else None


def news_sniffer(age: float, unchanged: int, since_edit: float | None) -> float | None:
    """30 minutes, a fifth more after each visit that found nothing new, again from 30 minutes on a change; stops at 40 d."""
    gap = 0.5 * 1.2**unchanged
    return gap if gap < 40 * DAY else None


def diffengine(age: float, unchanged: int, since_edit: float | None) -> float | None:
    """A visit when the time since the last one is a fifth of the article's age, on a half-hourly run (as intended)."""
    # The rule holds at visit time: gap >= 0.2 * (age + gap).
    return max(1, -(-(0.25 * age) // 0.5)) * 0.5


def every(hours: float) -> Gap:
    """A fixed interval."""
    return lambda age, unchanged, since_edit: hours


PEERS: dict[str, Gap] = {
    "newsdiffs": newsdiffs,
    "news-sniffer": news_sniffer,
    "diffengine": diffengine,
    "changedetection.io (3 h)": every(3.0),
    "fixed hourly": every(1.0),
    "fixed daily": every(24.0),
}
