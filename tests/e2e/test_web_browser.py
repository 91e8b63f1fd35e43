"""The pages in a real browser, over the demonstration's archive: every one of them in light and dark, on a phone and on a
desk, without script and with, for people who see and people who do not.

Screenshots are kept in test-artefacts/web. Accessibility is judged by axe-core (WCAG 2.2 A and AA).
"""

import base64
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="install it: pip install 'newstrail[dev]'")

HERE = Path(__file__).parent
ARTEFACTS = HERE.parents[1] / "test-artefacts" / "web"
AXE = (HERE / "vendor" / "axe-core-4.14.1.min.js").read_text(encoding="utf-8")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
LOOKS = [("light", "desk"), ("dark", "phone"), ("dark", "desk"), ("light", "phone")]
JUDGED = LOOKS[:2]
FEW = ("today", "article", "side", "site", "search")


def command(*words: str) -> list[str]:
    """`newstrail` with these words."""
    return [sys.executable, "-P", "-m", "crawler.cli", *words]


def serve(archive: Path) -> Iterator[str]:
    """The address at which `newstrail serve` shows an archive."""
    process = subprocess.Popen(
        command("serve", "--port", "0", "--archive", str(archive)), stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    first = process.stderr.readline()
    found = re.search(r"http://\S+", first)
    try:
        assert found, first
        yield found.group().rstrip("/")
    finally:
        process.terminate()
        process.wait(10)
        process.stderr.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive that `newstrail demo` leaves."""
    folder = tmp_path_factory.mktemp("web") / "demo"
    done = subprocess.run(
        command("demo", str(folder), "--json"), capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder / "newstrail.db"


@pytest.fixture(scope="module")
def server(demo: Path) -> Iterator[str]:
    """The demonstration's archive, served."""
    yield from serve(demo)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A browser without a window."""
    with sync_api.sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except sync_api.Error as error:
            pytest.skip(f"no Chromium: apt install chromium, or: playwright install chromium ({str(error)[:80]})")
        yield browser
        browser.close()


class Visitor:
    """One page of a browser that keeps what went wrong on it."""

    def __init__(self, chromium: Any, look: tuple[str, str] = LOOKS[0], **options: Any) -> None:
        self.context = chromium.new_context(viewport=SIZES[look[1]], color_scheme=look[0], locale="en-GB", **options)
        self.page = self.context.new_page()
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _console(self, message: Any) -> None:
        # That scripts and styles of an archived page are blocked is what the sandbox is for.
        archived = "/replay/" in (message.location or {}).get("url", "") or "/replay/" in message.text
        if message.type == "error" and not archived:
            self.wrong.append(f"{self.page.url}: {message.text}")

    def _dialog(self, dialog: Any) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def go(self, address: str, status: int = 200) -> Any:
        """Open a page, which must answer with `status`."""
        answer = self.page.goto(address)
        assert answer.status == status
        return self.page


@pytest.fixture(scope="module")
def addresses(server: str, demo: Path) -> dict[str, str]:
    """A page of each kind, by name."""
    with closing(sqlite3.connect(f"file:{demo}?mode=ro", uri=True)) as rows:
        edited = rows.execute(
            "SELECT article_id FROM changes WHERE kind = 'edited' ORDER BY instr(fields, '\"title\"') > 0 DESC, id LIMIT 1"
        ).fetchone()[0]
        gone = rows.execute("SELECT article_id FROM changes WHERE kind = 'disappeared'").fetchone()[0]
        listing = rows.execute("SELECT min(id) FROM listings WHERE kind = 'page'").fetchone()[0]
        visit = rows.execute("SELECT min(id) FROM fetches WHERE article_id = ?", (edited,)).fetchone()[0]
    pages = {
        "today": "today",
        "article": f"article/{edited}",
        "side": f"article/{edited}?view=side",
        "changes": f"article/{edited}?view=changes",
        "blame": f"article/{edited}?view=blame",
        "gone": f"article/{gone}",
        "site": "site/courier",
        "sites": "sites",
        "headlines": "headlines",
        "listing": f"listing/{listing}",
        "search": "search?q=the",
        "stories": "stories",
        "visit": f"visit/{visit}?look=1",
        "missing": "article/999999",
    }
    return {name: f"{server}/newstrail/-/{path}" for name, path in pages.items()}


NAMES = ["today", "article", "side", "changes", "blame", "gone", "site", "sites", "headlines", "listing", "search"]
NAMES += ["stories", "visit", "missing"]


@pytest.mark.parametrize("look", LOOKS, ids="-".join)
def test_every_page_looks_right_and_is_for_everyone(
    chromium: Any, addresses: dict[str, str], look: tuple[str, str]
) -> None:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    with Visitor(chromium, look) as visitor:
        for name in NAMES:
            page = visitor.go(addresses[name], 404 if name == "missing" else 200)
            page.wait_for_load_state("load")
            assert page.title().endswith("newstrail")
            assert page.locator("h1").count() == 1
            too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert too_wide <= 0, f"{name} is {too_wide} pixels too wide"
            page.screenshot(path=ARTEFACTS / f"{name}-{'-'.join(look)}.png", full_page=True)
            if look in JUDGED:
                assert judged(page) == [], name
        assert [one for one in visitor.wrong if "status of 404" not in one] == []


def judged(page: Any) -> list[str]:
    """What axe-core finds wrong with a page."""
    page.evaluate(AXE)
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "iframes": False}
    found = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [
        f"{one['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def test_the_server_s_front_page_is_today_and_datasette_is_one_click_away(chromium: Any, server: str) -> None:
    with Visitor(chromium) as visitor:
        page = visitor.go(server)
        assert page.url.endswith("/newstrail/-/today")
        page.get_by_role("link", name="Data & SQL").click()
        page.wait_for_url("**/newstrail")
        page.get_by_role("link", name="Which articles disappeared?").click()
        page.wait_for_url("**/disappeared*")
        assert "last_seen" in page.content()
        for path in ("/-/home", "/newstrail/changes", "/newstrail/articles", "/newstrail/edits"):
            visitor.go(server + path)
        assert visitor.wrong == []


def test_a_question_s_sql_fits_a_phone(chromium: Any, server: str) -> None:
    with Visitor(chromium, ("light", "phone")) as visitor:
        page = visitor.go(f"{server}/newstrail/edit_rate")
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_without_script_the_diff_and_every_table_are_there(chromium: Any, addresses: dict[str, str]) -> None:
    with Visitor(chromium, java_script_enabled=False) as visitor:
        page = visitor.go(addresses["article"])
        assert page.locator(".diff ins, .fields ins").first.is_visible()
        assert page.locator("figure.timeline svg").is_visible()
        page.locator("select[name=from]").select_option("1")
        page.locator("select[name=to]").select_option("1")
        page.get_by_role("button", name="Compare").click()
        assert page.get_by_text("nothing to compare").is_visible()
        page = visitor.go(addresses["site"])
        assert page.get_by_role("table", name="Edits in 100 visits by weekday and hours since publication").is_visible()
        page = visitor.go(addresses["side"])
        assert page.locator("table.sides del, table.fields del").first.is_visible()


def test_changes_are_walked_by_keys(chromium: Any, addresses: dict[str, str]) -> None:
    with Visitor(chromium) as visitor:
        page = visitor.go(addresses["today"])
        cards = page.locator(".card h3 a")
        page.keyboard.press("j")
        assert cards.nth(0).evaluate("one => one === document.activeElement")
        page.keyboard.press("j")
        assert cards.nth(1).evaluate("one => one === document.activeElement")
        page.keyboard.press("k")
        page.keyboard.press("Enter")
        page.wait_for_url("**/article/**")
        page.keyboard.press("/")
        assert page.locator("#find").evaluate("one => one === document.activeElement")
        page.keyboard.type("ferry")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=ferry")
        assert page.locator("mark").first.is_visible()


def test_charts_are_drawn_from_the_tables_beside_them(chromium: Any, addresses: dict[str, str]) -> None:
    with Visitor(chromium) as visitor:
        page = visitor.go(addresses["site"])
        for name in ("days", "coverage"):
            assert page.locator(f"figure[data-chart={name}] .canvas svg").count() >= 1
        assert page.locator("figure[data-chart=heat] .canvas svg").count() >= 1
        page = visitor.go(addresses["listing"])
        assert page.locator("figure[data-chart=places] .canvas svg circle").count() > 5
        assert visitor.wrong == []


def test_an_archived_page_has_an_origin_of_its_own_and_asks_for_nothing(
    chromium: Any, addresses: dict[str, str]
) -> None:
    with Visitor(chromium) as visitor:
        page = visitor.go(addresses["visit"])
        frame = page.locator("iframe.replay")
        frame.scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('iframe.replay').contentDocument === null")
        own = page.url.split("/newstrail/")[0]
        page.wait_for_load_state("networkidle")
        assert [url for url in visitor.asked if not url.startswith((own, "data:"))] == []


def test_on_paper_only_what_is_to_be_read(chromium: Any, addresses: dict[str, str]) -> None:
    with Visitor(chromium) as visitor:
        page = visitor.go(addresses["article"])
        page.emulate_media(media="print")
        assert not page.get_by_role("navigation", name="Pages").is_visible()
        assert not page.locator(".choose").is_visible()
        assert page.locator("#difference .diff").is_visible()


def test_a_picture_of_a_diff_shows_without_errors(chromium: Any, addresses: dict[str, str]) -> None:
    with Visitor(chromium) as visitor:
        answer = visitor.context.request.get(addresses["article"].replace("/article/", "/share/") + "?form=svg")
        page = visitor.page
        page.set_content(answer.text())
        assert page.locator("svg text").count() > 5
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        page.locator("svg").screenshot(path=ARTEFACTS / "picture.png")
        assert visitor.wrong == []


def test_a_diff_leaves_as_a_picture_that_every_messenger_shows(
    chromium: Any, addresses: dict[str, str], tmp_path: Path
) -> None:
    with Visitor(chromium) as visitor:
        page = visitor.go(addresses["article"])
        with page.expect_download() as download:
            page.locator("a[data-picture]").click()
        assert download.value.suggested_filename.endswith(".png")
        download.value.save_as(tmp_path / "diff.png")
        drawn = page.evaluate(
            """async (data) => {
                const image = new Image();
                image.src = "data:image/png;base64," + data;
                await image.decode();
                const pen = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext("2d");
                pen.drawImage(image, 0, 0);
                const seen = pen.getImageData(0, 0, image.naturalWidth, image.naturalHeight).data;
                const colours = new Set();
                for (let at = 0; at < seen.length; at += 4) colours.add(seen[at] * 65536 + seen[at + 1] * 256 + seen[at + 2]);
                return {width: image.naturalWidth, height: image.naturalHeight, colours: [...colours]};
            }""",
            base64.b64encode((tmp_path / "diff.png").read_bytes()).decode(),
        )
        assert drawn["width"] == 2160
        assert drawn["height"] > 600
        # Its paper, and the grounds of what came and of what went: it was drawn, not only sized.
        assert {0xFBFAF5, 0xD9EBFB, 0xFDE8D3} <= set(drawn["colours"])
        assert visitor.wrong == []
    with Visitor(chromium, java_script_enabled=False) as visitor:
        page = visitor.go(addresses["article"])
        with page.expect_download() as download:
            page.locator("a[data-picture]").click()
        assert download.value.suggested_filename.endswith((".svg", ".png"))
        assert Path(download.value.path()).read_text(encoding="utf-8").startswith("<svg ")
