"""Writes a site into newstrail.toml and leaves every other line of the file as it was.

Owns the text of a `[[site]]`. What the keys mean stands in crawler.config.reading.
"""

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from archive.errors import ConfigError
from crawler.config.reading import Lines, Site, load, parse


def write_site(path: Path, site: Site) -> None:
    """Add `site` at the end of `path`, or replace the listings (and the delay, if it has one) of the site of that name.

    The file is replaced in one step, so that a crash leaves the old one. Raises ConfigError when it was wrong before.
    """
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    config = load(path)
    places = [index for index, one in enumerate(config.sites) if one.name == site.name]
    if places:
        text = _with(before, places[0], "listings", _array(site.listings))
        if site.delay not in (None, config.sites[places[0]].delay):
            text = _with(text, places[0], "delay", f"{site.delay:g}")
    else:
        gap = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
        text = before + gap + _block(site)
    written = parse(text, path).site(site.name)
    if written is None or written.listings != site.listings or site.delay not in (None, written.delay):
        raise ConfigError(
            f"{path}: the site {site.name} could not be changed without touching the rest.",
            do=f"Set listings = {_array(site.listings)} there yourself.",
        )
    _replace(path, text)


def allow(path: Path, addresses: Sequence[str]) -> None:
    """Add `addresses` to what `[crawl]` in `path` allows of the person's own network. Raises as `write_site`."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    known = load(path).crawl.allow_private
    wanted = (*known, *(one for one in dict.fromkeys(addresses) if one not in known))
    if wanted == known:
        return
    lines, finder, value = before.splitlines(), Lines(before, ""), f"allow_private = {_array(wanted)}"
    start, header = finder.key(("crawl", 0), "allow_private"), finder.header(("crawl", 0))
    if start is not None and header >= 0:
        lines[start : _end(lines, start)] = [value]
    elif header >= 0:
        lines.insert(header + 1, value)
    else:
        lines += [*([""] if before.strip() else []), "[crawl]", value]
    text = "\n".join(lines) + "\n"
    if parse(text, path).crawl.allow_private != wanted:
        raise ConfigError(f"{path}: allow_private could not be changed.", do=f"Set {value} under [crawl] yourself.")
    _replace(path, text)


def _block(site: Site) -> str:
    lines = ["[[site]]", f"name = {_string(site.name)}", f"home = {_string(site.home)}"]
    for key in ("listings", "articles", "remove"):
        if values := getattr(site, key):
            lines.append(f"{key} = {_array(values)}")
    if site.delay is not None:
        lines.append(f"delay = {site.delay:g}")
    return "\n".join(lines) + "\n"


def _with(text: str, index: int, key: str, value: str) -> str:
    """`text` with that value of that site's key, where it stood or below the site's `home`."""
    lines = text.splitlines()
    finder = Lines(text, "")
    place = ("site", index)
    start = finder.key(place, key)
    value = f"{key} = {value}"
    if start is None:
        after = finder.key(place, "home")
        lines.insert((after if after is not None else finder.header(place)) + 1, value)
    else:
        lines[start : _end(lines, start)] = [value]
    return "\n".join(lines) + "\n"


def _end(lines: list[str], start: int) -> int:
    """The index after the last line of the assignment that begins at `start`."""
    for end in range(start + 1, len(lines) + 1):
        try:
            tomllib.loads("\n".join(lines[start:end]))
        except tomllib.TOMLDecodeError:
            continue
        return end
    return start + 1


def _array(values: tuple[str, ...]) -> str:
    if len(values) < 2:
        return "[" + ", ".join(_string(value) for value in values) + "]"
    return "[\n" + "".join(f"  {_string(value)},\n" for value in values) + "]"


def _string(text: str) -> str:
    """`text` as a basic TOML string (TOML 1.0, "String")."""
    named = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(named.get(c) or (c if c.isprintable() else f"\\U{ord(c):08X}") for c in text) + '"'


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False) as new:
        try:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
            os.chmod(new.name, path.stat().st_mode & 0o7777 if path.exists() else 0o644)
            os.replace(new.name, path)
        except OSError:
            Path(new.name).unlink(missing_ok=True)
            raise
