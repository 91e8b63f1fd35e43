"""Tell pages that stand in front of, or in place of, what was asked for: bot checks, consent walls, logins, missing
pages, errors, shells that need JavaScript.

Owns one test for each; every test returns its evidence, or None. Must not know articles from listings (see `score`).
The tests are in the order of `decide`: a later one may rely on the earlier ones having said no.
"""

import re
from typing import Any

from crawler.understanding.kinds.phrases import (
    ABSENT_GONE,
    ABSENT_THING,
    AGREE,
    CHALLENGE,
    CONSENT,
    ERROR,
    LOGIN,
    NEEDS_SCRIPT,
    NOT_FOUND,
    count_spoken,
    spoken,
)
from crawler.understanding.kinds.shape import HEADLINE
from crawler.understanding.kinds.signals import Signals
from crawler.understanding.kinds.single import MANY_ROWS
from crawler.understanding.kinds.sparse import is_dated
from crawler.understanding.kinds.vendors import service_behind, service_in_headers, service_in_markup

Evidence = dict[str, Any]

_CONSENT_ADDRESS = re.compile(
    r"//(?:consent|guce|privacy|myprivacy|cmp)\.|/consent(?:[/?]|$)|/collectconsent|/privacy-?gate|/cookie-?(?:wall|consent)|/pur-?abo|/zustimmung",
    re.I,
)
_LOGIN_ADDRESS = re.compile(
    r"/(?:log-?in|sign-?in|signin|auth|sso|account/login|users?/login|wp-login|anmelden|connexion|inloggen|accedi|entrar)(?:[/?.]|$)|//(?:login|sso|auth|accounts?|id)\.",
    re.I,
)
_NOT_FOUND_CLASS = re.compile(r"\b(?:error-?404|page-?404|404-?page|system-404|page-?not-?found)\b")
_NOT_FOUND_ADDRESS = re.compile(r"/(?:404|not-?found|page-?not-?found|error-?404)(?:[/?.]|$)", re.I)
_STARTS_404 = re.compile(
    r"^\W*(?:error\s*)?(?:404|410)\b|\b(?:error|fehler|erreur|errore|erro|chyba|fel|feil|fejl|błąd|ошибка|"
    r"помилка|エラー)\s*404\b|\b404\s*(?:error|not found|fehler|[-–|])",
    re.I,
)
_ROOT = re.compile(
    r"""\bid=["']?(?:root|app|__next|__nuxt|main-app|react-root|q-app|svelte|gatsby|___gatsby)["'\s>]|<app-root|ng-app"""
)
_LITTLE, _LITTLE_PROSE, _NOTICE = 250, 60, 260  # words of a page, words of its text, characters of what it says
MOST_LINKS = 12  # a consent wall links to its own papers, not to this many stories
_SOME_LEAD = 40  # words below a headline and a day, more than a server says of an error
_TEASED = 3  # blocks below a headline that may be told of it
_SOME_DAYS = 4  # lines with a day that a register has at least
_REFUSING = frozenset({401, 403, 405, 406, 407, 418, 429, 444, 498, 503, 520, 521, 999})


def _has_story(signals: Signals) -> bool:
    """Whether the page declares or shows a whole article: no wall looks like this."""
    shape = signals.shape
    declared = signals.ld_articles == 1 or signals.published or signals.og_type == "article"
    return shape.together >= 250 or (declared and shape.together >= 90) or _is_told(signals)


def _is_told(signals: Signals) -> bool:
    """Whether a headline, a day and some text stand in this order: a story, were it one about walls."""
    lead = signals.lead
    return lead.named and lead.dated and lead.words >= _SOME_LEAD


def _own_words(signals: Signals) -> str:
    """What a page with little text says in lower case, but for its links: those are others' headlines."""
    return " ".join(" ".join(signals.plain).split())


def _is_register(signals: Signals) -> bool:
    """Whether a table, many files or days stand on the page: what it is there for, whatever stands above them."""
    shape = signals.shape
    return shape.rows >= MANY_ROWS or shape.documents >= MANY_ROWS or shape.dates >= _SOME_DAYS


def challenge(signals: Signals) -> Evidence | None:
    """A check whether the visitor is a person, or a refusal by a service that guards the site."""
    service = service_in_headers(signals.headers)
    if service:
        return {"service": service, "seen_in": "headers"}
    if signals.shape.words >= 400 or _has_story(signals):
        return None
    title = f"{signals.document_title} {signals.heading}".lower()
    mark = service_in_markup(signals.markup.lower()) if signals.markup else None
    refused = signals.status in _REFUSING
    behind = service_behind(signals.headers) if refused else None
    few = signals.shape.words < 150
    phrase = spoken(CHALLENGE, title)
    if not phrase and (few or refused or mark):
        phrase = spoken(CHALLENGE, _own_words(signals)[:3000])
    if mark and ((mark[2] and few) or phrase or refused or signals.shape.words < 12):
        if mark[0] in ("recaptcha", "hcaptcha", "turnstile") and signals.shape.passwords:
            return None
        return {"service": mark[0], "seen_in": "markup", "mark": mark[1], **({"phrase": phrase} if phrase else {})}
    if phrase and (few or refused or phrase in title):
        return {"service": behind or "unknown", "seen_in": "text", "phrase": phrase}
    if behind and signals.status in (403, 429, 503) and few:
        return {"service": behind, "seen_in": "headers", "status": signals.status}
    return None


def consent(signals: Signals) -> Evidence | None:
    """A page that asks for agreement to cookies and tracking before it shows anything else."""
    shape = signals.shape
    if (
        not signals.text
        or signals.ld_articles
        or signals.published
        or (signals.og_type == "article" and shape.headlines > 3)
        or (signals.authors and is_dated(signals))
    ):
        return None
    addressed = _CONSENT_ADDRESS.search(signals.url) is not None
    if not addressed and (shape.headlines >= MOST_LINKS or _is_register(signals)):
        return None
    if not addressed and count_spoken(CONSENT, signals.text.lower()) < 2:
        return None
    asked = told = total = 0
    agree = None
    for block in signals.text.lower().split("\n"):
        words = block.count(" ") + 1
        total += words
        if len(block) < 80:
            agree = agree or spoken(AGREE, block)
            if words < 3 and not agree:
                continue
        terms = count_spoken(CONSENT, block)
        if terms >= 2 or (terms and words < 25):
            told += words
            asked += terms
    share = told / total if total else 0.0
    if (addressed and asked >= 1) or (agree and asked >= 3 and share >= 0.5) or (asked >= 5 and share >= 0.7 and agree):
        return {"terms": asked, "share": round(share, 2), "button": agree, **({"address": True} if addressed else {})}
    return None


def soft_404(signals: Signals) -> Evidence | None:
    """A page that says, with a good status, that what was asked for is not there."""
    shape = signals.shape
    if shape.together >= 150 and "40" not in signals.document_title and "41" not in signals.document_title:
        return None
    if _is_told(signals):
        return None
    heading = " ".join(f"{signals.heading} {signals.title}".lower().split())
    title = signals.document_title.lower()
    named = _STARTS_404.search(title) or _STARTS_404.search(heading)
    phrase = spoken(NOT_FOUND, f"{title}\n{heading}")
    if (
        (named or phrase)
        and (shape.together < 150 or named)
        and not (signals.published and shape.together > 60)
        and len(title) < 140
    ):
        return {"phrase": phrase or (named[0].strip() if named else ""), "seen_in": "title"}
    if shape.together < 100 and _NOT_FOUND_ADDRESS.search(signals.url):
        return {"seen_in": "address"}
    if shape.together < 100 and _NOT_FOUND_CLASS.search(signals.page_class):
        return {"seen_in": "class"}
    told = signals.published or signals.ld_articles or shape.together >= 70
    absent = None if told else _absent(signals)
    if absent:
        return absent
    if signals.text and not told:
        whole = signals.text.lower()
        if spoken(NOT_FOUND, whole) or _STARTS_404.search(whole):
            return _said_missing(signals)
    return None


def _said_missing(signals: Signals) -> Evidence | None:
    """The short line of its own in which a page says that it is missing: no headline and nothing told below one."""
    below = 0
    for text, linked in zip(signals.blocks, signals.linked, strict=True):
        if linked * 2 > len(text):
            below = _TEASED if len(text) >= HEADLINE else below
            continue
        below -= 1
        for line in text.lower().split("\n") if below < 0 else ():
            number = _STARTS_404.search(line) if len(line) < 40 else None
            phrase = spoken(NOT_FOUND, line) or (number[0].strip() if number else None)
            if phrase and len(line) < _NOTICE and (len(line) < 120 or signals.shape.words < _LITTLE):
                return {"phrase": phrase, "seen_in": "text"}
    return None


def _absent(signals: Signals) -> Evidence | None:
    """What a short text says of a page that is not there: one of the words for it, one for its absence.

    Above other stories only a heading says it that leads to none of them and is no story's, whose title repeats it.
    """
    shape, heading, title = signals.shape, signals.heading.lower(), signals.document_title.lower()
    if is_dated(signals) and signals.authors:
        return None
    lines = [f"{title} {heading}"]
    if shape.headlines > MOST_LINKS or shape.teased > 2:
        lines = [] if signals.address.root or signals.heading_leads or heading in title else [heading]
    elif shape.words < _LITTLE and shape.together < _LITTLE_PROSE:
        lines += [text for text in signals.plain if len(text) < _NOTICE]
    for text in lines:
        gone = spoken(ABSENT_GONE, text)
        thing = spoken(ABSENT_THING, text) if gone else None
        if thing:
            return {"phrase": gone, "of": thing, "seen_in": "text" if text is not lines[0] else "title"}
    return None


def login(signals: Signals) -> Evidence | None:
    """A page whose point is to be signed in to."""
    shape = signals.shape
    if _has_story(signals) or shape.together >= 90 or _is_register(signals) or not signals.text:
        return None
    addressed = _LOGIN_ADDRESS.search(signals.url) is not None
    if not addressed and not shape.passwords:
        return None
    phrase = spoken(LOGIN, f"{signals.document_title} {signals.heading}".lower())
    if shape.passwords and (phrase or addressed or (shape.headlines < 6 and shape.words < 250)):
        return {"password_field": True, "phrase": phrase}
    if addressed and phrase and shape.headlines < 6 and shape.words < 300:
        return {"password_field": False, "phrase": phrase}
    return None


def shell(signals: Signals) -> Evidence | None:
    """A page that is empty until its scripts have run."""
    shape = signals.shape
    if shape.words >= 120 or shape.prose >= 40 or not signals.scripts:
        return None
    markup = signals.markup.lower()
    asked = spoken(NEEDS_SCRIPT, " ".join(signals.text.lower().split())) or spoken(NEEDS_SCRIPT, markup)
    root = _ROOT.search(markup)
    told = signals.lead.named and signals.lead.words
    if (asked and shape.words < 80) or (root and shape.words < 60 and not told):
        return {"words": shape.words, "scripts": signals.scripts, "asks": asked, "root": root[0] if root else None}
    return None


def bare(signals: Signals) -> Evidence | None:
    """A page with scripts that shows a few words, which nobody knows for a wall's."""
    words, scripts = signals.shape.words, signals.scripts
    return {"words": words, "scripts": scripts} if words < 15 and scripts >= 2 else None


def refused(signals: Signals) -> Evidence | None:
    """An answer whose status says that the page was not given."""
    return {"status": signals.status} if signals.status is not None and signals.status >= 400 else None


def error(signals: Signals) -> Evidence | None:
    """The server's own word that something went wrong, on a nearly empty page."""
    shape = signals.shape
    if shape.words >= 220 or shape.prose >= 90 or signals.published or _is_told(signals):
        return None
    title = f"{signals.document_title} {signals.heading}".lower()
    phrase = spoken(ERROR, title) or (spoken(ERROR, _own_words(signals)) if shape.words < 90 else None)
    if phrase:
        return {"phrase": phrase}
    if shape.words == 0 and not signals.scripts:
        return {"empty": True}
    return None
