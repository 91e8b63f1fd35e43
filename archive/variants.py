"""The forms under which one page goes: AMP, mobile, print, index page, trailing slash, session, tracking.

Owns the key that all forms of a page share. Pure. Must not know pages: two URLs with one key are only likely the same
story; whether they are is decided by their texts.
"""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from archive.identity import host

_HOSTS = re.compile(r"^(?:(?:www\d?|m|mobile|mobil|amp|touch|wap|print|beta)\.)+(?=[^.]+\.)")
_PATH_HEADS = re.compile(r"^/(?:amp|m|mobile|mobil|print|drucken|imprimer|stampa)(?=/.)", re.I)
_PATH_TAILS = re.compile(
    r"(?:/(?:amp|print|drucken|drucken\.html?|print\.html?|amp\.html?|imprimer|stampa|printable|singlepage|all)/?"
    r"|\.amp|;[a-z]*session[a-z]*=[^/;]*)$",
    re.I,
)
_BEFORE_SUFFIX = re.compile(r"[._-](?:amp|amphtml|print|printable|drucken)(?=\.\w{2,5}$)", re.I)
_INDEX = re.compile(r"/(?:index|default|home)\.(?:html?|php\d?|aspx?|jsp|cfm|shtml)$", re.I)
_QUERY = re.compile(
    r"^(?:utm_\w+|mtm_\w+|pk_\w+|at_\w+|ns_\w+|wt_\w+|itm_\w+|hsa_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid"
    r"|igshid|igsh|mc_[ce]id|mkt_tok|ref|ref_?src|ref_?url|referrer|referer|source|src|from|share|shared|sharer|smid|smtyp"
    r"|cmpid?|cmp|cid|icid|ncid|ocid|ito|xtor|scid|sid|s_cid|session_?id|sessid|phpsessid|jsessionid|aspsessionid\w*"
    r"|amp|outputtype|output|print|printable|print_?view|view|mode|layout|format|mobile|m|app|platform|device|lite"
    r"|full|singlepage|showall|paging|comments?|replytocom|feature|spm|hl_?src|cache|nocache|rnd|rand|_|ts|timestamp)$",
    re.I,
)
# Parameters of that list which name the page when their value looks like an id or a page.
_FORMS = re.compile(
    r"^(?:amp|print|printable|mobile|desktop|1|true|yes|on|html|full|all|single|lite|app|web|rss|feed|)$", re.I
)
_STATED = frozenset(
    {"view", "mode", "layout", "format", "output", "outputtype", "m", "full", "source", "src", "cid", "sid"}
)


@lru_cache(maxsize=8192)
def form_key(url: str) -> str:
    """What all forms of one page's URL have in common. Two URLs with different keys are different pages."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    name = _HOSTS.sub("", host(url)).removesuffix(":80").removesuffix(":443")
    path = _path(unquote(parts.path))
    kept = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_form(key, value)]
    query = "&".join(f"{key}={value}" for key, value in sorted(kept))
    return f"{name}{path}" + (f"?{query}" if query else "")


def _path(path: str) -> str:
    path = re.sub(r"/{2,}", "/", path)
    path = _PATH_HEADS.sub("", path)
    for _ in range(3):
        shorter = _INDEX.sub("/", _BEFORE_SUFFIX.sub("", _PATH_TAILS.sub("", path)))
        if shorter == path:
            break
        path = shorter
    return path.rstrip("/") or "/"


def _is_form(key: str, value: str) -> bool:
    name = key.lower()
    if not _QUERY.match(name):
        return False
    return bool(_FORMS.match(value)) if name in _STATED else True


def same_form(one: str, other: str) -> bool:
    """Whether two URLs are likely forms of one page."""
    return form_key(one) == form_key(other)
