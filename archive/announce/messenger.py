"""A message through apprise: mail, chat, phone; whatever its address says (extra [notify]).

Owns that call. Must not know the outbox.
"""

from typing import Any

from archive.announce.webhook import Answer
from archive.errors import UsageError


def send(url: str, payload: dict[str, Any]) -> Answer:
    """Send an event's text to an apprise address. Raises UsageError when apprise is not installed."""
    try:
        import apprise
    except ImportError as error:
        raise UsageError(
            "This receiver needs apprise, which is not installed.", do='pip install "newstrail[notify]"'
        ) from error
    messenger = apprise.Apprise()
    if not messenger.add(url):
        return Answer(False, "apprise does not know this kind of address", final=True)
    lines = [payload["text"]]
    for change in payload.get("changes", [payload["change"]] if "change" in payload else []):
        lines.append(f"{change['kind']}: {change['title'] or ''} {change['url']}".strip())
    accepted = messenger.notify(
        title=payload["text"][:120], body="\n".join(lines[:60]), body_format=apprise.NotifyFormat.TEXT
    )
    return Answer(bool(accepted), "" if accepted else "apprise could not deliver it")
