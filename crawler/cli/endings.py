"""How a command that ran a crawl ends: its exit code.

Owns which end of a run is which code. Must not know how the run was asked for.
"""

from typing import TYPE_CHECKING

from archive.errors import EXIT_INTERRUPTED, EXIT_SITES_FAILED, NewstrailError

if TYPE_CHECKING:
    from crawler.session.session import Session, Status


def exit_code_of(status: "Status", session: "Session") -> int:
    """0 when every visit was made, 12 when a site failed, 11 when the run was interrupted.

    Raises NewstrailError when it broke off.
    """
    if status == "failed":
        raise NewstrailError("The run ended before its work was done.", do="The messages above say why; run it again.")
    if status == "interrupted":
        return EXIT_INTERRUPTED
    return EXIT_SITES_FAILED if session.failed_sites else 0
