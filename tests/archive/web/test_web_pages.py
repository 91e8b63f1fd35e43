"""The pages say what the archive holds, each also as JSON, and lead from one to the next."""

import itertools
import re
import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest

from archive import Archive, Content, Observation, clock
from archive.web.render.lanes import lanes
from archive.web.render.timeline import timeline

PAGES = [
    "today",
    "today?silent=1&label=quote&size=small&kind=edited&site=paper-1",
    "article/40",
    "article/40?view=side",
    "article/40?view=changes",
    "article/40?view=text&to=1",
    "article/40?view=blame",
    "site/paper-2",
    "sites",
    "headlines",
    "headlines?site=paper-1",
    "listing/1",
    "stories",
    "story/20",
    "search",
    "search?q=nothing+like+it",
    "visit/7",
    "visit/7?look=1",
]


@pytest.mark.parametrize("path", PAGES)
async def test_every_page_answers_as_html_and_as_json(browser: Any, path: str) -> None:
    answer = await browser.page(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1" in answer.text
    assert "<main" in answer.text
    name, _, query = path.partition("?")
    found = await browser.json(f"{name}.json?{query}")
    assert found["title"]


@pytest.mark.parametrize(
    "path",
    [
        *("article/4000", "article/first", "article/1?to=9", "site/unheard-of", "visit/0", "listing/99"),
        *("today?site=unheard-of", "headlines?site=unheard-of", "search?q=ferry&site=unheard-of"),
        *("unheard-of", "unheard-of/1", "today/1", "sites/1", "Today", "article"),
    ],
)
async def test_what_is_not_there_is_said_with_what_to_do(browser: Any, path: str) -> None:
    answer = await browser.page(path)
    assert answer.status_code == 404
    assert "There is nothing here" in answer.text
    name, _, query = path.partition("?")
    assert (await browser.page(f"{name}.json?{query}")).json()["ok"] is False


async def test_today_goes_back_change_by_change_without_losing_or_repeating_one(browser: Any, made: Path) -> None:
    seen: list[int] = []
    address = "/paper/-/today.json"
    for _ in range(20):
        found = (await browser.get(address)).json()
        seen += [change["id"] for change in found["changes"]]
        if not found["further"]:
            break
        address = found["further"].replace("/today?", "/today.json?")
    with closing(sqlite3.connect(made)) as rows:
        wanted = [row[0] for row in rows.execute("SELECT id FROM changes ORDER BY detected_at DESC, id DESC")]
    assert seen == wanted


async def test_a_filter_shows_only_what_fits(browser: Any) -> None:
    silent = (await browser.json("today.json?silent=1"))["changes"]
    assert silent
    assert all(change["silent"] for change in silent)
    quoted = (await browser.json("today.json?label=quote"))["changes"]
    assert quoted
    assert all("quote" in change["labels"] for change in quoted)
    large = (await browser.json("today.json?size=large"))["changes"]
    assert large
    assert all(change["magnitude"] >= 0.3 for change in large)
    one = (await browser.json("today.json?site=paper-2"))["changes"]
    assert {change["site"] for change in one} == {"paper-2"}


async def test_a_card_says_between_which_times_after_publication(browser: Any) -> None:
    change = (await browser.json("today.json?kind=edited"))["changes"][0]
    earliest, latest = change["after_publication"]
    assert 0 <= earliest <= latest
    assert "after publication" in (await browser.page("today")).text


async def test_any_two_revisions_can_be_compared(browser: Any) -> None:
    whole = await browser.json("article/40.json?from=1&to=3")
    assert (whole["from"], whole["to"]) == (1, 3)
    texts = {
        number: (await browser.json(f"article/40.json?view=text&to={number}"))["text"]["text"] for number in (1, 3)
    }
    from archive.diff import Diff

    diff = Diff.from_json(whole["difference"])
    assert "\n\n".join(part.after for part in diff.paragraphs if part.new) == texts[3]
    back = await browser.json("article/40.json?from=3&to=1")
    assert (back["counts"]["added"], back["counts"]["removed"]) == (
        whole["counts"]["removed"],
        whole["counts"]["added"],
    )


async def test_without_choice_the_last_change_is_shown(browser: Any) -> None:
    found = await browser.json("article/40.json")
    assert (found["from"], found["to"]) == (2, 3)
    found = await browser.json("article/40.json?to=2")
    assert (found["from"], found["to"]) == (1, 2)


@pytest.mark.parametrize("view", ["inline", "side", "changes"])
async def test_a_diff_marks_what_left_and_what_came(browser: Any, view: str) -> None:
    found = await browser.json("article/40.json")
    went = [
        span["text"] for part in found["difference"]["paragraphs"] for span in part["spans"] if span["op"] == "delete"
    ]
    html = (await browser.page(f"article/40?view={view}")).text
    assert went
    for text in went:
        assert f"<del>{text}</del>" in html


async def test_the_timeline_draws_every_visit_and_links_every_change(browser: Any) -> None:
    html = (await browser.page("article/50")).text
    line = html[html.index('<figure class="timeline"') : html.index("</figure>")]
    assert len(re.findall(r'<path class="tick-', line)) == 6
    assert 'class="gone-time"' in line
    assert 'class="unseen-time"' in line
    assert "from=1" in line


async def test_blame_names_the_revision_of_each_sentence(browser: Any) -> None:
    found = await browser.json("article/40.json?view=blame")
    sentences = [one for paragraph in found["blame"]["paragraphs"] for one in paragraph]
    assert {one["number"] for one in sentences} >= {1, 3}
    text = (await browser.json("article/40.json?view=text&to=3"))["text"]["text"]
    assert all(one["text"] in text for one in sentences)


async def test_search_finds_what_is_no_longer_there_and_says_so(browser: Any, made: Path) -> None:
    with closing(sqlite3.connect(made)) as rows:
        texts = dict(rows.execute("SELECT number, text FROM revisions WHERE article_id = 30"))
    here, later = (set(re.findall(r"\w+", texts[number].lower())) for number in (1, 3))
    word = max(here - later, key=len)
    found = await browser.json(f"search.json?q={word}")
    mine = next(one for one in found["articles"] if one["article_id"] == 30)
    assert mine["deleted"] is True
    assert mine["revision"] < 3
    assert any(kind == "hit" for kind, _ in mine["marked_passage"] + mine["marked_title"])
    only = await browser.json(f"search.json?q={word}&deleted=1")
    assert only["articles"]
    assert all(one["deleted"] for one in only["articles"])


@pytest.mark.parametrize("query", ['"', "a AND", "col:x", "-x", "*", "NEAR(", "\x00", '"open phrase', "()", "ключ OR"])
async def test_no_query_is_malformed(browser: Any, query: str) -> None:
    answer = await browser.get("/paper/-/search", params={"q": query})
    assert answer.status_code == 200


async def test_a_headline_that_came_back_stands_twice_on_its_ladder(tmp_path: Path, open_archive: Any) -> None:
    import hashlib
    from datetime import timedelta

    from archive import Archive, Body, Content, Observation, clock

    path = tmp_path / "paper.db"
    with Archive(path) as archive:
        site = archive.ensure_site("harbour", "https://harbour.example/")
        for hour, title in enumerate(["Bridge shut", "Bridge open", "Bridge shut"]):
            data = title.encode()
            archive.record(
                Observation(
                    url="https://harbour.example/1",
                    fetched_at=clock.now() + timedelta(hours=hour),
                    site_id=site,
                    status=200,
                    body=Body(data, hashlib.sha256(data).hexdigest()),
                    kind="article",
                    content=Content(title=title, text="The bridge over the harbour." * 9, word_count=45),
                )
            )
    async for browser in open_archive(path):
        story = (await browser.json("headlines.json"))["stories"][0]
        assert [rung["title"] for rung in story["rungs"]] == ["Bridge shut", "Bridge open", "Bridge shut"]


async def test_a_day_of_publication_is_shown_without_an_hour(tmp_path: Path, open_archive: Any) -> None:
    path, text = tmp_path / "paper.db", " ".join(f"Plank {number} of the bridge was counted." for number in range(40))
    at = datetime(2026, 3, 12, tzinfo=UTC)
    with Archive(path) as archive:
        for name in ("harbour", "valley"):
            site = archive.ensure_site(name, f"https://{name}.example/")
            for hour, title in enumerate(["Bridge shut", "Bridge open"]):
                archive.record(
                    Observation(
                        url=f"https://{name}.example/1",
                        fetched_at=clock.now() + timedelta(hours=hour),
                        site_id=site,
                        status=200,
                        kind="article",
                        content=Content(title, published_at=at, published_precision="day", text=text, word_count=280),
                    )
                )
    async for browser in open_archive(path):
        for page in ("headlines", "stories", "story/1", "article/1", "article/2", "search?q=plank"):
            html = (await browser.page(page)).text
            assert "12 Mar 2026" in html, page
            assert "12 Mar 2026, 00:00" not in html, page


async def test_what_disappeared_and_is_back_is_not_struck_out(tmp_path: Path, open_archive: Any) -> None:
    path = tmp_path / "paper.db"
    with Archive(path) as archive:
        site = archive.ensure_site("harbour", "https://harbour.example/")
        for name, hours in (("1", (0, 9, 20, 30)), ("2", (0, 9, 20))):
            for hour in hours:
                there = hour in (0, 30)
                archive.record(
                    Observation(
                        url=f"https://harbour.example/{name}",
                        fetched_at=clock.now() + timedelta(hours=hour),
                        site_id=site,
                        status=200 if there else 404,
                        kind="article" if there else "error",
                        content=Content(f"Bridge {name}", text=f"Bridge {name} is long. " * 9) if there else None,
                    )
                )
    async for browser in open_archive(path):
        html = (await browser.page("today")).text
        gone = html[html.index('<ul class="plain gone">') :].partition("</ul>")[0].split("</li>")
        assert ["is back" in one for one in gone[:-1]] == ["Bridge 1" in one for one in gone[:-1]]
        assert ['class="back"' in one for one in gone[:-1]] == ["Bridge 1" in one for one in gone[:-1]]
        assert len(gone) == 3


def test_what_nobody_looked_at_before_a_page_went_or_came_back_is_left_open() -> None:
    hours = [f"2026-03-12T{hour:02}:00:00.000Z" for hour in range(24)]
    revision = {"number": 1, "title": "Bridge", "first_seen_at": hours[0], "last_seen_at": hours[20]}
    shared = {"from_revision": 1, "to_revision": 1, "words_added": 0, "words_removed": 0}
    went = {**shared, "kind": "disappeared", "not_before": hours[4], "not_after": hours[9], "to_revision": None}
    back = {**shared, "kind": "returned", "not_before": hours[12], "not_after": hours[18]}
    visits = [{"fetched_at": hours[at], "outcome": "unchanged"} for at in (0, 4, 9, 12, 18, 20)]
    line = timeline({}, [revision], [went, back], visits)
    assert line is not None
    drawn = sorted(
        (part["x"], part["x"] + part["width"]) for part in [*line["stretches"], *line["open"], *line["gone"]]
    )
    assert [len(line[name]) for name in ("stretches", "open", "gone")] == [2, 2, 1]
    for (_, end), (start, _) in itertools.pairwise(drawn):
        assert end == pytest.approx(start, abs=0.2)


async def test_a_story_says_who_was_first_and_who_was_edited(browser: Any) -> None:
    found = await browser.json("story/20.json")
    published = [member["published_at"] for member in found["members"]]
    assert published == sorted(published)
    assert {member["id"] for member in found["members"]} == {20, 19, 17, 14}
    assert found["first_edit"]["article_id"] in {20, 19, 17, 14}


async def test_a_site_page_divides_edits_by_visits(browser: Any) -> None:
    found = await browser.json("site/paper-1.json")
    assert found["rate"]["low"] < found["rate"]["rate"] < found["rate"]["high"]
    cells = [cell for row in found["heat"]["rows"] for cell in row["cells"]]
    assert any(cell["rate"] is None and cell["visits"] == 0 for cell in cells)
    assert sum(cell["edits"] for cell in cells) == found["rate"]["events"]
    assert len(found["calendar"]) == 90


async def test_a_listing_shows_places_over_time(browser: Any) -> None:
    found = await browser.json("listing/1.json")
    last = found["visits"][-1]["entries"]
    assert [entry["position"] for entry in last] == list(range(1, len(last) + 1))
    assert found["tracks"][0]["best"] == 1


@pytest.mark.parametrize("path", ["today", "article/40", "site/paper-1", "search"])
async def test_feeds_are_sound_in_both_forms(browser: Any, path: str) -> None:
    query = "?q=%22paper%22+OR+a*" if path == "search" else ""
    atom = await browser.page(f"{path}.atom{query}")
    assert atom.headers["content-type"].startswith("application/atom+xml")
    ET.fromstring(atom.content)
    read = feedparser.parse(atom.content)
    assert not read.bozo
    feed = await browser.page(f"{path}.feed.json{query}")
    assert feed.headers["content-type"].startswith("application/feed+json")
    items = feed.json()["items"]
    assert [item["id"] for item in items] == [entry.id for entry in read.entries]
    if path != "search":
        assert items
        assert len({item["id"] for item in items}) == len(items)


async def test_a_diff_can_be_taken_away_as_one_file_and_as_a_picture(browser: Any) -> None:
    page = await browser.page("share/40?from=1&to=3")
    assert page.headers["content-disposition"] == 'attachment; filename="newstrail-40-1-3.html"'
    assert "<script" not in page.text
    assert not re.search(r'(?:src|href)="(?!https?:|#)', page.text)
    revisions = (await browser.json("article/40.json"))["revisions"]
    for one in (revisions[0], revisions[2]):
        assert one["text_sha256"] in page.text
    picture = await browser.page("share/40?from=1&to=3&form=svg")
    root = ET.fromstring(picture.content)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    shown = "".join(root.itertext())
    assert "https://paper-2.example/2026/40" in shown
    assert revisions[2]["text_sha256"][:32] in shown


async def test_the_archived_page_is_text_unless_asked_for_in_a_sandbox(browser: Any) -> None:
    text = await browser.page("body/7")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert "<script>" in text.text
    replay = await browser.page("replay/7")
    policy = replay.headers["content-security-policy"]
    assert policy.startswith("sandbox;")
    assert "allow-" not in policy
    assert "default-src 'none'" in policy
    frame = re.search(r"<iframe[^>]*>", (await browser.page("visit/7?look=1")).text)
    assert frame is not None
    assert 'sandbox=""' in frame.group()


async def test_datasette_shows_texts_times_and_links_as_people_read_them(browser: Any) -> None:
    rows = (await browser.get("/paper/revisions?_size=5")).text
    assert '<time datetime="' in rows
    assert '<a href="/paper/-/visit/' in rows
    assert '<a href="/paper/-/article/' in rows
    database = (await browser.get("/paper")).text
    assert "/paper/-/today" in database
    assert "Which articles disappeared?" in database


async def test_a_crawl_at_work_shows_how_far_it_is(browser: Any, made: Path) -> None:
    html = (await browser.page("today")).text
    assert "<progress" in html
    live = re.search(r'data-live="([^"]+)"', html)
    assert live is not None
    runs = (await browser.get(live.group(1))).json()["runs"]
    assert runs[0]["status"] == "running"
    assert runs[0]["fetched"] == 120
    assert f'data-run="{runs[0]["id"]}"' in html


async def test_static_files_are_kept_and_nothing_else_is_given_out(browser: Any) -> None:
    html = (await browser.page("today")).text
    address = re.search(r'href="(/-/newstrail/static/newstrail.css[^"]*)"', html)
    assert address is not None
    style = await browser.get(address.group(1))
    assert style.status_code == 200
    assert "immutable" in style.headers["cache-control"]
    for path in ("../hooks.py", "..%2fhooks.py", ".hidden", "vendor", "vendor/../../hooks.py"):
        refused = await browser.get(f"/-/newstrail/static/{path}")
        assert refused.status_code in (302, 404)
        assert "hookimpl" not in refused.text


async def test_an_archive_can_lie_below_another_address(made: Path) -> None:
    from archive.cli.commands.serve import datasette_for

    datasette = datasette_for(made)
    datasette._settings["base_url"] = "/press/"
    await datasette.invoke_startup()
    html = (await datasette.client.get("/paper/-/today")).text
    addresses = re.findall(r'(?:href|src|action)="(/[^"]*)"', html)
    assert addresses
    assert [one for one in addresses if not one.startswith("/press/")] == []
    datasette.databases["paper"].stop_reading_apart()


async def test_a_story_shows_who_came_when_and_who_edited_as_lanes(browser: Any) -> None:
    page = await browser.page("story/20")
    found = await browser.json("story/20.json")
    assert page.text.count('class="lane-start') == len(found["members"])
    assert page.text.count('class="lane-edit ') == sum(len(member["edits"]) for member in found["members"])
    places = lanes(found["members"])
    assert places is not None
    assert [lane["x"] for lane in places["lanes"]] == sorted(lane["x"] for lane in places["lanes"])
    assert all(edit["x"] >= lane["x"] for lane in places["lanes"] for edit in lane["edits"])
    assert lanes(found["members"][:1]) is None


async def test_an_archive_without_a_change_says_what_to_do_and_shows_what_it_keeps(
    tmp_path: Path, open_archive: Any
) -> None:
    path = tmp_path / "young.db"
    with Archive(path):
        pass
    async for empty in open_archive(path):
        page = await empty.get("/young/-/today")
        assert "newstrail add URL" in page.text
        for name in ("sites", "headlines", "stories", "search?q=fog"):
            assert (await empty.get(f"/young/-/{name}")).status_code == 200
    with Archive(path) as archive:
        site = archive.ensure_site("quay", "https://quay.example/")
        content = Content("Fog over the quay", text="The ferries stay in port until noon.", word_count=7)
        archive.record(
            Observation("https://quay.example/fog", clock.now(), site, status=200, kind="article", content=content)
        )
    async for young in open_archive(path):
        page = await young.get("/young/-/today")
        assert "Fog over the quay" in page.text
        assert "second visit" in page.text


async def test_each_revision_leads_to_the_archived_page_that_it_was_read_from(browser: Any) -> None:
    page = await browser.page("article/40")
    found = await browser.json("article/40.json")
    for revision in found["revisions"]:
        assert f'visit/{revision["fetch_id"]}?look=1#h-body">archived page</a>' in page.text


async def test_an_instant_is_shown_as_one_whatever_its_column_is_called(browser: Any) -> None:
    old = "/paper?sql=" if not hasattr(browser.datasette, "add_query") else "/paper/-/query?sql="
    page = await browser.get(old + "select+'2026-03-12T08:00:00.000Z'+as+missed")
    assert '<time datetime="2026-03-12T08:00:00.000Z"' in page.text
