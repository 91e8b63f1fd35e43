"""Stories that a page keeps in a script, as a template without blanks, and shows by a script of its own.

Owns which templates are stories. Must not know what else a page is made of.
"""

import re

_OPENED = re.compile(r"<script\b[^<>]{0,300}?type=[\"']?text/(?:x-)?template\b[^<>]{0,300}>", re.IGNORECASE)
_BLANK = re.compile(r"\{\{|\{%|<%|\$\{|\[\[")  # where a script fills something in
_LEAST = 500  # characters
_PARAGRAPHS = 3


def with_templates(html: str) -> str:
    """`html` with the scripts that hold a story as markup taken for that markup; in time linear in its length."""
    if "text/template" not in html and "text/x-template" not in html:
        return html
    parts, at = [], 0
    for opened in _OPENED.finditer(html):
        if opened.start() < at:
            continue
        end = html.find("</script", opened.end())
        if end < 0:
            break
        inside = html[opened.end() : end]
        if (
            len(inside) >= _LEAST
            and inside.count("<p") + inside.count("<br") >= _PARAGRAPHS
            and not _BLANK.search(inside)
        ):
            close = html.find(">", end)
            parts += [html[at : opened.start()], "<div>", inside, "</div>"]
            at = close + 1 if close >= 0 else len(html)
    return "".join([*parts, html[at:]]) if parts else html
