"""A diff as HTML: a fragment for other pages, or one page that stands alone.

Owns the markup and its style (page.html, page.css). Must not know where it is shown. No script; every text is
escaped by the template engine; deleted and inserted words are `del` and `ins` with a line through and under
them, named to screen readers, in light and dark; each paragraph finds its own direction.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from archive.diff.model import Diff, FieldChange, Op, Span
from archive.diff.render.ink import field_spans, shown_fields

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ title }}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 1.5rem auto; max-width: 46rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif;
  background: #ffffff; color: #1b1f24; }
@media (prefers-color-scheme: dark) { body { background: #0d1117; color: #e6edf3; } }
.legend { font-size: .9em; margin: 0 0 1em; }
{{ style }}
</style>
</head>
<body>
<main>
<h1 dir="auto"{% if lang %} lang="{{ lang }}"{% endif %}>{{ title }}</h1>
<p><bdi>{{ before }}</bdi> → <bdi>{{ after }}</bdi></p>
<div class="newstrail-diff legend" aria-hidden="true"><del>went</del> <ins>came</ins></div>
{{ fragment }}
</main>
</body>
</html>
"""


def _shown(text: object) -> str:
    """`text` with the control characters spelled out that HTML has no place for."""
    return _CONTROLS.sub(lambda match: f"\\x{ord(match.group()):02x}", str(text))


def _language(diff: Diff) -> str | None:
    return diff.language if diff.language and _LANGUAGE.fullmatch(diff.language) else None


def _old_side(change: FieldChange) -> Sequence[Span]:
    return [Span(s.op, s.before, s.before) for s in field_spans(change) if s.op is not Op.INSERT]


def _new_side(change: FieldChange) -> Sequence[Span]:
    return [s for s in field_spans(change) if s.op is not Op.DELETE]


def _read(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


STYLE = _read("page.css")


@cache
def _template(source: str) -> Template:
    environment = Environment(loader=BaseLoader(), autoescape=True, undefined=StrictUndefined)
    environment.filters |= {"shown": _shown, "old_side": _old_side, "new_side": _new_side}
    return environment.from_string(source)


def fragment(diff: Diff, *, before: str = "before", after: str = "after") -> str:
    """The diff as one `div` of class `newstrail-diff`, to be styled by `STYLE`."""
    return _template(_read("page.html")).render(
        diff=diff, fields=shown_fields(diff), lang=_language(diff), before=_shown(before), after=_shown(after)
    )


def page(diff: Diff, *, title: str, before: str = "before", after: str = "after") -> str:
    """The diff as a page of its own, without anything to load."""
    return _template(_PAGE).render(
        lang=_language(diff),
        title=_shown(title),
        before=_shown(before),
        after=_shown(after),
        style=Markup(STYLE),  # noqa: S704 - the program's own file
        fragment=Markup(fragment(diff, before=before, after=after)),  # noqa: S704 - escaped by its template
    )
