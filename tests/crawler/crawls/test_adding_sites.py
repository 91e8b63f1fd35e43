"""`newstrail add` and `crawl URL`: what a site offers is found, shown and written down."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crawler.crawls.conftest import Desk, Town, feed, story

ROOT = Path(__file__).parents[3]


def _site(town: Town) -> list[str]:
    paths = [f"/2026/03/story-{number}" for number in range(6)]
    for path in paths:
        town.pages[path] = story(f"Quay story {path[-1]}")
    links = "".join(f'<li><a href="{path}">Quay story {path[-1]} and all that</a></li>' for path in paths)
    town.pages["/"] = f"""<!doctype html><html><head><title>Quay Gazette</title>
<link rel="alternate" type="application/rss+xml" href="/news.rss"></head>
<body><h1>Quay Gazette</h1><ul>{links}</ul></body></html>""".encode()
    town.pages["/news.rss"] = (200, {"Content-Type": "application/rss+xml"}, feed(paths, town.base))
    return paths


def test_a_site_is_found_shown_written_and_crawled(town: Town, desk: Desk) -> None:
    paths = _site(town)
    desk.configure("\n# kept\n")
    done = desk.run("add", f"{town.base}/", "--yes", "--name", "quay", "--json")
    found = json.loads(done.stdout)
    assert found["site"] == {"name": "quay", "home": f"{town.base}/", "listings": [f"{town.base}/news.rss"]}
    assert found["sample"]["title"] == "Quay story 0"
    text = (desk.folder / "newstrail.toml").read_text()
    assert "# kept" in text
    assert f'listings = ["{town.base}/news.rss"]' in text
    desk.run("crawl", "quay")
    assert {row["url"] for row in desk.rows("SELECT url FROM articles")} == {town.base + path for path in paths}
    entry = desk.rows(
        "SELECT e.* FROM entries e JOIN listings l ON l.id = e.listing_id WHERE kind = 'feed' AND e.url LIKE '%story-0'"
    )[0]
    assert (entry["title"], entry["published_at"]) == ("Story /2026/03/story-0", "2026-03-10T08:30:00.000Z")
    assert entry["article_id"] is not None


def test_nothing_is_written_without_a_yes(town: Town, desk: Desk) -> None:
    _site(town)
    desk.configure()
    before = (desk.folder / "newstrail.toml").read_text()
    desk.run("add", f"{town.base}/", expect=2)
    assert (desk.folder / "newstrail.toml").read_text() == before


def test_the_url_of_an_article_visits_that_article_and_a_home_page_its_site(town: Town, desk: Desk) -> None:
    paths = _site(town)
    desk.configure()
    desk.run("crawl", town.base + paths[3] + "?utm_source=post")
    assert [row["url"] for row in desk.rows("SELECT url FROM articles")] == [town.base + paths[3]]
    desk.run("crawl", f"{town.base}/")
    assert len(desk.rows("SELECT url FROM articles")) == len(paths)
    assert [row["name"] for row in desk.rows("SELECT name FROM sites")] == ["127.0.0.1"]


def test_a_limit_ends_the_run_early_and_the_counts_come_as_json(town: Town, desk: Desk) -> None:
    paths = _site(town)
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/news.rss"]\n')
    counted = json.loads(desk.run("crawl", "--limit", "3", "--json").stdout)
    assert (counted["status"], counted["pages"], counted["new_articles"]) == ("finished", 3, 2)
    counted = json.loads(desk.run("crawl", "--json").stdout)
    assert counted["new_articles"] == len(paths) - 2
    assert counted["sites"]["quay"]["outcomes"] == {"new": len(paths) - 2}


def _scrapy(desk: Desk, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *words],
        cwd=desk.folder,
        env={**desk.surroundings(), "SCRAPY_SETTINGS_MODULE": "crawler.settings"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_scrapy_s_own_commands_work(town: Town, desk: Desk) -> None:
    paths = _site(town)
    desk.configure(f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = ["{town.base}/news.rss"]\n')
    assert _scrapy(desk, "list").stdout.split() == ["site", "urls"]
    assert _scrapy(desk, "crawl", "site", "-a", "name=quay", "-a", "_job=of-scrapyd").returncode == 0
    assert len(desk.rows("SELECT * FROM revisions")) == len(paths)
    assert desk.rows("SELECT status, command FROM runs") == [{"status": "finished", "command": "scrapy crawl site"}]
    assert "200" in _scrapy(desk, "shell", town.base + paths[0], "-c", "response.status").stdout
    assert "10.0.0.1 is not a public address" in _scrapy(desk, "fetch", "http://10.0.0.1/").stderr


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["nosuch"], 1, "There are: site, urls."),
        (["site", "-a", "name=quai"], 1, "No site is named 'quai'.\n  newstrail.toml has: quay."),
        (["site", "-a", "limit=many"], 2, "limit=many is no number of pages."),
        (["site", "-a", "everything=perhaps"], 2, "everything=perhaps cannot be understood."),
        (["site", "-a", "sites=quay"], 2, "The spider takes no argument 'sites'."),
        (["urls"], 2, "There is no URL to crawl."),
        (["urls", "-a", "urls=ftp://quay.example/"], 2, "ftp://quay.example/ cannot be crawled."),
        (["urls", "-a", "urls=http://[::1"], 2, "http://[::1 cannot be crawled."),
    ],
)
def test_scrapy_crawl_says_what_is_wrong_with_its_arguments(desk: Desk, words: list[str], code: int, told: str) -> None:
    desk.configure('[[site]]\nname = "quay"\nhome = "http://127.0.0.1:9/"\n')
    done = _scrapy(desk, "crawl", *words)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert told in done.stderr
    assert not (desk.folder / "newstrail.db").exists()


def test_scrapy_crawl_ends_with_the_exit_codes_of_newstrail(desk: Desk) -> None:
    desk.configure('[[site]]\nname = "quay"\nhome = "http://127.0.0.1:9/"\n')
    assert _scrapy(desk, "crawl", "site").returncode == 12
    (desk.folder / "newstrail.toml").write_text("[[site]\n")
    for words in (["list"], ["crawl", "site"]):
        done = _scrapy(desk, *words)
        assert done.returncode == 4
        assert done.stderr.startswith("Error: newstrail.toml is not TOML")


def test_nothing_to_crawl_leaves_no_archive_behind(desk: Desk) -> None:
    assert "nothing to crawl" in desk.run("crawl", expect=2).stderr
    assert "No site is named 'quay'" in desk.run("crawl", "quay", expect=1).stderr
    assert list(desk.folder.iterdir()) == []


def test_a_listing_that_is_listed_no_more_rests_until_it_is_listed_again(town: Town, desk: Desk) -> None:
    for name in ("one", "two"):
        town.pages[f"/{name}"] = (200, {"Content-Type": "application/rss+xml"}, feed([f"/2026/03/{name}"], town.base))
        town.pages[f"/2026/03/{name}"] = story(f"Story {name}")
    site = f'[[site]]\nname = "quay"\nhome = "{town.base}/"\nlistings = '
    both, one = f'["{town.base}/one", "{town.base}/two"]\n', f'["{town.base}/one"]\n'
    asked = []
    for listings in (both, one, both):
        desk.configure(site + listings)
        before = len(town.log)
        desk.run("crawl", "--all")
        asked.append(sorted(path for path in town.asked()[before:] if path in ("/one", "/two")))
        if listings == one:
            row = desk.rows("SELECT active, retired_reason FROM listings WHERE url LIKE '%two'")[0]
            assert row["active"] == 0
            assert "newstrail.toml" in row["retired_reason"]
    assert asked == [["/one", "/two"], ["/one"], ["/one", "/two"]]


def test_a_site_that_is_renamed_in_the_configuration_keeps_what_was_read_of_it(town: Town, desk: Desk) -> None:
    paths = _site(town)
    listed = f'home = "{town.base}/"\nlistings = ["{town.base}/news.rss"]\n'
    desk.configure()
    desk.run("crawl", town.base + paths[0])
    [first] = desk.rows("SELECT name FROM sites")
    for before, name in ((first["name"], "quay"), ("quay", "gazette")):
        desk.configure(f'[[site]]\nname = "{name}"\n{listed}')
        assert f"{before} is called {name} from now on" in desk.run("crawl", "--all").stderr
        assert desk.rows("SELECT name FROM sites") == [{"name": name}]
    assert len(desk.rows("SELECT 1 FROM articles")) == len(paths)
    visits = desk.rows("SELECT count(*) AS n FROM fetches WHERE article_id IS NOT NULL GROUP BY article_id")
    assert [row["n"] for row in visits] == [3] + [2] * (len(paths) - 1)


def test_a_site_that_stands_in_the_configuration_no_more_is_named_by_the_doctor(town: Town, desk: Desk) -> None:
    _site(town)
    site = '[[site]]\nname = "{}"\nhome = "{}/"\nlistings = ["{}/news.rss"]\n'
    desk.configure(site.format("quay", town.base, town.base) + site.format("other", "http://127.0.0.1:9", town.base))
    desk.run("crawl")
    desk.configure(site.format("quay", town.base, town.base))
    told = json.loads(desk.run("doctor", "--json").stdout)
    assert [row["what"] for row in told if row["about"] in ("sites", "other")] == [
        "not visited any more, as they do not stand in newstrail.toml: other",
        "1 site, nothing amiss",
    ]


def test_a_configuration_that_is_named_must_be_there(desk: Desk) -> None:
    for words in (["crawl"], ["watch"], ["schedule"], ["reextract"], ["tell"]):
        told = desk.run("--config", "quai.toml", *words, expect=4).stderr
        assert told == "Error: quai.toml does not exist.\n  `newstrail add URL` writes it, or name another file.\n"
    (desk.folder / "newstrail.toml").write_bytes(b'[crawl]\ncontact = "\xe9"\n')
    assert "newstrail.toml, line 2: not UTF-8." in desk.run("crawl", expect=4).stderr
