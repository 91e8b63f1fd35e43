"""Bylines become names: in many languages, without what stands around them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.understanding.metadata.agencies import is_agency
from crawler.understanding.metadata.names import split_names, trim_byline


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By Ada Berg", ["Ada Berg"]),
        ("BY ADA BERG", ["ADA BERG"]),
        ("Written by Ada Berg and Tom Lind", ["Ada Berg", "Tom Lind"]),
        ("Ada Berg, Tom Lind, and Mia Roth", ["Ada Berg", "Tom Lind", "Mia Roth"]),
        ("Ada Berg & Tom Lind", ["Ada Berg", "Tom Lind"]),
        ("Ada Berg/Tom Lind", ["Ada Berg", "Tom Lind"]),
        ("Ada Berg | Tom Lind", ["Ada Berg", "Tom Lind"]),
        ("Von Ada Berg und Tom Lind", ["Ada Berg", "Tom Lind"]),
        ("Ein Gastbeitrag von Ada Berg", ["Ada Berg"]),
        ("Text: Ada Berg | Foto: Tom Lind", ["Ada Berg"]),
        ("Par Zoé Martin et Luc Petit, envoyé spécial à Lyon", ["Zoé Martin", "Luc Petit"]),
        ("Propos recueillis par Zoé Martin", ["Zoé Martin"]),
        ("Por Ana Ruiz y Juan Vega", ["Ana Ruiz", "Juan Vega"]),
        ("Scritto da Carla Neri e Ugo Bianchi", ["Carla Neri", "Ugo Bianchi"]),
        ("Por Inês Sousa e Rui Costa", ["Inês Sousa", "Rui Costa"]),
        ("Door Anke de Vries en Piet van Dam", ["Anke de Vries", "Piet van Dam"]),
        ("Av Kari Dahl og Nils Moe", ["Kari Dahl", "Nils Moe"]),
        ("Autor: Jan Novák", ["Jan Novák"]),
        ("Írta: Kiss Anna", ["Kiss Anna"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("Иван Петров и Анна Белова", ["Иван Петров", "Анна Белова"]),
        ("Γράφει ο Νίκος Παππάς", ["Νίκος Παππάς"]),
        ("Yazan: Elif Kaya ve Can Demir", ["Elif Kaya", "Can Demir"]),
        ("Oleh Budi Santoso", ["Budi Santoso"]),
        ("بقلم سامي حداد", ["سامي حداد"]),
        ("מאת דנה לוי", ["דנה לוי"]),
        ("文／陳小美", ["陳小美"]),
        ("記者 林大同、王小明", ["林大同", "王小明"]),
        ("作者：李小龍", ["李小龍"]),
        ("김민수 기자", ["김민수"]),
        ("โดย สมชาย ใจดี", ["สมชาย ใจดี"]),
    ],
)
def test_names_in_many_languages(text, people):
    assert list(split_names(text).people) == people


@pytest.mark.parametrize(
    "name",
    [
        "Berg, Ada",
        "Ada Berg, MD",
        "Sam Roe, Jr.",
        "Ada Berg, Ph.D.",
        "José Ortega y Gasset",
        "Ursula von der Leyen",
        "Von der Leyen",
        "Anna-Lena Ó Súilleabháin",
        "A. J. Neal",
        "Kari O'Dell",
        "Bote Online",
    ],
)
def test_one_name_stays_one(name):
    assert split_names(name).people == (name,)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Berg, Senior Political Correspondent", ["Ada Berg"]),
        ("Ada Berg, Staff Writer", ["Ada Berg"]),
        ("Ada Berg (ab)", ["Ada Berg"]),
        ("Ada Berg ada.berg@bote.example", ["Ada Berg"]),
        ("Ada Berg @adaberg", ["Ada Berg"]),
        ("Ada Berg und Tom Lind, Nairobi", ["Ada Berg", "Tom Lind"]),
        ("By Ada Berg in London", ["Ada Berg"]),
        ("https://social.example/ada", []),
        ("@adaberg", []),
        ("admin", []),
        ("Posted on May 3, 2024", []),
        ("12.05.2024", []),
        ("Political Correspondent", []),
        ("This is a sentence that somebody left where a name should be, is it not?", []),
        ("", []),
    ],
)
def test_what_is_no_name_goes(text, people):
    assert list(split_names(text).people) == people


@pytest.mark.parametrize(
    ("text", "people", "agencies"),
    [
        ("By Ada Berg and Tom Lind, Reuters", ["Ada Berg", "Tom Lind"], ["Reuters"]),
        ("dpa/AFP", [], ["dpa", "AFP"]),
        ("AFP, MANILA", [], ["AFP"]),
        ("The Associated Press", [], ["The Associated Press"]),
        ("Ada Berg, AP", ["Ada Berg"], ["AP"]),
        ("新华社", [], ["新华社"]),
        ("By Ada Berg, PA Media", ["Ada Berg"], ["PA Media"]),
        ("Ada Berg, AP Sports Writer", ["Ada Berg"], ["AP"]),
        ("Reuters Staff", [], ["Reuters Staff"]),
        ("Redazione ANSA", [], ["Redazione ANSA"]),
        ("Brant Bote avec AFP", ["Brant Bote"], ["AFP"]),
        ("oprac. Jan Kowalski, PAP", ["Jan Kowalski"], ["PAP"]),
        ("ČTK, Jan Novák", ["Jan Novák"], ["ČTK"]),
        ("ТАСС", [], ["ТАСС"]),
    ],
)
def test_agencies_are_kept_apart(text, people, agencies):
    names = split_names(text)
    assert (list(names.people), list(names.agencies)) == (people, agencies)


def test_an_employer_after_a_comma_is_no_second_author():
    assert split_names("Ada Berg, Der Bote", frozenset({"der bote"})).people == ("Ada Berg",)


def test_short_marks_count_in_capitals_only():
    assert is_agency("AP")
    assert not is_agency("Ap")


@given(st.text(max_size=80))
@example("By Mara Quill .")
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_split_and_names_are_clean(text):
    names = split_names(text)
    for name in names.people + names.agencies:
        assert name == name.strip()
        assert name
        assert "\n" not in name


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("11.12.2025 - Ada Berg", ["Ada Berg"]),
        ("Dec 17, 2025 | Ada K. Berg", ["Ada K. Berg"]),
        ("17/11/2025 ~ Ada Berg", ["Ada Berg"]),
        ("Ada Berg | 17.11.2025", ["Ada Berg"]),
        ("Von Ada Berg am 7. Mai 2025 um 9:07 Uhr", ["Ada Berg"]),
        ("5 posts | Share", []),
        ("Text von Ada Berg Illustration von Tom Lind", ["Ada Berg"]),
        ("Text und Fotos von Ada Berg", ["Ada Berg"]),
        ("Ada Berg Ada Berg", ["Ada Berg"]),
        ("Ada Berg (born 1962) writes", ["Ada Berg"]),
    ],
)
def test_dates_credits_and_repeats_around_printed_names_go(printed, people):
    assert list(split_names(trim_byline(printed)).people) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By Ada Berg for The Daily Bote", ["Ada Berg"]),
        ("By Ada Berg with Tom Lind", ["Ada Berg", "Tom Lind"]),
        ("Analysis by Ada Berg", ["Ada Berg"]),
        ("Words: Ada Berg", ["Ada Berg"]),
        ("Von unserer Korrespondentin Ada Berg", ["Ada Berg"]),
        ("Eine Reportage von Ada Berg", ["Ada Berg"]),
        ("Ada Berg, à Paris", ["Ada Berg"]),
        ("Ada Berg, de Lisboa", ["Ada Berg"]),
        ("Ada Berg | Madrid", ["Ada Berg"]),
        ("Redacción: Ada Berg", ["Ada Berg"]),
        ("di Ada Berg e Tom Lind", ["Ada Berg", "Tom Lind"]),
        ("Di Ada Berg", ["Ada Berg"]),
        ("dalla nostra inviata Ada Berg", ["Ada Berg"]),
        ("de Ada Berg", ["Ada Berg"]),
        ("Höfundur: Ada Berg", ["Ada Berg"]),
        ("Autorius: Ada Berg", ["Ada Berg"]),
        ("Аутор: Ада Берг", ["Ада Берг"]),
        ("Müəllif: Ada Berg", ["Ada Berg"]),
        ("द्वारा अमित शर्मा", ["अमित शर्मा"]),
        ("本报记者 林大同", ["林大同"]),
        ("文・山田太郎", ["山田太郎"]),
        ("Egilea: Ada Berg", ["Ada Berg"]),
        ("nga Ada Berg", ["Ada Berg"]),
        ("Deur Ada Berg", ["Ada Berg"]),
        ("ავტორი: ანა ბერიძე", ["ანა ბერიძე"]),
        ("Հեղինակ՝ Աննա Պետրոսյան", ["Աննա Պետրոսյան"]),
        ("Per Olav Hansen", ["Per Olav Hansen"]),
        ("Le Thi Mai", ["Le Thi Mai"]),
        ("Di Stefano", ["Di Stefano"]),
        ("Anke de Vries, Piet van Dam", ["Anke de Vries", "Piet van Dam"]),
        ("責任編輯：林大同", []),
    ],
)
def test_introductions_and_places_of_more_languages(text, people):
    assert list(split_names(text).people) == people


@pytest.mark.parametrize("name", ["Dan Berg", "Na Li", "Eta Lund", "Med Amin", "ET Berg"])
def test_a_given_name_that_is_also_a_conjunction_stays(name):
    assert split_names(f"By {name}").people == (name,)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ADA BERG AND TOM LIND", ["ADA BERG", "TOM LIND"]),
        ("ADA BERG UND TOM LIND", ["ADA BERG", "TOM LIND"]),
        ("Ada Berg And Tom Lind For The Daily Bote", ["Ada Berg", "Tom Lind"]),
        ("Tom Lind im Gespräch mit Ada Berg", ["Tom Lind", "Ada Berg"]),
        ("Text und Interview: Ada Berg", ["Ada Berg"]),
        ("Text/Recherche: Ada Berg", ["Ada Berg"]),
        ("Ada Berg, London, Tom Lind", ["Ada Berg", "Tom Lind"]),
        ("Beitrag | von ada", ["ada"]),
        ("~ Ada Berg", ["Ada Berg"]),
        ("Ada Berg Follow", ["Ada Berg"]),
        ("Alle Beiträge von Ada Berg", ["Ada Berg"]),
        ("View all posts by Ada Berg", ["Ada Berg"]),
        ("Door onze verslaggever Piet van Dam", ["Piet van Dam"]),
        ("Elif Kaya / İstanbul", ["Elif Kaya"]),
        ("✎ Ada Berg ✉ \U0001f426", ["Ada Berg"]),
        ("Ada Berg political editor", ["Ada Berg"]),
    ],
)
def test_what_joins_and_surrounds_names_goes(text, people):
    assert list(split_names(text).people) == people


@pytest.mark.parametrize(
    "job",
    [
        "Wirtschaftsredakteurin",
        "Chefreporter",
        "Sportverslaggever",
        "Utrikeskorrespondent",
        "Büroleiterin",
        "COO",
        "CFO",
    ],
)
def test_a_job_in_one_word_is_no_second_author(job):
    assert split_names(f"Ada Berg, {job}").people == ("Ada Berg",)
    assert split_names(f"Ada Berg | {job}").people == ("Ada Berg",)
    assert split_names(f"Ada Berg, {job}, Tom Lind").people == ("Ada Berg", "Tom Lind")
    assert split_names(f"Ada Berg, {job} der Hafenzeitung").people == ("Ada Berg",)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Berg | AI Writer, Bote", ["Ada Berg"]),
        ("By | Ada Berg | Senior Life and Trends Reporter", ["Ada Berg"]),
        ("Ada Berg Deputy Content Hub Director", ["Ada Berg"]),
        ("Ada Berg Co-founder of Boats", ["Ada Berg"]),
        ("Ada Berg Founder & Lead Reviewer", ["Ada Berg"]),
        ("R. R.", ["R. R."]),
        ("Senior quality engineer", []),
        ("Ada | Bergström", ["Ada Bergström"]),
        ("Ada Berg, MD Ada Berg, MD", ["Ada Berg, MD"]),
        ("Ada Berg | please sign in", ["Ada Berg"]),
        ("Hi there! I'm Ada", []),
        ("Bote Editorial Team", ["Bote Editorial Team"]),
        ("Happy Travel Expert", ["Happy Travel Expert"]),
    ],
)
def test_what_somebody_is_does_not_stand_in_the_list_of_names(text, people):
    assert list(split_names(text).people) == people


@pytest.mark.parametrize("account", ["NOC Admin", "wordpressadmin", "q_admin", "Site Administrator", "admin2"])
def test_an_account_for_all_is_nobody(account):
    assert split_names(account).people == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Written by: Ada Berg — Edited by: Tom Lind", ["Ada Berg"]),
        ("Eine Reportage von Ada Berg (Text) und Tom Lind (Fotos)", ["Ada Berg"]),
        ("Ada Berg (text), Tom Lind (photos)", ["Ada Berg"]),
        ("文/陈小美 编辑/王大明", ["陈小美"]),
        ("作者：陈小美 来源：海港晚报", ["陈小美"]),
        ("記者 陳小美／海港報導", ["陳小美"]),
        ("【山田花子】", ["山田花子"]),
        ("김하나 기자 hana@bote.example", ["김하나"]),
        ("[부두=김하나 기자]", ["김하나"]),
        ("(부두=항구통신) 김하나 기자", ["김하나"]),
        ("Por Ana Ruiz · Puerto", ["Ana Ruiz"]),
        ("Por Ana Ruiz, g1 Puerto", ["Ana Ruiz"]),
        ("Door onze redacteur Anke de Vries", ["Anke de Vries"]),
        ("De Ioana Radu, reporter", ["Ioana Radu"]),
        ("Teksti ja kuvat: Aino Laine", ["Aino Laine"]),
        ("Tekst Anke de Vries, beeld Piet van Dam", ["Anke de Vries"]),
        ("글 김하나 사진 이두리", ["김하나"]),
        ("本报记者 陈小美 摄影报道", ["陈小美"]),
        ("Ada Berg is a harbour reporter", ["Ada Berg"]),
        ("Guest column by Ada Berg", ["Ada Berg"]),
        ("Aus Seehafen berichtet Ada Berg", ["Ada Berg"]),
        ("Par notre correspondante Zoé Martin", ["Zoé Martin"]),
        ("Elif Kaya - Liman", ["Elif Kaya"]),
        ("ميناء - سامي حداد", ["سامي حداد"]),
        ("إعداد: سامي حداد", ["سامي حداد"]),
        ("דנה לוי ואורי ברק", ["דנה לוי", "אורי ברק"]),
        ("Autorica: Ana Horvat", ["Ana Horvat"]),
    ],
)
def test_who_else_had_a_part_and_where_it_was_written_are_no_names(text, people):
    assert list(split_names(trim_byline(text)).people) == people
