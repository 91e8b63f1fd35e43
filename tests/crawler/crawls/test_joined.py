"""Two addresses turn out to be one article in the middle of a run."""

from tests.crawler.crawls.conftest import SENTENCES, Desk, Town, feed, prose, story


def test_an_article_that_becomes_part_of_another_while_its_own_visit_is_due(town: Town, desk: Desk) -> None:
    old, new = "/2026/03/quay", "/2026/03/quay-again"
    town.pages[old] = story("The quay is closed")
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed([old], town.base))
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/feed"]\n')
    desk.run("crawl")
    town.pages[new] = story("The quay is closed until May", body=prose("The quay is closed", SENTENCES[1:]))
    town.pages[old] = (301, {"Location": new}, b"")
    town.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed([old, new], town.base))
    told = desk.run("crawl", "--all")
    assert "Traceback" not in told.stderr
    assert [row["kind"] for row in desk.rows("SELECT kind FROM changes ORDER BY id")] == ["moved", "edited"]
    [article] = desk.rows("SELECT url, revision_count FROM articles")
    assert article == {"url": town.base + new, "revision_count": 2}
    # Mostly the old address is asked first, and the visit to the new one waits; the feed may be quicker, though.
    assert [desk.visits()[path[1:]][0] for path in (old, new)] in (["changed", "unchanged"], ["changed", "new"])
