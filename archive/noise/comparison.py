"""Whether two contents of an article differ for a reader, and what was left out of account.

Owns the order of the rules and the attribution of what they hide. Must not know the diff engine, revisions or SQL.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.model import Content
from archive.noise import byline, dates
from archive.noise.charset import LOST_CHARACTERS, hides_lost_characters, masked
from archive.noise.rule import LONGEST_LINE, Rule, without_furniture
from archive.noise.rules import ALL_RULES, LAYOUT, LINE_RULES, TEXT_RULES

LONGEST_EVIDENCE = 500


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A difference in `field` that is no edit, the rule that says so, and the parts that differ (cut to 500
    characters).
    """

    field: str
    rule: str
    version: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`fields`: those of title, subtitle, authors, published_at, text that were edited, in that order.
    `suppressed`: the differences in the other ones.
    """

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
        bylines = byline.hiding(before.authors, after.authors)
        names = ", ".join(before.authors), ", ".join(after.authors)
        return None if bylines is None else [Suppressed(name, r.name, r.version, *names) for r in bylines]
    if name == "published_at":
        moments = dates.hiding(before, after)
        days = _day(before), _day(after)
        return None if moments is None else [Suppressed(name, r.name, r.version, *days) for r in moments]
    texts = getattr(before, name) or "", getattr(after, name) or ""
    found = hiding(*texts)
    if found is None:
        return None
    return [Suppressed(name, r.name, r.version, *_evidence(r, found, *texts)) for r in found]


def _day(content: Content) -> str | None:
    if content.published_at is None:
        return None
    return content.published_at.isoformat() + f" ({content.published_precision or 'unknown'})"


def plain(text: str, rules: Sequence[Rule] = ALL_RULES) -> str:
    """`text` in the form that `rules` reduce it to; two texts of the same form are the same to a reader."""
    for rule in TEXT_RULES:
        if rule in rules:
            text = rule.normal(text)
    text = without_furniture(text, [rule for rule in LINE_RULES if rule in rules])
    return LAYOUT.normal(text) if LAYOUT in rules else text


def is_noise(before: str, after: str) -> bool:
    """Whether two paragraphs (either may be "") differ, and only in what the rules hide."""
    if before == after:
        return False
    if min(len(before), len(after)) > LONGEST_LINE:
        return plain(before, (*TEXT_RULES, LAYOUT)) == plain(after, (*TEXT_RULES, LAYOUT))
    return plain(before) == plain(after)


def hiding(before: str, after: str) -> tuple[Rule, ...] | None:
    """The fewest rules that together hide the difference of two texts: none for equal texts, None when they cannot."""
    if before == after:
        return ()
    if hides_lost_characters(before, after):
        found = _fewest(masked(before), masked(after))
        return None if found is None else (LOST_CHARACTERS, *found)
    return _fewest(before, after)


def _fewest(before: str, after: str) -> tuple[Rule, ...] | None:
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
    if LOST_CHARACTERS in others:
        before, after = masked(before), masked(after)
    old, new = plain(before, others).split("\n\n"), plain(after, others).split("\n\n")
    seen_old, seen_new = set(old), set(new)
    only_old = "\n\n".join(part for part in old if part not in seen_new)
    only_new = "\n\n".join(part for part in new if part not in seen_old)
    return only_old[:LONGEST_EVIDENCE] or None, only_new[:LONGEST_EVIDENCE] or None
