"""`newstrail --help` says of every command, in one whole line, what it is for."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from crawler.cli import main

ROOT = Path(__file__).parents[3]


def test_no_command_s_line_is_cut_off() -> None:
    text = CliRunner().invoke(main, ["--help"], terminal_width=80).stdout
    lines = text.partition("Commands:")[2].strip().splitlines()
    assert len(lines) > 20
    assert [line for line in lines if line.endswith("...") or len(line.split()) < 2] == []


@pytest.mark.parametrize("name", main.list_commands(click.Context(main)))
def test_the_help_of_every_command_has_an_example(name: str) -> None:
    text = CliRunner().invoke(main, [name, "-h"], terminal_width=80).stdout
    usage, _, rest = text.partition("\n\n")
    examples = [line for line in rest.splitlines() if re.match(rf"  newstrail (--\S+ \S+ )?{name}\b", line)]
    assert usage.startswith("Usage: ")
    assert examples


def _shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = f"{sys.executable} -m crawler.cli"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("NEWSTRAIL_")}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line.replace("newstrail", command)],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("line", ["newstrail --help | true", "newstrail doctor >&-", "newstrail doctor 2>&-"])
def test_a_reader_that_is_not_there_is_no_error(tmp_path: Path, line: str) -> None:
    done = _shell(line, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_command_that_is_terminated_ends_as_by_ctrl_c(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "page.html")  # nobody writes into it: the command waits
    done = _shell("newstrail understand page.html & sleep 2; kill $!; wait $!", tmp_path)
    assert (done.returncode, done.stderr.strip()) == (11, "Interrupted.")
