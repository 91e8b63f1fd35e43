"""The house keeps its own rules: small rooms with names that say what they hold."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for package in ("archive", "crawler") for path in (ROOT / package).rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]
MAY_BE_LONG: set[str] = set()


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_room_is_at_most_300_lines_and_says_what_it_owns(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    name = str(path.relative_to(ROOT))
    assert name in MAY_BE_LONG or source.count("\n") <= 300, f"{name} has outgrown its walls"
    assert not source.strip() or ast.get_docstring(ast.parse(source)), f"{name} does not say what it owns"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            assert node.end_lineno - node.lineno < 70, f"{path.name}:{node.lineno} {node.name} is longer than a screen"


def test_no_drawers() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "base", "tools"}
    assert [name for name in NAMES if drawers & set(Path(name).with_suffix("").parts)] == []


def test_the_project_names_no_path_of_one_machine() -> None:
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not files:
        pytest.skip("not a git checkout")
    strays = []
    for name in files:
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".sql", ".html", ".css", ".cfg", ".txt"} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            strays += [name for mark in ("/wo" + "rk/", "/op" + "t/") if mark in text]
    assert strays == []
