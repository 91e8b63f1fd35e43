"""The ten questions run, are documented, and no page reads a whole table."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from archive.web.asked import Asked
from archive.web.pages.register import PAGES
from archive.web.questions import Question, document, questions

ROOT = Path(__file__).parents[3]

BIG = (
    "articles",
    "bodies",
    "changes",
    "duplicates",
    "entries",
    "fetches",
    "revisions",
    "sightings",
    "suppressed",
    "urls",
)


def test_there_are_ten_and_the_docs_hold_them() -> None:
    assert len(questions()) == 10
    wanted = (
        "run: python -c 'from archive.web.questions import document; print(document(), end=\"\")' > docs/questions.md"
    )
    assert (ROOT / "docs" / "questions.md").read_text(encoding="utf-8") == document(), wanted


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.name)
def test_a_question_runs_and_walks_an_index(made: Path, question: Question) -> None:
    conn = sqlite3.connect(made)
    values: dict[str, Any] = {
        name: {"article": "40", "hours": "3", "phrase": "paper"}[name] for name in question.parameters
    }
    conn.execute(question.sql, values).fetchall()
    assert not whole_tables(conn, question.sql, values)
    conn.close()


ADDRESSES = [
    ("today", "", {}),
    ("today", "", {"site": ["paper-1"], "kind": ["edited"], "label": ["quote"], "silent": ["1"], "size": ["large"]}),
    ("article", "40", {}),
    ("article", "40", {"view": ["blame"]}),
    ("site", "paper-1", {}),
    ("headlines", "", {"site": ["paper-1"]}),
    ("listing", "1", {}),
    ("search", "", {"q": ["paper"]}),
    ("search", "", {"q": ["pa*"], "site": ["paper-1"]}),
    ("stories", "", {}),
    ("story", "20", {}),
    ("visit", "7", {}),
    ("share", "40", {}),
]


@pytest.mark.parametrize(("page", "name", "values"), ADDRESSES)
def test_no_page_reads_a_whole_table(made: Path, page: str, name: str, values: dict[str, list[str]]) -> None:
    conn = sqlite3.connect(made)
    asked: list[str] = []
    conn.set_trace_callback(asked.append)
    PAGES[page].answer(conn, Asked("paper", "/paper/-", name, values))
    conn.set_trace_callback(None)
    assert asked
    for sql in asked:
        if sql.lstrip().upper().startswith(("SELECT", "WITH")):
            assert not whole_tables(conn, sql, {}), sql
    conn.close()


def whole_tables(conn: sqlite3.Connection, sql: str, values: dict[str, Any]) -> list[str]:
    """Steps of SQLite's plan that walk a big table row by row without an index (a bounded walk down the rows' ids or an
    index is none)."""
    plan = [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    return [step for step in plan if any(step == f"SCAN {table}" for table in BIG)]
