"""What a site repeats is learned from its pages, used on the next one, and never takes a story's own words."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.items import Understanding
from crawler.understanding import SiteMemory, understand
from crawler.understanding.boilerplate import Boilerplate, fingerprint_of

START = datetime(2026, 1, 9, 6, tzinfo=UTC)
NOTICE = "The Courier is paid for by its readers, who own it together; nobody else has a say in what it prints."
QUOTE = (
    "“People here have waited long enough, and the crossing takes only twelve minutes,” the mayor said in a statement."
)


def story(n: int, extra: str = "", notice: str = NOTICE) -> bytes:
    own = "".join(
        f"<p>On day {n} the council of Brant heard report {n * 7 + i} on the repair of pier {i}, which the harbour board "
        f"wants to finish before storm number {n + i} of the season comes in from the sea.</p>"
        for i in range(6)
    )
    return (
        f"<html lang=en><head><title>Report {n} on the piers</title></head><body><article><h1>Report {n} on the piers</h1>"
        f"<div class='text'>{own}{extra}<p>{notice}</p></div></article></body></html>"
    ).encode()


def look(n: int, memory: SiteMemory | None = None, extra: str = "", notice: str = NOTICE) -> Understanding:
    return understand(story(n, extra, notice), f"https://brant.example/2026/01/report-{n}.html", memory=memory)


def text_of(seen: Understanding) -> str:
    assert seen.article is not None
    return seen.article.text


def trained(pages: int) -> SiteMemory:
    memory = SiteMemory()
    for n in range(pages):
        url = f"https://brant.example/2026/01/report-{n}.html"
        memory.observe(look(n, memory), url=url, fetched_at=START + timedelta(hours=n))
    return memory


def test_a_line_on_every_story_is_dropped_from_the_next() -> None:
    assert NOTICE in text_of(look(50))
    memory = trained(6)
    seen = look(50, memory)
    assert NOTICE not in text_of(seen)
    assert text_of(seen).count("harbour board") == 6
    assert any(NOTICE.startswith(text[:60]) for text in seen.evidence["body"]["repeated"])


def test_a_quotation_that_two_stories_share_stays() -> None:
    memory = trained(6)
    for n in (20, 21):
        url = f"https://brant.example/2026/01/report-{n}.html"
        memory.observe(look(n, memory, f"<p>{QUOTE}</p>"), url=url, fetched_at=START)
    assert QUOTE in text_of(look(22, memory, f"<p>{QUOTE}</p>"))


def test_the_same_story_seen_again_teaches_nothing() -> None:
    memory = SiteMemory()
    for _ in range(10):
        memory.observe(look(1), url="https://brant.example/2026/01/report-1.html", fetched_at=START)
    assert memory.repeated.seen == 1
    assert NOTICE in text_of(look(1, memory))
    assert memory.boilerplate() == []


def test_after_a_redesign_the_old_furniture_is_forgotten() -> None:
    repeated = Boilerplate()
    for n in range(10):
        repeated.observe([("old", "div.a", 20, True), (f"own{n}", "p", 50, True)], f"/{n}", START)
    assert repeated.is_furniture("old", "div.a", 20)
    for n in range(10, 90):
        repeated.observe([("new", "div.b", 20, True), (f"own{n}", "p", 50, True)], f"/{n}", START)
    assert repeated.is_furniture("new", "div.b", 20)
    assert not repeated.is_furniture("old", "p", 20)
    assert fingerprint_of("old") not in [fingerprint for fingerprint, _, one in repeated.furniture() if one.last > 60]


def test_a_widget_whose_content_moves_on_is_furniture_too() -> None:
    repeated = Boilerplate()
    for n in range(30):  # ten pages show one promotion, the next ten another
        repeated.observe([(f"promo{n // 10}", "div.promo", 15, True), (f"own{n}", "p", 90, True)], f"/{n}", START)
    assert repeated.is_furniture("promo-of-tomorrow", "div.promo", 15)
    assert not repeated.is_furniture("own-of-tomorrow", "p", 90)


def test_what_is_kept_is_bounded() -> None:
    repeated = Boilerplate()
    for n in range(400):
        repeated.observe([(f"{n}-{i}", f"p{i % 7}", 9, True) for i in range(40)], f"/{n}", START)
    assert len(repeated.blocks) <= 1000
    assert len(repeated.to_json()["articles"]) <= 1000


def test_memory_survives_its_json() -> None:
    memory = trained(5)
    again = SiteMemory.from_json(memory.to_json())
    assert again.to_json() == memory.to_json()
    assert text_of(look(9, again)) == text_of(look(9, memory))
    assert SiteMemory.from_json({}).boilerplate() == []


def test_habits_are_voted_on() -> None:
    memory = SiteMemory()
    for value in ("DMY", "DMY", "DMY", "DMY", "MDY"):
        memory.vote("day_order", value)
    assert memory.habit("day_order") == "DMY"
    memory.vote("day_order", "MDY")
    assert memory.habit("day_order") is None
    assert memory.habit("unknown") is None


def test_rows_for_the_archive_say_what_the_block_is() -> None:
    rows = trained(6).boilerplate()
    assert any((row.sample or "").startswith("The Courier is paid for") and row.pages == 6 for row in rows)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_fingerprints_tell_texts_apart(one: str, other: str) -> None:
    assert (fingerprint_of(one) == fingerprint_of(other)) == (one == other)
