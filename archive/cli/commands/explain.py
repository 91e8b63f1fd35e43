"""`newstrail explain`: why was this fetched?"""

from pathlib import Path
from typing import Any

import click
from rich.text import Text

from archive.cli.options import archive_option
from archive.cli.output import console
from archive.display import counted, one_line, safe_json, to_minute
from archive.explaining import explain
from archive.store import Archive

BOXES = 5  # pages with a box of links to the story that are named: a popular one stands in hundreds


@click.command(short_help="Why an article was fetched, and what came of it.")
@click.argument("article", metavar="URL")
@click.option("--json", "as_json", is_flag=True, help="All of it as JSON.")
@archive_option
def command(article: str, as_json: bool, archive: Path) -> None:
    """Which listings showed the article at URL (or with that id), when it was visited, what each visit was taken for
    and why, and when it is visited next.

    \b
    newstrail explain https://news.example/2026/11/22/bridge
    newstrail explain 17 --json
    """
    with Archive(archive, readonly=True) as store:
        told = explain(store.db.conn, store.find(article))
    if as_json:
        click.echo(safe_json(told, indent=1))
    else:
        _print(told)


def _print(told: dict[str, Any]) -> None:
    out, article = console(), told["article"]
    title = article["title"] or "(not read yet)"
    out.print(Text(one_line(f"{article['site']} {article['id']}: {title}"), style="bold"))
    out.print(Text(one_line(f"{article['status']}, {counted(article['revision_count'], 'revision')}")))
    for url in told["urls"]:
        out.print(Text("  " + one_line(f"{url['relation']:10}{url['url']}")), soft_wrap=True)
    out.print(Text("shown by", style="bold"))
    boxes = [entry for entry in told["shown_by"] if entry["kind"] == "box"]
    for entry in [one for one in told["shown_by"] if one["kind"] != "box"] + boxes[:BOXES]:
        position = f" at {entry['position']}" if entry["position"] is not None else ""
        seen = f"{to_minute(entry['first_seen_at'])} to {to_minute(entry['last_seen_at'])}"
        out.print(Text("  " + one_line(f"{entry['kind']} {entry['page']}{position}, {seen}")), soft_wrap=True)
    if len(boxes) > BOXES:
        out.print(Text(f"  box on {len(boxes) - BOXES:,} more (--json shows all)"))
    out.print(Text("visits, newest first", style="bold"))
    for visit in told["visits"]:
        why = "; ".join(_facts(visit["evidence"]))
        line = f"{to_minute(visit['fetched_at'])}  {visit['status'] or '-'}  {visit['outcome']}  {why}"
        out.print(Text("  " + one_line(line, 200)), soft_wrap=True)
    out.print(Text("next", style="bold"))
    at = to_minute(told["next"]["at"]) or "never by itself"
    out.print(Text("  " + one_line(f"{at}  ({told['next']['reason'] or 'no reason kept'})")), soft_wrap=True)


_PLAIN = (str, int, float)
_FIRST = ("reason", "kind", "problem")  # what decided comes before what is merely known


def _facts(evidence: dict[str, Any]) -> list[str]:
    """What a visit's evidence says, a phrase each: nested facts by their names, lists as their items."""
    names = [name for name in _FIRST if name in evidence] + [name for name in evidence if name not in _FIRST]
    told = []
    for name in names:
        value = evidence[name]
        if isinstance(value, dict):
            value = ", ".join(f"{key} {one}" for key, one in value.items() if isinstance(one, _PLAIN))
            value = f"({value})" if value else ""
        elif isinstance(value, list):
            value = ", ".join(str(one) for one in value if isinstance(one, _PLAIN))
        if value not in ("", None):
            told.append(f"{name} {value}")
    return told
