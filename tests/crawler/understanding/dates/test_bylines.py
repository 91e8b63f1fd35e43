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
en 9 Jan 2026 at 10:05 || Jan 9, 2026 10:05 AM EST || Friday 9th January, 2026
de Freitag, 09. Januar 2026, 10:05 Uhr || 09.01.26
fr le 9 janv. 2026 à 10h05
es 9 de enero de 2026 - 10:05h
it 9 gennaio 2026 ore 10:05
pt 09/01/2026 às 10h05
nl 9 jan. 2026 om 10:05
pl 9 stycznia 2026, 10:05
cs 9. ledna 2026 10:05
hu 2026. január 9. 10:05 || 01. 09. 10:05
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
zh 2026年1月9日 10:05 || 01-09 10:05
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
ar منذ 3 ساعات || قبل 3 ساعات
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
MORE_OF_THE_NINTH = """
en By Ada Berg | 9 January 2026
en Ada Berg, 9 January 2026 10:05
en 9 Jan 2026 · 5 min read
en Updated 5:32 AM ET, Fri January 9, 2026
en Jan. 9, 2026 Updated 4:15 p.m.
en Published 9 January 2026, Updated 10 January 2026
en Published: 10:05, 9 January 2026 | Updated: 11:00, 10 January 2026
en Posted on January 9, 2026 by admin in News
en 09-JAN-2026
en Fri, 9 Jan 2026 10:05:00 +0100
en 9th of January 2026
en January 9th 2026
en 09 JAN 2026 10:05 IST
en Jan 9, 2026, 10:05am
en 9 Jan, 2026
en First published on Fri 9 Jan 2026 10.05 GMT
en 01/09/2026 10:05 AM
en 1/9/26
en January 9, 2026 / 10:05 AM / CBS
en JANUARY 9, 2026
en Jan 9 2026
en Friday, January 9
en 9 January
en Jan 9
en Fri 9 Jan
en Last updated: Jan 9, 2026, 10:05 IST
en 10:05 AM EST Jan. 9, 2026
en 2026-01-09T10:05:00Z
en 2026/01/09 10:05
en 20260109
en 9.1.2026
en Published On 9 Jan 2026 9 Jan 2026
en Issued on: 09/01/2026 - 10:05
en Modified: 09/01/2026 - 11:00
en Created: 9 Jan 2026
en Date: 9/1/2026
de Stand: 09.01.2026, 10:05 Uhr
de Veröffentlicht am 09.01.2026 um 10:05 Uhr
de 09.01.2026 | 10:05 Uhr
de Fr 09.01.2026
de Von Ada Berg 9. Januar 2026, 10:05 Uhr
de Berlin, 9.1.2026
de 09. Jan 2026
de Aktualisiert am 9. Jan. 2026
de 9.1.26, 10.05 Uhr
de vom 9. Januar 2026
fr Publié le 09/01/2026 à 10:05
fr Publié le 9 janvier 2026 à 10h05, mis à jour le 10 janvier 2026 à 11h00
fr Vendredi 9 janvier 2026
fr Par Ada Berg Publié le 9 janvier 2026
fr 9 janvier 2026
fr 9 janv. 2026
fr 09.01.2026 10:05
fr le 9/1/26
es Viernes, 9 enero 2026, 10:05
es 09/01/2026 a las 10:05h.
es 9 ene 2026 - 10:05 CET
es Actualizado a las 10:05 del 9 de enero de 2026
es 9 Ene. 2026
es 09 de Enero del 2026
es Publicado el 9 de enero, 2026
it Venerdì 9 Gennaio 2026
it 09 gennaio 2026 alle 10:05
it 9 gen 2026
it Pubblicato il 9 gennaio 2026
it 9 Gen 2026, 10:05
pt 9 de janeiro de 2026
pt 9 jan 2026 - 10h05
pt 09/01/2026 10h05 Atualizado há 3 horas
pt 9.jan.2026 às 10h05
pt 09 de Jan de 2026
ru 09.01.2026 10:05
ru 9 янв 2026
ru 9 января 2026, 10:05
ru пятница, 9 января 2026 г.
ru 9 января, 10:05
ru 10:05, 9 января 2026
pl 9 sty 2026
pl 09.01.2026, 10:05
pl piątek, 9 stycznia 2026
pl Opublikowano: 9 stycznia 2026
nl vrijdag 9 januari 2026 10:05
nl 09-01-2026
nl Gepubliceerd op 9 januari 2026
sv Publicerad 9 jan 2026 kl 10.05
sv fredag 9 januari 2026
sv 2026-01-09 10:05
tr 09.01.2026 - 10:05
tr 9 Ocak 2026, Cuma
tr Yayınlanma: 09 Ocak 2026 10:05 Güncelleme: 10 Ocak 2026
ar الجمعة 9 يناير 2026
ar 9 كانون الثاني 2026 10:05
ar 09/01/2026
ar 2026-01-09 10:05
ar الجمعة ٩ يناير ٢٠٢٦ - ١٠:٠٥ م
ar نشر في 9 يناير 2026
zh 2026-01-09 10:05:33
zh 2026年01月09日10:05
zh 2026/01/09 10:05
zh 1月9日
zh 2026.01.09
zh 发布时间：2026-01-09 10:05
zh 2026年1月9日 星期五
zh 来源：新华网 2026年01月09日 10:05
zh 一月 9, 2026
ja 2026/01/09 10:05
ja 2026年1月9日(金) 10:05
ja 令和8年1月9日
ja 1/9(金) 10:05配信
ja 2026.1.9 10:05
ja 1月9日 10時5分
ja 公開日:2026年1月9日
ko 2026-01-09 10:05
ko 입력 2026.01.09 10:05
ko 2026년 1월 9일
ko 2026. 1. 9. 10:05
ko 기사입력 2026-01-09 오전 10:05:00
ko 2026.01.09 (금)
hi शुक्रवार, 9 जनवरी 2026
hi 09 जनवरी 2026 10:05 AM IST
hi Updated: 9 जन 2026
hi 09 Jan 2026, 10:05 AM (IST)
hi प्रकाशित 9 जनवरी 2026
vi 09/01/2026 10:05
vi Thứ Sáu, ngày 9/1/2026 - 10:05
vi 9 tháng 1, 2026
vi Cập nhật lúc 10:05, 09/01/2026
th 9 มกราคม 2569
th 09 ม.ค. 69
th ศุกร์ 9 มกราคม 2569 เวลา 10:05 น.
th 09/01/2569 10:05
id 09 Jan 2026 10:05 WIB
id Jumat, 09 Jan 2026
id 9 Januari 2026 | 10.05 WIB
id Jumat, 9 Januari 2026 - 10:05
el 09.01.2026, 10:05
el Παρασκευή 9 Ιανουαρίου 2026
el 9 Ιαν 2026
he 09.01.2026
he יום שישי, 9 בינואר 2026
he 9/1/2026 10:05
he 09.01.26 | 10:05
fa جمعه ۱۹ دی ۱۴۰۴
fa ۱۴۰۴/۱۰/۱۹ - ۱۰:۰۵
fa ۱۹ دی ۱۴۰۴ ساعت ۱۰:۰۵
fa جمعه 19 دی 1404
cs 9. 1. 2026 10:05
cs pátek 9. ledna 2026
cs 09.01.2026
cs 9. leden 2026
hu 2026.01.09. 10:05
hu 2026. január 9., péntek
hu 2026. jan. 9. 10:05
fi 9.1. 10:05
fi pe 9.1.2026
fi 9. tammikuuta 2026
fi Julkaistu 9.1.2026 10:05
no Publisert 9. januar 2026, kl. 10.05
no 9.1.2026
no fredag 9. januar 2026
no 09.01.26
da 9. jan. 2026 kl. 10.05
da fredag d. 9. januar 2026
da 09. januar 2026
ro 9 ian. 2026
ro Vineri, 9 Ianuarie 2026
ro 09.01.2026 10:05
ro Publicat: 9 ianuarie 2026
uk 09 січня 2026
uk 9 січня, 10:05
uk п'ятниця, 9 січня 2026
uk 09.01.2026 10:05
hr 09.01.2026. u 10:05
hr 9. siječanj 2026.
hr petak, 9. siječnja 2026.
bg 9 яну 2026
bg петък, 9 януари 2026
bg 09.01.2026 10:05
sr 09.01.2026. 10:05
sr петак, 9. јануар 2026.
sr 9. jan 2026.
"""
TODAY = """
en an hour ago
en 1h ago
en 2 hrs ago
en 5 min ago
en 5 mins ago
en Updated 5 minutes ago
en Posted 3 hours ago
en just now
en Today at 10:05
en 3 hours, 5 minutes ago
en about 3 hours ago
en 5m ago
en 30 seconds ago
en today
de vor einer Stunde
de heute, 10:05 Uhr
de vor 5 Min.
de vor 5 Minuten aktualisiert
de Stand: vor 2 Stunden
de vor 1 Std.
fr il y a une heure
fr il y a 5 min
fr aujourd'hui à 10h05
fr Il y a 3h
fr il y a moins d'une heure
es hace una hora
es hace 5 min
es hoy a las 10:05
es Hace 3 h
it un'ora fa
it 5 minuti fa
it oggi alle 10:05
pt há uma hora
pt há 5 min
pt hoje às 10:05
pt Há 3h
pt 3 horas atrás
ru час назад
ru 5 минут назад
ru сегодня в 10:05
ru 5 мин. назад
pl godzinę temu
pl 5 minut temu
pl dzisiaj, 10:05
pl dziś 10:05
nl een uur geleden
nl vandaag om 10:05
nl 5 min. geleden
sv en timme sedan
sv idag 10.05
sv Idag, 10:05
tr bir saat önce
tr bugün 10:05
tr 5 dk önce
ar منذ ساعة
ar قبل ساعة
ar منذ ساعتين
ar اليوم
ar منذ 5 دقائق
zh 1小时前
zh 5分钟前
zh 今天 10:05
zh 刚刚
zh 半小时前
ja 1時間前
ja 5分前
ja 今日 10:05
ko 1시간 전
ko 5분 전
ko 오늘 10:05
hi 1 घंटा पहले
hi आज 10:05
hi 5 मिनट पहले
vi 1 giờ trước
vi 5 phút trước
vi hôm nay, 10:05
th 1 ชั่วโมงที่แล้ว
th 5 นาทีที่แล้ว
th วันนี้ 10:05 น.
id 1 jam yang lalu
id 5 menit lalu
id hari ini 10:05
el πριν 1 ώρα
el σήμερα 10:05
el πριν από 5 λεπτά
he לפני שעה
he לפני שעתיים
he היום 10:05
he לפני 5 דקות
fa ۱ ساعت پیش
fa امروز ۱۰:۰۵
cs před hodinou
cs dnes 10:05
cs před 5 minutami
hu egy órája
hu ma 10:05
hu 5 perce
hu 1 órával ezelőtt
fi tunti sitten
fi tänään 10:05
fi 5 min sitten
no en time siden
no i dag 10:05
no I dag kl. 10.05
da en time siden
da i dag kl. 10.05
ro acum o oră
ro azi, 10:05
ro acum 5 minute
uk годину тому
uk сьогодні, 10:05
uk 5 хвилин тому
hr prije sat vremena
hr danas u 10:05
hr prije 5 minuta
bg преди 1 час
bg днес, 10:05
bg преди 5 минути
sr пре 1 сат
sr данас, 10:05
sr pre sat vremena
"""
TWO_DAYS_AGO = """
en 2 days ago
en 2d ago
en two days ago
de vor 2 Tagen
de vor zwei Tagen
de vorgestern
fr il y a 2 jours
fr avant-hier
es hace 2 días
es anteayer
es hace dos días
it 2 giorni fa
it due giorni fa
it l'altro ieri
pt há 2 dias
pt 2 dias atrás
pt anteontem
ru 2 дня назад
ru позавчера
pl 2 dni temu
nl 2 dagen geleden
nl eergisteren
sv 2 dagar sedan
sv för två dagar sedan
sv i förrgår
tr 2 gün önce
ar منذ يومين
ar قبل يومين
zh 2天前
zh 前天
ja 2日前
ja 一昨日
ko 2일 전
ko 그저께
vi 2 ngày trước
th 2 วันที่แล้ว
th 2 วันก่อน
id 2 hari yang lalu
id 2 hari lalu
el πριν 2 μέρες
el πριν από 2 ημέρες
el προχθές
he לפני יומיים
he לפני 2 ימים
cs před 2 dny
cs předevčírem
hu 2 napja
hu két napja
fi 2 päivää sitten
fi toissapäivänä
no 2 dager siden
no for to dager siden
ro acum 2 zile
ro acum două zile
uk 2 дні тому
uk позавчора
hr prije 2 dana
"""


def cases(table, day):
    rows = [row.split(" ", 1) for row in table.strip().splitlines()]
    return [(language, line.strip(), day) for language, lines in rows for line in lines.split(" || ")]


def dates(line, language):
    html = f"<html lang='{language}'><body><h1>The ferry of the bay</h1>{line}{STORY}</body></html>"
    doc = Document.parse(html.encode(), "https://n.example/story", {})
    return page_dates(doc, read_graph((), ""), page_reader(doc, fetched_at=NOW))


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        *cases(THE_NINTH, "2026-01-09"),
        *cases(MORE_OF_THE_NINTH, "2026-01-09"),
        *cases(THREE_HOURS_AGO, "2026-01-21"),
        *cases(TODAY, "2026-01-21"),
        *cases(TWO_DAYS_AGO, "2026-01-19"),
        *cases(YESTERDAY, "2026-01-20"),
    ],
)
def test_a_line_under_the_headline_dates_the_story(language, line, day):
    found = dates(f"<div class='date'>{line}</div>", language)
    assert found.published is not None
    assert found.published.value.date().isoformat() == day


@pytest.mark.parametrize(("line", "day"), [("3 години тому", "2026-01-21"), ("пре 3 године", "2023-01-21")])
def test_years_and_hours_of_one_word_are_told_apart_by_its_neighbours(line, day):
    found = page_reader(Document.parse(b"<p>x</p>", "https://n.example/story", {}), fetched_at=NOW)(line)
    assert found is not None
    assert found.value.date().isoformat() == day


@pytest.mark.parametrize(
    ("language", "line", "published", "modified"),
    [
        ("en", "Mara Quill - 2 hours ago", "2026-01-21", None),
        ("en", "<span>Mara Quill</span><span>2 h ago</span>", "2026-01-21", None),
        ("en", "Posted 3 days ago by Mara Quill", "2026-01-18", None),
        ("fr", "Mara Quill • Hier à 19:04", "2026-01-20", None),
        ("fr", "Publié il y a 2 heures", "2026-01-21", None),
        ("nl", "Door Mara Quill · gisteren, 16:22", "2026-01-20", None),
        ("pl", "Wczoraj, 15:20, Mara Quill", "2026-01-20", None),
        ("de", "Von Mara Quill, 9.1., 10:05", "2026-01-09", None),
        ("es", "Publicado hace 3 horas", "2026-01-21", None),
        ("fi", "9.1. 7:00 | Päivitetty 10.1. 15:20", "2026-01-09", "2026-01-10"),
        ("el", "9.1.2026, 14:10 • Ενημερώθηκε: 10.1.2026, 16:22", "2026-01-09", "2026-01-10"),
        ("zh", "海湾报 昨天 14:00", "2026-01-20", None),
        ("ja", "公開日：令和8年1月9日　最終更新日：令和8年1月10日", "2026-01-09", "2026-01-10"),
        ("th", "เผยแพร่: 9 ม.ค. 2569 18:05 ปรับปรุง: 10 ม.ค. 2569 19:00", "2026-01-09", "2026-01-10"),
        ("am", "እሑድ፣ ጥር 1፣ 2018 ዓ.ም.", "2026-01-09", None),
        ("ja", "2026/01/09 5:00 （2026/01/10 12:10 更新）", "2026-01-09", "2026-01-10"),
    ],
)
def test_a_date_amid_a_line_is_read_from_its_part(language, line, published, modified):
    found = dates(f"<div>{line}</div>", language)
    assert str(found.published.value.date()) == published
    assert modified is None or str(found.modified.value.date()) == modified


@pytest.mark.parametrize(
    "line", ["Delivery: 1-3 days", "Rated 4/5 by readers", "Page 1 / 5", "Storms, today and tomorrow."]
)
def test_two_numbers_and_words_of_the_story_date_nothing(line):
    assert dates(f"<div>{line}</div>", "en").published is None
