"""newstrail.toml: what is wrong in it is named with its line; what is right comes out typed."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from archive.errors import ConfigError
from crawler.config.reading import TABLES, Config, Site, load, parse
from crawler.config.writing import allow, write_site

GOOD = """
[crawl]
contact = "mailto:desk@example.org"
delay = 0.5
concurrency = 4
allow_private = ["127.0.0.1:8000"]

[[site]]
name = "harbour"
home = "https://harbour.example/"

# the second one
[[site]]
name = "valley"
home = "https://valley.example/"
listings = ["https://valley.example/latest"]
articles = ["/20\\\\d\\\\d/"]
remove = [".related", "aside > ul"]
body = "div.story"
every = "15m"
at = "0 6 * * *"
time_zone = "Europe/Vienna"
hours = "22:00-06:00"
"""


def test_all_documented_keys_are_read_with_their_types() -> None:
    config = parse(GOOD)
    assert (config.crawl.delay, config.crawl.concurrency) == (0.5, 4)
    assert config.crawl.allow_private == ("127.0.0.1:8000",)
    valley = config.site("valley")
    assert valley is not None
    assert valley.articles == (r"/20\d\d/",)
    assert valley.remove == (".related", "aside > ul")
    assert config.site("harbour") == Site("harbour", "https://harbour.example/")


def test_a_missing_file_is_an_empty_configuration_unless_it_was_named(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Config()
    with pytest.raises(ConfigError, match="does not exist"):
        load(tmp_path / "none.toml", must_exist=True)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[crawl]\n\ndelai = 1\n", 3, ("delai", "[crawl]", "delay")),
        ("[crawl]\ndelay = 'slow'\n", 2, ("delay", "'slow'", "seconds")),
        ("[crawl]\ndelay = -1\n", 2, ("delay", "0 or more")),
        ("[crawl]\nconcurrency = 2.5\n", 2, ("concurrency", "whole number")),
        ("[crawl]\nallow_private = ['home']\n", 2, ("allow_private", "'home'")),
        ("\nspeed = 1\n", 2, ("speed", "[[site]]")),
        ("[site]\nname = 'a'\n", 1, ("site", "two brackets")),
        ("[[site]]\nname = 'a'\n", 1, ("home", "missing")),
        (GOOD + "\nbudy = 'x'\n", 25, ("budy", "[[site]]", "body")),
        (GOOD.replace("div.story", "div["), 19, ("body", "CSS")),
        (GOOD.replace("/20", "(20"), 17, ("articles", "regular expression")),
        (GOOD.replace("0 6 * * *", "0 25 * * *"), 21, ("at", "cron")),
        (GOOD.replace("15m", "soon"), 20, ("every", '"15m"')),
        (GOOD.replace("Europe/Vienna", "Mars/North"), 22, ("time_zone", "time zone")),
        (GOOD.replace('name = "valley"', 'name = "harbour"'), 14, ("name", "given twice")),
        (GOOD.replace("https://valley.example/latest", "/latest"), 16, ("listings", "http")),
    ],
)
def test_a_wrong_key_is_named_with_its_line_and_what_is_allowed(text: str, line: int, words: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text, Path("newstrail.toml"))
    message = str(caught.value)
    assert f"line {line}:" in message
    assert all(word in message for word in words), message


def test_text_that_is_no_toml_is_refused_with_its_place() -> None:
    with pytest.raises(ConfigError, match=r"not TOML.*line 2"):
        parse("[crawl]\ndelay = = 1\n")


def test_a_site_is_added_and_every_other_line_stays(tmp_path: Path) -> None:
    path = tmp_path / "newstrail.toml"
    path.write_text(GOOD)
    new = Site("dune", "https://dune.example/", ('https://dune.example/a"b', "https://dune.example/feed"))
    write_site(path, new)
    assert path.read_text().startswith(GOOD)
    assert load(path).site("dune") == new
    assert len(load(path).sites) == 3


def test_the_listings_of_a_known_site_are_replaced_in_place(tmp_path: Path) -> None:
    path = tmp_path / "newstrail.toml"
    path.write_text(GOOD)
    for name, listings in (("valley", ("https://valley.example/feed",)), ("harbour", ("https://harbour.example/f",))):
        write_site(path, Site(name, "https://ignored.example/", listings))
        site = load(path).site(name)
        assert site is not None
        assert site.listings == listings
        assert site.home == f"https://{name}.example/"
    text = path.read_text()
    assert "# the second one" in text
    assert [line for line in GOOD.splitlines() if line not in text.splitlines()] == [
        'listings = ["https://valley.example/latest"]'
    ]


def test_a_delay_is_written_with_its_site_and_changed_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "newstrail.toml"
    slow = Site("dune", "https://dune.example/", ("https://dune.example/feed",), delay=5.0)
    write_site(path, slow)
    assert load(path).site("dune") == slow
    path.write_text(path.read_text().replace("delay = 5", "delay = 5  # as they asked"))
    write_site(path, slow)
    assert "# as they asked" in path.read_text()
    write_site(path, replace(slow, delay=0.5))
    assert load(path).site("dune") == replace(slow, delay=0.5)
    write_site(path, replace(slow, delay=None))
    assert load(path).site("dune") == replace(slow, delay=0.5)


def test_a_file_that_was_wrong_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "newstrail.toml"
    path.write_text("[crawl]\nspeed = 1\n")
    with pytest.raises(ConfigError):
        write_site(path, Site("dune", "https://dune.example/"))
    assert path.read_text() == "[crawl]\nspeed = 1\n"


def test_the_page_on_configuration_names_every_key_and_no_other() -> None:
    text = (Path(__file__).parents[3] / "docs" / "configuration.md").read_text()
    parts = re.split(r"^## (\[+\w+\]+).*$", text, flags=re.M)
    assert parts[1::2] == list(TABLES)
    for part, kind in zip(parts[2::2], TABLES.values(), strict=True):
        named = re.findall(r"^\| `(\w+)` \|", part, re.M)
        assert named == [field.name for field in fields(kind)]
    example = parse(text.split("```toml\n")[1].split("```")[0])
    assert example.sites[0].articles == (r"/20\d\d/",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ("127.0.0.1:80",)),
        ('[[site]]\nname = "a"\nhome = "https://a.example/"\n', ("127.0.0.1:80",)),
        ("[crawl]\ndelay = 2.0 # slow\n", ("127.0.0.1:80",)),
        ('[crawl]\nallow_private = [\n  "10.0.0.1",\n]\n# end\n', ("10.0.0.1", "127.0.0.1:80")),
        ('[crawl]\nallow_private = ["127.0.0.1:80"]\n', ("127.0.0.1:80",)),
    ],
)
def test_an_allowance_is_added_and_the_rest_stays(tmp_path: Path, before: str, after: tuple[str, ...]) -> None:
    path = tmp_path / "newstrail.toml"
    path.write_text(before)
    was = load(path)
    allow(path, ["127.0.0.1:80"])
    now = load(path)
    assert now.crawl == replace(was.crawl, allow_private=after)
    assert now.sites == was.sites
    assert all(line in path.read_text() for line in before.splitlines() if "allow_private" not in line)
