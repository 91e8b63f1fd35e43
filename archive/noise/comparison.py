"""Whether two contents of an article differ for a reader, and what was left out of account.

Owns the order of the rules and the attribution of what they hide. Must not know the diff engine, revisions or SQL.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.model import Content
from archive.noise import byline, dates
from archive.noise.rule import Rule, without_furniture
from archive.noise.rules import ALL_RULES, LAYOUT, LINE_RULES, TEXT_RULES

LONGEST_EVIDENCE = 500


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A difference in `field` that is no edit, the rule that says so, and the parts that differ (cut to 500 characters)."""

    field: str
    rule: str
    version: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`fields`: those of title, subtitle, authors, published_at, text that were edited, in that order. `suppressed`: the
    differences in the other ones."""

    fields: tuple[str, ...]
    suppressed: tuple[Suppressed, ...]


def compare(before: Content, after: Content) -> Comparison:
    """What was edited between two contents, and which differences are none, each with its rule's name and version."""
    fields: list[str] = []
    suppressed: list[Suppressed] = []
    for name in ("title", "subtitle", "authors", "published_at", "text"):
        hidden = _compare_field(name, before, after)
        if hidden is None:
            fields.append(name)
        else:
            suppressed += hidden
    return Comparison(tuple(fields), tuple(suppressed))


def _compare_field(name: str, before: Content, after: Content) -> list[Suppressed] | None:
    """The suppressed differences of a field (empty when it is the same), or None when it was edited."""
    if name == "authors":
        rules = byline.hiding(before.authors, after.authors)
        old, new = ", ".join(before.authors), ", ".join(after.authors)
    elif name == "published_at":
        rules = dates.hiding(before, after)
        old, new = (_day(side.published_at, side.published_precision) for side in (before, after))
    else:
        texts = getattr(before, name) or "", getattr(after, name) or ""
        return (
            None
            if (found := hiding(*texts)) is None
            else [Suppressed(name, rule.name, rule.version, *_evidence(rule, found, *texts)) for rule in found]
        )
    return None if rules is None else [Suppressed(name, rule.name, rule.version, old, new) for rule in rules]


def _day(instant: object, precision: str | None) -> str | None:
    return None if instant is None else f"{instant}" + (f" ({precision})" if precision else "")


def plain(text: str, rules: Sequence[Rule] = ALL_RULES) -> str:
    """`text` in the form that `rules` reduce it to; two texts of the same form are the same to a reader."""
    for rule in TEXT_RULES:
        if rule in rules:
            text = rule.normal(text)
    text = without_furniture(text, [rule for rule in LINE_RULES if rule in rules])
    return LAYOUT.normal(text) if LAYOUT in rules else text


def is_noise(before: str, after: str) -> bool:
    """Whether two paragraphs (either may be "") differ, and only in what the rules hide."""
    return before != after and plain(before) == plain(after)


def hiding(before: str, after: str) -> tuple[Rule, ...] | None:
    """The fewest rules that together hide the difference of two texts: none for equal texts, None when they cannot."""
    if before == after:
        return ()
    if plain(before) != plain(after):
        return None
    needed: list[Rule] = list(ALL_RULES)
    for rule in tuple(needed):
        fewer = [other for other in needed if other is not rule]
        if plain(before, fewer) == plain(after, fewer):
            needed = fewer
    return tuple(needed)


def _evidence(rule: Rule, needed: Sequence[Rule], before: str, after: str) -> tuple[str | None, str | None]:
    """What `rule` alone hides, once the other needed rules have done their part."""
    others = [other for other in needed if other is not rule]
    old, new = plain(before, others).split("\n\n"), plain(after, others).split("\n\n")
    seen_old, seen_new = set(old), set(new)
    only_old = "\n\n".join(part for part in old if part not in seen_new)
    only_new = "\n\n".join(part for part in new if part not in seen_old)
    return only_old[:LONGEST_EVIDENCE] or None, only_new[:LONGEST_EVIDENCE] or None
