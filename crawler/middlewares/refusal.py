"""The exception with which a middleware keeps a request from the network, and says why.

Owns the type. Must not know which rule was applied.
"""

from scrapy.exceptions import IgnoreRequest


class Refused(IgnoreRequest):
    """No request was made. `by` is "address", "robots", "host" (asked to wait) or "redirects".

    `problem` is what the visit is recorded as: "refused", or "failed" when the host could not be reached at all.
    """

    def __init__(self, reason: str, by: str, *, problem: str = "refused", retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.by, self.problem, self.retry_after = reason, by, problem, retry_after
