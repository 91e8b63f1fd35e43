"""Stores every payload of script-injection suites as headline, text, byline, address and site name, and looks whether one
of them lives.

    python tests/bench/web_hostile.py --data DIR [--limit N]

DIR holds `*.jsonl` files of objects with `payload`, `text` or `string`, and `*.json` files that are lists of strings.
The pages are opened in Chromium, where nothing may call alert, break the page's policy, carry an event handler, be a script
of the page, or ask another host; the visible text must hold the payload. Feeds must parse and hold no markup, CSV no
formula. Ends with 1 when a payload lived.
"""

import argparse
import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from archive import Archive, Body, Content, Observation

START = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
SPY = """
window.struck = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = (...said) => { window.struck.push(name); };
document.addEventListener('securitypolicyviolation', (event) => window.struck.push('policy: ' + event.violatedDirective));
"""
LOOK = """
() => {
  const odd = [...window.struck];
  const known = new Set(['/-/newstrail/static/', '/-/static/']);
  for (const one of document.querySelectorAll('*')) {
    for (const attribute of one.attributes)
      if (/^on/i.test(attribute.name)) odd.push(`handler ${attribute.name}`);
    const to = one.getAttribute('href') ?? one.getAttribute('src') ?? one.getAttribute('action') ?? '';
    if (/^[\\s\\x00-\\x20]*(javascript|data|vbscript):/i.test(to)) odd.push(`leads to ${to.slice(0, 40)}`);
    const name = one.localName;
    if (name === 'script' && ![...known].some((path) => one.getAttribute('src')?.startsWith(path)) && !one.nonce) odd.push('script');
    if (['object', 'embed', 'base', 'applet', 'frame', 'math', 'marquee', 'template', 'video', 'audio', 'img'].includes(name))
      odd.push(`element ${name}`);
    if (name === 'iframe' && !one.classList.contains('replay')) odd.push('iframe');
  }
  return odd;
}
"""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def payloads(folder: Path, limit: int | None) -> list[str]:
    """Every distinct string of the suites that a page could hold (lone surrogates cannot be stored)."""
    found: dict[str, None] = {}
    for path in sorted(folder.glob("*.json*")):
        text = path.read_text(encoding="utf-8")
        rows = json.loads(text) if path.suffix == ".json" else [json.loads(line) for line in text.splitlines() if line]
        for row in rows:
            value = row if isinstance(row, str) else row.get("payload") or row.get("text") or row.get("string") or ""
            if value.strip() and not re.search("[\ud800-\udfff]", value):
                found.setdefault(value.replace("\x00", "\ufffd"))
    return list(found)[:limit]


def fill(path: Path, strings: list[str]) -> None:
    """An archive of two revisions for each string, each at a site named by it."""
    with Archive(path) as archive:
        for number, text in enumerate(strings):
            site = archive.ensure_site(text, text)
            for hours, word in ((0, "one"), (3, "two")):
                data = f"<h1>{text}</h1>{word}".encode()
                archive.record(
                    Observation(
                        url=f"https://harbour.example/{number}/{text}",
                        fetched_at=START + timedelta(hours=hours, seconds=number),
                        site_id=site,
                        status=200,
                        headers={"content-type": "text/html", "x-said": text},
                        body=Body(data, hashlib.sha256(data).hexdigest()),
                        kind="article",
                        content=Content(
                            title=f"{text} {word}",
                            subtitle=text,
                            authors=(text,),
                            section=text,
                            language=text[:20],
                            text=f"The {word} paragraph.\n\n{text}\n\nThe {word} end.",
                            word_count=9,
                        ),
                        evidence={"said": text, text[:50]: "key"},
                    )
                )


def walk(root: str, server: str, strings: list[str], lived: Counter[str]) -> tuple[int, int]:
    """Open the pages; how many were opened, and on how many articles the payload could be read."""
    chosen = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    paths = [
        f"{root}/{name}" for name in ("today", "headlines", "sites", "stories", "search?q=one", "search?q=paragraph")
    ]
    paths += [
        f"{server}/newstrail/{table}" for table in ("articles", "revisions", "sites", "changes", "fetches", "edits")
    ]
    readable = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen, args=["--no-sandbox"])
        context = browser.new_context()
        context.add_init_script(SPY)
        page = context.new_page()
        page.on("dialog", lambda dialog: (lived.update(["dialog"]), dialog.dismiss()))
        context.route(
            lambda url: not url.startswith(server), lambda route: (lived.update(["request elsewhere"]), route.abort())
        )
        for path in paths:
            page.goto(path)
            lived.update(page.evaluate(LOOK))
        for number, text in enumerate(strings, 1):
            view = ("inline", "side", "changes", "blame", "text")[number % 5]
            for address in (f"article/{number}?view={view}", f"site/{named(text)}", f"visit/{2 * number}"):
                answer = page.goto(f"{root}/{address}")
                if answer is None or answer.status != 200:
                    lived.update([f"{address.split('/')[0]} answers {answer.status if answer else 'nothing'}"])
                lived.update(page.evaluate(LOOK))
                if address.startswith("article") and same(text, page.text_content("main") or ""):
                    readable += 1
        browser.close()
    return len(paths) + 3 * len(strings), readable


def named(name: str) -> str:
    """The name of a site in an address, as the pages write it."""
    from archive.web.asked import encoded

    return quote(encoded(f"site/{name}").removeprefix("site/"), safe="~-._+")


def same(wanted: str, shown: str) -> bool:
    """Whether the text can be read on the page; spelled-out characters and white space aside."""
    plain = re.sub(r"U\+[0-9A-F]{4}", "", shown)
    return _printable(wanted) in _printable(plain)


def _printable(text: str) -> str:
    return "".join(char for char in re.sub(r"\s", "", text) if char.isprintable())


def forms(root: str, server: str, lived: Counter[str]) -> None:
    """Feeds and downloads."""
    for name in ("today.atom", "search.atom?q=paragraph"):
        tree = ET.fromstring(fetched(f"{root}/{name}"))
        tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
        allowed = {"feed", "title", "id", "updated", "author", "name", "link", "entry", "category", "summary"}
        lived.update(f"{name}: <{tag}>" for tag in tags - allowed)
        for link in tree.iter("{http://www.w3.org/2005/Atom}link"):
            if not str(link.get("href")).startswith(("http://", "https://")):
                lived.update([f"{name}: link {str(link.get('href'))[:40]}"])
    for name in ("today.feed.json", "search.feed.json?q=paragraph"):
        data = fetched(f"{root}/{name}")
        json.loads(data)
        lived.update(["JSON feed holds <"] * data.count(b"<"))
    for table in ("sites", "articles", "revisions"):
        text = fetched(f"{server}/newstrail/{table}.csv?_stream=on").decode()
        for row in csv.reader(io.StringIO(text, newline="")):
            for cell in row:
                number = re.fullmatch(r"[+-]?\d+(\.\d*)?([eE][+-]?\d+)?", cell)
                if cell.startswith(FORMULA) and not number:
                    lived.update([f"CSV formula {cell[:30]!r}"])


def fetched(address: str) -> bytes:
    """The body of an answer."""
    with urlopen(address, timeout=60) as answer:
        data: bytes = answer.read()
        return data


def main() -> None:
    """Fill, serve, walk, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    chosen = parser.parse_args()
    strings = payloads(chosen.data, chosen.limit)
    lived: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "newstrail.db"
        fill(path, strings)
        command = [sys.executable, "-P", "-m", "crawler.cli", "serve", "--port", "0", "--archive", str(path)]
        process: Any = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            found = re.search(r"http://\S+", process.stderr.readline())
            assert found
            server = found.group().rstrip("/")
            root = f"{server}/newstrail/-"
            opened, readable = walk(root, server, strings, lived)
            forms(root, server, lived)
        finally:
            process.terminate()
            process.wait()
    print(f"{len(strings)} payloads, {opened} pages opened, readable on {readable} of {len(strings)} articles")
    print(f"lived: {sum(lived.values())}")
    for what, times in lived.most_common(30):
        print(f"  {times:5} {what}")
    sys.exit(1 if lived else 0)


if __name__ == "__main__":
    main()
