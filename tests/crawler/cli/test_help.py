"""`newstrail --help` says of every command, in one whole line, what it is for."""

from click.testing import CliRunner

from crawler.cli import main


def test_no_command_s_line_is_cut_off() -> None:
    text = CliRunner().invoke(main, ["--help"], terminal_width=80).stdout
    lines = text.partition("Commands:")[2].strip().splitlines()
    assert len(lines) > 20
    assert [line for line in lines if line.endswith("...") or len(line.split()) < 2] == []
