"""`newstrail diff` and `newstrail blame`, from the command line to what they print."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli.group import CommandGroup
from archive.diff import Diff
from tests.archive.conftest import STORY, Paper, content

Run = Callable[..., Result]
LATER = STORY.replace("nine weeks", "ten weeks").replace("two of its", "three of its")


@pytest.fixture
def run(paper: Paper, tmp_path: Path) -> Run:
    """Runs a command on an archive with one edited story, one that never changed, and a copy."""
    paper.visit(0, content(STORY, "Bridge to close", language="en"))
    paper.visit(5, content(LATER, "Bridge to close", language="en"))
    paper.visit(30, content(LATER + "\n\nCorrection: the cost was wrong.", "Bridge closes", language="en"))
    paper.visit(0, content("Nothing ever changes here, they say.", "Quiet"), "quiet")
    paper.visit(0, content(STORY.replace("Monday", "Tuesday"), "Bridge to close, says board"), "copy")
    paper.visit(0, content("\x1b]0;owned\x07 <script>alert(1)</script> here.", "Hostile \u202e title"), "hostile")
    group = CommandGroup("newstrail", packages=("archive.cli.commands",))
    path = str(tmp_path / "news.db")
    return lambda *words, **options: CliRunner().invoke(group, [*words, "--archive", path], **options)


def test_the_default_is_the_last_change(run: Run) -> None:
    result = run("diff", "story")
    assert result.exit_code == 0
    assert "story@2" in result.stdout
    assert "story@3" in result.stdout
    assert "title: Bridge [-to close-]{+closes+}" in result.stdout
    assert "{+Correction: the cost was wrong.+}" in result.stdout
    assert "correction notice added" in result.stdout


def test_a_range_of_revisions(run: Run) -> None:
    result = run("diff", "story", "1..2")
    assert "[-nine-]{+ten+} weeks" in result.stdout
    assert "Correction" not in result.stdout
    assert run("diff", "story@1", "story@2").stdout == result.stdout
    assert run("diff", "story@1..2").stdout == result.stdout


def test_two_articles(run: Run) -> None:
    result = run("diff", "story@1", "copy")
    assert "[-Monday-]{+Tuesday+}" in result.stdout


def test_json_is_a_diff_that_can_be_read_back(run: Run) -> None:
    found = json.loads(run("diff", "story", "1..2", "--json").stdout)
    assert (found["before"]["revision"], found["after"]["revision"]) == (1, 2)
    assert found["description"]["fields"] == ["text"]
    assert "figure_changed" in {label["name"] for label in found["description"]["labels"]}
    difference = Diff.from_json(found)
    assert difference.apply(content(STORY, "Bridge to close", language="en")).text == LATER


@pytest.mark.parametrize("form", ["--words", "--unified", "--side-by-side", "--stat"])
def test_every_form_prints_without_colour_into_a_pipe(run: Run, form: str) -> None:
    result = run("diff", "story", "1..3", form)
    assert result.exit_code == 0
    assert result.stdout
    assert "\x1b" not in result.stdout


def test_two_columns_are_as_wide_as_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (60, 90):
        monkeypatch.setenv("COLUMNS", str(width))
        text = run("diff", "story", "1..2", "--side-by-side").stdout.split("\n\n", 1)[1]
        assert width - 5 <= max(map(len, text.splitlines())) <= width


def test_the_page_is_written_where_asked(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "diff.html"
    result = run("diff", "story", "1..2", "--html", str(target))
    assert result.stdout == ""
    assert "<ins>ten</ins>" in target.read_text(encoding="utf-8")
    assert "<ins>ten</ins>" in run("diff", "story", "1..2", "--html", "-").stdout


def test_the_page_and_another_form_are_both_given(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "diff.html"
    told = json.loads(run("diff", "story", "1..2", "--json", "--html", str(target)).stdout)
    assert told["description"]["words_added"]
    assert "<ins>ten</ins>" in target.read_text(encoding="utf-8")
    both = run("diff", "story", "1..2", "--side-by-side", "--html", "-")
    assert both.exit_code == 2
    assert "--side-by-side" in both.stderr


def test_exit_code_tells_whether_something_was_edited(run: Run) -> None:
    assert run("diff", "story", "--exit-code").exit_code == 10
    assert run("diff", "story", "2..2", "--exit-code").exit_code == 0
    quiet = run("diff", "quiet", "--exit-code")
    assert quiet.exit_code == 0
    assert "only state" in quiet.stderr


def test_unknown_articles_revisions_and_ranges_are_explained(run: Run) -> None:
    assert run("diff", "nowhere").exit_code == 1
    assert run("diff", "story@9").exit_code == 1
    assert run("diff", "story@1", "1..2").exit_code == 2


def test_nothing_scraped_steers_the_terminal(run: Run) -> None:
    for words in (("diff", "story", "hostile"), ("diff", "story", "hostile", "--unified"), ("blame", "hostile")):
        shown = run(*words, color=True).stdout
        assert "\x1b]" not in shown
        assert "\u202e" not in shown


def test_blame_prints_each_sentence_with_its_revision(run: Run) -> None:
    shown = run("blame", "story").stdout
    assert "   1  2026-03-02 09:00  The harbour council voted" in shown
    assert "   2  2026-03-02 14:00  The work will take ten weeks" in shown
    assert "   3  2026-03-03 15:00  Correction: the cost was wrong." in shown
    assert "until 2  The work will take nine weeks" in shown


def test_blame_as_data(run: Run) -> None:
    rows = json.loads(run("blame", "story", "--json").stdout)
    assert {row["state"] for row in rows} == {"standing", "gone"}
    nine = next(row for row in rows if "nine weeks" in row["text"])
    assert (nine["revision"], nine["gone_in"]) == (1, 2)
    assert "ten weeks" in nine["became"]
    table = list(csv.DictReader(io.StringIO(run("blame", "story", "--csv").stdout)))
    assert [row["text"] for row in table] == [row["text"] for row in rows]


def test_help_has_examples(run: Run) -> None:
    assert "newstrail diff council-budget" in run("diff", "--help").stdout
    assert "newstrail blame council-budget" in run("blame", "--help").stdout


def test_the_log_counts_words_only_where_words_changed(run: Run, paper: Paper) -> None:
    for hours in (31, 50):
        paper.gone(hours, "quiet")
    paper.visit(80, content("Nothing ever changes here, they say.", "Quiet"), "quiet")
    rows = csv.DictReader(io.StringIO(run("log", "quiet", "--csv").stdout))
    assert {row["event"]: row["words"].lstrip("'") for row in rows} == {
        "new": "+6 -0",
        "disappeared": "",
        "returned": "",
    }
    edited = next(csv.DictReader(io.StringIO(run("log", "story", "--kind", "edited", "--csv").stdout)))
    assert edited["words"].lstrip("'").startswith("+")
