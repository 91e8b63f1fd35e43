"""People's SQL reads and does nothing else; headers, access and CSV hold what they promise."""

import asyncio
import csv
import io
import sqlite3
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.reading import confine
from archive.web.guard.cells import Cells
from archive.web.guard.readers import Interrupted, Readers

WRITES = [
    "INSERT INTO sites (name, home_url, added_at) VALUES ('a', 'b', 'c')",
    "UPDATE sites SET name = 'x'",
    "DELETE FROM changes",
    "DROP TABLE changes",
    "CREATE TABLE t (a)",
    "CREATE TEMP TABLE t (a)",
    "CREATE VIRTUAL TABLE t USING fts5(a)",
    "ATTACH '{other}' AS other",
    "ATTACH ':memory:' AS other",
    "VACUUM INTO '{other}'",
    "VACUUM",
    "PRAGMA journal_mode=DELETE",
    "PRAGMA writable_schema=1",
    "PRAGMA user_version=9",
    "PRAGMA hard_heap_limit=0",
    "REINDEX",
    "ANALYZE",
    "BEGIN IMMEDIATE",
    "SELECT load_extension('x')",
    "SELECT writefile('{other}', 'x')",
]


@pytest.mark.parametrize("statement", WRITES)
def test_a_reader_does_nothing_but_read(made: Path, tmp_path: Path, statement: str) -> None:
    other = tmp_path / "other.db"
    readers = Readers(f"{made.as_uri()}?mode=ro", 1)
    before = made.read_bytes()
    try:
        with pytest.raises(sqlite3.Error):
            readers.execute(statement.format(other=other))
    finally:
        readers.close()
    assert not other.exists()
    assert made.read_bytes() == before


def test_the_connections_of_pages_only_read_too(made: Path) -> None:
    conn = sqlite3.connect(made)
    confine(conn)
    for statement in WRITES:
        with pytest.raises(sqlite3.Error):
            conn.execute(statement.format(other="other.db"))
    assert conn.execute("SELECT count(*) FROM revisions_fts WHERE revisions_fts MATCH 'nothing'").fetchone() == (0,)
    assert conn.execute("SELECT count(*) FROM pragma_table_info('articles')").fetchone()[0] > 10
    conn.close()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT printf('%.*c', 2147483647, 'x')",
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c",
        "SELECT count(*) FROM fetches a, fetches b, fetches c, fetches d",
        "SELECT hex(zeroblob(900000000))",
        "SELECT group_concat(printf('%.*c', 9000000, 'x')) FROM fetches",
        "SELECT printf('%.*c', 60000000, 'x') FROM fetches",
    ],
)
def test_a_query_that_wants_too_much_is_ended_and_the_next_one_answers(made: Path, statement: str) -> None:
    readers = Readers(f"{made.as_uri()}?mode=ro", 1)
    try:
        readers.execute("SELECT 1")
        began = time.monotonic()
        with pytest.raises((Interrupted, sqlite3.Error)):
            readers.execute(statement, seconds=0.3)
        assert time.monotonic() - began < 10
        assert readers.execute("SELECT count(*) AS n FROM sites").rows[0]["n"] == 3
    finally:
        readers.close()


async def test_the_server_goes_on_answering_while_a_query_is_ended(browser: Any) -> None:
    greedy = asyncio.create_task(browser.sql("SELECT printf('%.*c', 2147483647, 'x')"))
    await asyncio.sleep(0.05)
    assert (await browser.page("today")).status_code == 200
    assert (await browser.sql("SELECT 7 AS n")).json()["rows"] == [{"n": 7}]
    assert (await greedy).status_code == 400


@pytest.mark.parametrize(
    "statement", ["ATTACH 'x.db' AS x", "VACUUM INTO 'x.db'", "DELETE FROM sites", "PRAGMA cache_size=1"]
)
async def test_over_http_nothing_can_be_changed(
    browser: Any, made: Path, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = _bytes(made)
    assert (await browser.sql(statement)).status_code in (400, 403)
    assert _bytes(made) == before
    assert _names(tmp_path) == []


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def test_rows_come_back_as_datasette_needs_them(browser: Any) -> None:
    answer = await browser.sql('SELECT 1 AS a, \'ü\' AS "b""c", NULL AS n, 2.5 AS f')
    assert answer.json()["rows"] == [{"a": 1, 'b"c': "ü", "n": None, "f": 2.5}]


@pytest.mark.parametrize(
    "path",
    ["/-/home", "/paper", "/paper/articles", "/paper/articles/1", "/paper/silent_edits", "/nothing", "/paper/-/today"],
)
async def test_every_page_has_a_policy_without_inline_script(browser: Any, path: str) -> None:
    answer = await browser.get(path)
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "'unsafe-eval'" not in policy["script-src"]
    assert policy["base-uri"] == "'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    if "/-/today" in path:
        assert policy["script-src"] == "'self'"
        assert "<script>" not in answer.text


async def test_a_nonce_is_given_once_and_only_to_scripts_of_templates(browser: Any) -> None:
    first, second = [await browser.get("/paper/articles") for _ in range(2)]
    nonces = [answer.headers["content-security-policy"].split("'nonce-")[1].split("'")[0] for answer in (first, second)]
    assert nonces[0] != nonces[1]
    assert f'nonce="{nonces[0]}"' in first.text


async def test_with_a_token_only_who_shows_it_may_ask(made: Path, open_archive: Any) -> None:
    async for browser in open_archive(made, token="s3cret"):
        for path in ("/", "/paper/-/today", "/-/newstrail/static/newstrail.css", "/-/static/app.css", "/paper.json"):
            assert (await browser.get(path)).status_code == 403
        assert (await browser.get("/-/enter?token=wrong")).status_code == 403
        entered = await browser.get("/-/enter?token=s3cret&next=//elsewhere.example")
        assert entered.status_code == 303
        assert entered.headers["location"] == "/"
        assert "HttpOnly" in entered.headers["set-cookie"]
        cookie = entered.headers["set-cookie"].split(";")[0]
        assert (await browser.get("/paper/-/today", headers={"cookie": cookie})).status_code == 200
        assert (await browser.get("/paper/-/today", headers={"authorization": "Bearer s3cret"})).status_code == 200
        assert (await browser.get("/paper/-/today", headers={"cookie": "newstrail_token=no"})).status_code == 403


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8001", 302),
        ("127.0.0.1", 302),
        ("[::1]:8001", 302),
        ("rebound.example", 403),
        ("127.0.0.1.evil.example", 403),
    ],
)
async def test_on_loopback_only_this_machine_s_names_are_answered(
    made: Path, open_archive: Any, host: str, status: int
) -> None:
    async for browser in open_archive(made, loopback=True):
        assert (await browser.get("/", headers={"host": host})).status_code == status


@pytest.mark.parametrize(
    "path",
    [
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "//elsewhere.example/-/today",
        "/paper/-/today//elsewhere.example",
    ],
)
async def test_no_address_leads_elsewhere(browser: Any, path: str) -> None:
    transport = httpx.ASGITransport(app=browser.datasette.app())
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answer = await client.get("http://localhost" + path)
    location = answer.headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


async def test_only_reading_methods_are_answered(browser: Any) -> None:
    answer = await browser.datasette.client.post("/paper/-/today")
    assert answer.status_code in (403, 405)


CELLS = st.lists(st.lists(st.text(alphabet='=+-@\t\r\n",;abc1. ü', max_size=6), min_size=1, max_size=4), max_size=6)


@settings(max_examples=100, deadline=None)
@given(CELLS, st.integers(1, 7))
def test_cells_lose_nothing_but_their_power(rows: list[list[str]], step: int) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    text, cells = stream.getvalue(), Cells()
    out = "".join(cells.feed(text[at : at + step]) for at in range(0, len(text), step)) + cells.close()
    read = list(csv.reader(io.StringIO(out, newline="")))
    wanted = list(csv.reader(io.StringIO(text, newline="")))
    assert len(read) == len(wanted)
    for before, after in zip(wanted, read, strict=True):
        for old, new in zip(before, after, strict=True):
            assert new in (old, "'" + old)
            number = old.lstrip("+-").replace(".", "", 1).isdigit()
            assert number or not new.startswith(("=", "+", "-", "@", "\t", "\r"))


async def test_a_download_holds_no_formula(tmp_path: Path, open_archive: Any) -> None:
    from archive import Archive

    path = tmp_path / "paper.db"
    names = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "plain"]
    with Archive(path) as archive:
        for name in names:
            archive.ensure_site(name, "https://harbour.example/")
    async for browser in open_archive(path):
        for address in ("/paper/sites.csv", "/paper/sites.csv?_stream=on"):
            read = list(csv.DictReader(io.StringIO((await browser.get(address)).text)))
            assert [row["name"] for row in read] == ["'" + name for name in names[:4]] + ["plain"]
