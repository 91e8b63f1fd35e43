"""The label of a change as a command's option takes it.

Owns the reading of a label's name. Must not know when a label is given.
"""

from difflib import get_close_matches
from typing import Any

import click


class LabelName(click.ParamType[str]):
    """One of the names of labels, hyphens read as underscores. They are imported only when one is given."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name of the label. A usage error names what there is."""
        from archive.diff.labels import NAMES

        wanted = str(value).strip().lower().replace("-", "_").replace(" ", "_")
        if wanted not in NAMES:
            near = get_close_matches(wanted, NAMES, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(sorted(NAMES))}."
            self.fail(f"no change is labelled {value!r}. {hint}", param, ctx)
        return wanted
