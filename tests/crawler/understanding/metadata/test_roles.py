"""Roles and desks that stand where a name would are no authors, wherever the page says them."""

from datetime import UTC, datetime

import pytest

from crawler.understanding import understand

ROLES = (
    "Eigener Bericht",
    "Von unserer Redaktion",
    "Staff reporter",
    "Our correspondent",
    "Newsroom",
    "Notre correspondant",
    "Nuestro corresponsal",
    "Dal nostro inviato",
    "Da redação",
    "Onze redactie",
    "Vår korrespondent",
    "Redaksjonen",
    "Toimitus",
    "Od redakcji",
    "Náš zpravodaj",
    "Szerkesztőség",
    "Corespondentul nostru",
    "Собкор",
    "Редакція",
    "Η σύνταξη",
    "Haber Merkezi",
    "Tim Redaksi",
    "本報記者",
    "편집부",
    "هيئة التحرير",
    "כתבנו",
)
PLACES = {
    "meta": '<head><title>Ferry returns</title><meta name="author" content="{0}"></head><body><h1>Ferry returns</h1>',
    "line": '<head><title>Ferry returns</title></head><body><h1>Ferry returns</h1><p class="byline">{0}</p>',
}
STORY = (
    "<time>2026-01-09</time><p>The ferry between Brant and Alder Quay will sail again from Monday, eleven years after"
    " the pier was closed.</p><p>Mayor Ines Corvale said the council had bought a used vessel and would repair it.</p>"
)


def authors(place: str, name: str) -> tuple[str, ...]:
    page = f"<html>{PLACES[place].format(name)}{STORY}</body></html>"
    seen = understand(page.encode(), "https://brant.example/2026/ferry", {}, datetime(2026, 1, 10, tzinfo=UTC))
    assert seen.article is not None
    return seen.article.authors


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_no_author(role: str, place: str) -> None:
    assert authors(place, role) == ()


@pytest.mark.parametrize("place", PLACES)
def test_a_name_beside_a_role_is_one(place: str) -> None:
    assert authors(place, "Mara Holt, staff reporter") == ("Mara Holt",)
