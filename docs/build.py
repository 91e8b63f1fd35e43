"""Write the generated parts of the docs, or with --check say which ones no longer match the code.

python docs/build.py            writes docs/cli.md and docs/schema.md
python docs/build.py --check    exits 1 and names what differs
"""

import sys
from pathlib import Path

import click

DOCS = Path(__file__).parent
NOTE = "<!-- Written by docs/build.py; change the code, then run it again. -->\n"


def commands() -> str:
    """The reference of every command, from its own help."""
    from crawler.cli import main

    context = click.Context(main, info_name="newstrail", max_content_width=100, terminal_width=100)
    parts = [NOTE, "# Commands\n", _block(main.get_help(context))]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is None or command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context, max_content_width=100, terminal_width=100)
        parts += [f"## newstrail {name}\n", _block(command.get_help(inner))]
        if isinstance(command, click.Group):
            for sub in command.list_commands(inner):
                part = command.get_command(inner, sub)
                if part is not None:
                    leaf = click.Context(part, info_name=sub, parent=inner, max_content_width=100, terminal_width=100)
                    parts += [f"### newstrail {name} {sub}\n", _block(part.get_help(leaf))]
    parts.append(_exit_codes())
    return "\n".join(parts)


def _exit_codes() -> str:
    from archive import errors

    rows = [
        (0, "done"),
        (1, "an error, told in full"),
        (2, "the command line cannot be carried out as written"),
        (errors.DiskFull.exit_code, "disk full"),
        (errors.ConfigError.exit_code, "bad configuration"),
        (errors.DamagedArchive.exit_code, "`verify` found damage"),
        (errors.NewerArchive.exit_code, "the archive is newer than the program"),
        (errors.Locked.exit_code, "locked by another run"),
        (errors.EXIT_DIFFERENT, "differences found (`diff --exit-code`)"),
        (errors.EXIT_INTERRUPTED, "interrupted; the next run goes on"),
        (errors.EXIT_SITES_FAILED, "some sites failed"),
    ]
    lines = ["## Exit codes\n", "| code | meaning |", "|---|---|"]
    return "\n".join(lines + [f"| {code} | {meaning} |" for code, meaning in rows]) + "\n"


def _block(text: str) -> str:
    return "```text\n" + "\n".join(line.rstrip() for line in text.splitlines()) + "\n```\n"


def schema() -> str:
    """The data dictionary, from the schema and its descriptions."""
    from archive.schema.dictionary import markdown

    return NOTE + "\n" + markdown()


PAGES = {"cli.md": commands, "schema.md": schema}


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them; the exit code."""
    stale = []
    for name, make in PAGES.items():
        path, text = DOCS / name, make()
        if "--check" in arguments:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(f"docs/{name}")
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"Out of date: {', '.join(stale)}. Run `python docs/build.py`.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.path.insert(0, str(DOCS.parent))
    sys.exit(main(sys.argv[1:]))
