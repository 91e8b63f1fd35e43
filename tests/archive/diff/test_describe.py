"""Descriptions of changes: counts, magnitude, labels with evidence, silence."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings

from archive.diff import describe
from archive.diff.labels import MEANINGS
from archive.diff.labels.figures import changed_figure, figures
from archive.diff.labels.notices import is_notice
from archive.model import Content
from tests.archive.diff.texts import edited

STORY = Content(
    "Board approves bridge repair",
    text="The board of Elm met on Monday and voted for the repair.\n\nTom Weir said that it takes 12 weeks.",
    modified_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    language="en",
)


def edit(old: str, new: str) -> Content:
    assert old in STORY.text
    return replace(STORY, text=STORY.text.replace(old, new))


def labels(before: Content, after: Content) -> dict[str, str]:
    return {label.name: label.evidence for label in describe(before, after).labels}


def test_labels_come_with_what_shows_them() -> None:
    found = labels(STORY, edit("12 weeks", "14 weeks"))
    assert found["figure_changed"] == "12 → 14"
    assert labels(edit("12 weeks", "12,5 weeks"), edit("12 weeks", "1.250 weeks"))["figure_changed"] == "12,5 → 1.250"
    assert found["silent"].startswith("modified time stays 2026-03-02T09:00")
    assert labels(STORY, edit("Tom Weir", "Tom Wear"))["name_changed"] == "Weir → Wear"


def test_a_number_in_han_is_exchanged_whole() -> None:
    before = replace(STORY, text="費用は約二億三千万円に上るとした。工事は四月に始まる。", language="ja")
    after = replace(before, text=before.text.replace("二億三千万", "三億二千万"))
    assert labels(before, after)["figure_changed"] == "二億三千万 → 三億二千万"


def test_words_are_counted_on_both_sides() -> None:
    described = describe(STORY, edit("12 weeks", "14 long weeks"))
    assert (described.words_added, described.words_removed) == (2, 1)


def test_noise_is_left_out_of_account() -> None:
    before = replace(STORY, text=f"Updated 5 minutes ago\n\n{STORY.text}")
    after = replace(edit("12 weeks", "14 weeks"), text="\n\n".join(["Updated 9 hours ago", edit("12", "14").text]))
    described = describe(before, after)
    assert (described.words_added, described.words_removed) == (1, 1)
    assert "paragraph_added" not in labels(before, after)


def test_no_change_has_no_labels_and_no_magnitude() -> None:
    described = describe(STORY, replace(STORY, text=STORY.text.replace("repair", "re\u00adpair")))
    assert described.fields == ()
    assert described.labels == ()
    assert described.magnitude == 0.0
    assert described.silent is False


def test_a_moved_modification_time_or_a_notice_ends_the_silence() -> None:
    changed = edit("12 weeks", "14 weeks")
    assert describe(STORY, changed).silent
    assert not describe(STORY, replace(changed, modified_at=STORY.modified_at + timedelta(hours=1))).silent
    noted = replace(changed, text=f"{changed.text}\n\nCorrection: the work takes 14 weeks, not 12.")
    assert not describe(STORY, noted).silent
    assert labels(STORY, noted)["correction_notice_added"].startswith("Correction: the work")
    assert "paragraph_added" not in labels(STORY, noted)


def test_magnitude_grows_with_the_change() -> None:
    small = describe(STORY, edit("12", "14")).magnitude
    larger = describe(STORY, edit("Tom Weir said that it takes 12 weeks.", "Nobody knows how long.")).magnitude
    all_of_it = describe(STORY, replace(STORY, title="Zebra", text="Quite other things.")).magnitude
    assert 0 < small < larger < all_of_it == 1.0


def test_a_word_of_the_headline_weighs_more_than_one_of_the_text() -> None:
    headline = describe(STORY, replace(STORY, title="Board delays bridge repair")).magnitude
    assert headline > describe(STORY, edit("voted for", "decided on")).magnitude


@given(edited())
@settings(max_examples=60, deadline=None)
def test_descriptions_hold_what_they_promise(pair: tuple[Content, Content]) -> None:
    described = describe(*pair)
    assert 0.0 <= described.magnitude <= 1.0
    assert (described.magnitude > 0) is bool(described.fields)
    assert {label.name for label in described.labels} <= MEANINGS.keys()
    assert described.silent is any(label.name == "silent" for label in described.labels)


def test_a_text_that_only_grew_was_not_rewritten() -> None:
    grown = replace(STORY, text=STORY.text + "\n\n" + "Many more words came after the first report. " * 20)
    assert "rewrite" not in labels(STORY, grown)
    assert "paragraph_added" in labels(STORY, grown)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("12", "14"),
        ("1,200", "1,300"),
        ("١٢", "١٤"),
        ("१२", "१४"),
        ("two", "three"),
        ("4.2 million", "4.2 billion"),
        ("三人", "五人"),
        ("1.5", "15"),
    ],
)
def test_figures_of_all_scripts_change(before: str, after: str) -> None:
    assert changed_figure(before, after)


@pytest.mark.parametrize(
    ("before", "after"), [("1,200", "1200"), ("12", "१२"), ("1.200", "1\u00a0200"), ("4,2", "4.2")]
)
def test_the_same_figure_written_otherwise_is_the_same(before: str, after: str) -> None:
    assert figures(before) == figures(after)


def test_a_small_number_spelled_out_is_no_other_figure() -> None:
    assert changed_figure("7 ferries", "seven ferries", "en") is None
    assert changed_figure("7 ferries", "eight ferries", "en") == ("7", "eight")
    assert changed_figure("elf Boote", "11 Boote", "de-AT") is None
    # "on" is ten in Turkish, and a preposition in English.
    assert changed_figure("on Monday", "two days later", "en") is None
    assert changed_figure("on gün", "iki gün", "tr") == ("on", "iki")
    assert figures("deux ou 3") == figures("2 ou trois")


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: the work takes 14 weeks.",
        "An earlier version of this article misstated the cost.",
        "This story was updated on 3 March to include a reaction.",
        "Editor’s note: the name was misspelled.",
        "Korrektur: In einer früheren Fassung stand ein falscher Betrag.",
        "Anmerkung der Redaktion: Der Artikel wurde aktualisiert.",
        "Rectificatif : le coût était erroné.",
        "Une version précédente de cet article donnait un coût erroné.",
        "Fe de errores: el coste era otro.",
        "Errata: o valor estava errado.",
        "Errata corrige: il costo era sbagliato.",
        "Correctie: in een eerdere versie stond een fout.",
        "Rättelse: I en tidigare version angavs fel kostnad.",
        "Rettelse: I en tidligere version stod der forkert pris.",
        "Oikaisu: hinta oli väärä.",
        "Sprostowanie: podaliśmy błędny koszt.",
        "Oprava: v původní verzi byla chybná cena.",
        "Helyesbítés: cikkünk korábbi változatában hibás összeg szerepelt.",
        "Поправка. В предыдущей версии была неверная сумма.",
        "Виправлення: у попередній версії була помилка.",
        "Düzeltme: Bu haberin önceki sürümünde hata vardı.",
        "Διόρθωση: το κόστος ήταν λάθος.",
        "تصحيح: ورد خطأ في نسخة سابقة من هذا الخبر.",
        "اصلاحیه: مبلغ نادرست بود.",
        "הבהרה: בגרסה קודמת נכתב סכום שגוי.",
        "भूल सुधार: राशि गलत लिखी गई थी।",
        "แก้ไข: ค่าใช้จ่ายไม่ถูกต้อง",
        "Đính chính: chi phí đã ghi sai.",
        "Ralat: biaya yang ditulis keliru.",
        "訂正：当初の記事では金額に誤りがありました。",
        "更正：本文早前版本的金额有误。",
        "정정: 이전 기사에서 금액이 잘못 적혔습니다.",
    ],
)
def test_notices_of_many_languages_are_known(notice: str) -> None:
    assert is_notice(notice)


@pytest.mark.parametrize(
    "sentence",
    [
        "The correction of the markets went on.",
        "Updated voter rolls were sent to all towns.",
        "Amendment votes are due in May.",
        "He asked for a clarification of the rules.",
        "Das Update kostet 30 Kronen.",
        "La corrección de los mercados siguió el lunes.",
        "更新された橋は美しい。",
    ],
)
def test_sentences_of_a_story_are_no_notices(sentence: str) -> None:
    assert not is_notice(sentence)
