"""URL identity against the cases of other projects: do two spellings that they hold to be one URL get one canonical form?

    python tests/bench/urls.py --data DIR      (the folder of URL cases: wpt-*.jsonl, w3lib-url.jsonl, ...)

The sources contradict each other on taste: browsers keep fragments and tracking parameters, w3lib sorts queries, courlan
drops ports and languages. Counted is only what newstrail promises: an input and its expected form are the same page.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from archive.identity import domain
from archive.variants import form_key
from crawler.identity import canonical

SAME = {"canonicalize_url", "normalize_url", "clean_url", "scrub_url", "safe_url_string", "safe_download_url"}


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines; none when it is not there."""
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def web(text: object) -> bool:
    """Whether it is an http(s) URL with a host."""
    return isinstance(text, str) and text.strip().lower().startswith(("http://", "https://"))


def spellings(data: Path) -> Iterator[tuple[str, str, str]]:
    """(source, one, other): two spellings of one URL."""
    for row in cases(data / "wpt-urltestdata.jsonl"):
        if web(row.get("input")) and web(row.get("href")) and not row.get("failure"):
            yield "WHATWG URL parser", row["input"], row["href"]
    for name in ("w3lib", "courlan"):
        for row in cases(data / f"{name}-url.jsonl"):
            if (
                row.get("function") in SAME
                and web(row.get("input"))
                and web(row.get("expected"))
                and not row.get("options")
            ):
                yield f"{name} {row['function']}", row["input"], row["expected"]


def main() -> None:
    """Print how many pairs agree, and those that do not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--wrong", action="store_true", help="print the pairs that do not agree")
    arguments = parser.parse_args()
    counts: dict[str, list[int]] = {}
    for source, one, other in spellings(arguments.data):
        count = counts.setdefault(source, [0, 0, 0, 0])
        count[0] += 1
        count[1] += canonical(one) == canonical(other)
        count[2] += form_key(canonical(one)) == form_key(canonical(other))
        count[3] += canonical(canonical(one)) == canonical(one)
        if arguments.wrong and form_key(canonical(one)) != form_key(canonical(other)):
            print(f"  {source}: {one!r} -> {canonical(one)!r}; {other!r} -> {canonical(other)!r}")
    print(f"{'source':32}{'pairs':>7}{'same canonical':>16}{'same form':>11}{'idempotent':>12}")
    for source, (pairs, same, forms, stable) in counts.items():
        print(f"{source:32}{pairs:>7}{same / pairs:>16.1%}{forms / pairs:>11.1%}{stable / pairs:>12.1%}")
    rows = [row for row in cases(arguments.data / "public-suffix.jsonl") if row.get("registrable_domain")]
    if rows:
        right = sum(domain(_ascii(row["input"])) == _ascii(row["registrable_domain"]) for row in rows)
        print(f"registrable domains: {right} of {len(rows)}")


def _ascii(name: str) -> str:
    try:
        return name.lower().encode("idna").decode("ascii")
    except UnicodeError:
        return name.lower()


if __name__ == "__main__":
    main()
