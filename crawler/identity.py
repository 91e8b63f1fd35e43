"""Which URL a page goes by: rules that change a URL only where no server tells the difference.

Owns the canonical form and what counts as tracking. Pure. Must not know pages: rel=canonical is judged by the archive.
Syntax rules: RFC 3986, section 6.2.2 and 6.2.3; WHATWG URL Standard for what browsers do.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit, urlunsplit

DEFAULT_PORTS = {"http": "80", "https": "443"}

# Parameters that tell who sent the reader, never what is read.
_TRACKING = re.compile(
    r"(?:utm_\w+|mtm_\w+|matomo_\w+|pk_(?:campaign|kwd|source|medium|content)|at_(?:medium|campaign|link_\w+|custom\d|format"
    r"|bbc_team|ptr_name)|ns_(?:source|mchannel|campaign|linkname|fee)|wt_mc(?:_o)?|itm_\w+|hsa_\w+|_hs(?:enc|mi)|vero_\w+"
    r"|oly_(?:anon|enc)_id|mc_[ce]id|mkt_tok|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|li_fat_id|igshid"
    r"|igsh|scid|yclid|ysclid|_openstat|fb_(?:action_\w+|source|ref)|xtor|cmpid|s_cid|smid|smtyp|ito|icid|ocid|ncid"
    r"|campaign_id|guccounter|guce_referrer(?:_sig)?|sfnsn|__twitter_impression|echobox|"
    r"jsessionid|phpsessid|aspsessionid\w*|sessionid)\Z",
    re.I,
)
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*", re.I)
_EDGES = "".join(map(chr, range(33)))  # WHATWG: controls and spaces around a URL do not count
_PERCENT = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_KEEP_PATH = frozenset("!$&'()*+,;=:@/[]|") | _UNRESERVED
_KEEP_QUERY = frozenset("!$&'()*+,;=:@/?[]|{}^`\\") | _UNRESERVED


@lru_cache(maxsize=16384)
def canonical(url: str) -> str:
    """The form under which a page is kept: same page, one spelling. Idempotent.

    Scheme and host in lower case, IDN as ASCII, no default port, no credentials, no fragment, dot segments resolved,
    percent-encoding in its one normal form, tracking parameters gone; the order of the others and a trailing slash
    stay. What is not an http(s) URL, or cannot be read, comes back stripped but otherwise as it was.
    """
    text = url.strip(_EDGES)
    try:
        parts = urlsplit(_slashes(re.sub(r"[\t\r\n]", "", text)))
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return text
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not host:
        return text
    netloc = _host(host)
    if port is not None and str(port) != DEFAULT_PORTS[scheme]:
        netloc += f":{port}"
    path = _resolve(_encode(_SESSION_PATH.sub("", parts.path.replace("\\", "/")), _KEEP_PATH)) or "/"
    return urlunsplit((scheme, netloc, path, _query(parts.query), ""))


def _slashes(url: str) -> str:
    # For http and https, browsers read a backslash before query and fragment as a slash: `https://a.example\\@b.example`
    # leads to a.example, and must not be kept as a page of b.example.
    end = min((at for at in (url.find("?"), url.find("#")) if at >= 0), default=len(url))
    return url[:end].replace("\\", "/") + url[end:]


def _host(host: str) -> str:
    if ":" in host:
        return f"[{host.lower()}]"
    try:
        name = host.lower() if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        name = host.lower()
    return name.removesuffix(".") or name


def _query(query: str) -> str:
    kept = [part for part in query.split("&") if part and not _TRACKING.match(_unescape(part.partition("=")[0]))]
    return _encode("&".join(kept), _KEEP_QUERY)


def _unescape(name: str) -> str:
    return _PERCENT.sub(lambda match: chr(int(match[1], 16)), name)


def _encode(text: str, keep: frozenset[str]) -> str:
    """`text` with unreserved characters plain, all else that is not in `keep` as upper-case %XX."""

    def normal(match: re.Match[str]) -> str:
        character = chr(int(match[1], 16))
        return character if character in _UNRESERVED else "%" + match[1].upper()

    out: list[str] = []
    for index, chunk in enumerate(re.split(r"(%[0-9a-fA-F]{2})", text)):
        if index % 2:
            out.append(_PERCENT.sub(normal, chunk))
        else:
            out.extend(
                c if c in keep else "".join(f"%{byte:02X}" for byte in c.encode("utf-8", "surrogatepass"))
                for c in chunk
            )
    return "".join(out)


def _resolve(path: str) -> str:
    """`path` without `.` and `..` segments (RFC 3986, 5.2.4)."""
    if "/." not in path and not path.startswith("."):
        return path
    out: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(out) > 1:
                out.pop()
        elif segment != ".":
            out.append(segment)
    if segments[-1] in (".", ".."):
        out.append("")
    return "/".join(out)
