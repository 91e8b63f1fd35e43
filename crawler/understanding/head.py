"""What a page declares about itself apart from its visible text: meta elements, links, scripts with data.

Owns how those are collected from the parsed page. Must not know what the values mean (see `metadata`).
"""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

_MOST = 400  # meta elements, links: real pages have under a hundred


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
    scripts      how many script elements the page has
    """

    meta: dict[str, list[str]] = field(default_factory=dict)
    links: list[dict[str, str]] = field(default_factory=list)
    title: str = ""
    language: str = ""
    json_ld: tuple[str, ...] = ()
    json_state: tuple[tuple[str, str], ...] = ()
    embeds: tuple[tuple[str, str], ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    base: str = ""
    scripts: int = 0

    def first(self, *names: str) -> str:
        """The first non-empty content of the first of `names` that the page gives, or ""."""
        for name in names:
            for content in self.meta.get(name, ()):
                if content:
                    return content
        return ""


def read_head(tree: LexborHTMLParser) -> Head:
    """Collect the declarations of a freshly parsed page (before anything is taken out of it)."""
    head = Head()
    for node in tree.css("meta")[:_MOST]:
        given = node.attributes
        content = given.get("content")
        if content is None:
            if given.get("charset"):
                head.meta.setdefault("charset", []).append(given["charset"] or "")
            continue
        for kind in ("property", "name", "itemprop", "http-equiv"):
            name = given.get(kind)
            if name:
                head.meta.setdefault(name.strip().lower(), []).append(content.strip())
    for node in tree.css("link")[:_MOST]:
        head.links.append({name: value or "" for name, value in node.attributes.items()})
    _read_scripts(tree, head)
    title = tree.css_first("title")
    head.title = " ".join(title.text().split()) if title is not None else ""
    base = tree.css_first("base")
    head.base = (base.attributes.get("href") or "").strip() if base is not None else ""
    _read_roots(tree, head)
    return head


def _read_scripts(tree: LexborHTMLParser, head: Head) -> None:
    linked, state, embeds = [], [], []
    for node in tree.css("script,iframe,video,audio,embed,object"):
        tag = node.tag or ""
        if tag != "script":
            given = node.attributes
            embeds.append((tag, given.get("src") or given.get("data-src") or given.get("data") or ""))
            continue
        head.scripts += 1
        kind = node.attributes.get("type")
        if kind and "json" in kind.lower():
            text = node.text()
            if "ld+json" in kind.lower():
                linked.append(text)
            else:
                state.append((node.attributes.get("id") or "", text))
    head.json_ld, head.json_state, head.embeds = tuple(linked), tuple(state), tuple(embeds)


def _read_roots(tree: LexborHTMLParser, head: Head) -> None:
    for node in (tree.root, tree.body):
        if node is None:
            continue
        given = node.attributes
        head.language = head.language or (given.get("lang") or given.get("xml:lang") or "").strip()
        for name, value in given.items():
            before = head.attributes.get(name)
            head.attributes[name] = f"{before} {value or ''}" if before else value or ""
