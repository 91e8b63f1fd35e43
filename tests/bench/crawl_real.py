"""Crawls real article pages that lie in folders, as if their sites were on the network.

    python tests/bench/crawl_real.py --data DIR [--data DIR ...] [--profile]

Each DIR holds `ground-truth.json` ({id: {"url": ...}}) and `html/ID.html.gz`. A server process answers for all their
hosts on one loopback port; the crawl's resolver leads every name there. Each site has a feed made of its pages' URLs.
Printed: how many pages were archived, how many have a title, a date and more than 100 words, pages per second and CPU;
then the same of a second crawl of everything, in which nothing may change.
"""

import argparse
import cProfile
import json
import multiprocessing
import pstats
import sys
import tempfile
import time
from collections import Counter
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[2]))

from crawler.config import Config, CrawlConfig, Site
from crawler.identity import canonical
from crawler.network.hosts import registrable

FEED = "/feed-of-all-pages"


def load(folders: list[Path]) -> dict[str, Path]:
    """The file of each page by host and path with query."""
    pages: dict[str, Path] = {}
    for folder in folders:
        for name, truth in json.loads((folder / "ground-truth.json").read_text()).items():
            file = folder / "html" / f"{name}.html.gz"
            parts = urlsplit(canonical(truth["url"]))
            if file.exists() and parts.hostname:
                pages[parts.hostname + (parts.path or "/") + (f"?{parts.query}" if parts.query else "")] = file
    return pages


def serve(pages: dict[str, Path], ready: Any) -> None:
    """Answer for all hosts until the process is ended."""
    by_site: dict[str, list[str]] = {}
    for place in pages:
        by_site.setdefault(registrable(place.partition("/")[0]), []).append(place)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            host = (self.headers.get("Host") or "").partition(":")[0]
            port = self.server.server_address[1]
            place = host + self.path
            headers = {"Content-Type": "text/html"}
            if self.path == FEED:
                items = "".join(
                    f"<item><link>http://{one.replace('/', f':{port}/', 1).replace('&', '&amp;')}</link>"
                    f"<title>{escape(one)}</title></item>"
                    for one in by_site.get(registrable(host), ())
                )
                headers = {"Content-Type": "application/rss+xml"}
                body = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()
                status = 200
            elif place in pages:
                status, body = 200, pages[place].read_bytes()
                headers["Content-Encoding"] = "gzip"
            else:
                status, body = 404, b"no such page"
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    ready.put(server.server_address[1])
    server.serve_forever()


def lead_every_name_to_loopback() -> None:
    """Let the crawl's resolver answer 127.0.0.1 for every name, without asking anybody."""
    from twisted.internet.address import IPv4Address

    from crawler.middlewares.resolver import GuardedResolver, _Resolution

    def resolve(_self: Any, receiver: Any, host: str, portNumber: int = 0, **_: Any) -> Any:  # noqa: N803
        resolution = _Resolution(host)
        receiver.resolutionBegan(resolution)
        receiver.addressResolved(IPv4Address("TCP", "127.0.0.1", portNumber))
        receiver.resolutionComplete()
        return resolution

    GuardedResolver.resolveHostName = resolve  # type: ignore[method-assign]


def crawl(pages: dict[str, Path], port: int, archive: Path, profile: bool, everything: bool, out: Any) -> None:
    """One run over all sites; what came of it goes into the queue `out`. Scrapy runs once in a process: this is one."""
    from crawler import run
    from crawler.session.session import Session

    sites = {}
    for place in pages:
        host = place.partition("/")[0]
        home = f"http://{host}:{port}"
        sites.setdefault(registrable(host), Site(registrable(host), f"{home}/", (home + FEED,)))
    config = Config(CrawlConfig(delay=0, allow_private=("127.0.0.1",)), tuple(sites.values()))
    lead_every_name_to_loopback()
    session = Session.open(archive, config, everything=everything)
    session.take_all()
    session.start("bench")
    profiler = cProfile.Profile() if profile else None
    cpu, wall = time.process_time(), time.monotonic()
    if profiler:
        profiler.enable()
    status = run.crawl(session)
    if profiler:
        profiler.disable()
    cpu, wall = time.process_time() - cpu, time.monotonic() - wall
    if profiler:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(45)
    out.put({"status": status, "cpu": cpu, "wall": wall, **session.stats()})


def rate(ran: dict[str, Any]) -> str:
    """Pages per second and CPU per page."""
    made, wall = ran["pages"], ran["wall"]
    return f"{made} pages in {wall:.1f} s: {made / wall:.1f} pages/s, {1000 * ran['cpu'] / made:.1f} ms CPU each"


def report(archive: Path, wanted: int, ran: dict[str, Any]) -> None:
    """Print the figures."""
    import sqlite3

    db = sqlite3.connect(archive)
    rows = db.execute("SELECT r.title, r.published_at, r.word_count FROM revisions r").fetchall()
    outcomes = Counter(dict(db.execute("SELECT outcome, count(*) FROM fetches WHERE article_id NOTNULL GROUP BY 1")))
    count = max(1, len(rows))
    print(f"{wanted} pages in the folders, {sum(outcomes.values())} visited, {len(rows)} archived ({ran['status']})")
    for name, number in (
        ("with a title", sum(1 for row in rows if row[0])),
        ("with a date", sum(1 for row in rows if row[1])),
        ("with more than 100 words", sum(1 for row in rows if row[2] > 100)),
        ("with all three", sum(1 for row in rows if row[0] and row[1] and row[2] > 100)),
    ):
        print(f"  {name:<26}{number:>5}  {100 * number / count:5.1f} % of the archived")
    print(f"outcomes: {dict(outcomes.most_common())}")
    print(rate(ran))
    for url, outcome, kind, evidence in db.execute(
        "SELECT url, outcome, page_kind, evidence FROM fetches WHERE article_id NOTNULL AND revision_id IS NULL"
    ):
        print(f"  {outcome:<12} {kind} {url[:90]}  {json.loads(evidence).get('reason', '')}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, action="append", required=True)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    pages = load(options.data)
    ready: Any = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(pages, ready), daemon=True)
    server.start()
    with tempfile.TemporaryDirectory() as folder:
        archive = options.archive or Path(folder) / "real.db"
        port, out = ready.get(), multiprocessing.Queue()
        for everything in (False, True):
            arguments = (pages, port, archive, options.profile, everything, out)
            crawling = multiprocessing.Process(target=crawl, args=arguments)
            crawling.start()
            ran = out.get()
            crawling.join()
            if everything:
                print(f"again: {ran['changes']} changes; {rate(ran)}")
            else:
                report(archive, len(pages), ran)
    server.kill()


if __name__ == "__main__":
    main()
