"""A story told while it happens is known by its entries' times of day, where its title or address says what it is."""

import pytest

from crawler.understanding import understand

ENTRY = "The first of the rescue boats has left the harbour and is on its way to the sandbank, the coastguard says."
WORDS = {
    "en": "LIVE: {}",
    "de": "Liveticker: {}",
    "es": "EN DIRECTO | {}",
    "it": "Diretta - {}",
    "fi": "SUORA: {}",
    "ru": "Онлайн: {}",
    "tr": "CANLI - {}",
    "ko": "실시간: {}",
}


def kind(title: str, path: str, clock: str = "<b>{}:{}</b>", entries: int = 8) -> str:
    told = "".join(
        f"<div>{clock.format(19 - at, 10 + at)}<p>{ENTRY} That was report number {at}.</p></div>"
        for at in range(entries)
    )
    page = f"<!doctype html><title>{title}</title><h1>{title}</h1><p>{ENTRY}</p>{told}"
    return understand(page.encode(), f"https://bote.example{path}").kind


@pytest.mark.parametrize("language", WORDS)
def test_the_title_says_that_it_is_told_live(language: str) -> None:
    title = WORDS[language].format("Ferry runs aground off Alder")
    assert kind(title, "/news/ferry-runs-aground-off-alder") == "live_blog"


def test_so_does_the_address() -> None:
    assert kind("Ferry runs aground off Alder", "/live/ferry-runs-aground-off-alder") == "live_blog"


def test_without_times_or_with_the_word_in_a_sentence_it_is_a_story() -> None:
    address = "/news/ferry-runs-aground-off-alder"
    assert kind("Ferry runs aground off Alder", address) == "article"
    assert kind("Live music returns to the ferry off Alder", address) == "article"
    assert kind("LIVE: Ferry runs aground off Alder", address, clock="<b>Report</b>") == "article"
    assert kind("LIVE: Ferry runs aground off Alder", address, entries=3) == "article"
