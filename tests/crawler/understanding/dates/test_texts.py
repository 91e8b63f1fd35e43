"""What the ladder reads: every form and language that pages print dates in."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.understanding.dates import read
from crawler.understanding.dates.words.months import _MONTHS, LANGUAGES

NOW = datetime(2026, 1, 21, 15, 30, tzinfo=UTC)
QUICK = settings(max_examples=60, deadline=None)


def day(text, **given_):
    found = read(text, last_resort=False, **given_)
    return found.value.date().isoformat() if found else None


def time(text, **given_):
    found = read(text, last_resort=False, **given_)
    return found.value.isoformat() if found else None


@pytest.mark.parametrize(
    "text",
    [
        "09.Jan.2026",
        "9 January 2026",
        "January 9, 2026",
        "Jan. 9th, 2026",
        "Friday, 9 Jan 2026",
        "9. led. 2026",
        "9. ledna 2026",
        "9. Jänner 2026",
        "9 de enero de 2026",
        "9 janvier 2026",
        "2026年1月9日",
        "2026년 1월 9일",
        "令和8年1月9日",
        "民國115年1月9日",
        "٩ يناير ٢٠٢٦",
        "9 كانون الثاني 2026",
        "९ जनवरी २०२६",
        "9 มกราคม 2569",
        "๙ ม.ค. ๒๕๖๙",
        "9 ม.ค. 69",
        "ngày 9 tháng 1 năm 2026",
        "2026 m. sausio 9 d.",
        "2026. január 9.",
        "2026ko urtarrilaren 9a",
        "9 января 2026 г.",
        "9. januar 2026",
        "9 Ocak 2026",
        "9.I.2026",
        "09-01-2026",
        "9/1/2026",
        "2026/01/09",
        "2026-01-09",
        "20260109",
        "۱۴۰۴/۱۰/۱۹",
        "۱۹ دی ۱۴۰۴",
        "Fri, 09 Jan 2026 08:00:00 GMT",
    ],
)
def test_one_day_in_many_hands(text):
    assert day(text) == "2026-01-09"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-09T08:05:30Z", "2026-01-09T08:05:30+00:00"),
        ("2026-01-09T08:05:30+0200", "2026-01-09T08:05:30+02:00"),
        ("2026-01-09 08:05", "2026-01-09T08:05:00"),
        ("20260109T080530Z", "2026-01-09T08:05:30+00:00"),
        ("Fri, 09 Jan 2026 08:05:30 -0500", "2026-01-09T08:05:30-05:00"),
        ("9 Jan 2026 8:05 pm", "2026-01-09T20:05:00"),
        ("9.1.2026, 14.05 Uhr", "2026-01-09T14:05:00"),
        ("9 janvier 2026 à 14h05", "2026-01-09T14:05:00"),
        ("9. januar 2026 kl. 14.05", "2026-01-09T14:05:00"),
        ("2026年1月9日下午2:05", "2026-01-09T14:05:00"),
        ("2026年1月9日 14時05分", "2026-01-09T14:05:00"),
        ("Jan 9, 2026 at 12:05 a.m. EST", "2026-01-09T00:05:00-05:00"),
        ("9 Jan 2026 14:05 CET", "2026-01-09T14:05:00+01:00"),
        ("9 July 2026 2:05 PM ET", "2026-07-09T14:05:00-04:00"),
        ("Wed Jan 07 14:05:00 2026", "2026-01-07T14:05:00"),
        ("1767945930", "2026-01-09T08:05:30+00:00"),
    ],
)
def test_times_and_zones_are_kept(text, expected):
    assert time(text, languages=["en"] if "Jan" in text or "July" in text else []) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2 hours ago", "en", "2026-01-21T13:30:00+00:00"),
        ("an hour ago", "en", "2026-01-21T14:30:00+00:00"),
        ("3h ago", "en", "2026-01-21T12:30:00+00:00"),
        ("vor 3 Stunden", "de", "2026-01-21T12:30:00+00:00"),
        ("il y a 2 jours", "fr", "2026-01-19T15:30:00+00:00"),
        ("hace 5 minutos", "es", "2026-01-21T15:25:00+00:00"),
        ("2小时前", "zh", "2026-01-21T13:30:00+00:00"),
        ("3日前", "ja", "2026-01-18T15:30:00+00:00"),
        ("2시간 전", "ko", "2026-01-21T13:30:00+00:00"),
        ("2 ชั่วโมงที่แล้ว", "th", "2026-01-21T13:30:00+00:00"),
        ("5 минут назад", "ru", "2026-01-21T15:25:00+00:00"),
        ("2 godziny temu", "pl", "2026-01-21T13:30:00+00:00"),
        ("před 2 hodinami", "cs", "2026-01-21T13:30:00+00:00"),
        ("2 ώρες πριν", "el", "2026-01-21T13:30:00+00:00"),
        ("2 saat önce", "tr", "2026-01-21T13:30:00+00:00"),
        ("منذ 3 ساعات", "ar", "2026-01-21T12:30:00+00:00"),
        ("לפני 3 שעות", "he", "2026-01-21T12:30:00+00:00"),
        ("2 घंटे पहले", "hi", "2026-01-21T13:30:00+00:00"),
        ("3 giờ trước", "vi", "2026-01-21T12:30:00+00:00"),
        ("2 jam yang lalu", "id", "2026-01-21T13:30:00+00:00"),
        ("yesterday at 10:30", "en", "2026-01-20T10:30:00+00:00"),
        ("вчера, 10:30", "ru", "2026-01-20T10:30:00+00:00"),
        ("gestern 10:30 Uhr", "de", "2026-01-20T10:30:00+00:00"),
        ("i går 10:30", "sv", "2026-01-20T10:30:00+00:00"),
        ("昨天 10:30", "zh", "2026-01-20T10:30:00+00:00"),
        ("1 year 2 months ago", "en", "2024-11-21T15:30:00+00:00"),
        ("in 3 days", "en", "2026-01-24T15:30:00+00:00"),
    ],
)
def test_relative_texts_are_read_against_the_moment_of_the_answer(text, language, expected):
    assert time(text, base=NOW, languages=[language]) == expected


def test_without_a_moment_there_is_no_relative_date():
    assert read("2 hours ago", last_resort=False) is None
    assert read("9 January", last_resort=False) is None


def test_a_missing_year_is_that_of_the_last_such_day():
    assert day("20 January", base=NOW) == "2026-01-20"
    assert day("24 December", base=NOW) == "2025-12-24"
    assert day("24 December", base=NOW, prefer="future") == "2026-12-24"
    assert day("29 February", base=NOW) == "2024-02-29"


@pytest.mark.parametrize(
    ("text", "order", "languages", "expected"),
    [
        ("03/04/2026", "MDY", (), "2026-03-04"),
        ("03/04/2026", "DMY", (), "2026-04-03"),
        ("03/04/2026", None, ("en",), "2026-03-04"),
        ("03/04/2026", None, ("en-gb",), "2026-04-03"),
        ("03/14/2026", "DMY", (), "2026-03-14"),
        ("14/03/26", "MDY", (), "2026-03-14"),
        ("03.04.2026", "MDY", (), "2026-04-03"),
        ("26-04-03", "YMD", (), "2026-04-03"),
    ],
)
def test_day_and_month_follow_the_order_where_both_are_possible(text, order, languages, expected):
    assert day(text, order=order, languages=languages) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no date",
        "Chapter 12",
        "10.1.2.3",
        "call 555-1234",
        "31.02.2026",
        "99/99/2026",
        "version 2.14",
        "may be",
        "16:75",
    ],
)
def test_what_is_no_date_is_none(text):
    assert read(text, last_resort=False, languages=["en"]) is None


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("9 Jan 2026", "day"),
        ("9 Jan 2026 8:05", "minute"),
        ("January 2026", "month"),
        ("2026", "year"),
        ("2026-01-09T08:05:30", "second"),
    ],
)
def test_precision_is_that_of_the_text(text, precision):
    assert read(text, last_resort=False).precision == precision


def test_names_that_mean_different_months_follow_the_language():
    assert day("2. listopadu 2025", languages=["cs"]) == "2025-11-02"
    assert day("2. listopad 2025.", languages=["hr"]) == "2025-10-02"
    assert day("2. srp 2025", languages=["hr"]) == "2025-07-02"
    assert day("2. srp 2025", languages=["cs"]) == "2025-08-02"


def test_a_language_without_tables_is_left_to_the_last_resort():
    assert read("5 fēpueli 2007", languages=["to"]).value.date() == date(2007, 2, 5)
    assert read("5 fēpueli 2007", languages=["to"], last_resort=False) is None


@QUICK
@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.sampled_from(LANGUAGES), st.data())
def test_a_date_written_out_in_any_language_reads_back(when, language, data):
    # Names of two words are joined in the table.
    joined = " " if language != "ml" else "\u200c"  # a letter's form in Malayalam, no joint
    names = [one.replace("\u200c", joined) for one in _MONTHS[language].split("|")[when.month - 1].split()]
    name = data.draw(st.sampled_from(names))
    form = data.draw(st.sampled_from(["{d} {m} {y}", "{d}. {m} {y}", "{d:02d}.{m}.{y}", "{m} {d}, {y}", "{y} {m} {d}"]))
    text = form.format(d=when.day, m=data.draw(st.sampled_from([name, name.upper(), name.title()])), y=when.year)
    found = read(text, languages=[language], last_resort=False)
    # Capitals of some letters have no way back ("ẞ", "İ"); a name must then be read as it is listed.
    if found is None and text.lower() != text:
        found = read(form.format(d=when.day, m=name, y=when.year), languages=[language], last_resort=False)
    assert found is not None
    assert found.value.date() == when
    assert found.precision == "day"


@QUICK
@given(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)), st.integers(-12 * 4, 14 * 4))
def test_iso_times_read_back(when, quarters):
    offset = timedelta(minutes=15 * quarters)
    aware = when.replace(microsecond=0, tzinfo=timezone(offset))
    found = read(aware.isoformat(), last_resort=False)
    assert found is not None
    assert found.value == aware
    assert found.value.utcoffset() == offset


@QUICK
@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.sampled_from(["DMY", "MDY"]), st.sampled_from("/-"))
def test_numeric_dates_read_back_in_their_order(when, order, mark):
    parts = {"D": f"{when.day:02d}", "M": f"{when.month:02d}", "Y": str(when.year)}
    assert day(mark.join(parts[part] for part in order), order=order) == when.isoformat()


@QUICK
@given(st.text(max_size=120))
def test_no_text_breaks_the_reader(text):
    read(text, base=NOW, languages=["en"], last_resort=False)


@QUICK
@given(
    st.integers(1, 59),
    st.sampled_from(
        ["vor {} Minuten", "{} minutes ago", "hace {} minutos", "{} minuter sedan", "{}分钟前", "{} минут назад"]
    ),
)
def test_minutes_ago_read_back(minutes, form):
    assert read(form.format(minutes), base=NOW, last_resort=False).value == NOW - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-09 10:05 CET", "2026-01-09T10:05:00+01:00"),
        ("2026-01-09 10:05:33 (UTC+2)", "2026-01-09T10:05:33+02:00"),
        ("2026-01-09 10:05 Uhr", "2026-01-09T10:05:00"),
    ],
)
def test_a_zone_behind_an_iso_time_counts(text, expected):
    assert time(text) == expected


@pytest.mark.parametrize("text", ["24 نيسان / أبريل 2020 09:22 مساءً", "24 نيسان (أبريل) 2020 09:22 مساءً"])
def test_a_month_may_be_told_by_both_of_its_names(text):
    assert time(text, languages=["ar"]) == "2020-04-24T21:22:00"
    assert day("24 نيسان / مارس 2020", languages=["ar"]) != "2020-04-24"


@pytest.mark.parametrize(
    "text",
    [
        "1767953100",
        "1767953100000",
        "/Date(1767953100000)/",
        "Fri Jan 09 2026 11:05:00 GMT+0100 (CET)",
        "Fri Jan 09 11:05:00 CET 2026",
        "2026-01-09T10:05:00.000+00:00[UTC]",
        "20260109T100500Z",
        "Fri, 09 Jan 2026 10:05:00 GMT",
        "2026-01-09T15:35:00+5:30",
    ],
)
def test_instants_as_machines_write_them(text):
    assert read(text).value.astimezone(UTC) == datetime(2026, 1, 9, 10, 5, tzinfo=UTC)


def test_bare_digits_are_dates_only_for_who_is_sure_that_they_are():
    assert read("090126", order="DMY").value.date() == date(2026, 1, 9)
    assert read("-1000000000").value == datetime(1938, 4, 24, 22, 13, 20, tzinfo=UTC)
    assert read("090126", order="DMY", last_resort=False) is None
    assert read("999999", order="DMY") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("二〇二六年一月九日", "zh"),
        ("公開:2026/01/09", "ja"),
        ("Published:09/01/2026", "en-GB"),
        ("令和八年一月九日", "ja"),
        ("民國一百一十五年一月九日", "zh-tw"),
        ("115/01/09", "zh-tw"),
        ("發布日期:115.1.9", "zh-tw"),
    ],
)
def test_numerals_years_of_the_republic_and_labels_without_a_space(text, language):
    assert day(text, languages=(language,)) == "2026-01-09"


@pytest.mark.parametrize("text", ["9 (11), 2008", "9(11), 2008", "9 (11) 2008"])
def test_the_number_of_an_issue_is_no_day(text):
    assert read(text, languages=("en",)) is None


def test_three_digits_are_a_year_in_taiwan_only():
    assert day("115/01/09", languages=("ja",)) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2026 оны 5-р сарын 12, 14:30", "mn"),
        ("2026 оны тавдугаар сарын 12", "mn"),
        ("2026-жылдын 12-майы", "ky"),
        ("12 майи 2026", "tg"),
        ("12 maý 2026", "tk"),
        ("د مې ۱۲، ۲۰۲۶", "ps"),
        ("غویی ۲۲، ۱۴۰۵", "ps"),
        ("۲۲ ثور ۱۴۰۵", "fa"),
        ("١٢ی ئایاری ٢٠٢٦", "ckb"),
        ("12ê Gulana 2026an", "ku"),
        ("ሜይ 12 ቀን 2026", "am"),
        ("ግንቦት 4 ቀን 2018 ዓ.ም", "am"),
        ("12 ግንቦት 2026", "ti"),
        ("12 ga watan Mayu, 2026", "ha"),
        ("12 Oṣù Èbibi, 2026", "yo"),
        ("12 Maajo 2026", "so"),
        ("12 Meyi 2026", "zu"),
        ("ika-12 ng Mayo 2026", "fil"),
        ("ថ្ងៃអង្គារ ទី១២ ខែឧសភា ឆ្នាំ២០២៦ ម៉ោង ១៤:៣០", "km"),
        ("12 ເດືອນພຶດສະພາ 2026", "lo"),
        ("၂၀၂၆ ခုနှစ် မေလ ၁၂ ရက်", "my"),
        ("2026 මැයි මස 12", "si"),
        ("12 ମଇ 2026", "or"),
        ("Dydd Mawrth, 12 Mai 2026", "cy"),
        ("12 An Cèitean 2026", "gd"),
    ],
)
def test_days_of_languages_that_few_sites_are_written_in(text: str, language: str) -> None:
    moment = read(text, languages=(language,), last_resort=False)
    assert moment is not None
    assert moment.value.date().isoformat() == "2026-05-12"


def test_a_word_that_is_a_month_in_a_small_language_is_none_elsewhere() -> None:
    assert read("Ogun, 12 2026", languages=("en",), last_resort=False) is None
    assert read("mata 12 2026", languages=("es",), last_resort=False) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("२०८३ मंसिर ७, सोमबार १०:१५", "2026-11-23"),
        ("प्रकाशित: शुक्रबार, बैशाख १, २०७५", "2018-04-14"),
        ("Magh 1, 2078", "2022-01-15"),
        ("साउन ३१, २०७८", "2021-08-15"),
        ("३२ असार २०८०", None),  # of 31 days
        ("३१ असार २०८०", "2023-07-16"),
        ("३२ साउन २०८०", "2023-08-17"),
    ],
)
def test_days_of_the_nepali_calendar_are_read(text, day):
    found = read(text, languages=("ne",), last_resort=False)
    assert (found.value.date().isoformat() if found else None) == day
