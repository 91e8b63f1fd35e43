"""What comes and goes around a story changes nothing of it: on every page of the corpus, to the byte."""

import pytest

from crawler.understanding import understand

from .corpus.layouts import LAYOUTS
from .corpus.tongues import TONGUES

VISIT = {"content-type": "text/html", "date": "Tue, 10 Mar 2026 12:00:00 GMT"}
TITLES = ("Storm closes the harbour of Velm again", "The pier comes a year later", "Cannery to close in December")
PEOPLE = ("Mara Quill", "Jon Aske", "Tove Brandt")
SAID = "I have lived by the quay for forty years and nobody has ever asked us what we think about any of this."


def boxes(form: str) -> str:
    return "".join(form.format(at=at, title=TITLES[at], name=PEOPLE[at]) for at in range(3))


TOP = {
    "the day of the visit": "<div class='w'><span>Velm</span><span>12°</span><span>Tuesday 10 March 2026</span></div>",
    "a line of news": "<div class='b'><b>Breaking</b> <a href='/x/1'>Storm closes the harbour of Velm again</a></div>",
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
    "a poll of cookies": "<div id='cookie-law-info-bar'><span>We use cookies on our website to remember your choices. By"
    " clicking Accept All you consent to the use of all of them.</span><a role='button'>Accept All</a></div>",
    "a window to sign up": "<div class='m'><h3>One more thing</h3><p>Get the stories of the day each morning at seven, chosen"
    " by our editors.</p><form><input type='email'><button>Sign me up</button></form></div>",
}


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("what", [*TOP, *FOOT])
def test_a_story_is_the_same_whatever_stands_around_it(name: str, what: str) -> None:
    for tongue in TONGUES:
        page, _ = LAYOUTS[name](tongue)
        url = f"https://brant.example/2026/01/{name}-{tongue.code}.html"
        body = page.find(">", page.find("<body")) + 1
        end = page.rfind("</body>")
        assert 0 < body < end
        more = page[:body] + TOP[what] + page[body:] if what in TOP else page[:end] + FOOT[what] + page[end:]
        alone, seen = understand(page.encode(), url, VISIT), understand(more.encode(), url, VISIT)
        assert seen.article == alone.article, tongue.code
        assert seen.kind == alone.kind, tongue.code
