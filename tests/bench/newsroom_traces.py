"""Lives of stories at the bundled newsroom: what its desk really did, hour by hour, as traces for the schedule."""

import random
from datetime import UTC, datetime, timedelta

from edit_traces import Life

from crawler.newsroom import Newsroom

OPENING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def newsroom_lives(days: int = 45, seed: int = 4) -> list[Life]:
    """Stories of both papers over `days` days; the desk works from 6 to 22 and goes back to a story mostly while it is new."""
    rng, at = random.Random(seed), [OPENING]
    newsroom = Newsroom(clock=lambda: at[0], stories=False)
    for hour in range(days * 24):
        at[0] = OPENING + timedelta(hours=hour)
        if not 6 <= at[0].hour < 22:
            continue
        for paper in ("courier", "anzeiger"):
            if rng.random() < 0.35:
                newsroom.burst(1, paper=paper, over=timedelta(minutes=30))
        for story in newsroom.stories():
            age = (at[0] - story.published_at).total_seconds() / 3600
            if age > 0 and rng.random() < 0.03 / (1 + age / 3):
                at[0] += timedelta(minutes=rng.randint(0, 5))
                newsroom.edit(story.slug, title=f"{story.title} ({hour})")
    published = {story.slug: (story.published_at, story.paper) for story in newsroom.stories()}
    edits: dict[str, list[float]] = {slug: [] for slug in published}
    for edit in newsroom.edits:
        if edit.slug in published and edit.kind in ("edited", "reverted"):
            edits[edit.slug].append((edit.at - published[edit.slug][0]).total_seconds() / 3600)
    return [
        Life(int(published[slug][1] == "anzeiger"), tuple(sorted(ages)), tuple(True for _ in ages))
        for slug, ages in edits.items()
    ]
