"""Pages that are easily taken for another kind: listings that talk much, stories that stand among lists.

`LISTINGS` and `STORIES` map a name to (a maker of the page in one tongue, its address). Nothing on them is real.
"""

import re
from collections.abc import Callable

from .tongues import Tongue

Maker = Callable[[Tongue], str]

# code -> news, topic, search results, read more, more stories, contact
WORDS = {
    "en": ("News", "Topic", "Search results", "Read more", "More stories", "Comments"),
    "de": ("Nachrichten", "Thema", "Suchergebnisse", "Weiterlesen", "Weitere Meldungen", "Kommentare"),
    "fr": ("Actualités", "Thème", "Résultats de recherche", "Lire la suite", "À lire aussi", "Commentaires"),
    "es": ("Noticias", "Tema", "Resultados de búsqueda", "Leer más", "Más noticias", "Comentarios"),
    "cs": ("Zprávy", "Téma", "Výsledky vyhledávání", "Číst dále", "Další zprávy", "Komentáře"),
    "pl": ("Wiadomości", "Temat", "Wyniki wyszukiwania", "Czytaj dalej", "Inne wiadomości", "Komentarze"),
    "ru": ("Новости", "Тема", "Результаты поиска", "Читать далее", "Другие новости", "Комментарии"),
    "el": ("Ειδήσεις", "Θέμα", "Αποτελέσματα αναζήτησης", "Περισσότερα", "Άλλες ειδήσεις", "Σχόλια"),
    "ar": ("أخبار", "موضوع", "نتائج البحث", "اقرأ المزيد", "مزيد من الأخبار", "تعليقات"),
    "ja": ("ニュース", "トピック", "検索結果", "続きを読む", "ほかの記事", "コメント"),
}
SITE = "Brant Courier"


def headlines(tongue: Tongue) -> list[str]:
    """Twelve different texts as long as headlines."""
    whole = " ".join(tongue.paragraphs)
    if tongue.code == "ja":
        clean = re.sub(r"[\s、。「」]", "", whole)
        return [clean[at : at + 19] for at in range(0, 12 * 9, 9)]
    words = [word.strip('.,;:“”„«»"') for word in whole.split()]
    return [" ".join(words[at : at + 7]).capitalize() for at in range(0, 12 * 6, 6)]


def address(at: int) -> str:
    """The address of the story number `at`."""
    return f"/2026/01/{at + 1:02d}/story-of-the-ferry-number-{at + 1}"


def page(tongue: Tongue, title: str, body: str, head: str = "") -> str:
    """A whole page of the paper."""
    menu = "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("news", "sport", "coast", "weather"))
    return (
        f'<!DOCTYPE html><html lang="{tongue.code}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f'<body><header><a href="/">{SITE}</a></header><nav><ul>{menu}</ul></nav>{body}'
        f"<footer><p>© {SITE}</p></footer></body></html>"
    )


def teasers(tongue: Tongue, dated: bool = True, summary: int = 1, count: int = 12) -> str:
    """Cards with heading, summary of so many paragraphs, and a day."""
    return "".join(
        f'<div class="card"><h3><a href="{address(at)}">{title}</a></h3>'
        + "".join(f"<p>{tongue.paragraphs[(at + n) % 5]}</p>" for n in range(summary))
        + (f'<time datetime="2026-01-{at % 9 + 1:02d}">2026-01-{at % 9 + 1:02d}</time>' if dated else "")
        + "</div>"
        for at, title in enumerate(headlines(tongue)[:count])
    )


def links(tongue: Tongue, count: int = 12) -> str:
    """A bare list of headlines."""
    lines = enumerate(headlines(tongue)[:count])
    return "<ul>" + "".join(f'<li><a href="{address(at)}">{title}</a></li>' for at, title in lines) + "</ul>"


def paragraphs(tongue: Tongue, count: int = 5) -> str:
    """The first paragraphs of the story."""
    return "".join(f"<p>{text}</p>" for text in tongue.paragraphs[:count])


# -- listings


def topic(tongue: Tongue) -> str:
    """A topic with two paragraphs that introduce it."""
    name = f"{WORDS[tongue.code][1]}: Alder Quay"
    body = f'<main><h1>{name}</h1><div class="intro">{paragraphs(tongue, 2)}</div>{teasers(tongue)}</main>'
    return page(tongue, f"{name} | {SITE}", body)


def author(tongue: Tongue) -> str:
    """An author's page: a portrait, then what she wrote."""
    body = (
        f'<main><div class="bio"><img src="/a.jpg" alt=""><h1>{tongue.author}</h1><p>{tongue.paragraphs[0]}</p></div>'
        f"{teasers(tongue)}</main>"
    )
    return page(tongue, f"{tongue.author} | {SITE}", body)


def tagged(tongue: Tongue) -> str:
    """A tag's page without any day."""
    body = f"<main><h1>Alder Quay</h1>{teasers(tongue, dated=False)}</main>"
    return page(tongue, f"Alder Quay | {SITE}", body)


def found(tongue: Tongue) -> str:
    """Search results with torn pieces of text."""
    name = WORDS[tongue.code][2]
    rows = "".join(
        f'<div class="hit"><a href="{address(at)}"><b>{title}</b></a><p>… {tongue.paragraphs[at % 5][:120]} …</p></div>'
        for at, title in enumerate(headlines(tongue))
    )
    return page(tongue, f"{name} | {SITE}", f'<main><h1>{name}</h1><form><input name="q"></form>{rows}</main>')


def front(tongue: Tongue) -> str:
    """A section front with summaries of three paragraphs."""
    body = f"<main><h1>{WORDS[tongue.code][0]}</h1>{teasers(tongue, summary=3)}</main>"
    return page(tongue, f"{WORDS[tongue.code][0]} | {SITE}", body)


def read_more(tongue: Tongue) -> str:
    """Headings that are no links, a summary, and "Read more"."""
    more = WORDS[tongue.code][3]
    rows = "".join(
        f'<article><h2>{title}</h2><p>{tongue.paragraphs[at % 5]}</p><a href="{address(at)}">{more}</a></article>'
        for at, title in enumerate(headlines(tongue))
    )
    return page(tongue, f"{WORDS[tongue.code][0]} | {SITE}", f"<main><h1>{WORDS[tongue.code][0]}</h1>{rows}</main>")


def weblog(tongue: Tongue) -> str:
    """A blog's home with whole posts."""
    posts = "".join(
        f'<article class="post"><h2><a href="{address(at)}">{title}</a></h2>'
        f'<time datetime="2026-01-{9 - at:02d}">2026-01-{9 - at:02d}</time>{paragraphs(tongue)}'
        f'<p><a href="{address(at)}#comments">{WORDS[tongue.code][5]}</a></p></article>'
        for at, title in enumerate(headlines(tongue)[:7])
    )
    return page(tongue, SITE, f"<main>{posts}</main>")


def releases(tongue: Tongue) -> str:
    """A table of documents."""
    rows = "".join(
        f"<tr><td>2026-01-{at % 9 + 1:02d}</td><td>{title}</td><td><a href='/files/{at}.pdf'>PDF</a></td></tr>"
        for at, title in enumerate(headlines(tongue))
    )
    body = f"<main><h1>{WORDS[tongue.code][0]}</h1><p>{tongue.paragraphs[0]}</p><table>{rows}</table></main>"
    return page(tongue, f"{WORDS[tongue.code][0]} | {SITE}", body)


def shop(tongue: Tongue) -> str:
    """A category of goods with a text above."""
    rows = "".join(
        f'<li class="product"><a href="/shop/boat-model-{at}"><img src="/{at}.jpg" alt=""><h2>{title}</h2></a>'
        f'<span class="price">{at + 3},50 €</span><button>+</button></li>'
        for at, title in enumerate(headlines(tongue))
    )
    body = f"<main><h1>Modelle</h1><p>{tongue.paragraphs[1]}</p><ul>{rows}</ul></main>"
    return page(tongue, f"Modelle | {SITE}", body)


def episodes(tongue: Tongue) -> str:
    """Recordings, each with what is said in it and how long it takes."""
    rows = "".join(
        f'<div class="episode"><h3><a href="/podcast/episode-{at}">{title}</a></h3><span>{at + 20} min</span>'
        f"<p>{tongue.paragraphs[at % 5]}</p></div>"
        for at, title in enumerate(headlines(tongue))
    )
    return page(tongue, f"Podcast | {SITE}", f"<main><h1>Podcast</h1><p>{tongue.paragraphs[2]}</p>{rows}</main>")


def archive(tongue: Tongue) -> str:
    """A month's headlines, bare."""
    return page(tongue, f"2026-01 | {SITE}", f"<main><h1>2026-01</h1>{links(tongue)}</main>")


def cards_that_are_links(tongue: Tongue) -> str:
    """Cards that are one link each, heading and summary inside."""
    rows = "".join(
        f'<a class="tile" href="{address(at)}"><h3>{title}</h3><p>{tongue.paragraphs[at % 5]}</p></a>'
        for at, title in enumerate(headlines(tongue))
    )
    name = WORDS[tongue.code][0]
    return page(tongue, f"{name} | {SITE}", f"<main><h1>{name}</h1><div>{rows}</div></main>")


LISTINGS: dict[str, tuple[Maker, str]] = {
    "topic": (topic, "/topics/alder-quay"),
    "author": (author, "/authors/holt"),
    "tag": (tagged, "/tag/alder-quay"),
    "search": (found, "/search?q=ferry"),
    "front": (front, "/news"),
    "read more": (read_more, "/coast"),
    "blog": (weblog, "/"),
    "releases": (releases, "/press"),
    "shop": (shop, "/shop/models"),
    "episodes": (episodes, "/podcast"),
    "archive": (archive, "/archive/2026/01"),
    "tiles": (cards_that_are_links, "/coast"),
}


# -- stories


def told(tongue: Tongue, body: str, *, day: bool = True, head: str = "", after: str = "") -> str:
    """A page with a headline, maybe a day, a text and what stands behind it."""
    line = f'<p class="byline">{tongue.author}, {tongue.printed}</p>' if day else ""
    main = f"<main><article><h1>{tongue.title}</h1>{line}{body}</article>{after}</main>"
    return page(tongue, f"{tongue.title} | {SITE}", main, head)


def more(tongue: Tongue, inside: str) -> str:
    """A box of other stories with its heading."""
    return f'<section class="more"><h2>{WORDS[tongue.code][4]}</h2>{inside}</section>'


def brief(tongue: Tongue) -> str:
    """One paragraph, a day, and many other stories below."""
    return told(tongue, paragraphs(tongue, 1), after=more(tongue, teasers(tongue)))


def undated_brief(tongue: Tongue) -> str:
    """Two paragraphs without a day above a large box of others."""
    return told(tongue, paragraphs(tongue, 2), day=False, after=more(tongue, teasers(tongue, dated=False)))


def short_above_links(tongue: Tongue) -> str:
    """Three paragraphs above bare headlines."""
    return told(tongue, paragraphs(tongue, 3), after=more(tongue, links(tongue)))


def linked(tongue: Tongue) -> str:
    """Every paragraph speaks of another story."""
    lines = headlines(tongue)
    body = "".join(
        f'<p>{text} (<a href="{address(at)}">{lines[at]}</a>)</p>' for at, text in enumerate(tongue.paragraphs)
    )
    return told(tongue, body)


def discussed(tongue: Tongue) -> str:
    """A story under which many people speak."""
    said = "".join(
        f'<li class="comment"><a href="/users/{at}">Reader {at}</a> <time datetime="2026-01-10">2026-01-10</time>'
        f"<p>{tongue.paragraphs[at % 5]}</p></li>"
        for at in range(20)
    )
    return told(
        tongue,
        paragraphs(tongue),
        after=f'<section id="comments"><h2>{WORDS[tongue.code][5]}</h2><ol>{said}</ol></section>',
    )


def results(tongue: Tongue) -> str:
    """A story with a long table of results."""
    rows = "".join(f"<tr><td>{at}.</td><td>Crew {at}</td><td>{at}:0{at % 6}</td></tr>" for at in range(1, 31))
    return told(tongue, f"{paragraphs(tongue)}<table>{rows}</table>")


def ranked(tongue: Tongue) -> str:
    """ "The twelve best": headings with a paragraph each, that lead nowhere."""
    body = "".join(
        f"<h2>{at}. {line}</h2><p>{tongue.paragraphs[at % 5]}</p>" for at, line in enumerate(headlines(tongue))
    )
    return told(tongue, tongue.paragraphs[0] + body)


def interview(tongue: Tongue) -> str:
    """Questions in bold, answers below."""
    body = "".join(
        f"<p><strong>{line}?</strong></p><p>{tongue.paragraphs[at % 5]}</p>"
        for at, line in enumerate(headlines(tongue)[:8])
    )
    return told(tongue, body)


def interrupted(tongue: Tongue) -> str:
    """Boxes of other stories between the paragraphs."""
    lines = headlines(tongue)
    body = "".join(
        f'<p>{text}</p><aside><a href="{address(at)}">{lines[at]}</a></aside>'
        for at, text in enumerate(tongue.paragraphs)
    )
    return told(tongue, body, after=more(tongue, teasers(tongue, count=6)))


def without_article(tongue: Tongue) -> str:
    """Paragraphs each in a box of its own, no article element, no day."""
    body = "".join(f'<div class="row"><div class="text"><p>{text}</p></div></div>' for text in tongue.paragraphs)
    main = f"<div><h1>{tongue.title}</h1>{body}</div>{more(tongue, links(tongue))}"
    return page(tongue, f"{tongue.title} | {SITE}", main)


def infinite(tongue: Tongue) -> str:
    """A story, and the next one begun below it."""
    nxt = f'<article><h2><a href="{address(3)}">{headlines(tongue)[3]}</a></h2>{paragraphs(tongue, 2)}</article>'
    return told(tongue, paragraphs(tongue), after=nxt)


def declared(tongue: Tongue) -> str:
    """A short story that says what it is, beside thirty headlines."""
    head = (
        '<meta property="og:type" content="article"><script type="application/ld+json">{"@type":"NewsArticle",'
        f'"headline":"{tongue.title}","datePublished":"2026-01-09T08:00:00+01:00"}}</script>'
    )
    aside = f'<aside class="sidebar">{teasers(tongue, dated=False)}{links(tongue)}</aside>'
    return told(tongue, paragraphs(tongue, 2), head=head, after=aside)


def glued(tongue: Tongue) -> str:
    """One undated paragraph that runs on into its box without a break."""
    text = tongue.paragraphs[0]
    main = f"<div><h1>{tongue.title}</h1><div>{text} <b>{WORDS[tongue.code][4]}</b>{links(tongue)}</div></div>"
    return page(tongue, f"{tongue.title} | {SITE}", main)


STORIES: dict[str, Maker] = {
    "brief": brief,
    "undated brief": undated_brief,
    "short above links": short_above_links,
    "linked": linked,
    "discussed": discussed,
    "results": results,
    "ranked": ranked,
    "interview": interview,
    "interrupted": interrupted,
    "boxed paragraphs": without_article,
    "infinite": infinite,
    "declared": declared,
    "glued": glued,
}
STORY = "/2026/01/ferry-to-alder-quay-returns"
