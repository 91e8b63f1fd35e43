"""How long each page takes on a large archive: 100,000 articles of three revisions.

    python tests/bench/web.py [--articles 100000] [--sites 60] [--archive FILE] [--rounds 15] [--limit 100]

Builds the archive (or takes FILE, made there when missing), asks each page `rounds` times in process through the whole
application, each time for another article, site or word, and prints the median and the slowest in milliseconds, and the median
of the processor's time in this process, which a busy machine does not stretch; beside them Datasette's own page of one row
as a floor. Ends with 1 when a page's median is over `limit`.
"""

import argparse
import asyncio
import importlib.util
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import httpx

from archive.cli.commands.serve import datasette_for

HERE = Path(__file__).parent


def factory() -> ModuleType:
    """The builder of made-up archives, which stands with the tests."""
    path = HERE.parent / "archive" / "web" / "archive_factory.py"
    spec = importlib.util.spec_from_file_location("archive_factory", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["archive_factory"] = module
    spec.loader.exec_module(module)
    return module


def pages(root: str, size: argparse.Namespace, rng: random.Random, words: list[str]) -> dict[str, Callable[[], str]]:
    """What is asked: a name, and a function that gives another address of that kind each time."""

    def article() -> str:
        return f"{root}/article/{rng.randrange(1, size.articles)}"

    def site() -> str:
        return f"paper-{rng.randrange(1, size.sites + 1)}"

    return {
        "Today": lambda: f"{root}/today",
        "Today, one site": lambda: f"{root}/today?site={site()}",
        "Today, silent, large, label": lambda: f"{root}/today?silent=1&size=large&label=quote",
        "Today, Atom": lambda: f"{root}/today.atom",
        "Article, inline": article,
        "Article, side by side": lambda: article() + "?view=side",
        "Article, blame": lambda: article() + "?view=blame",
        "Article, JSON": lambda: article() + ".json",
        "Diff as a file": lambda: article().replace("/article/", "/share/"),
        "Diff as a picture": lambda: article().replace("/article/", "/share/") + "?form=svg",
        "Visit": lambda: f"{root}/visit/{rng.randrange(1, size.articles * 6)}",
        "Archived body": lambda: f"{root}/body/{1 + 6 * rng.randrange(size.articles)}",
        "Site": lambda: f"{root}/site/{site()}",
        "Sites": lambda: f"{root}/sites",
        "Headlines": lambda: f"{root}/headlines",
        "Headlines, one site": lambda: f"{root}/headlines?site={site()}",
        "Listing": lambda: f"{root}/listing/{rng.randrange(1, size.sites + 1)}",
        "Stories": lambda: f"{root}/stories",
        "Story": lambda: f"{root}/story/{20 * rng.randrange(1, size.articles // 20)}",
        "Search, most common word": lambda: f"{root}/search?q={words[0]}",
        "Search, common word": lambda: f"{root}/search?q={words[rng.randrange(5, 40)]}",
        "Search, rare word": lambda: f"{root}/search?q={words[rng.randrange(2000, 2900)]}",
        "Search, two words": lambda: f"{root}/search?q={words[rng.randrange(30)]}+{words[rng.randrange(30)]}",
        "Search, phrase": lambda: f"{root}/search?q=%22{words[rng.randrange(30)]}+{words[rng.randrange(30)]}%22",
        "Search, beginning": lambda: f"{root}/search?q={words[rng.randrange(300)][:3]}*",
        "Search, one site": lambda: f"{root}/search?q={words[rng.randrange(40)]}&site={site()}",
        "Search, no longer there": lambda: f"{root}/search?q={words[rng.randrange(400)]}&deleted=1",
        "Datasette, table of articles": lambda: f"{root[:-2]}/articles",
        "Datasette, table of changes": lambda: f"{root[:-2]}/changes?kind=disappeared",
        "Datasette, view of edits": lambda: f"{root[:-2]}/edits",
        "Datasette, a question": lambda: f"{root[:-2]}/headlines_rewritten",
        "(floor) Datasette, one row": lambda: f"{root[:-2]}/articles/{rng.randrange(1, size.articles)}",
    }


async def measure(path: Path, size: argparse.Namespace, words: list[str]) -> int:
    """Ask and print; how many pages were over the limit."""
    datasette = datasette_for(path)
    await datasette.invoke_startup()
    rng, over = random.Random(3), 0
    transport = httpx.ASGITransport(app=datasette.app())
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost", timeout=60) as client:
        print(f"{'page':32} {'median':>9} {'slowest':>9} {'CPU':>9} {'kB':>7}")
        for name, address in pages(f"/{path.stem}/-", size, rng, words).items():
            took, worked, length, status = [], [], 0, set()
            for _ in range(size.rounds):
                began, busy = time.perf_counter(), time.process_time()
                answer = await client.get(address())
                took.append((time.perf_counter() - began) * 1000)
                worked.append((time.process_time() - busy) * 1000)
                length = len(answer.content)
                status.add(answer.status_code)
            median = statistics.median(took)
            bad = (median > size.limit and not name.startswith("(")) or not status <= {200, 404}
            over += bad
            mark = ("  OVER" if bad else "") + ("" if status == {200} else f"  {sorted(status)}")
            cpu = statistics.median(worked)
            print(f"{name:32} {median:6.1f} ms {max(took):6.1f} ms {cpu:6.1f} ms {length / 1000:7.1f}{mark}")
    return over


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--sites", type=int, default=60)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--limit", type=float, default=100.0)
    size = parser.parse_args()
    made = factory()
    with tempfile.TemporaryDirectory() as folder:
        path = size.archive or Path(folder) / "large.db"
        if not path.exists():
            began = time.perf_counter()
            made.build(path, made.Size(articles=size.articles, sites=size.sites, listing_visits=72))
            print(f"built {path.stat().st_size / 1e6:.0f} MB in {time.perf_counter() - began:.0f} s")
        words = made.Tongue(random.Random(7)).words
        sys.exit(1 if asyncio.run(measure(path, size, words)) else 0)


if __name__ == "__main__":
    main()
