"""A diff as one HTML file that needs nothing else: no script, no network, its style inside.

Owns that file. Must not know SQL or requests.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader

from archive.web.render.text import FILTERS


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("archive.web", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update({f"nt_{name}": function for name, function in FILTERS.items()})
    return environment


def document(found: Mapping[str, Any], facts: Mapping[str, Any]) -> str:
    """The file's text. `found` is what `difference.shown` gives; `facts` are site, url, title, sides, times, counts."""
    style = (resources.files("archive.web") / "static" / "newstrail.css").read_text(encoding="utf-8")
    return _environment().get_template("newstrail/document.html").render(shown=found, facts=facts, style=style)
