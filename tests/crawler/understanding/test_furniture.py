"""What comes and goes around a story changes nothing of it: on every page of the corpus, to the byte."""

import re
from collections.abc import Callable
from functools import cache
from html import escape

import pytest

from crawler.items import Understanding
from crawler.understanding import understand

from .corpus.layouts import LAYOUTS
from .corpus.tongues import TONGUES

VISIT = {"content-type": "text/html", "date": "Tue, 10 Mar 2026 12:00:00 GMT"}
TITLES = ("Storm closes the harbour of Velm again", "The pier comes a year later", "Cannery to close in December")
PEOPLE = ("Mara Quill", "Jon Aske", "Tove Brandt")
OTHER = "".join(
    f"<p>{one}</p>"
    for one in (
        "The ferry to Velm took up service at noon, a day after the worst storm in ten years had closed the harbour.",
        "Its master said that the swell outside the mole would be felt until Thursday, and that cars would wait.",
        "Forty passengers who had spent the night in the school hall were the first to board.",
    )
)
CONSENT = (
    "<div class='css-q1'><h2>We value your privacy</h2><p>We and our 812 partners use cookies and process personal data for"
    " advertising.</p><p>You can change your choices whenever you like; some partners rest on their legitimate interest.</p>"
    "<button>Reject all</button><button>Accept all</button></div>"
)
SAID = "I have lived by the quay for forty years and nobody has ever asked us what we think about any of this."


def boxes(form: str) -> str:
    return "".join(form.format(at=at, title=TITLES[at], name=PEOPLE[at]) for at in range(3))


TOP = {
    "the day of the visit": "<div class='w'><span>Velm</span><span>12°</span><span>Tuesday 10 March 2026</span></div>",
    "a line of news": "<div class='b'><b>Breaking</b> <a href='/x/1'>Storm closes the harbour of Velm again</a></div>",
    "what agrees to cookies": CONSENT,
    "the quotes of the day": "<ul class='q'><li>Velm 100 <span>18,492.30</span> <span>+0.42%</span></li></ul>",
    "a count of votes": "<div class='e'><h3>61 of 90 districts counted</h3><div>Lindqvist 41.2%</div></div>",
    "no network": "<div>You are offline. Some parts of this page may be older than they look to you.</div>",
    "an old browser": "<div class='o'>Your browser is out of date. Please update it, or switch to another one.</div>",
}
FOOT = {
    "comments": "<div id='comments'><h3>3 comments</h3><ol class='commentlist'>"
    + boxes(
        "<li><cite>{name}</cite> <i>March 1{at}, 2026 at 10:0{at}</i><p>" + SAID + "</p><a href='#r'>Reply</a></li>"
    )
    + "</ol></div>",
    "stories with their authors": "<div class='r'><h3>More</h3>"
    + boxes("<div><h4><a href='/x/{at}'>{title}</a></h4><a href='/author/{at}' rel='author'>{name}</a></div>")
    + "</div>",
    "reporters": "<ul class='t'>" + boxes("<li><a href='/author/{at}' rel='author'>{name}</a></li>") + "</ul>",
    "a window about cookies": CONSENT,
    "another story": "<article class='next'><h2><a href='/2026/03/ferry'>Ferry sails again to Velm</a></h2><p>By Tove Brandt"
    f"</p><time datetime='2026-03-09'>9 March 2026</time><div>{OTHER}</div></article>",
    "another story that is built otherwise": "<div class='css-7' data-url='/2026/03/ferry'><div><h1>Ferry sails again to"
    f" Velm</h1></div><div>{OTHER}</div></div>",
    "a question for visitors": "<div class='v'><p>Help us make this site better: answer five questions about your visit.</p>"
    "<a href='/s'>Begin</a></div>",
    "a poll of cookies": "<div id='cookie-law-info-bar'><span>We use cookies on our website to remember your choices. By"
    " clicking Accept All you consent to the use of all of them.</span><a role='button'>Accept All</a></div>",
    "a window to sign up": "<div class='m'><h3>One more thing</h3><p>Get the stories of the day each morning at seven, chosen"
    " by our editors.</p><form><input type='email'><button>Sign me up</button></form></div>",
}


AMID = {
    "a form": "<div class='css-k1'><h3>The Morning Tide</h3><p>What happened overnight, in five minutes of reading.</p>"
    "<form action='/nl'><input type='email'><button>Sign up</button></form></div>",
    "a poll": "<div class='css-p'><h4>What do you think?</h4><p>Should the town borrow?</p><label><input type='radio'>Yes"
    "</label><label><input type='radio'>No</label><button>Vote</button></div>",
    "an advertisement": "<div class='css-a'><span>Advertisement</span></div>",
    "a line to another story": "<p><b>Read also:</b> <a href='/x/1'>Storm closes the harbour of Velm again</a></p>",
    "a card": "<aside class='css-c'><h4><a href='/x/1'>Storm closes the harbour of Velm</a></h4><p>No ship left before the"
    " swell had gone down again.</p><a href='/x/1'>Read more</a></aside>",
    "what is pressed": "<div class='css-s'><p>Those who pay read everything, without advertising.</p><a href='/s'>Subscribe"
    " now</a></div>",
}


def within_text(change: Callable[[str], str]) -> Callable[[str], str]:
    """A change of a page's text alone, and not of its scripts'."""
    return lambda page: re.sub(r"(?<=>)[^<>{}]+(?=<)", lambda run: change(run[0]), page)


FORMS: dict[str, Callable[[str], str]] = {
    "comments": lambda page: page.replace("</p>", "</p><!-- cached 12:00 -->"),
    "white space": lambda page: page.replace("</p>", "</p>\n\n   "),
    "names of tags": lambda page: page.replace("<p>", "<P>").replace("</p>", "</P>"),
    "quotation marks": lambda page: re.sub(r'(<[^<>]*class=)"([^"<>\']*)"', r"\1'\2'", page),
    "attributes": lambda page: page.replace("<p>", "<p data-v-1='' style='margin:0'>"),
    "addresses": lambda page: re.sub(r'href="([^"#?]+)"', r'href="\1?utm_source=x"', page),
    "entities": within_text(lambda text: text.replace("é", "&eacute;").replace("’", "&rsquo;").replace("ü", "&#252;")),
    "hard spaces": within_text(lambda text: re.sub(r"\b(\w{1,2}) ", r"\1&nbsp;", text)),
    "soft hyphens": within_text(lambda text: re.sub(r"(\w{5})(\w{5})", r"\1&shy;\2", text)),
    "spans": lambda page: page.replace("<p>", "<p><span dir='auto'>").replace("</p>", "</span></p>"),
    "empty paragraphs": lambda page: page.replace("</p>", "</p><p>&nbsp;</p>"),
    "places for advertisements": lambda page: page.replace("</p>", "</p><div id='gpt-1'></div>"),
    "drop capitals": lambda page: re.sub(r"<p>(\w)(?=\w)", r"<p><span class='drop'>\1</span>", page),
}


@cache
def read(page: str, url: str) -> Understanding:
    return understand(page.encode(), url, VISIT)


def pages(name: str) -> list[tuple[str, str]]:
    """A layout's page in each language, and its address."""
    return [(LAYOUTS[name](one)[0], f"https://brant.example/2026/01/{name}-{one.code}.html") for one in TONGUES]


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("what", [*TOP, *FOOT])
def test_a_story_is_the_same_whatever_stands_around_it(name: str, what: str) -> None:
    for page, url in pages(name):
        body = page.find(">", page.find("<body")) + 1
        end = page.rfind("</body>")
        assert 0 < body < end
        more = page[:body] + TOP[what] + page[body:] if what in TOP else page[:end] + FOOT[what] + page[end:]
        alone, seen = read(page, url), understand(more.encode(), url, VISIT)
        assert seen.article == alone.article, url
        assert seen.kind == alone.kind, url


# Where a list of other stories begins in the middle of the last paragraph, a line to one amid the text is taken for its
# first entry.
@pytest.mark.parametrize(
    ("name", "what"), [(n, w) for n in LAYOUTS for w in AMID if (n, w) != ("glued", "a line to another story")]
)
def test_a_story_is_the_same_whatever_interrupts_it(name: str, what: str) -> None:
    for page, url in pages(name):
        alone = read(page, url)
        assert alone.article
        told = [page.find(f"{escape(one[-30:], quote=False)}</p>") for one in alone.article.text.split("\n\n")]
        ends = [page.find("</p>", at) + 4 for at in told if at > 0]
        if len(ends) > 3:
            at = ends[len(ends) // 2]
            seen = understand((page[:at] + AMID[what] + page[at:]).encode(), url, VISIT)
            assert seen.article == alone.article, url


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
def test_a_story_is_the_same_however_its_page_is_written(name: str, form: str) -> None:
    for page, url in pages(name):
        alone, seen = read(page, url), understand(FORMS[form](page).encode(), url, VISIT)
        assert seen.article == alone.article, url
        assert seen.kind == alone.kind, url
