"""Dates as pages print them under headlines, in many languages: absolute, relative, in other digits and calendars."""

from datetime import UTC, datetime

import pytest

from crawler.understanding.dates.published import page_dates
from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document
from crawler.understanding.metadata.graph import read_graph

NOW = datetime(2026, 1, 21, 15, 30, tzinfo=UTC)
STORY = "<p>" + "The ferry across the bay will run again in spring, the harbour office said. " * 6 + "</p>"

THE_NINTH = """
en 9 Jan 2026 at 10:05 | Jan 9, 2026 10:05 AM EST | Friday 9th January, 2026
de Freitag, 09. Januar 2026, 10:05 Uhr | 09.01.26
fr le 9 janv. 2026 à 10h05
es 9 de enero de 2026 - 10:05h
it 9 gennaio 2026 ore 10:05
pt 09/01/2026 às 10h05
nl 9 jan. 2026 om 10:05
pl 9 stycznia 2026, 10:05
cs 9. ledna 2026 10:05
hu 2026. január 9. 10:05 | 01. 09. 10:05
ro 9 ianuarie 2026
sv 9 januari 2026 kl 10.05
no 9. jan. 2026 kl. 10:05
fi 9.1.2026 klo 10.05
et 9. jaanuar 2026
lv 2026. gada 9. janvāris
lt 2026 m. sausio 9 d. 10:05
ru 9 января 2026 в 10:05
uk 9 січня 2026, 10:05
be 9 студзеня 2026
bg 09 януари 2026 г.
mk 9 јануари 2026
sr 9. januar 2026.
hr 9. siječnja 2026. u 10:05
sl 9. januar 2026
el 9 Ιανουαρίου 2026 10:05
tr 9 Ocak 2026 Cuma 10:05
az 9 yanvar 2026
kk 9 қаңтар 2026
ar 9 يناير 2026 10:05 ص
fa ۱۹ دی ۱۴۰۴ - ۱۰:۰۵
he 9 בינואר 2026, 10:05
ur 9 جنوری 2026
hi 9 जनवरी 2026, 10:05
ne ९ जनवरी २०२६
ta 9 ஜனவரி 2026
te 9 జనవరి 2026
kn 9 ಜನವರಿ 2026
ml 2026 ജനുവരി 9
si 2026 ජනවාරි 9
km ៩ មករា ២០២៦
my ၉ ဇန်နဝါရီ ၂၀၂၆
id Jumat, 9 Januari 2026 10:05 WIB
vi Thứ sáu, 9/1/2026, 10:05 (GMT+7)
th 9 ม.ค. 2569 10:05 น.
tl Enero 9, 2026
zh 2026年1月9日 10:05 | 01-09 10:05
ja 2026年1月9日 10時05分
ko 2026.01.09. 오전 10:05
ka 9 იანვარი 2026
hy 9 հունվարի 2026
eu 2026ko urtarrilak 9
ca 9 de gener de 2026
gl 9 de xaneiro de 2026
cy 9 Ionawr 2026
ga 9 Eanáir 2026
is 9. janúar 2026 kl. 10:05
sq 9 janar 2026
af 9 Januarie 2026
mt 9 ta' Jannar 2026
sw 9 Januari 2026
"""
THREE_HOURS_AGO = """
en 3 hours ago
de vor 3 Stunden
fr il y a 3 heures
es hace 3 horas
it 3 ore fa
pt há 3 horas
nl 3 uur geleden
pl 3 godziny temu
cs před 3 hodinami
sk pred 3 hodinami
hu 3 órája
ro acum 3 ore
sv för 3 timmar sedan
no 3 timer siden
da for 3 timer siden
fi 3 tuntia sitten
lv pirms 3 stundām
lt prieš 3 val.
ru 3 часа назад
uk 3 години тому
bg преди 3 часа
sr pre 3 sata
hr prije 3 sata
sl pred 3 urami
el πριν από 3 ώρες
tr 3 saat önce
ar منذ 3 ساعات | قبل 3 ساعات
fa ۳ ساعت پیش
he לפני 3 שעות
ur 3 گھنٹے پہلے
hi 3 घंटे पहले
bn ৩ ঘণ্টা আগে
id 3 jam yang lalu
vi 3 giờ trước
th 3 ชั่วโมงที่แล้ว
tl 3 oras na nakalipas
zh 3小时前
ja 3時間前
ko 3시간 전
ca fa 3 hores
is fyrir 3 klukkustundum
sw saa 3 zilizopita
"""
YESTERDAY = """
en yesterday
de gestern, 10:05 Uhr
fr hier à 10h05
es ayer
pl wczoraj
cs včera
hu tegnap
da i går
ru вчера в 10:05
el χθες
tr dün
ar أمس
he אתמול
id kemarin
vi hôm qua
th เมื่อวาน
zh 昨天 10:05
ja 昨日
ko 어제
"""


def cases(table, day):
    rows = [row.split(" ", 1) for row in table.strip().splitlines()]
    return [(language, line.strip(), day) for language, lines in rows for line in lines.split("|")]


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        *cases(THE_NINTH, "2026-01-09"),
        *cases(THREE_HOURS_AGO, "2026-01-21"),
        *cases(YESTERDAY, "2026-01-20"),
    ],
)
def test_a_line_under_the_headline_dates_the_story(language, line, day):
    html = f"<html lang='{language}'><body><h1>The ferry of the bay</h1><div class='date'>{line}</div>{STORY}</body></html>"
    doc = Document.parse(html.encode(), "https://n.example/story", {})
    found = page_dates(doc, read_graph((), ""), page_reader(doc, fetched_at=NOW))
    assert found.published is not None
    assert found.published.value.date().isoformat() == day


@pytest.mark.parametrize(("line", "day"), [("3 години тому", "2026-01-21"), ("пре 3 године", "2023-01-21")])
def test_years_and_hours_of_one_word_are_told_apart_by_its_neighbours(line, day):
    found = page_reader(Document.parse(b"<p>x</p>", "https://n.example/story", {}), fetched_at=NOW)(line)
    assert found is not None
    assert found.value.date().isoformat() == day
