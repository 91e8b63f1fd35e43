"""Measure the reading of dates: texts in many languages, and the publication day of real pages.

    python tests/bench/dates.py --data DIR [--tools DIR] [--peers] [--misses] [--undeclared]

DIR holds the sets by name: `suites/dates/dates.jsonl` and `htmldate-eval`, `wcxb-articles`, `fundus-fixtures`, each with
`ground-truth.json`. --tools is a folder with `score_extraction.py`, whose `same_day` then decides (else: equal calendar
days, in the truth's offset where both have one). Prints for the publication day precision (over pages with a truth and an
answer), recall and F, dates in the future (past the set's crawl date where it is known), and the time for a page; with
--peers htmldate on the same pages in the same run, and dateparser on the texts, where they are installed. With --undeclared
what pages declare in JSON-LD and meta elements is taken out first: what is left is read as on pages that declare nothing.
"""

import argparse
import gzip
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from truths import undeclared

from crawler.understanding.dates import read
from crawler.understanding.dates.published import page_dates
from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document
from crawler.understanding.metadata.graph import read_graph

PAGES = ("htmldate-eval", "wcxb-articles", "fundus-fixtures")
SameDay = Callable[[str, str | datetime | None], bool]


def pages_of(folder: Path) -> Iterator[tuple[str, dict, bytes]]:
    """Each page of a set: its id, its truth, its bytes."""
    for name, truth in json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items():
        path = folder / (truth.get("file") or f"html/{name}.html.gz")
        if path.exists():
            yield name, truth, gzip.decompress(path.read_bytes())


def days_agree(truth: str, answer: str | datetime | None) -> bool:
    """Whether two times fall on one calendar day, in the truth's offset where both have one."""
    if answer is None:
        return False
    there = answer if isinstance(answer, datetime) else datetime.fromisoformat(answer)
    here = datetime.fromisoformat(truth.replace("Z", "+00:00"))
    if here.tzinfo is not None and there.tzinfo is not None:
        there = there.astimezone(here.tzinfo)
    return here.date() == there.date()


def own_day(body: bytes, url: str, fetched_at: datetime | None = None) -> datetime | None:
    """The publication time that newstrail reads."""
    doc = Document.parse(body, url, {})
    found = page_dates(doc, read_graph(doc.head.json_ld, url, doc), page_reader(doc, fetched_at=fetched_at))
    return found.published.value if found.published else None


def measure_publication(
    folder: Path,
    same_day: SameDay = days_agree,
    answer: Callable[[bytes, str], datetime | str | None] = own_day,
    misses: bool = False,
    prepared: Callable[[bytes], bytes] = bytes,
) -> dict[str, float]:
    """Precision, recall, F, share of pages with an answer in the future, milliseconds a page, for one set."""
    given: list[tuple[Mapping[str, Any], datetime | str | None]] = []
    spent = 0.0
    for name, truth, page in pages_of(folder):
        body = prepared(page)
        started = time.process_time()
        found = answer(body, truth["url"])
        spent += time.process_time() - started
        given.append((truth, found))
        expected = truth.get("datePublished")
        if misses and expected and not (found is not None and same_day(expected, found)):
            print(f"      {name}: expected {expected}, read {found}", file=sys.stderr)
    return {**scores(given, same_day), "pages": len(given), "ms": 1000 * spent / max(1, len(given))}


def scores(given: Sequence[tuple[Mapping[str, Any], datetime | str | None]], same_day: SameDay) -> dict[str, float]:
    """Of pages' truths and the days read: "precision", "recall" and "f" over those whose day is `known` (how many), and
    "future": answers past the day of the crawl, or past now where that is not recorded."""
    right = answered = known = future = 0
    for truth, found in given:
        limit = truth.get("crawlDate")
        last = datetime.fromisoformat(limit).replace(tzinfo=UTC) + timedelta(days=2) if limit else datetime.now(UTC)
        if isinstance(found, datetime):
            future += (found if found.tzinfo else found.replace(tzinfo=UTC)) > last
        expected = truth.get("datePublished")
        if expected:
            known += 1
            answered += found is not None
            right += found is not None and same_day(expected, found)
    precision, recall = right / max(1, answered), right / max(1, known)
    f = 2 * precision * recall / max(1e-9, precision + recall)
    return {"precision": precision, "recall": recall, "f": f, "known": known, "future": future}


def text_rows(folder: Path) -> Iterator[dict]:
    """The rows of the suite of date texts."""
    for line in (folder / "dates.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def own_text(row: dict) -> datetime | None:
    """What newstrail reads in a row's text, told the same as the row's own parser was."""
    given = row.get("settings") or {}
    base = datetime.fromisoformat(row["relative_base"]) if "relative_base" in row else None
    if base is not None and given.get("TIMEZONE"):
        zone = read(f"2000-01-01 00:00 {given['TIMEZONE']}")
        there = zone.value.tzinfo if zone else None
        base = base.replace(tzinfo=UTC).astimezone(there) if there else base
    prefer = {"past": "past", "future": "future"}.get(given.get("PREFER_DATES_FROM"), "period")
    languages = row.get("languages") or row.get("locales") or []
    found = read(row["text"], base=base, languages=languages, order=given.get("DATE_ORDER"), prefer=prefer)
    if found is None:
        return None
    value = found.value
    if given.get("TO_TIMEZONE"):
        value = (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
        if given.get("RETURN_AS_TIMEZONE_AWARE") is False:
            value = value.replace(tzinfo=None)
    return value


def peer_text(row: dict) -> datetime | None:
    """What dateparser reads in a row's text."""
    import dateparser

    settings = dict(row.get("settings") or {})
    if "relative_base" in row:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(row["relative_base"])
    return dateparser.parse(row["text"], languages=row.get("languages"), locales=row.get("locales"), settings=settings)


def within(row: dict, value: datetime | None) -> bool:
    """Whether a value is the row's expected one, as far as the row's precision goes."""
    if row["expected"] is None or value is None:
        return row["expected"] is None and value is None
    expected = datetime.fromisoformat(row["expected"])
    if expected.tzinfo and value.tzinfo:
        value = value.astimezone(expected.tzinfo)
    expected, value = expected.replace(tzinfo=None), value.replace(tzinfo=None)
    precision = row.get("precision") or ("day" if expected.time() == expected.min.time() else "time")
    if precision == "year":
        return expected.year == value.year
    if precision == "month":
        return (expected.year, expected.month) == (value.year, value.month)
    if precision in ("day", "week"):
        return expected.date() == value.date()
    return abs((expected - value).total_seconds()) < 60


def measure_texts(
    folder: Path, answer: Callable[[dict], datetime | None] = own_text, misses: bool = False
) -> dict[str, tuple[int, int]]:
    """(right, all) for each kind of text of the suite, and for "all"."""
    found: dict[str, list[int]] = {"all": [0, 0]}
    for row in text_rows(folder):
        try:
            value = answer(row)
        except (ValueError, OverflowError, TypeError):
            value = None
        good = within(row, value)
        for kind in (row["kind"], "all"):
            counts = found.setdefault(kind, [0, 0])
            counts[0] += good
            counts[1] += 1
        if misses and not good:
            print(f"      {row['text']!r} {row.get('languages', '')}: {row['expected']} != {value}", file=sys.stderr)
    return {kind: (counts[0], counts[1]) for kind, counts in found.items()}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--tools", type=Path)
    options.add_argument("--peers", action="store_true")
    options.add_argument("--misses", action="store_true")
    options.add_argument("--undeclared", action="store_true", help="take out what the pages declare")
    given = options.parse_args()
    same_day: SameDay = days_agree
    if given.tools:
        sys.path.insert(0, str(given.tools))
        from score_extraction import same_day as theirs  # type: ignore[import-not-found]

        same_day = theirs
    suite = given.data / "suites" / "dates"
    if suite.exists():
        asked = {"newstrail": own_text}
        if given.peers:
            asked["dateparser"] = peer_text
        for name, answer in asked.items():
            started = time.process_time()
            shares = measure_texts(suite, answer, given.misses and name == "newstrail")
            spent = time.process_time() - started
            print(
                f"texts, {name} ({spent:.1f} s): "
                + ", ".join(f"{k} {a}/{b} = {a / b:.4f}" for k, (a, b) in shares.items())
            )
    readers: dict[str, Callable[[bytes, str], datetime | str | None]] = {"newstrail": own_day}
    if given.peers and importlib.util.find_spec("htmldate"):
        from htmldate import find_date

        readers["htmldate"] = lambda body, url: find_date(body, url=url, original_date=True)
    for name in PAGES:
        if not (given.data / name).exists():
            continue
        for reader, ask in readers.items():
            told = given.misses and reader == "newstrail"
            prepared = undeclared if given.undeclared else bytes
            found = measure_publication(given.data / name, same_day, ask, told, prepared)
            print(
                f"{name:<16} {reader:<10} P {found['precision']:.4f} R {found['recall']:.4f} F {found['f']:.4f}"
                f"  future {found['future']:.0f}  {found['ms']:.2f} ms a page"
            )


if __name__ == "__main__":
    main()
