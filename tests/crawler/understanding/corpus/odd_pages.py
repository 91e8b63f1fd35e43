"""More pages that are easily taken for another kind: goods, jobs, events, help; pages of old-fashioned making.

`LISTINGS` and `TEXTS` map a name to a maker of the page, as in `lookalikes`. Nothing on them is real.
"""

from .lookalikes import SITE, Maker, address, headlines, links, more, page, paragraphs, teasers, told
from .tongues import Tongue

# -- listings


def _listed(tongue: Tongue, name: str, form: str) -> str:
    """A page of twelve records in the form given, with {n}, {title}, {text}, {short}."""
    rows = "".join(
        form.format(n=n, title=title, text=tongue.paragraphs[n % 5], short=tongue.paragraphs[n % 5][:90])
        for n, title in enumerate(headlines(tongue))
    )
    return page(tongue, f"{name} | {SITE}", f"<main><h1>{name}</h1>{rows}</main>")


def jobs(tongue: Tongue) -> str:
    """Open positions with a button each."""
    form = (
        '<div class="job"><h3><a href="/jobs/100{n}">{title}</a></h3><span>Brant</span><p>{short}</p>'
        '<a class="btn" href="/jobs/100{n}/apply">Apply</a></div>'
    )
    return _listed(tongue, "Jobs", form)


def events(tongue: Tongue) -> str:
    """What happens on which evening."""
    form = (
        '<li><b>{n}.2.2026</b> <a href="/events/{n}-evening-of-brant">{title}</a> <span>19:30</span><p>{text}</p></li>'
    )
    return _listed(tongue, "Agenda", form)


def films(tongue: Tongue) -> str:
    """Films with how long they take."""
    form = '<div><a href="/video/{n}-film-of-the-day"><img src="/{n}.jpg"><span>{title}</span></a><span>04:1{n}</span></div>'
    return _listed(tongue, "Video", form)


def tickers(tongue: Tongue) -> str:
    """Live blogs to choose from."""
    form = '<div><h3><a href="/live/{n}-live-blog-of-the-day">{title}</a></h3><p>{text}</p><time>1{n}:20</time></div>'
    return _listed(tongue, "Live", form)


def questions(tongue: Tongue) -> str:
    """Questions that lead to their answers."""
    return _listed(tongue, "Help", '<p><a href="/help/{n}">{title}?</a></p>')


def chronicle(tongue: Tongue) -> str:
    """Days with a sentence and a link each."""
    form = '<div><b>{n}. 1. 2026</b><p>{short} <a href="/2026/01/0{n}/what-happened-on-that-day">{title}</a></p></div>'
    return _listed(tongue, "Chronik", form)


def front(tongue: Tongue) -> str:
    """A home page: a lead story with two paragraphs, then sections of bare headlines."""
    lines = headlines(tongue)
    lead = f'<section><h2><a href="{address(0)}">{lines[0]}</a></h2>{paragraphs(tongue, 2)}</section>'
    sections = "".join(
        f"<section><h2>{name}</h2>"
        + "".join(
            f'<article><h3><a href="{address(at)}">{lines[at]}</a></h3></article>' for at in range(first, first + 3)
        )
        + "</section>"
        for name, first in (("Sport", 1), ("Coast", 4), ("Culture", 7))
    )
    return page(tongue, SITE, f"<main>{lead}{sections}</main>")


def plain_front(tongue: Tongue) -> str:
    """A home page of headlines without any heading."""
    rows = "".join(
        f'<div class="b"><a href="{address(at)}">{line}</a></div>' for at, line in enumerate(headlines(tongue))
    )
    return page(tongue, SITE, rows)


LISTINGS: dict[str, tuple[Maker, str]] = {
    "jobs": (jobs, "/jobs"),
    "events": (events, "/events"),
    "films": (films, "/video"),
    "tickers": (tickers, "/live"),
    "questions": (questions, "/help"),
    "chronicle": (chronicle, "/chronik"),
    "front": (front, "/"),
    "plain front": (plain_front, "/"),
}


# -- texts


def _menu() -> str:
    """A menu of 72 links that no element calls one."""
    return "".join(
        "<ul>" + "".join(f'<li><a href="/s/{a}-{b}">Section {a} part {b}</a></li>' for b in range(12)) + "</ul>"
        for a in range(6)
    )


def broken_lines(tongue: Tongue) -> str:
    """No heading, no paragraph: a title in a box, line breaks between the sentences."""
    body = (
        f"<div>{_menu()}</div><div><div class='head'>{tongue.title}</div><div>{tongue.printed}</div>"
        f"<div>{'<br><br>'.join(tongue.paragraphs)}</div></div>{more(tongue, teasers(tongue))}"
    )
    return page(tongue, f"{tongue.title} | {SITE}", body)


def second_heading(tongue: Tongue) -> str:
    """The headline is an h2, the title begins with the site's name, no day."""
    body = f"<div>{_menu()}</div><div><h2>{tongue.title}</h2>{paragraphs(tongue)}</div><div>{links(tongue)}</div>"
    return page(tongue, f"{SITE} - {tongue.title}", body)


def table_layout(tongue: Tongue) -> str:
    """The story in the middle cell of a table, lists of others on both sides."""
    text = f"<b>{tongue.title}</b><br>{tongue.printed}<br><br>{'<br><br>'.join(tongue.paragraphs)}"
    body = f"<table><tr><td>{links(tongue)}</td><td>{text}</td><td>{links(tongue)}</td></tr></table>"
    return page(tongue, f"{tongue.title} | {SITE}", body)


def between_lists(tongue: Tongue) -> str:
    """Two undated paragraphs between 24 and 36 headlines."""
    boxes = "".join(
        f'<div class="b"><h4><a href="/x/{n}-{k}">{line} {k}</a></h4></div>'
        for k in range(3)
        for n, line in enumerate(headlines(tongue))
    )
    middle = f"<div><h1>{tongue.title}</h1>{paragraphs(tongue, 2)}</div>"
    return page(tongue, f"{tongue.title} | {SITE}", f"<div>{links(tongue)}{links(tongue)}</div>{middle}{boxes}")


def others_within(tongue: Tongue) -> str:
    """After every paragraph a box with another story and its summary."""
    body = "".join(
        f'<p>{text}</p><div class="rel"><h4><a href="{address(at)}">{headlines(tongue)[at]}</a></h4>'
        f"<p>{tongue.paragraphs[(at + 1) % 5]}</p></div>"
        for at, text in enumerate(tongue.paragraphs)
    )
    return told(tongue, body)


def recipe(tongue: Tongue) -> str:
    """What is needed, then the steps, all in lists."""
    needed = "".join(f"<li>{n * 10} g {tongue.author}</li>" for n in range(1, 7))
    steps = "".join(f"<li>{text}</li>" for text in tongue.paragraphs)
    return told(tongue, f"<ul>{needed}</ul><ol>{steps}</ol>", day=False, after=more(tongue, links(tongue)))


def pictures(tongue: Tongue) -> str:
    """A paragraph and twelve pictures with captions."""
    shown = "".join(
        f'<figure><img src="/{n}.jpg"><figcaption>{line}</figcaption></figure>'
        for n, line in enumerate(headlines(tongue))
    )
    return told(tongue, paragraphs(tongue, 1) + shown)


def minutes(tongue: Tongue) -> str:
    """Twelve entries with an hour and a heading, that lead nowhere."""
    entries = "".join(
        f"<div><time>1{n % 10}:0{n % 6}</time><h3>{line}</h3><p>{tongue.paragraphs[n % 5]}</p></div>"
        for n, line in enumerate(headlines(tongue))
    )
    return told(tongue, entries)


TEXTS: dict[str, tuple[Maker, str]] = {
    "broken lines": (broken_lines, "/a/4711"),
    "second heading": (second_heading, "/a/4711"),
    "table layout": (table_layout, "/a/4711"),
    "between lists": (between_lists, "/a/4711"),
    "others within": (others_within, "/a/4711"),
    "recipe": (recipe, "/a/4711"),
    "pictures": (pictures, "/a/4711"),
    "minutes": (minutes, "/a/4711"),
}
