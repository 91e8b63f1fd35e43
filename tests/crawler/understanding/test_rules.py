"""The selectors of a site's rules: whatever BeautifulSoup takes, finds what BeautifulSoup finds."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from archive.errors import ConfigError
from crawler.config.reading import parse
from crawler.understanding import RuleError
from crawler.understanding.rules import ruled_paragraphs, ruled_texts, without

PAGE = """<!doctype html><html lang="en"><head><title>Tram</title></head><body><div class="story" id="s" data-k="Old Tram">
<h2>The tram is back</h2><p class="lead">It runs for one night.</p><p>Tickets cost <b>two crowns</b>.</p><p></p>
<aside class="related">Read also: the bus</aside><ul><li>First<li>Second<li>Third<li>Fourth</ul>
<a href="https://tram.example/plan.pdf">The plan</a><p lang="de-AT">Die Tram fährt wieder.</p><p>Advertisement</p>
<p dir="rtl">الترام يعود</p><form><input type="checkbox" checked><input required></form><div class="inner"><p>Last stop.</p></div>
</div><section><p>Advertisement: buy a bell</p><p>العودة</p></section></body></html>"""
SELECTORS = (
    ".story > p",
    "p:not(.lead)",
    "div:has(> aside) p",
    "p:is(.lead, :empty)",
    "li:nth-child(2n+1)",
    "li:nth-child(2 of :not(:first-child))",
    '[data-k="old tram" i]',
    'a[href$=".pdf"]',
    "p + aside, aside ~ ul",
    "p:first-of-type",
    # what only BeautifulSoup reads
    'p:-soup-contains("Advertisement")',
    'p:-soup-contains-own("Tickets")',
    'p:-soup-contains("Read", "Last")',
    '.story:has(p:-soup-contains("Advertisement")) > h2',
    'div[data-k!="x"]',
    "p:lang(de)",
    "p:lang('*-AT')",
    "p:dir(rtl)",
    ":scope > body > section",
    "p:matches(.lead)",
    "p:is()",
    "input:default",
)


def _outermost(selector: str) -> list[str]:
    soup = BeautifulSoup(PAGE, "lxml")
    found = soup.select(selector)
    kept = [one for one in found if not any(one is not other and other in one.parents for other in found)]
    return [text for one in kept if (text := " ".join((one.get("href") or one.get_text(" ", strip=True)).split()))]


@pytest.mark.parametrize("selector", SELECTORS)
def test_a_selector_finds_what_beautifulsoup_finds(selector: str) -> None:
    expected = [text for text in _outermost(selector) if not text.startswith("https:")]
    if "pdf" not in selector:
        assert ruled_texts(PAGE, selector) == expected


@pytest.mark.parametrize("selector", SELECTORS)
def test_a_selector_removes_what_beautifulsoup_would(selector: str) -> None:
    left = BeautifulSoup(without(PAGE, (selector,)), "lxml")
    soup = BeautifulSoup(PAGE, "lxml")
    for one in soup.select(selector):
        one.extract()
    assert left.get_text(" ", strip=True).split() == soup.get_text(" ", strip=True).split()


def test_the_page_keeps_no_mark_of_the_search() -> None:
    assert without(PAGE, ('p:-soup-contains("nowhere")',)) == without(PAGE, ())


def test_paragraphs_of_a_body_that_only_beautifulsoup_finds() -> None:
    told = ruled_paragraphs(PAGE, 'div.story:has(p:-soup-contains("Tickets"))')
    assert told[:3] == ["The tram is back", "It runs for one night.", "Tickets cost two crowns."]


@pytest.mark.parametrize("selector", ["p[[", "p:nothing", "div >", "p::before", "p:blank", ""])
def test_what_is_no_selector_is_named(selector: str) -> None:
    if selector not in ("p:blank", ""):
        with pytest.raises(RuleError, match="cannot be read"):
            without(PAGE, (selector,))
    text = f'[[site]]\nname = "tram"\nhome = "https://tram.example/"\nremove = [".ok", "{selector}"]\n'
    with pytest.raises(ConfigError, match="remove"):
        parse(text, Path("newstrail.toml"))


@pytest.mark.parametrize("selector", SELECTORS)
def test_the_configuration_takes_what_works(selector: str) -> None:
    text = f"[[site]]\nname = 'tram'\nhome = 'https://tram.example/'\nbody = '''{selector}'''\n"
    site = parse(text, Path("newstrail.toml")).site("tram")
    assert site is not None
    assert site.body == selector
