"""Who is told what: a webhook or a messenger, and the changes that it wants.

Owns the filter. Pure: sends nothing.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archive.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Receiver:
    """A receiver. `url`: https://... for a webhook, else an apprise address (mailto://..., slack://...). `secret`: the
    key that signs webhooks. `sites`, `labels`, `kinds`: only those (all when empty); `least`: the smallest magnitude of
    an edit.

    `name` tells receivers apart in the archive, without the secrets that a URL may hold.
    """

    name: str
    url: str
    secret: str = ""
    sites: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    least: float = 0.0

    @classmethod
    def read(cls, table: Mapping[str, Any]) -> "Receiver":
        """A receiver as configured: `name` and `url`, the rest optional; `secret_env` names an environment variable
        that holds the secret, so that it need not stand in a file. Raises ConfigError, naming the key."""
        wrong = sorted(set(table) - {*cls.__slots__, "secret_env"})
        if wrong:
            raise ConfigError(f"A receiver has no setting {wrong[0]!r}.", do=f"There are: {', '.join(cls.__slots__)}.")
        values: dict[str, Any] = {}
        for name in ("name", "url", "secret"):
            value = table.get(name, "")
            if not isinstance(value, str) or not (value or name == "secret"):
                raise ConfigError(f"A receiver's {name!r} must be text.")
            values[name] = value
        for name in ("sites", "labels", "kinds"):
            listed = table.get(name, [])
            if not isinstance(listed, list | tuple) or not all(isinstance(one, str) for one in listed):
                raise ConfigError(f"Receiver {values['name']!r}: {name!r} must be a list of names.")
            values[name] = tuple(listed)
        least = table.get("least", 0.0)
        if isinstance(least, bool) or not isinstance(least, int | float) or not 0 <= least <= 1:
            raise ConfigError(f"Receiver {values['name']!r}: 'least' must be a number from 0 to 1.")
        variable = table.get("secret_env")
        if variable:
            if variable not in os.environ:
                raise ConfigError(f"Receiver {values['name']!r}: the environment has no variable {variable}.")
            values["secret"] = os.environ[variable]
        return cls(**values, least=float(least))

    @property
    def is_webhook(self) -> bool:
        """Whether it is told by a signed POST."""
        return self.url.startswith(("http://", "https://"))

    def wants(self, payload: dict[str, Any]) -> bool:
        """Whether it wants an event: an alarm of its sites always, a digest when it wants one of its changes."""
        if self.sites and payload["site"] not in self.sites:
            return False
        if payload["type"] == "alarm":
            return True
        told = payload["changes"] if payload["type"] == "digest" else [payload["change"]]
        return any(self._wants_change(change) for change in told)

    def _wants_change(self, change: dict[str, Any]) -> bool:
        if self.kinds and change["kind"] not in self.kinds:
            return False
        if self.labels and not set(self.labels) & set(change["labels"]):
            return False
        return change["kind"] not in ("edited", "reverted") or bool(change["magnitude"] >= self.least)
