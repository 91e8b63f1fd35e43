"""Real pairs: two captures of the same page, and edits of news texts whose intents people annotated. Read by path."""

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from archive.diff import Fate, Op, describe, diff
from archive.diff.tokens import words
from archive.model import Content
from archive.noise import compare


def wikinews(path: Path) -> None:
    """Edited passages of news: are they edits, do our spans hold the words that people marked, how much more."""
    pairs = json.loads(path.read_text(encoding="utf-8"))
    changed = [pair for pair in pairs if _letters(pair["before"]) != _letters(pair["after"])]
    found = held = marked = ours = theirs = exact = 0
    by_intent: Counter[str] = Counter()
    labels: Counter[tuple[str, str]] = Counter()
    for pair in changed:
        before, after = Content(None, text=pair["before"]), Content(None, text=pair["after"])
        found += bool(compare(before, after).fields)
        difference = diff(before, after)
        exact += difference.apply(before) == after
        spans = [span for part in difference.paragraphs for span in part.spans if span.op is not Op.EQUAL]
        went = Counter(word for span in spans for word in words(span.before))
        came = Counter(word for span in spans for word in words(span.after))
        ours += went.total() + came.total()
        for edit in pair["edits"]:
            old, new = Counter(words(edit["before"] or "")), Counter(words(edit["after"] or ""))
            theirs += old.total() + new.total()
            if old or new:
                marked += 1
                held += not ((old - new) - went) and not ((new - old) - came)
            by_intent[edit["intent"]] += 1
        intents = {edit["intent"] for edit in pair["edits"]}
        kind = "meaning-changed" if "meaning-changed" in intents else "wording only"
        labels.update((kind, label.name) for label in describe(before, after).labels)
    print(f"\nWikinews: {len(pairs)} pairs, {len(changed)} with other letters or digits")
    print(f"  called an edit: {found} / {len(changed)}; applied exactly: {exact} / {len(changed)}")
    print(f"  annotated edits whose words our spans hold: {held} / {marked}")
    print(f"  words in our spans {ours}, in the annotators' {theirs}: {ours / theirs:.2f}")
    for kind in ("meaning-changed", "wording only"):
        given = [f"{name} {count}" for (of, name), count in labels.most_common() if of == kind]
        print(f"  {kind}: {', '.join(given)}")


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def pages(folder: Path, *, verbose: bool) -> None:
    """Two captures of a page: the classes `same` and `layout` are no edits."""
    from crawler.understanding import understand

    results: Counter[tuple[str, str]] = Counter()
    pairs: list[dict[str, Any]] = json.loads((folder / "pairs.json").read_text(encoding="utf-8"))
    for pair in pairs:
        seen = [understand(_read(folder / pair[side]), pair["url"] or "https://page.example/") for side in ("a", "b")]
        if any(page.article is None for page in seen):
            verdict = "not an article: " + "/".join(str(page.kind) for page in seen)
        else:
            before, after = (_content(page.article) for page in seen)
            fields = compare(before, after).fields
            verdict = "edit of " + ", ".join(fields) if fields else "no edit"
            if verbose and fields:
                print("   ", pair["class"], pair["url"], describe(before, after).labels)
                for part in diff(before, after).paragraphs:
                    if part.fate is not Fate.EQUAL:
                        print("      ", part.fate, repr(part.before[:120]), repr(part.after[:120]))
        results[str(pair["class"]), verdict] += 1
    print(f"\nPages captured twice: {len(pairs)} pairs")
    for (kind, verdict), count in sorted(results.items()):
        print(f"  {kind:<12} {verdict}: {count}")


def _content(article: Any) -> Content:
    names = ("title", "subtitle", "authors", "published_at", "published_precision", "modified_at", "language", "text")
    return Content(**{name: getattr(article, name) for name in names if hasattr(article, name)})


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data
