"""What a page declares about itself apart from its visible text: meta elements, links, scripts with data.

Owns how those are collected from the parsed page, and taken out of it with everything else that is not visible text.
Must not know what the values mean (see `metadata`).
"""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

_MOST = 400  # meta elements, links: real pages have under a hundred
_EMBEDS = frozenset(("iframe", "video", "audio", "embed", "object"))
_NAMES = frozenset(("property", "name", "itemprop", "http-equiv"))  # attributes that say what a meta element is of
_SWALLOWERS = frozenset(
    ("textarea", "select", "noscript", "template", "iframe", "xmp", "noembed", "noframes", "object", "nav", "footer")
)
_DECLARATIONS = "meta,link,script,title,base,iframe,video,audio,embed,object,"
_IN_HEAD = "meta,link,script,title,base,noscript,template,noframes"  # all that a parser leaves in `<head>` but styles
_INVISIBLE = "textarea,select,noscript,template,xmp,style,svg,noembed,noframes,source"
_MENUS = ",nav,footer"
# Looked for only where there are any, as each name looked for is compared with all of a page's elements.
_SELDOM, _SELDOM_MENUS = ("canvas", "datalist", "map", "plaintext", "math", "rt", "rp"), ("dialog", "menu")
SELDOM = frozenset((*_SELDOM, *_SELDOM_MENUS))
# In lower case.
_PAGER = re.compile(r"pagina|pager\b|paging|page-?nav|page-?numbers?|posts-?nav|load-?more")
_TURNING = 'a[rel~="next"],a[href*="page=2" i],a[href*="/page/2" i],a[href*="page=3" i],a[href*="/page/3" i]'
_TRAIL = re.compile(r"crumb|ariane|you are here")
_CRUMBS = 8  # links of a trail
_ONE_STORY = re.compile(r"post-navigation|single")  # from one story to the next
_MUCH = 1500  # characters in one element from which it may have swallowed the page


@dataclass(slots=True)
class Head:
    """A page's declarations, in page order.

    meta         lower-cased name, property, itemprop or http-equiv -> its contents (an element with two of these names
                 is under both), e.g. `head.meta.get("og:title", [])`
    links        attributes of each `<link>`, names in lower case ("rel" as written)
    title        text of `<title>`, white space collapsed, or ""
    language     `lang` (or `xml:lang`) of `<html>`, or of `<body>`, or ""
    json_ld      raw text of each `application/ld+json` script
    json_state   (id, raw text) of each other script whose type is JSON
    embeds       (tag, src) of iframes, videos, audios, embeds, objects
    attributes   attributes of `<html>` and `<body>` together (class names joined)
    base         `href` of `<base>`, or ""
    scripts      how many script elements the page has
    templates    whether one of them says that it holds markup
    trail        (href, text) of each link in the first menu that is a trail of crumbs to the page
    """

    meta: dict[str, list[str]] = field(default_factory=dict)
    links: list[dict[str, str]] = field(default_factory=list)
    title: str = ""
    language: str = ""
    json_ld: list[str] = field(default_factory=list)
    json_state: list[tuple[str, str]] = field(default_factory=list)
    embeds: list[tuple[str, str]] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    base: str = ""
    scripts: int = 0
    templates: bool = False
    trail: list[tuple[str, str]] = field(default_factory=list)

    @property
    def named(self) -> str:
        """Class and id of `<html>` and `<body>`, in lower case."""
        return f"{self.attributes.get('class', '')} {self.attributes.get('id', '')}".lower()

    def first(self, *names: str) -> str:
        """The first non-empty content of the first of `names` that the page gives, or ""."""
        for name in names:
            for content in self.meta.get(name, ()):
                if content:
                    return content
        return ""


def take_head(tree: LexborHTMLParser, menus: bool, size: int) -> tuple[Head, str]:
    """Collect a freshly parsed page's declarations and take them out of the tree, with all that is not visible text but
    the `SELDOM` elements.

    With `menus`, navigation and footers go too (those of an `article` stay). Also comes back the tag of an element that
    had swallowed most of the page's text because it was never closed ("" when none had).
    """
    head = Head()
    _read_roots(tree, head)
    everything = _DECLARATIONS + _INVISIBLE + (_MENUS if menus else "")
    top, body = tree.head, tree.body
    declared: list[LexborNode] = []
    if top is not None and body is not None:  # what is in the head may stay: only the body is laid out
        declared, nodes = top.css(_IN_HEAD), body.css(everything)
    else:
        nodes = tree.css(everything)
    swallower = ""
    for node in (*declared, *nodes):
        tag = node.tag or ""
        if tag == "script":
            _read_script(node, head)
            continue
        if tag == "meta":
            _read_meta(node, head)
            continue
        if tag == "link":
            if len(head.links) < _MOST:
                head.links.append(_filled(node.attributes))
            continue
        if tag == "title":
            if not head.title:
                head.title = " ".join(node.text().split())
        elif tag == "base":
            head.base = head.base or (node.attributes.get("href") or "").strip()
        elif tag in _EMBEDS:
            given = node.attributes
            head.embeds.append((tag, given.get("src") or given.get("data-src") or given.get("data") or ""))
        if tag in _SWALLOWERS and size > _MUCH and not swallower and _swallowed(node, size):
            swallower = tag
    for node in reversed(nodes):  # inner ones before outer ones
        tag = node.tag or ""
        if not ((tag == "footer" and _in_article(node)) or (tag == "nav" and _is_kept(node, head))):
            node.decompose(recursive=False)  # what is inside goes with it
    return head, swallower


def take_seldom(tree: LexborHTMLParser, menus: bool) -> bool:
    """Take the `SELDOM` elements out of a page; whether there were any."""
    nodes = tree.css(",".join((*_SELDOM, *_SELDOM_MENUS) if menus else _SELDOM))
    for node in nodes:
        node.decompose(recursive=False)
    return bool(nodes)


def _read_meta(node: LexborNode, head: Head) -> None:
    given = node.attributes
    content = given.get("content")
    if content is None:
        if given.get("charset"):
            head.meta.setdefault("charset", []).append(given["charset"] or "")
        return
    content = content.strip()
    for kind, name in given.items():
        if name and kind in _NAMES and len(head.meta) < _MOST:
            head.meta.setdefault(name.strip().lower(), []).append(content)


def _filled(given: dict[str, str | None]) -> dict[str, str]:
    """Attributes with "" for those without a value."""
    return {name: value or "" for name, value in given.items()}


def _read_script(node: LexborNode, head: Head) -> None:
    head.scripts += 1
    kind = node.attrs.get("type")
    if not kind or "json" not in kind:
        head.templates = head.templates or "template" in (kind or "").lower()
        return
    text = node.text()
    if "ld+json" in kind.lower():
        head.json_ld.append(text)
    else:
        head.json_state.append((node.attributes.get("id") or "", text))


def _read_roots(tree: LexborHTMLParser, head: Head) -> None:
    for node in (tree.root, tree.body):
        if node is None:
            continue
        given = node.attributes
        head.language = head.language or (given.get("lang") or given.get("xml:lang") or "").strip()
        for name, value in given.items():
            before = head.attributes.get(name)
            head.attributes[name] = f"{before} {value or ''}" if before else value or ""


def _swallowed(node: LexborNode, size: int) -> bool:
    text = (node.html or "") if node.tag == "template" else node.text()
    inside = len(text)
    if inside < _MUCH or inside * 8 < size:
        return False
    return text.count("<p") > 2 or len(node.css("p")) > (8 if node.tag in ("nav", "footer") else 2)


def _is_kept(nav: LexborNode, head: Head) -> bool:
    """Whether a `<nav>` leads to the further pages of a listing: what is found there is asked for. A trail is noted."""
    given = nav.attributes
    named = f"{given.get('class') or ''} {given.get('id') or ''} {given.get('aria-label') or ''}".lower()
    if _TRAIL.search(named):
        head.trail = _trail(nav) or head.trail  # menus are asked from the last to the first
        return False
    if _ONE_STORY.search(named):
        return False
    return bool(_PAGER.search(named)) or nav.css_first(_TURNING) is not None


def _trail(nav: LexborNode) -> list[tuple[str, str]]:
    links = [(link.attributes.get("href") or "", " ".join(link.text().split())) for link in nav.css("a")]
    return links if len(links) <= _CRUMBS else []


def _in_article(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in ("article", "main", "blockquote"):
            return True
        above = above.parent
    return False
