"""Every error that the archive raises on purpose, and the exit code each one ends a command with.

    NewstrailError                1
    ├── NotFound                  1   no article, revision or site by that name
    ├── UsageError                2   the command line cannot be carried out as written
    ├── DiskFull                  3
    ├── ConfigError               4
    ├── DamagedArchive            5
    ├── NewerArchive              6   made by a later version of the program
    └── Locked                    7   another run holds it

Owns the tree and the codes. Must not know commands or tables.
"""


class NewstrailError(Exception):
    """Something that the person can be told in one message: what happened, why, and what to do."""

    exit_code = 1

    def __init__(self, what: str, *, why: str = "", do: str = "") -> None:
        self.what, self.why, self.do = what, why, do
        super().__init__("\n".join(part for part in (what, why, do) if part))


class UsageError(NewstrailError):
    """The command was asked for something that it cannot mean."""

    exit_code = 2


class NotFound(NewstrailError):
    """No article, revision or site answers to that name (or more than one does)."""


class DiskFull(NewstrailError):
    """The disk under the archive is full; what was committed is sound."""

    exit_code = 3


class ConfigError(NewstrailError):
    """newstrail.toml, or a setting, is wrong; the message names the key and its line."""

    exit_code = 4


class DamagedArchive(NewstrailError):
    """A check of the archive's integrity failed."""

    exit_code = 5


class NewerArchive(NewstrailError):
    """The archive was written by a later version of the program; nothing was changed in it."""

    exit_code = 6


class Locked(NewstrailError):
    """Another run holds the site or the archive."""

    exit_code = 7


EXIT_DIFFERENT = 10
EXIT_INTERRUPTED = 11
EXIT_SITES_FAILED = 12
