"""newstrail.toml: what to crawl and how, typed and checked.

Owns the keys, their defaults and the messages that name a wrong one with its line. Must not know Scrapy or the archive.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec

from archive.errors import ConfigError
from crawler.config import values as config_values

DEFAULT_DELAY = 1.0

T = TypeVar("T", "CrawlConfig", "Site", "Tell")


@dataclass(frozen=True, slots=True)
class CrawlConfig:
    """`[crawl]`: what holds for every site."""

    contact: str = ""
    delay: float = DEFAULT_DELAY  # seconds between two requests to a host
    concurrency: int = 16  # requests in flight, all hosts together
    allow_private: tuple[str, ...] = ()
    timeout: float = 60.0  # seconds that one visit may take in all, redirects included
    budget: int | None = None  # requests a day, all sites together
    confirm: bool | None = None  # a second visit must see a change too; None: in `watch`, not in `crawl`
    keep_copies: bool = True  # keep the bytes of a page whose text another article has already
    noarchive: bool = False  # respect "noarchive" in robots meta and X-Robots-Tag
    tdm: bool = False  # respect reservations against text and data mining (tdm-reservation: 1)
    time_zone: str | None = None
    hours: str | None = None  # "06:00-23:00": the only hours in which sites are visited
    effort: float = 1.0  # how often articles are visited: 2 is twice as often
    browser: bool = True  # run pages that only scripts fill in a browser, where there is one

    def hours_of(self, site: "Site") -> tuple[str | None, str | None]:
        """The hours in which `site` is visited, and the time zone they are of: its own, or those of all sites."""
        return site.hours or self.hours, site.time_zone or self.time_zone

    def effort_of(self, site: "Site") -> float:
        """How often articles of `site` are visited: its own, or that of all sites."""
        return self.effort if site.effort is None else site.effort


@dataclass(frozen=True, slots=True)
class Site:
    """`[[site]]`: one publisher. None and () mean: as `[crawl]` says, or found by the program."""

    name: str
    home: str
    listings: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()  # regular expressions, one of which an article's URL matches
    exclude: tuple[str, ...] = ()  # regular expressions, none of which an article's URL matches
    hosts: tuple[str, ...] = ()  # further hosts that carry the site's articles
    remove: tuple[str, ...] = ()  # CSS
    body: str | None = None
    title: str | None = None
    subtitle: str | None = None
    authors: str | None = None
    published: str | None = None
    language: str | None = None
    delay: float | None = None
    pages: int = 3  # pages of a listing read in one visit while all they show is new
    every: str | None = None  # "15m": listings are looked at this often
    at: str | None = None  # "0 6 * * *": or at these times
    time_zone: str | None = None
    hours: str | None = None
    budget: int | None = None  # requests a day
    effort: float | None = None
    browser: bool | None = None
    noarchive: bool | None = None
    tdm: bool | None = None


@dataclass(frozen=True, slots=True)
class Tell:
    """`[[tell]]`: one receiver of changes. What is secret may stand in the environment; () means all."""

    name: str
    url: str | None = None  # https://... is a webhook, anything else an address of apprise
    url_env: str | None = None  # the environment variable that holds the url
    secret_env: str | None = None  # the environment variable that holds the key by which webhooks are signed
    sites: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    least: float = 0.0  # the smallest magnitude of an edit


TABLES = {"[crawl]": CrawlConfig, "[[site]]": Site, "[[tell]]": Tell}
_LISTS = {"site": Site, "tell": Tell}
_NEEDED = {Site: ("name", "home"), Tell: ("name",)}


@dataclass(frozen=True, slots=True)
class Config:
    """All of newstrail.toml."""

    crawl: CrawlConfig = field(default_factory=CrawlConfig)
    sites: tuple[Site, ...] = ()
    path: Path | None = None
    tell: tuple[Tell, ...] = ()

    def site(self, name: str) -> Site | None:
        """The site of that name, or None."""
        return next((site for site in self.sites if site.name == name), None)


def load(path: Path, *, must_exist: bool = False) -> Config:
    """Read and check `path`; a missing file is an empty configuration unless `must_exist`.

    Raises ConfigError naming the key, its line and what is allowed there.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if must_exist:
            raise ConfigError(
                f"{path} does not exist.", do="`newstrail add URL` writes it, or name another file with --config."
            ) from None
        return Config()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}, line {line}: not UTF-8.", why=str(error), do="Save the file as UTF-8.") from None
    except OSError as error:
        raise ConfigError(f"{path} cannot be read.", why=error.strerror or str(error)) from None
    return parse(text, path)


def parse(text: str, path: Path | None = None) -> Config:
    """Read and check the text of a newstrail.toml; `path` is for messages. Raises ConfigError."""
    where = str(path or "newstrail.toml")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"{where} is not TOML: {error}.", do="The line and column are those of the mistake."
        ) from None
    lines = Lines(text, where)
    for key in data:
        if key not in ("crawl", *_LISTS):
            raise lines.wrong((), key, "is not known here", "At the top stand [crawl], [[site]] and [[tell]].")
    crawl = data.get("crawl", {})
    if not isinstance(crawl, dict):
        raise lines.wrong((), "crawl", "is not a table", "Write [crawl] on a line of its own, its keys below it.")
    sites = _several(Site, data, "site", lines)
    return Config(_table(CrawlConfig, crawl, ("crawl", 0), lines), sites, path, _several(Tell, data, "tell", lines))


def _several(kind: type[T], data: Mapping[str, Any], key: str, lines: "Lines") -> tuple[T, ...]:
    """The tables `[[key]]`, whose names have to differ."""
    tables = data.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise lines.wrong((), key, "is not a list of tables", f"Write [[{key}]] with two brackets for every {key}.")
    made = tuple(_table(kind, one, (key, index), lines) for index, one in enumerate(tables))
    seen: set[str] = set()
    for index, name in enumerate(one["name"] for one in tables):
        if name in seen:
            raise lines.wrong((key, index), "name", f"{name!r} is given twice", "Names have to differ.")
        seen.add(name)
    return made


def _table(kind: type[T], data: Mapping[str, Any], place: tuple[str, int], lines: "Lines") -> T:
    allowed = [one.name for one in fields(kind)]
    hints = get_type_hints(kind)
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in allowed:
            raise lines.wrong(place, key, "is not known", f"Known keys: {', '.join(allowed)}.")
        wrong = partial(lines.wrong, place, key)
        try:
            values[key] = msgspec.convert(value, hints[key])
        except msgspec.ValidationError:
            raise wrong(f"cannot be {value!r}", config_values.ALLOWED.get(key, "")) from None
        if problem := config_values.problem(key, values[key]):
            raise wrong(f"cannot be {value!r}: {problem}", config_values.ALLOWED.get(key, ""))
    for key in _NEEDED.get(kind, ()):
        if key not in values:
            raise lines.wrong(place, key, "is missing", config_values.ALLOWED[key])
    if kind is Tell and ("url" in values) == ("url_env" in values):
        raise lines.wrong(place, "url", "is missing, or given twice", "Write either url or url_env.")
    return kind(**values)


class Lines:
    """Finds the line on which a key of a TOML text stands."""

    def __init__(self, text: str, where: str) -> None:
        self.lines, self.where = text.splitlines(), where

    def header(self, place: Sequence[str | int]) -> int:
        """The index of the line of `[crawl]`, or of the n-th `[[site]]`; -1 when there is none."""
        if not place:
            return -1
        wanted = f"[[{place[0]}]]" if place[0] in _LISTS else f"[{place[0]}]"
        found = [n for n, line in enumerate(self.lines) if line.split("#")[0].replace(" ", "").strip() == wanted]
        index = int(place[1])
        return found[index] if index < len(found) else -1

    def key(self, place: Sequence[str | int], key: str) -> int | None:
        """The index of the line that sets `key` in the table at `place`."""
        for number in range(self.header(place) + 1, len(self.lines)):
            line = self.lines[number].strip()
            if line.startswith("[") and place and "=" not in line.split("#")[0]:
                return None
            if line.split("=")[0].strip().strip("\"'").split(".")[0] == key or line.strip("[] ") == key:
                return number
        return None

    def wrong(self, place: Sequence[str | int], key: str, why: str, do: str) -> ConfigError:
        """The error for `key` in the table at `place`."""
        number = self.key(place, key)
        line = (number if number is not None else self.header(place)) + 1
        at = f", line {line}" if line else ""
        table = f"[[{place[0]}]]" if place and place[0] in _LISTS else f"[{place[0]}]" if place else "the file"
        return ConfigError(f"{self.where}{at}: {key} in {table} {why}.", do=do)
