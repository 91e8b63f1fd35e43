"""The corpus's pages that are no article: listings in several forms, walls, errors, shells."""

LINES = (
    "Council buys the old mill for two crowns",
    "Storm closes the coast road again",
    "School bell rings after a long repair",
    "Harbour fees stay as they were last year",
    "New bridge over the Elm to open in May",
    "Museum shows maps of the drowned village",
    "Night train to the north is sold out",
    "Volunteers plant four hundred alder trees",
    "Fire brigade looks for a second driver",
    "Library lends out fishing rods from June",
)


def _page(title: str, body: str, head: str = "") -> str:
    menu = "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("news", "sport", "coast", "weather"))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<nav><ul>{menu}</ul></nav>{body}<footer><p>© The Brant Courier</p></footer></body></html>"
    )


def _address(i: int) -> str:
    return f"https://brant.example/2026/01/{LINES[i].lower().replace(' ', '-')}"


def cards(date: str) -> str:
    """Cards with a picture, a heading, a summary and a date."""
    items = "".join(
        f'<div class="card"><a href="{_address(i)}"><img src="/{i}.jpg" alt=""><h3>{line}</h3></a>'
        f'<p>The Courier has the story of the day from the coast.</p><span class="date">{date.format(9 - i % 9)}</span></div>'
        for i, line in enumerate(LINES)
    )
    return _page("Latest news", f'<main><h1>Latest news</h1><div class="list">{items}</div></main>')


def flat(date: str) -> str:
    """Title and date as siblings in one flat list."""
    items = "".join(
        f'<a href="{_address(i)}">{line}</a><span>{date.format(9 - i % 9)}</span>' for i, line in enumerate(LINES)
    )
    return _page("News", f'<div id="news"><h1>News</h1>{items}</div>')


def rows(date: str) -> str:
    """A table, the date in a column of its own."""
    items = "".join(
        f'<tr><td>{date.format(9 - i % 9)}</td><td><a href="{_address(i)}">{line}</a></td></tr>'
        for i, line in enumerate(LINES)
    )
    return _page("Archive", f"<h1>Archive</h1><table>{items}</table>")


def bullets(date: str) -> str:
    """List items with the date in brackets."""
    items = "".join(
        f'<li><a href="{_address(i)}">{line}</a> ({date.format(9 - i % 9)})</li>' for i, line in enumerate(LINES)
    )
    return _page("Coast", f'<div class="section"><h1>Coast</h1><ul class="stories">{items}</ul></div>')


DATES = ("{}.Jan.2026", "{} January 2026", "2026-01-0{}")
LISTINGS = {f"{form.__name__}-{i}": form(date) for form in (cards, flat, rows, bullets) for i, date in enumerate(DATES)}

CONSENT = _page(
    "We value your privacy",
    '<div class="consent-dialog"><h1>We value your privacy</h1><p>We and our 214 partners store and access information '
    "on a device, such as cookies, and process personal data for personalised adverts.</p>"
    "<button>Accept all</button><button>Reject all</button><button>Manage options</button></div>",
)
CHALLENGE = (
    "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1><p>Please "
    "enable JavaScript and cookies to continue. Verifying that you are human.</p>"
    '<div id="challenge-running"></div><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/jsch/v1"></script>'
    "</body></html>"
)
MISSING = _page("Page not found", "<h1>404</h1><p>Sorry, the page you are looking for could not be found.</p>")
LOGIN = _page(
    "Log in",
    '<h1>Log in</h1><form action="/session"><label>E-mail <input type="email" name="user"></label><label>Password '
    '<input type="password" name="password"></label><button>Log in</button></form><p>Forgot your password?</p>',
)
SHELL = (
    '<!DOCTYPE html><html><head><title>The Brant Courier</title><script src="/app.js"></script></head><body>'
    '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>'
)
WALLS = {"consent": CONSENT, "challenge": CHALLENGE, "soft_404": MISSING, "login": LOGIN, "shell": SHELL}
