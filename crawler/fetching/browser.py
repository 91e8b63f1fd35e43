"""Pages that only a browser fills: Chromium runs their scripts, and what these ask for is fetched by the crawl.

Owns the browser and its bounds (extra [browser], the system's Chromium). The browser itself has no way to the network:
its documents and scripts are fetched by the crawl's own `Fetch`, so that robots.txt, the address guard (names that are
looked up included), politeness and size limits hold for each of them. Must not know what a page means.
"""

import asyncio
import contextlib
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crawler.items import Page

if TYPE_CHECKING:
    from crawler.fetching.fetch import Fetch

INSTALL = 'pip install "newstrail[browser]", and Chromium from your system'
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
TRIES = 3  # pages of a site in a row that stay empty, after which it is left without a browser
REQUESTS = 40  # that one page may make
SECONDS = 45.0  # for one page in all
QUIET = 10.0  # seconds of them in which its requests may come to rest
MAX_BYTES = 16 * 1024 * 1024
WANTED = frozenset({"document", "script", "xhr", "fetch"})
# Nothing may leave the browser by itself: no name resolves, and what needs none ends at a proxy that is not there.
ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_HEADERS_LEFT_OUT = frozenset({"content-encoding", "content-length", "transfer-encoding", "set-cookie", "connection"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page after its scripts ran, and how many requests they made; or why there is none."""

    body: bytes = b""
    requests: int = 0
    refused: int = 0
    problem: str = ""


def program() -> str | None:
    """The path of the system's Chromium, or None."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def missing() -> str:
    """What has to be installed before pages can be rendered; "" when all is there."""
    from importlib.util import find_spec

    return "" if find_spec("playwright") is not None and program() is not None else INSTALL


class Browser:
    """One Chromium, started when it is first needed. One page at a time."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.driver: Any = None
        self.chromium: Any = None

    async def render(self, page: Page, fetch: "Fetch") -> Rendered:
        """What `page` shows after its scripts ran. Never raises for what they do: see `Rendered.problem`."""
        async with self.lock:
            try:
                async with asyncio.timeout(SECONDS):
                    await self._start()
                    return await self._render(page, fetch)
            except TimeoutError:
                await self.close()  # a page that keeps the browser busy for ever ends with it
                return Rendered(problem=f"its scripts did not come to an end in {SECONDS:.0f} s")
            except Exception as error:
                await self.close()
                return Rendered(problem=f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")

    async def _start(self) -> None:
        if self.chromium is not None:
            return
        from playwright.async_api import async_playwright

        self.driver = await async_playwright().start()
        self.chromium = await self.driver.chromium.launch(
            executable_path=program(), args=list(ARGUMENTS), chromium_sandbox=os.geteuid() != 0
        )

    async def _render(self, page: Page, fetch: "Fetch") -> Rendered:
        context = await self.chromium.new_context(
            service_workers="block", accept_downloads=False, java_script_enabled=True, permissions=[]
        )
        gate = _Gate(page, fetch)
        try:
            await context.route("**/*", gate.answer)
            tab = await context.new_page()
            context.on("page", lambda other: asyncio.ensure_future(other.close()))
            await tab.goto(page.final_url, wait_until="domcontentloaded")
            with contextlib.suppress(Exception):
                await tab.wait_for_load_state("networkidle", timeout=QUIET * 1000)
            body = (await tab.content()).encode("utf-8", "surrogatepass")
        finally:
            gate.closed = True
            await context.close()
        if len(body) > MAX_BYTES:
            return Rendered(requests=gate.made, refused=gate.refused, problem="it grew too large")
        return Rendered(body, gate.made, gate.refused)

    async def close(self) -> None:
        """End Chromium; `render` starts it again."""
        chromium, driver, self.chromium, self.driver = self.chromium, self.driver, None, None
        for one, end in ((chromium, "close"), (driver, "stop")):
            if one is not None:
                with contextlib.suppress(Exception):
                    async with asyncio.timeout(5):
                        await getattr(one, end)()


class _Gate:
    """Answers each request of a page: the document by what was fetched already, the rest by the crawl."""

    def __init__(self, page: Page, fetch: "Fetch") -> None:
        self.page, self.fetch = page, fetch
        self.made = self.refused = 0
        self.served = self.closed = False

    async def answer(self, route: Any) -> None:
        """Playwright calls this for every request."""
        with contextlib.suppress(Exception):  # the page may be gone meanwhile
            await self._answer(route)

    async def _answer(self, route: Any) -> None:
        request = route.request
        if not self.served and request.url.partition("#")[0] == self.page.final_url.partition("#")[0]:
            self.served = True
            await route.fulfill(status=200, headers=_passed_on(self.page), body=self.page.body)
            return
        web = urlsplit(request.url).scheme in ("http", "https")
        inside = request.resource_type != "document" or request.frame.parent_frame is None
        if self.closed or request.method != "GET" or request.resource_type not in WANTED or not web or not inside:
            await route.abort()
            return
        if self.made >= REQUESTS:
            self.refused += 1
            await route.abort()
            return
        self.made += 1
        got = await self.fetch(request.url)
        if got.problem or got.status is None:
            self.refused += 1
            await route.abort()
            return
        await route.fulfill(status=got.status, headers=_passed_on(got), body=got.body)


def _passed_on(page: Page) -> dict[str, str]:
    return {name: value for name, value in page.headers.items() if name not in _HEADERS_LEFT_OUT}
