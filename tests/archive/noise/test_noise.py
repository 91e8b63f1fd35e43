"""Noise rules, one by one: what each hides, and what of the story it must not touch."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings

from archive.model import Content
from archive.noise import compare, is_noise
from archive.noise.comparison import plain
from archive.noise.rules import ALL_RULES
from tests.archive.diff.texts import edited

STORY = "The board met on Monday. It said “no” to the plan.\n\nThe mayor didn’t speak – he left."


def rules_for(before: str, after: str) -> set[str] | None:
    """The rules that suppress the difference, None when it is an edit."""
    compared = compare(Content("t", text=before), Content("t", text=after))
    return None if compared.fields else {part.rule for part in compared.suppressed}


def with_line(line: str) -> str:
    return f"{line}\n\n{STORY}"


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        (
            "relative_time",
            [
                *("Updated 5 minutes ago", "an hour ago", "Last updated: just now", "3h ago", "Yesterday"),
                *("vor 5 Minuten aktualisiert", "vor einer Stunde", "Mis à jour il y a 3 heures", "il y a 12 min"),
                *("Hace 5 minutos", "há 2 horas", "Atualizado há 1 dia", "5 minuti fa", "2 uur geleden"),
                *("för 5 minuter sedan", "for 2 timer siden", "5 minuuttia sitten", "5 minut temu", "před 5 minutami"),
                *("5 perccel ezelőtt", "acum 5 minute", "Обновлено 5 минут назад", "5 хвилин тому", "преди 2 часа"),
                *("πριν από 5 λεπτά", "5 dakika önce", "قبل 5 دقائق", "منذ ساعتين", "۵ دقیقه پیش", "לפני 5 דקות"),
                *("5 मिनट पहले", "5 นาทีที่แล้ว", "5 phút trước", "5 menit yang lalu", "5分前", "2小时前", "5분 전"),
            ],
        ),
        (
            "timestamp",
            [
                *("Published: 2 March 2026", "Last updated on 2 March 2026 at 10:40 GMT", "2 March 2026, 10:40"),
                *("Stand: 02.03.2026, 09:15 Uhr", "Publié le 2 mars 2026 à 9h15", "Actualizado: 02/03/2026 10:15"),
                *("Опубликовано 2 марта 2026, 09:15", "更新日時：2026年3月2日 9時15分", "Güncelleme: 02.03.2026 09:15"),
                *("آخر تحديث: 2 مارس 2026", "입력 2026.03.02 09:15", "发布时间：2026-03-02 09:15"),
            ],
        ),
        (
            "counter",
            [
                *("12 comments", "1,208 shares", "3.4K views", "Kommentare (12)", "12 commentaires", "20 comentarios"),
                *("345 просмотров", "12 yorum", "30 تعليقا", "12 תגובות", "阅读 1024", "조회수 345", "12 comentários"),
            ],
        ),
        (
            "reading_time",
            [
                *("3 min read", "Reading time: 4 minutes", "Lesezeit: 3 Minuten", "Temps de lecture : 3 min"),
                *("Lectura: 5 min", "3 min di lettura", "Leestijd: 2 minuten", "Время чтения: 4 мин", "约3分钟阅读"),
            ],
        ),
        (
            "advertisement",
            [
                *("Advertisement", "ADVERTISEMENT", "Anzeige", "Publicité", "Publicidad", "Reklama", "Реклама"),
                *("إعلان", "פרסומת", "विज्ञापन", "広告", "广告", "광고", "Article continues below advertisement"),
            ],
        ),
        (
            "related",
            [
                *("Read more: The long story", "ALSO READ – Ferries are late", "Related stories", "See also: Ferries"),
                *(
                    "Lesen Sie auch: Die Brücke",
                    "Lire aussi : Le pont",
                    "Lee también: El puente",
                    "Leia também: A ponte",
                ),
                *("Leggi anche: Il ponte", "Lees ook: De brug", "Czytaj także: Most", "Читайте также: Мост"),
                *(
                    "اقرأ أيضا: الجسر",
                    "यह भी पढ़ें: पुल",
                    "関連記事：橋",
                    "相关阅读：桥",
                    "관련 기사: 다리",
                    "Baca juga: Jembatan",
                ),
            ],
        ),
        (
            "invitation",
            [
                *(
                    "Share this article",
                    "Sign up for our newsletter",
                    "© 2026 The Courier",
                    "Artikel teilen",
                    "Compartir",
                ),
                *("Abonnez-vous", "Поделиться", "分享到微信", "シェアする"),
                *("Show more", "Photo gallery", "View comments (14)", "Download our app", "Report a typo"),
                *("Zum Newsletter anmelden", "Auf Facebook teilen", "Quelle: dpa", "Fehler melden", "Mehr anzeigen"),
                *(
                    "Réservé aux abonnés",
                    "Suivez-nous sur WhatsApp",
                    "Seguir leyendo",
                    "Fuente: EFE",
                    "Ver comentarios",
                ),
                *("Riproduzione riservata", "Continua a leggere", "Compartilhe no Facebook", "Volg ons op Facebook"),
                *(
                    "Dela på Facebook",
                    "Del på Facebook",
                    "Kuva: Satamakuriiri",
                    "Źródło: PAP",
                    "Sledujte nás na Facebooku",
                ),
                *("Kövess minket a Facebookon", "Sursa: Agerpres", "Следите за нами в Telegram", "Facebook'ta paylaş"),
                *("شارك على فيسبوك", "עקבו אחרינו בפייסבוק", "ツイッターでシェア", "责任编辑：李明", "카카오톡 공유"),
                *("Ikuti kami di Instagram", "Chia sẻ lên Facebook", "Ακολουθήστε μας στο Facebook", "हमें फॉलो करें"),
            ],
        ),
    ],
)
def test_lines_of_furniture_are_no_edits(rule: str, lines: list[str]) -> None:
    for line in lines:
        assert rules_for(STORY, with_line(line)) == {rule}, line


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The siren was heard 5 minutes ago in the harbour.", "The siren was heard 9 minutes ago in the harbour."),
        ("12 comments were deleted.", "14 comments were deleted."),
        ("Updated: 3 killed in fire", "Updated: 4 killed in fire"),
        ("11 March", "12 March"),
        ("1912", "1913"),
        ("Advertisement sales fell.", "Advertisement sales rose."),
        ("Read more books, said the mayor.", "Read fewer books, said the mayor."),
        ("Correction: it was 12.", "Correction: it was 14."),
        ("Score: 2-1", "Score: 2-2"),
        ("Votes: 1,204", "Votes: 1,205"),
        ("Stand 5", "Stand 6"),
        ("Listen to the people of Elm.", "Listen to the board of Elm."),
        ("Join us or leave us, he wrote.", "Join us or leave, he wrote."),
        ("Two hours ago", "Two hours late"),
        ("He watched 300 views of the sea.", "He watched 301 views of the sea."),
    ],
)
def test_a_digit_or_word_of_the_story_is_an_edit(before: str, after: str) -> None:
    assert rules_for(with_line(before), with_line(after)) is None


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("quotes", "It said “no”, didn’t it", 'It said "no", didn\'t it'),
        ("quotes", "«Нет», сказал он", "„Нет“, сказал он"),
        ("dashes", "He left – at last", "He left — at last"),
        ("dashes", "a well‑known bridge", "a well-known bridge"),
        ("ellipsis", "And then…", "And then..."),
        ("invisible", "fer\u00adry", "ferry"),
        ("invisible", "\u200fالجسر", "الجسر"),
        ("normal_form", "cafe\u0301", "café"),
        ("width", "１２周", "12周"),
        ("width", "oﬃce", "office"),
        ("entities", "Tom &amp; Ann", "Tom & Ann"),
        ("entities", "Tom &amp;amp; Ann", "Tom & Ann"),
        ("charset", "cafÃ© â€œyesâ€\u009d", "café “yes”"),
        ("charset", "Ð¼Ð¾Ñ\u0081Ñ‚", "мост"),
        ("lost_characters", "The caf\ufffd at the quay stays open.", "The café at the quay stays open."),
        ("white_space", "one  two\n\nthree", "one two three"),
        ("white_space", "« oui »", "«\u00a0oui\u00a0»"),
        ("white_space", "第3回", "第 3 回"),
        ("glued_link", "He left. Read also: The old bridge", "He left."),
    ],
)
def test_the_same_words_in_another_shape_are_no_edit(rule: str, before: str, after: str) -> None:
    found = rules_for(before, after)
    assert found is not None
    assert rule in found
    assert rules_for(after, before) == found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Board met", "The board met"),
        ("in formation", "information"),
        ("3 .5", "35"),
        ("1.5", "15"),
        ("café", "cafe"),
        ("no plan", "a plan"),
        ("boys' toys", "boy's toys"),
        ("It ended.", "It ended?"),
        ("东京", "东景"),
        ("The caf\ufffd at the quay stays open.", "The café at the quay stays shut."),
        ("The caf\ufffd at the quay stays open.", "The cafe at the quay stays open."),
        ("\ufffd\ufffd\ufffd \ufffd", "мост"),
    ],
)
def test_what_is_not_shape_is_an_edit(before: str, after: str) -> None:
    assert rules_for(before, after) is None


def test_the_suppressed_difference_is_kept_with_its_rule() -> None:
    before = Content("t", text=with_line("Updated 5 minutes ago"))
    after = Content("t", text=with_line("Updated 2 hours ago").replace("“no”", '"no"'))
    found = {part.rule: part for part in compare(before, after).suppressed}
    assert found.keys() == {"relative_time", "quotes"}
    assert (found["relative_time"].before, found["relative_time"].after) == (
        "Updated 5 minutes ago",
        "Updated 2 hours ago",
    )
    assert "“no”" in (found["quotes"].before or "")
    assert all(part.field == "text" and part.version >= 1 for part in found.values())


def test_noise_in_one_field_does_not_hide_an_edit_in_another() -> None:
    compared = compare(Content("Tom &amp; Ann", text="One."), Content("Tom & Ann", text="Two."))
    assert compared.fields == ("text",)
    assert [(part.field, part.rule) for part in compared.suppressed] == [("title", "entities")]


AT = datetime(2026, 3, 2, 9, 15, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ((AT, "second"), (AT.astimezone(timezone(timedelta(hours=9))), "second"), True),
        ((AT.replace(hour=0, minute=0, second=0), "day"), (AT, "second"), True),
        ((AT, "second"), (AT.replace(hour=0, minute=0, second=0), "day"), True),
        ((AT.replace(second=0), "minute"), (AT, "second"), True),
        ((AT.replace(hour=0, minute=0, second=0), "day"), (AT + timedelta(days=1), "second"), False),
        ((AT, "second"), (AT + timedelta(minutes=2), "second"), False),
        ((AT, "second"), (AT + timedelta(seconds=5), "second"), False),
        ((None, None), (AT, "second"), False),
    ],
)
def test_publication_dates(
    old: tuple[datetime | None, str | None], new: tuple[datetime | None, str | None], same: bool
) -> None:
    before = Content("t", published_at=old[0], published_precision=old[1])
    after = Content("t", published_at=new[0], published_precision=new[1])
    assert ("published_at" not in compare(before, after).fields) is same


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        (("Ann Lee", "Tom Osei"), ("Tom Osei", "Ann Lee"), {"author_order"}),
        (("Ann Lee",), ("ANN LEE",), {"author_form"}),
        (("Ann Lee",), ("By Ann  Lee", "Ann Lee"), {"author_form"}),
        (("Ann Lee",), ("Ann Leigh",), None),
        (("Ann Lee", "Tom Osei"), ("Ann Lee",), None),
        ((), ("Ann Lee",), None),
    ],
)
def test_bylines(old: tuple[str, ...], new: tuple[str, ...], rules: set[str] | None) -> None:
    compared = compare(Content("t", authors=old), Content("t", authors=new))
    assert (None if compared.fields else {part.rule for part in compared.suppressed}) == rules


def test_the_modified_time_alone_is_no_edit() -> None:
    compared = compare(Content("t", modified_at=AT), Content("t", modified_at=AT + timedelta(days=1)))
    assert compared == compare(Content("t"), Content("t"))


@given(edited())
@settings(max_examples=60, deadline=None)
def test_comparing_is_fair(pair: tuple[Content, Content]) -> None:
    before, after = pair
    there, back = compare(before, after), compare(after, before)
    assert there.fields == back.fields
    assert not compare(before, before).fields
    assert not compare(before, before).suppressed
    named = {rule.name: rule.version for rule in ALL_RULES} | {
        **dict.fromkeys(("author_form", "author_order", "date_precision", "lost_characters"), 1)
    }
    assert all(named[part.rule] == part.version for part in there.suppressed)


@given(edited())
@settings(max_examples=60, deadline=None)
def test_a_changed_digit_is_always_an_edit(pair: tuple[Content, Content]) -> None:
    text = f"{pair[0].text}\n\nThe bridge will be closed for 12 weeks from the second of March."
    before, after = replace(pair[0], text=text), replace(pair[0], text=text.replace("12 weeks", "13 weeks"))
    assert "text" in compare(before, after).fields


def test_rules_have_names_of_their_own_and_say_what_they_hide() -> None:
    assert len({rule.name for rule in ALL_RULES}) == len(ALL_RULES)
    assert all(rule.hides and rule.version >= 1 for rule in ALL_RULES)


def test_a_page_made_to_be_slow_is_compared_all_the_same() -> None:
    lines = ["1 " * 99, "12:" * 60, "may " * 50 + "5", "a. " * 60 + "5", "read more: " * 18, "«" * 190, "| 5 " * 49]
    text = "\n\n".join(lines * 30)
    assert plain(text) == plain(text + " ")
    assert not is_noise(text, text + "\n\nThe board met.")


@pytest.mark.parametrize(
    "line",
    [
        *("Share prices of the ferry company fell.", "Join the strike, the union said.", "Share price of Twitter"),
        *("Copyright law divides the council", "Video: 4K/30p with no crop"),
        *("Sources said the bridge would reopen.", "More about this was not to be learned.", "Facebook under pressure"),
        *("Latest news from the quay is that no ship sails.", "Read the full letter at noon, the clerk said."),
        *("Galerie schließt nach dem Brand.", "Mehr über den Plan will er nicht sagen.", "Teil X"),
        *("Recibe el alta el alcalde herido.", "Sigue la crisis de Twitter", "Steun voor de raad brokkelt af."),
        *("Sources : trois pêcheurs, dont deux ont vu tomber la pile.", "Meer over het plan zei hij niet."),
        *("Mer om detta sade hon inte.", "Del af broen styrtede ned.", "Więcej o kosztach powie w maju."),
        *("Больше о сроках не говорят.", "Сохранить мост просят жители.", "Daftar korban diumumkan pada malam hari."),
        *("اشترك الوزير في افتتاح الجسر.", "سجل المجلس خسائر كبيرة.", "شارك مئات العمال في الإضراب."),
        *("انضم ماسك إلى تويتر", "הצטרפו אלפים להפגנה בנמל.", "关注微信支付安全", "编辑部收到三封来信。"),
        "Watch: the tide will turn at nine, the pilot warned his crew before noon that day.",
    ],
)
def test_sentences_that_begin_like_furniture_are_edits(line: str) -> None:
    before = Content("The bridge", text="The bridge is shut.\n\nIt opens in May.")
    after = replace(before, text=f"{before.text}\n\n{line}")
    assert compare(before, after).fields == ("text",)


def test_a_line_with_several_times_is_no_edit() -> None:
    told = "Published: 3 March 2026 08:10 GMT. Last updated: {}"
    before, after = (
        Content("The bridge", text=f"The bridge is shut.\n\n{told.format(at)}") for at in ("09:00", "11:45")
    )
    there = compare(before, after)
    assert there.fields == ()
    assert {part.rule for part in there.suppressed} == {"timestamp"}
