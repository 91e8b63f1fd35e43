"""The README's first session is what the program really prints, and its commands are those that the gate runs."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _first_session() -> ModuleType:
    spec = importlib.util.spec_from_file_location("first_session", Path(__file__).parent / "first_session.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_first_session_prints_what_the_readme_shows() -> None:
    match = re.search(r"<!-- session -->\s*```console\n(.+?)\n```", README, re.DOTALL)
    assert match is not None
    session = _first_session()
    shown, played = session.settle(match[1]), session.play()
    assert played.splitlines() == shown.splitlines(), "python tests/e2e/first_session.py prints the session anew"


def test_the_two_commands_can_be_read_from_the_readme() -> None:
    for name, part in (("demo", "newstrail demo"), ("test", "pytest")):
        done = subprocess.run(
            [sys.executable, str(ROOT / ".ci" / "readme_command.py"), name], capture_output=True, text=True, check=True
        )
        assert part in done.stdout


def test_every_file_and_command_that_the_readme_names_is_there() -> None:
    for path in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / path).exists(), path
    from crawler.cli import main

    known = set(main.list_commands(None))  # type: ignore[arg-type]
    for command in re.findall(r"`newstrail ([a-z]+)", README):
        assert command in known, command
