"""Sitemaps, news sitemaps, indexes, plain lists; bounded whatever they claim to be."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

from crawler.discovery.read import read_listing
from crawler.discovery.sitemaps import looks_like_sitemap, read_sitemap

URL = "https://quay.example/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = f"""<?xml version="1.0"?><urlset {NS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://quay.example/ice </loc><image:image><image:loc>https://quay.example/i.jpg</image:loc>
<image:title>A crane</image:title></image:image>
<news:news><news:publication><news:name>Quay</news:name></news:publication>
<news:publication_date>2026-03-10T08:30:00Z</news:publication_date><news:title>Ice &amp; coal</news:title></news:news>
<lastmod>2026-03-11</lastmod></url></urlset>""".encode()
INDEX = f"""<sitemapindex {NS}><sitemap><loc>https://quay.example/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>
<sitemap><loc>https://quay.example/new.xml</loc><lastmod>2026-03-01</lastmod></sitemap></sitemapindex>""".encode()


def test_a_news_sitemap_keeps_titles_and_dates() -> None:
    found = read_sitemap(NEWS, URL)
    assert found.news
    entry = found.entries[0]
    assert (entry.url, entry.title) == ("https://quay.example/ice", "Ice & coal")
    assert entry.published_at == datetime(2026, 3, 10, 8, 30, tzinfo=UTC)
    assert entry.updated_at == datetime(2026, 3, 11, tzinfo=UTC)


def test_gzip_is_undone_and_an_index_leads_to_the_newest_first() -> None:
    assert looks_like_sitemap(gzip.compress(INDEX))
    assert [place for place, _ in read_sitemap(gzip.compress(INDEX), URL).children] == [
        "https://quay.example/old.xml",
        "https://quay.example/new.xml",
    ]
    listed = read_listing(INDEX, URL)
    assert listed is not None
    assert listed.more == ("https://quay.example/new.xml", "https://quay.example/old.xml")


def test_of_a_long_sitemap_the_newest_are_taken() -> None:
    urls = "".join(
        f"<url><loc>https://quay.example/{n}</loc><lastmod>2026-03-{n:02d}</lastmod></url>" for n in range(1, 29)
    )
    found = read_sitemap(f"<urlset {NS}>{urls}</urlset>".encode(), URL)
    assert [entry.url[-2:] for entry in found.newest(2)] == ["28", "27"]
    assert len(found.newest(1000)) == 28


def test_a_plain_list_of_urls_is_a_sitemap_and_other_text_is_none() -> None:
    assert len(read_sitemap(b"https://quay.example/a\nhttps://quay.example/b\n", URL).entries) == 2
    for body in (b"", b"<html></html>", b"some words", b"\x1f\x8bbroken"):
        found = read_sitemap(body, URL)
        assert found.problem
        assert not found.entries


def test_a_broken_end_does_not_lose_the_beginning() -> None:
    assert [one.url for one in read_sitemap(NEWS[:-60], URL).entries] == ["https://quay.example/ice"]


def test_a_bomb_is_bounded_and_entities_are_not_followed() -> None:
    start = f"<urlset {NS}>".encode()
    bomb = gzip.compress(start + b" " * (80 * 1024 * 1024), 9)
    assert read_sitemap(bomb, URL).entries == ()
    entity = f'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><urlset {NS}><url><loc>https://quay.example/&f;</loc></url></urlset>'
    name = Path("/etc/hostname").read_text().strip()
    assert all(name not in one.url for one in read_sitemap(entity.encode(), URL).entries)
