"""What the demonstration advises can be pasted where it ran, also out of a virtual environment that is not active."""

import pytest

from crawler.cli.commands.demo import as_called


@pytest.mark.parametrize(
    ("name", "on_path", "told"),
    [
        (".venv/bin/newstrail", None, ".venv/bin/newstrail"),
        ("/home/ada/my venv/bin/newstrail", None, "'/home/ada/my venv/bin/newstrail'"),
        ("/home/ada/bin/newstrail", "/home/ada/bin/newstrail", "newstrail"),
        ("/usr/lib/python3/crawler/cli/__main__.py", None, "newstrail"),
    ],
)
def test_the_program_is_named_as_a_shell_finds_it(name: str, on_path: str | None, told: str) -> None:
    assert as_called(name, on_path) == told
