"""Work grows with a page and not with its square, whatever there are many of: here calls are counted, not seconds."""

import sys

import pytest

from crawler.understanding import understand

FEW, MANY = 150, 600
MOST = 1.5  # times as many calls a part on the longer page: sorting grows a little, what a page has once shrinks

PARAGRAPH = (
    "<p>The harbour board met on Monday and heard that the quay would stay shut until its piles are replaced.</p>"
)
STORY = "<h1>Quay of Elmhaven stays shut until its piles are replaced</h1>" + PARAGRAPH * 6
# One part of a page; "#" is its number.
PARTS = {
    "cookie notices": "<p>We use cookies here, dear reader, and ask you to agree to all of that now.</p>",
    "lines about cookies": "<div><p>cookie</p></div>",
    "labels of advertisements": PARAGRAPH + "<div>Advertisement</div>",
    "parts of a story": "<div><h2>Part number # of what was said</h2><p>By Ada Thorn</p>" + PARAGRAPH * 3 + "</div>",
    "further stories": '<article><h1><a href="/s/#">Another story, number #</a></h1><time datetime="2026-03-02">2 March'
    " 2026</time>" + PARAGRAPH * 3 + "</article>",
    "headings": "<h2>Heading number # of the quay</h2>",
    "related stories": '<div class="related k#"><a href="/2026/03/02/story-#">A story, number #, of the day</a></div>',
    "cards of other authors": '<div class="author"><a rel="author" href="/author/#">Ada Thorn</a> <a href="/s/#">A story,'
    " number #, of the day</a> <i>2 March 2026</i></div>",
    "bylines": '<p class="byline">By Ada Thorn and Tom Wick</p>',
    "dates": "<p>2 March 2026</p>",
    "dates in a text": "<p>On 2 March 2026 the board met, on 3.4.2026 it met again, and on 5/6/2026 as well.</p>",
    "rows": '<tr><td>2 March 2026</td><td><a href="/d/#.pdf">Thorn v. Wick #</a></td><td>No. 12-#</td></tr>',
    "list items": '<li><a href="/2026/03/02/story-#">A story, number #, of the day</a> 2 March 2026</li>',
    "subscribers' cards": '<div class="card"><b>Subscribers only</b><a href="/s/#">A story, number #, of the day</a></div>',
    "forms": PARAGRAPH + "<div><form><input type=email><p>Sign up for our newsletter now</p></form></div>",
    "polls": '<div class="poll"><p>Do you agree?</p><label><input type=radio>Yes</label></div>',
    "readers' comments": '<div class="comment"><b>reader #</b><p>That is so wrong of them, it really is, # times.</p></div>',
    "posts": '<div class="post"><time datetime="2026-03-02T10:00:00Z">10:00</time><h3>Post #</h3>'
    + PARAGRAPH
    + "</div>",
    "authors' boxes": '<div class="author-box"><h4>Ada Thorn</h4><p>Ada Thorn # writes about quays and boats.</p></div>',
    "links to read on": '<p>Read more: <a href="/s/#">A story, number #, of the day</a></p>',
    "links in a line": '<a href="/s/#">A story, number #</a> ',
    "turning pages": '<a class="page" href="?page=#">#</a>',
    "pictures": '<figure><img src="/i/#.jpg"><figcaption>The quay. Photo: Ada Thorn</figcaption></figure>',
    "elements in elements": "<div>" * 30 + PARAGRAPH + "</div>" * 30,
    "declarations": '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Story #"}</script>',
    "microdata": '<div itemscope itemtype="http://schema.org/NewsArticle"><h2 itemprop="headline">Story #</h2></div>',
    "line breaks": "The quay would stay shut until its piles are replaced<br><br>",
    "numbers": "<p>#</p>",
    "questions": "<details><summary>What is number #?</summary>" + PARAGRAPH + "</details>",
}


def calls(page: str) -> int:
    """How many functions are called, and generators resumed, for a page to be understood."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    body, before = page.encode(), sys.getprofile()
    sys.setprofile(note)
    try:
        understand(body, "https://elmhaven.example/2026/03/02/quay")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("place", ["in the story", "below the story", "alone"])
@pytest.mark.parametrize("name", PARTS)
def test_each_part_of_a_page_costs_the_same_however_many_there_are(name: str, place: str) -> None:
    costs = []
    for count in (FEW, MANY):
        parts = "".join(PARTS[name].replace("#", str(number)) for number in range(count))
        parts = f"<table>{parts}</table>" if name == "rows" else parts
        page = {
            "in the story": f"<main><article>{STORY}{parts}{PARAGRAPH}</article></main>",
            "below the story": f"<div>{STORY}</div><div>{parts}</div>",
            "alone": parts,
        }[place]
        costs.append(calls(f"<title>Quay of Elmhaven stays shut until its piles are replaced</title>{page}") / count)
    assert costs[1] < costs[0] * MOST
