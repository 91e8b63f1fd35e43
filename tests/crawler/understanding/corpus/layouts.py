"""The layouts of the corpus's pages: one function a layout, from a tongue's story to a whole page.

Each is written after a habit of real templates: semantic elements, bare divs, line breaks instead of paragraphs, tables,
a story's own lists and quotes, boxes inside the story's container. What is the story's comes back beside the page.
"""

import json
from collections.abc import Callable
from html import escape

from .tongues import DAY, Tongue

Made = tuple[str, tuple[str, ...]]

HEADLINES = (
    "Council buys old mill",
    "Storm closes coast road again",
    "School bell rings after repair",
    "Harbour fees stay",
)


def head(tongue: Tongue, extra: str = "") -> str:
    """The head of an article page: title with the site's name, language, whatever `extra` declares."""
    direction = ' dir="rtl"' if tongue.code == "ar" else ""
    return (
        f'<!DOCTYPE html><html lang="{tongue.code}"{direction}><head><meta charset="utf-8">'
        f"<title>{escape(tongue.title)} | The Brant Courier</title>"
        f'<meta property="og:title" content="{escape(tongue.title)}"><meta property="og:type" content="article">'
        f"{extra}</head>"
    )


def menu(tag: str = "nav") -> str:
    """The site's menu."""
    items = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in ("News", "Sport", "Coast", "Weather"))
    return f'<{tag} class="site-menu"><ul>{items}</ul></{tag}>'


def related(tongue: Tongue, tag: str = "aside", kind: str = "related") -> str:
    """A box of other stories."""
    items = "".join(f'<li><a href="/2026/01/story-{i}.html">{line}</a></li>' for i, line in enumerate(HEADLINES))
    return f'<{tag} class="{kind}"><h3>{tongue.furniture[1]}</h3><ul>{items}</ul></{tag}>'


def footer(tongue: Tongue) -> str:
    """What ends every page."""
    return (
        f'<div class="newsletter"><p>{tongue.furniture[2]}</p><form action="/join"><input type="email"></form></div>'
        '<footer><p>© 2026 The Brant Courier. All rights reserved. <a href="/privacy">Privacy</a></p></footer>'
    )


def paragraphs(tongue: Tongue) -> str:
    """The story in `p` elements."""
    return "".join(f"<p>{escape(text)}</p>" for text in tongue.paragraphs)


def semantic(tongue: Tongue) -> Made:
    """article, header, time; boxes in aside; JSON-LD for all that it can say."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": tongue.title,
        "datePublished": f"{DAY}T06:30:00+01:00",
        "author": {"@type": "Person", "name": tongue.author},
    }
    extra = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    page = (
        f"{head(tongue, extra)}<body>{menu()}<main><article><header><h1>{escape(tongue.title)}</h1>"
        f'<p class="byline">{tongue.author}</p><time datetime="{DAY}">{tongue.printed}</time></header>'
        f'<div class="article-body">{paragraphs(tongue)}</div><div class="share"><span>{tongue.furniture[0]}</span></div>'
        f"</article>{related(tongue)}</main>{footer(tongue)}</body></html>"
    )
    return page, tongue.paragraphs


def bare(tongue: Tongue) -> Made:
    """Nothing but divs, the box inside the story's own container."""
    extra = f'<meta property="article:published_time" content="{DAY}"><meta name="author" content="{tongue.author}">'
    page = (
        f'{head(tongue, extra)}<body><div id="top">{menu("div")}</div><div id="page"><h1>{escape(tongue.title)}</h1>'
        f'<div class="date">{tongue.printed}</div><div class="text">{paragraphs(tongue)}{related(tongue, "div", "more")}'
        f"</div></div>{footer(tongue)}</body></html>"
    )
    return page, tongue.paragraphs


def broken_lines(tongue: Tongue) -> Made:
    """One div with line breaks for paragraphs, in a table as pages were once made."""
    text = "<br><br>".join(escape(one) for one in tongue.paragraphs)
    extra = f'<meta name="date" content="{DAY}">'
    page = (
        f'{head(tongue, extra)}<body><table><tr><td class="left">{menu("div")}</td><td class="middle">'
        f'<h1>{escape(tongue.title)}</h1><div class="story">{text}</div></td>'
        f'<td class="right">{related(tongue, "div", "box")}</td></tr></table>{footer(tongue)}</body></html>'
    )
    return page, tongue.paragraphs


def rich(tongue: Tongue) -> Made:
    """Sub-heading, quotation, list and caption among the paragraphs; the caption is not the story's."""
    first, second, quote, third, last = (escape(text) for text in tongue.paragraphs)
    heading = tongue.title.split()[0] + " 2026"
    extra = f'<meta property="article:published_time" content="{DAY}T08:00:00Z">'
    page = (
        f"{head(tongue, extra)}<body>{menu()}<article class='post'><h1>{escape(tongue.title)}</h1>"
        f'<div class="meta">{tongue.author} · {tongue.printed}</div><div class="entry-content"><p>{first}</p>'
        f'<figure><img src="/ferry.jpg" alt=""><figcaption>Photo: Brant Courier archive</figcaption></figure>'
        f"<p>{second}</p><h2>{escape(heading)}</h2><blockquote><p>{quote}</p></blockquote>"
        f"<ul><li>{third}</li><li>{last}</li></ul></div>{related(tongue, 'section', 'related-posts')}</article>"
        f"{footer(tongue)}</body></html>"
    )
    text = tongue.paragraphs
    return page, (text[0], text[1], heading, text[2], text[3], text[4])


def glued(tongue: Tongue) -> Made:
    """The latest stories glued to the story's end, each title followed by a date, and a lone date after them."""
    items = "".join(
        f'<a href="/2026/01/glued-{i}.html">{escape(line[:45].strip())} ({i})</a> 0{9 - i}.Jan.2026 '
        for i, line in enumerate(tongue.paragraphs + tongue.paragraphs[:3])
    )
    body = "".join(f"<p>{escape(text)}</p>" for text in tongue.paragraphs[:-1])
    extra = f'<meta property="article:published_time" content="{DAY}">'
    page = (
        f"{head(tongue, extra)}<body>{menu('div')}<div class='content'><h1>{escape(tongue.title)}</h1>"
        f"<div class='body'>{body}<p>{escape(tongue.paragraphs[-1])}<b>Latest news</b>{items}</p>09.Jan.2026</div></div>"
        f"{footer(tongue)}</body></html>"
    )
    return page, tongue.paragraphs


LAYOUTS: dict[str, Callable[[Tongue], Made]] = {
    one.__name__: one for one in (semantic, bare, broken_lines, rich, glued)
}
