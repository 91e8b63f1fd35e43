"""Feeds of every family come out as the same entries; what is no feed is refused with a reason."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.discovery.feeds import looks_like_feed, read_feed

BASE = "https://quay.example/feeds/all"
WHEN = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)

RSS2 = """<?xml version="1.0"?><rss version="2.0"><channel><title>Quay</title><link>https://quay.example/</link>
<item><title>Ice &amp;amp; coal</title><link>/2026/ice</link><pubDate>Tue, 10 Mar 2026 09:30:00 +0100</pubDate>
<description>&lt;p&gt;The &lt;b&gt;harbour&lt;/b&gt; is closed.&lt;/p&gt;</description></item></channel></rss>"""
RSS09 = """<rss version="0.91"><channel><title>Quay</title><item><title>Ice &amp;amp; coal</title>
<link>https://quay.example/2026/ice</link></item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Quay</title></channel>
<item rdf:about="https://quay.example/2026/ice"><title>Ice &amp;amp; coal</title>
<link>https://quay.example/2026/ice</link><dc:date>2026-03-10T09:30:00+01:00</dc:date></item></rdf:RDF>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title>
<link rel="hub" href="https://hub.example/"/><link rel="next" href="?page=2"/>
<entry><title type="html">Ice &amp;amp; coal</title><link rel="alternate" href="https://quay.example/2026/ice"/>
<published>2026-03-10T08:30:00Z</published><updated>2026-03-10T10:00:00Z</updated></entry></feed>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "items": [{"id": "1",
"url": "https://quay.example/2026/ice", "title": "Ice & coal", "date_published": "2026-03-10T09:30:00+01:00"}]}"""


@pytest.mark.parametrize("text", [RSS2, RSS09, RDF, ATOM, JSON], ids=["rss2", "rss09", "rdf", "atom", "json"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\n \n"], ids=["plain", "bom", "blank"])
def test_every_family_is_recognised_and_read(text: str, before: str) -> None:
    body = (before + text).encode()
    assert looks_like_feed(body)
    feed = read_feed(body, BASE)
    assert feed.problem == ""
    assert [(one.url, one.title, one.position) for one in feed.entries] == [
        ("https://quay.example/2026/ice", "Ice & coal", 1)
    ]
    assert feed.entries[0].published_at == (None if text == RSS09 else WHEN)


def test_hub_next_page_and_updates_are_kept() -> None:
    feed = read_feed(ATOM.encode(), BASE)
    assert (feed.hub, feed.next_page) == ("https://hub.example/", "https://quay.example/feeds/all?page=2")
    assert feed.entries[0].updated_at == datetime(2026, 3, 10, 10, 0, tzinfo=UTC)


def test_a_story_listed_twice_is_one_entry_and_a_strange_link_none() -> None:
    item = "<item><link>https://quay.example/a</link></item>"
    odd = "<item><link>javascript:alert(1)</link></item><item><title>no link</title></item>"
    feed = read_feed(f"<rss version='2.0'><channel>{item}{item}{odd}</channel></rss>".encode(), BASE)
    assert [one.url for one in feed.entries] == ["https://quay.example/a"]


@pytest.mark.parametrize("text", [RSS2, ATOM, JSON], ids=["rss2", "atom", "json"])
def test_an_address_that_is_none_leaves_the_rest_of_a_feed(text: str) -> None:
    text = text.replace("<link>https://quay.example/</link>", "<link>http://[x</link>")
    text = text.replace('href="?page=2"', 'href="http://[x"').replace('"title": "Quay"', '"next_url": "http://[x"')
    feed = read_feed(text.encode(), BASE)
    assert [one.url for one in feed.entries] == ["https://quay.example/2026/ice"]
    assert (feed.home, feed.next_page) == (None, None)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><body>no</body></html>", b"{}", b'{"items": 3}', b"{", b"plain words", b"\x00\x01\x02"],
)
def test_what_is_no_feed_says_why(body: bytes) -> None:
    feed = read_feed(body, BASE)
    assert feed.entries == ()
    assert feed.problem


def test_entities_that_grow_or_reach_outside_do_neither() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    text = f"{bomb}<rss version='2.0'><channel><item><title>&l11;&f;</title><link>https://quay.example/a</link></item></channel></rss>"
    feed = read_feed(text.encode(), BASE)
    assert all(len(one.title or "") < 10_000 for one in feed.entries)
    secret = Path("/etc/hostname").read_text().strip()
    assert all(secret not in (one.title or "") for one in feed.entries)
