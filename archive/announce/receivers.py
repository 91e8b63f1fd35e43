"""Who is told what: a webhook or a messenger, and the changes that it wants.

Owns the filter. Pure: sends nothing.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Receiver:
    """A receiver. `url`: https://... for a webhook, else an apprise address (mailto://..., slack://...). `secret`: the
    key that signs webhooks. `sites`, `labels`, `kinds`: only those (all when empty); `least`: the smallest magnitude.

    `name` tells receivers apart in the archive, without the secrets that a URL may hold.
    """

    name: str
    url: str
    secret: str = ""
    sites: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    least: float = 0.0

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
