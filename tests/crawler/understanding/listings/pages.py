"""Listing and story pages of an invented newspaper, as the tests of this folder need them."""

TITLES = (
    "The use of the harbour in winter",
    "A bridge that nobody asked for",
    "Council votes on the tram again",
    "Old mill becomes a school for carpenters",
    "Ferry line to close in the spring",
    "The museum buys back its own clock",
    "Rain delays the northern tunnel",
    "Farmers ask for an earlier fair",
    "Library opens on Sundays from May",
    "Night trains return to the coast",
)
DAYS = (9, 9, 8, 8, 7, 7, 6, 5, 5, 4)
DATES = tuple(f"{day:02d}.Jan.2026" for day in DAYS)
STORY = (
    "<p>"
    + "The minister told the committee that it had been planned for years and that nobody would lose by it. " * 4
    + "</p>"
)
END = "<p>“It is a matter of national defense.”</p>"
NAV = "<nav><ul>" + "".join(f'<li><a href="/s/{n}">Section number {n}</a></li>' for n in range(8)) + "</ul></nav>"
FOOT = '<footer><a href="/imprint">Imprint of the paper</a> <a href="/privacy">Privacy policy of ours</a> <a href="/jobs">Jobs at the paper</a></footer>'


def address(number):
    return f"/news/{1000 + number}-{TITLES[number].lower().replace(' ', '-')}"


def rows(form, titles=TITLES):
    """Each record in the given form, with {title}, {url}, {date}, {iso}, {number}."""
    return "".join(
        form.format(title=title, url=address(n), date=DATES[n], iso=f"2026-01-{DAYS[n]:02d}T0{n % 10}:00:00Z", number=n)
        for n, title in enumerate(titles)
    )


def page(main, language="en", head=""):
    return f'<html lang="{language}"><head><title>The Bay Post</title>{head}</head><body>{NAV}<main>{main}</main>{FOOT}</body></html>'
