"""What a spider is told on the command line of Scrapy (`-a NAME=VALUE`), read and checked.

Owns how each value is read, and what a person is told of one that is wrong. Must not know what spiders do with them.
"""

from collections.abc import Iterable

from archive.errors import UsageError

YES, NO = ("1", "true", "yes"), ("0", "false", "no")
KNOWN = 'name=SITE,SITE urls="URL URL" everything=yes limit=N'


def check_names(names: Iterable[str]) -> None:
    """Raise UsageError for a name that no spider takes. Those with an underscore are scrapyd's own (`_job`)."""
    for name in names:
        if not name.startswith("_"):
            raise UsageError(f"The spider takes no argument {name!r}.", do=f"It takes {KNOWN}.")


def yes(name: str, value: str | bool) -> bool:
    """Whether `value` says yes. Raises UsageError when it says neither."""
    text = str(value).lower()
    if text not in (*YES, *NO):
        raise UsageError(f"{name}={value} cannot be understood.", do=f"Give one of {', '.join((*YES, *NO))}.")
    return text in YES


def count(name: str, value: str | int | None) -> int | None:
    """The number of pages that `value` gives, or None for none. Raises UsageError for what is no number from 1 on."""
    if value is None:
        return None
    text = str(value)
    if not (text.isascii() and text.isdigit() and int(text)):
        raise UsageError(f"{name}={value} is no number of pages.", do=f"Give one from 1 on: {name}=100.")
    return int(text)
