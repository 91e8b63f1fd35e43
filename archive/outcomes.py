"""What came of a visit, as far as the answer itself tells: before the article's past is asked.

Owns the rules from status, page kind and problem to an outcome. Must not know tables or what was seen before.
"""

from archive.model import Observation, Outcome

GONE_STATUS = frozenset({404, 410})
READABLE = frozenset({"article", "live_blog", "media"})
_BY_KIND = {
    "soft_404": Outcome.SOFT_GONE,
    "consent": Outcome.CONSENT,
    "challenge": Outcome.CHALLENGE,
    "paywall": Outcome.PAYWALL,
    "login": Outcome.PAYWALL,
    "shell": Outcome.EMPTY,
    "error": Outcome.FAILED,
    "listing": Outcome.NOT_ARTICLE,
    "media": Outcome.NOT_ARTICLE,
    "not_html": Outcome.NOT_ARTICLE,
}
_BY_PROBLEM = {
    "failed": Outcome.FAILED,
    "refused": Outcome.REFUSED,
    "unreadable": Outcome.UNREADABLE,
}


def without_reading(seen: Observation) -> Outcome | None:
    """The outcome that the answer alone decides, or None when an article's text or a listing's entries can be read.

    404 and 410 are GONE whatever their page looks like; a bot check is a CHALLENGE under any other status; any other
    4xx and 5xx is FAILED. A paywall with text is left to the article's past: a teaser may be all that ever was.
    """
    if seen.problem is not None:
        return _BY_PROBLEM.get(seen.problem, Outcome.FAILED)
    status = seen.status if seen.status is not None else 200
    if status == 304:
        return Outcome.NOT_MODIFIED
    if status in GONE_STATUS:
        return Outcome.CHALLENGE if seen.kind == "challenge" else Outcome.GONE
    if seen.kind in ("challenge", "consent"):
        return _BY_KIND[seen.kind]
    if status == 401 or status == 402:
        return Outcome.PAYWALL
    if status >= 300:
        return Outcome.FAILED
    if seen.evidence.get("truncated"):
        return Outcome.UNREADABLE
    if seen.listing_id is not None:
        return _listing(seen)
    return _article(seen)


def _listing(seen: Observation) -> Outcome | None:
    if seen.entries or seen.kind is None:
        return None
    if seen.kind in ("soft_404", "paywall", "login", "error", "shell"):
        return _BY_KIND[seen.kind]
    return Outcome.EMPTY


def _article(seen: Observation) -> Outcome | None:
    content = seen.content
    readable = content is not None and bool(content.text.strip())
    if seen.kind is None:
        return None if readable else Outcome.UNREADABLE
    if seen.kind in READABLE or seen.kind == "paywall":
        if readable:
            return None
        if seen.kind in ("paywall", "media"):
            return _BY_KIND[seen.kind]
        return Outcome.PAYWALL if seen.paywalled else Outcome.EMPTY
    return _BY_KIND.get(seen.kind, Outcome.NOT_ARTICLE)
