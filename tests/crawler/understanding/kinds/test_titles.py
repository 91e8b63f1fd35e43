"""Titles of listings, and the ends of teasers, in many languages."""

import pytest

from crawler.understanding.kinds.titles import first_part, goes_on, names_a_list, opens_a_list


@pytest.mark.parametrize(
    "title",
    ["Archive: January 2026", "Latest from the harbour", "Suchergebnisse für Fähre", "Dernières nouvelles", "Тег: паром",
     "Thema Hafen", "Tag: ferry", "最新の記事", "Harbour Archives", "أحدث الأخبار"],
)  # fmt: skip
def test_titles_that_open_a_list(title: str) -> None:
    assert opens_a_list(title)


@pytest.mark.parametrize(
    "title",
    ["Company news", "Unsere Rezepte", "Comunicados de prensa", "Les actualités", "Новости порта", "港のニュース", "Ειδήσεις"],
)  # fmt: skip
def test_short_titles_that_name_what_is_listed(title: str) -> None:
    assert names_a_list(title)


@pytest.mark.parametrize(
    "title",
    ["The ferry to Alder Quay returns after years of bad news", "Fähre fährt wieder", "Паром возвращается в гавань Ольховки",
     "赤浜行きの渡し船、十一年ぶりに再開へとのニュース", ""],
)  # fmt: skip
def test_headlines_are_no_names_of_lists(title: str) -> None:
    assert not opens_a_list(title)
    assert not names_a_list(title)


def test_the_site_s_name_is_no_part_of_a_title() -> None:
    assert first_part("The ferry returns | Brant News") == "The ferry returns"
    assert first_part("The ferry-boat returns – News of the Coast") == "The ferry-boat returns"


@pytest.mark.parametrize(
    "text",
    ["The council met on Monday and …", "The council met on Monday...", "The council met [...]", "The council met. Read more »",
     "Der Rat tagte. Weiterlesen", "Le conseil. Lire la suite →", "Совет. Читать далее", "議会は月曜に開かれた。続きを読む", "اجتمع المجلس. اقرأ المزيد"],
)  # fmt: skip
def test_texts_that_go_on(text: str) -> None:
    assert goes_on(text)


@pytest.mark.parametrize(
    "text", ["The council met in Baltimore", "The council met on Monday.", "", "Das Wasser im Schmehr"]
)
def test_texts_that_end(text: str) -> None:
    assert not goes_on(text)
