"""Where requests are rationed, they go first where most edits are expected to wait."""

from datetime import timedelta
from pathlib import Path

from archive import Archive, clock

NOW = clock.parse("2026-03-12T12:00:00Z")


def test_articles_come_by_how_far_they_are_past_their_own_rhythm_and_new_ones_first(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as store:
        site = store.ensure_site("paper", "https://paper.example/")
        slow, quick, fresh = (store.ensure_article(site, f"https://paper.example/{name}") for name in ("s", "q", "n"))
        _planned(store, slow, NOW - timedelta(days=11), NOW - timedelta(days=1))
        _planned(store, quick, NOW - timedelta(hours=3), NOW - timedelta(hours=2))
        store.plan(article_id=fresh, at=NOW - timedelta(minutes=1), reason="new")
        plain = [due.article_id for due in store.due([site], now=NOW)]
        likeliest = [due.article_id for due in store.due([site], now=NOW, likeliest=True)]
        few = [due.article_id for due in store.due([site], now=NOW, likeliest=True, limit=2)]
    assert plain == [slow, quick, fresh]
    assert likeliest == [fresh, quick, slow]
    assert few == [fresh, quick]


def _planned(store: Archive, article: int, last, at) -> None:
    store.plan(article_id=article, at=at, reason="planned")
    store.db.conn.execute("UPDATE articles SET last_checked_at = ? WHERE id = ?", (clock.stamp(last), article))
