"""Hostile texts, and texts that run leftwards or without spaces, in a real browser."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive import Archive, Body, Content, ListingKind, Observation, clock
from archive.model import EntrySeen

sync_api = pytest.importorskip("playwright.sync_api", reason="install it: pip install 'newstrail[dev]'")

START = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
HOSTILE = [
    "<script>window.struck=1</script>",
    "<img src=x onerror=window.struck=1>",
    '"><svg onload=window.struck=1>',
    "' autofocus onfocus=window.struck=1 x='",
    "</title><script>window.struck=1</script>",
    "</style><script>window.struck=1</script>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:window.struck=1",
    "<a href=javascript:window.struck=1>Read on</a>",
    "paid\u202egpj.exe\u2066",
    "<iframe srcdoc='<script>top.struck=1</script>'>",
    "<base href=//elsewhere.example/>",
    '=HYPERLINK("http://elsewhere.example")',
]
ARABIC = (
    "مجلس الميناء يغلق الجسر",
    "قرر مجلس الميناء إغلاق الجسر القديم تسعة أسابيع.",
    "قرر مجلس الميناء إغلاق الجسر القديم سبعة أسابيع.",
)
JAPANESE = ("港の橋が閉鎖", "港湾評議会は橋を九週間閉鎖すると決めた。", "港湾評議会は橋を七週間閉鎖すると決めた。")


def tell(archive: Archive, site: int, url: str, hours: int, title: str, text: str, language: str = "en") -> None:
    """One visit to an article."""
    data = f"<h1>{title}</h1><p>{text}</p>".encode()
    archive.record(
        Observation(
            url=url,
            fetched_at=START + timedelta(hours=hours),
            site_id=site,
            status=200,
            headers={"content-type": "text/html", "x-note": title[:40]},
            body=Body(data, hashlib.sha256(data).hexdigest()),
            kind="article",
            content=Content(
                title=title,
                subtitle=title,
                authors=(title,),
                text=f"{text}\n\n{title}",
                language=language,
                word_count=9,
            ),
            evidence={"why": title},
        )
    )


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An archive of such texts, served by `newstrail serve`."""
    path = tmp_path_factory.mktemp("texts") / "newstrail.db"
    with Archive(path) as archive:
        plain = archive.ensure_site("harbour", "https://harbour.example/")
        for number, (title, before, after) in enumerate((ARABIC, JAPANESE), 1):
            language = ("ar", "ja")[number - 1]
            for hours, text in ((0, before), (3, after)):
                tell(archive, plain, f"https://harbour.example/{number}", hours, title, text, language)
        for number, text in enumerate(HOSTILE):
            site = archive.ensure_site(text, "javascript:window.struck=1")
            listing = archive.ensure_listing(site, f"https://harbour.example/{number}/?{text}", ListingKind.PAGE)
            url = f"https://harbour.example/x{number}/{text}"
            tell(archive, site, url, 0, f"{text} one", f"first {text} words")
            tell(archive, site, url, 3, f"{text} two", f"second {text} words")
            archive.record(
                Observation(
                    url=f"https://harbour.example/{number}/",
                    fetched_at=START + timedelta(hours=4),
                    site_id=site,
                    listing_id=listing,
                    status=200,
                    kind="listing",
                    entries=(EntrySeen(url=url, title=text, published_text=text, position=1),),
                )
            )
        for number in range(4, 3 + len(HOSTILE)):
            archive.db.execute(
                "INSERT INTO duplicates VALUES (?, 3, 'near', 0.9, ?, '{}')", [number, clock.stamp(START)]
            )
    yield from serving(path)


def serving(path: Path) -> Iterator[str]:
    """The address of `newstrail serve` for an archive."""
    import re
    import subprocess
    import sys

    command = [sys.executable, "-P", "-m", "crawler.cli", "serve", "--port", "0", "--archive", str(path)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    found = re.search(r"http://\S+", process.stderr.readline())
    try:
        assert found
        yield found.group().rstrip("/")
    finally:
        process.terminate()
        process.wait(10)
        process.stderr.close()


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    """One page of Chromium."""
    import os
    import shutil

    chosen = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_api.sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=chosen, args=["--no-sandbox"])
        except sync_api.Error as error:
            pytest.skip(f"no Chromium: apt install chromium, or: playwright install chromium ({str(error)[:80]})")
        yield browser.new_page()
        browser.close()


def test_no_scraped_text_runs_or_leads_anywhere(served: str, page: Any) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    root = f"{served}/newstrail/-"
    numbers = range(3, 3 + len(HOSTILE))
    paths = [
        f"{root}/{name}"
        for name in ("today", "headlines", "sites", "stories", "story/3", "search?q=struck", "search?q=two")
    ]
    for number in numbers:
        view = ("inline", "side", "changes", "blame", "text")[number % 5]
        paths += [
            f"{root}/article/{number}?view={view}",
            f"{root}/visit/{2 * number}?look=1",
            f"{root}/listing/{number - 2}",
        ]
    paths += [
        f"{served}/newstrail/{table}" for table in ("articles", "revisions", "sites", "changes", "fetches", "edits")
    ]
    for path in paths:
        page.goto(path)
        assert page.evaluate("window.struck") is None, path
        odd = page.evaluate(
            "[...document.querySelectorAll('[href], [src]')].map(one => one.getAttribute('href') ?? one.getAttribute('src'))"
            ".filter(one => /^\\s*(javascript|data|vbscript):/i.test(one))"
        )
        assert odd == [], path
    assert {url for url in asked if not url.startswith(served)} == set()
    assert [one for one in said if "/replay/" not in one and "status of 404" not in one] == []


def test_hostile_names_of_sites_have_pages(served: str, page: Any) -> None:
    page.goto(f"{served}/newstrail/-/sites")
    addresses = page.eval_on_selector_all("tbody th a", "all => all.map(one => one.href)")
    assert len(addresses) == len(HOSTILE) + 1
    for address in addresses:
        assert page.goto(address).status == 200
        assert page.evaluate("window.struck") is None


def test_characters_that_reorder_text_are_shown(served: str, page: Any) -> None:
    page.goto(f"{served}/newstrail/-/search?q=gpj")
    assert "U+202E" in page.inner_text("main")
    assert "\u202e" not in page.inner_text("main")


def test_arabic_runs_leftwards_and_its_diff_marks_the_word(served: str, page: Any) -> None:
    page.goto(f"{served}/newstrail/-/article/1")
    first = page.locator(".diff .edited p").first
    assert first.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert first.get_attribute("lang") == "ar"
    bar = page.locator(".diff .edited").first
    assert bar.evaluate("one => getComputedStyle(one).borderRightWidth") == "3px"
    assert page.locator(".diff del").all_inner_texts() == ["تسعة"]
    assert page.locator(".diff ins").all_inner_texts() == ["سبعة"]
    page.goto(f"{served}/newstrail/-/article/1?view=side")
    assert page.locator(".sides del").first.evaluate("one => getComputedStyle(one.closest('p')).direction") == "rtl"


def test_japanese_is_marked_by_character_and_found_by_two(served: str, page: Any) -> None:
    page.goto(f"{served}/newstrail/-/article/2")
    assert page.locator(".diff del").all_inner_texts() == ["九"]
    assert page.locator(".diff ins").all_inner_texts() == ["七"]
    page.goto(f"{served}/newstrail/-/search?q=九週")
    assert page.locator(".result").count() == 1
    assert page.locator(".gone-mark").is_visible()
