"""Rules for lines that only say when: "updated 5 minutes ago", "Stand: 22.11.2026, 10:45 Uhr".

Owns the words that many languages have for that. Must not know fields or how lines are cut. Such lines change with the
clock, or with `modified_at`, which never makes an edit by itself.
"""

import re

from archive.noise.rule import LineRule

_NUMBER = r"[\d\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]+"


def _sentence(*alternatives: str) -> str:
    return "|".join(alternatives)


# One line a language: how it says that something happened some minutes, hours or days ago, or just now.
_RELATIVE = _sentence(
    r"(?:about |around |over |almost |less than |more than )?(?:N|an?|one|two|three|four|five|six|seven|eight|nine|ten|a few)"
    r" ?(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|months?|years?)\.? ago"
    r"|just now|moments? ago|a moment ago|seconds ago|earlier today|yesterday",
    r"vor (?:etwa |rund |über |weniger als )?(?:N|einer|einem|zwei|drei|wenigen|ein paar)"
    r" (?:sekunden?|sek\.?|minuten?|min\.?|stunden?|std\.?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)|gerade eben|gestern",
    r"il y a (?:environ |moins d[e'’] ?)?(?:N|une?|quelques)"
    r" ?(?:secondes?|sec\.?|s|minutes?|min\.?|mn|heures?|h|jours?|j|semaines?|mois|ans?)|à l['’]instant|hier",
    r"hace (?:unos? |menos de |más de )?(?:N|una?|unos|pocos) ?(?:segundos?|minutos?|min\.?|horas?|h|días?|semanas?|meses|mes|años?)"
    r"|ahora mismo|ayer",
    r"há (?:cerca de )?(?:N|uma?|alguns) ?(?:segundos?|minutos?|min\.?|horas?|h|dias?|semanas?|mês|meses|anos?)|agora mesmo|ontem"
    r"|(?:N|uma?) (?:segundos?|minutos?|min|horas?|dias?|semanas?) atrás",
    r"(?:N|un[ao]?|un['’]|pochi) ?(?:second[oi]|minut[oi]|min\.?|or[ae]|ore|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa|poco fa|ieri",
    r"(?:N|een) (?:seconden?|minuten?|minuut|min\.?|uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar) geleden|zojuist|gisteren",
    r"(?:för )?(?:N|en|ett) (?:sekund(?:er)?|minut(?:er)?|min\.?|timm(?:e|ar)|tim\.?|dag(?:ar)?|veck(?:a|or)|månad(?:er)?|år) sedan|nyss|igår",
    r"for (?:ca\.? )?(?:N|en|et) (?:sekund(?:er)?|minut(?:ter|t)?|min\.?|time(?:r)?|dag(?:e|er)?|dager|uke[r]?|uge[r]?|måned(?:er)?|år)"
    r" sid(?:en|an)|i går",
    r"N (?:sekuntia|sekunti|minuuttia|minuutti|min|tuntia|tunti|t|päivää|päivä|viikkoa|kuukautta|vuotta) sitten|juuri nyt|eilen",
    r"(?:N )?(?:sekund[ęy]?|minut[ęy]?|min\.?|godzin[ęy]?|godz\.?|dni|dzień|tygodni[ea]?|tydzień|miesi[ąę]c[ey]?|lat[a]?|rok) temu|wczoraj|przed chwilą",
    r"před (?:N )?(?:sekund(?:ou|ami)|minut(?:ou|ami)|min\.?|hodin(?:ou|ami)|dn(?:em|y)|týdn(?:em|y)|měsíc(?:em|i))|právě teď|včera",
    r"pred (?:N )?(?:sekund(?:ou|ami)|minút(?:ou|ami)|minut(?:o|ami)|hodin(?:ou|ami)|ur(?:o|ami)|dňami|dňom|dnevi)|včera",
    r"(?:N )?(?:másodperc(?:e|cel)?|perc(?:e|cel)?|órá(?:ja|val)|óra|nap(?:ja|pal)?|hét(?:e|tel)?) ?(?:ezelőtt)?(?<=ezelőtt)|most|tegnap",
    r"acum (?:N|un|o) (?:de )?(?:secunde?|minute?|min\.?|or[ăe]|zi(?:le)?|săptămân[ăi])|ieri",
    r"(?:около )?(?:N )?(?:секунд[уы]?|минут[уы]?|мин\.?|час(?:а|ов)?|ч\.?|д(?:ень|ня|ней)|недел[юиь]|месяц(?:а|ев)?|год(?:а)?|лет) назад|только что|вчера",
    r"(?:N )?(?:секунд[уи]?|хвилин[уи]?|хв\.?|годин[уи]?|год\.?|д(?:ень|ні|нів)|тиж(?:день|ні|нів)|місяц[ьіяв]+) тому|щойно|вчора",
    r"преди (?:N|една?|един) (?:секунд[аи]|минут[аи]|мин\.?|час(?:а|ове)?|д(?:ен|ни)|седмиц[аи])|вчера",
    r"πριν (?:από )?(?:N|μία?|ένα) (?:δευτερόλεπτ[αο]|λεπτ[άό]|ώρ(?:α|ες)|[ηή]μέρ(?:α|ες)|εβδομάδ(?:α|ες))|μόλις τώρα|χθες",
    r"N ?(?:saniye|sn|dakika|dk|saat|sa|gün|hafta|ay|yıl)\.? önce|az önce|dün",
    r"(?:قبل|منذ) (?:حوالي )?(?:N )?(?:ثانية|ثوان[ٍي]?|دقيقة|دقائق|دقيقتين|ساعة|ساعات|ساعتين|يوم|أيام|يومين|أسبوع|أسابيع|شهر|أشهر)|الآن|أمس",
    r"N (?:ثانیه|دقیقه|ساعت|روز|هفته|ماه) (?:پیش|قبل)|(?:N )?(?:منٹ|گھنٹے|گھنٹہ|دن) (?:پہلے|قبل)|هم‌?اکنون|دیروز",
    r"לפני (?:כ-)?(?:N )?(?:שניות|שנייה|דקות|דקה|שעות|שעה|שעתיים|ימים|יום|יומיים|שבוע|שבועות)|אתמול|הרגע",
    r"N (?:सेकंड|मिनट|मिनिट|घंटे|घंटा|तास|दिन|दिवस|सप्ताह|हफ्ते) (?:पहले|पूर्व|पूर्वी)|अभी|कल",
    r"N (?:সেকেন্ড|মিনিট|ঘণ্টা|ঘন্টা|দিন) (?:আগে|পূর্বে)|N (?:வினாடிகள்|நிமிடங்கள்|மணி நேரம்|நாட்கள்) (?:முன்பு|முன்)",
    r"N ?(?:วินาที|นาที|ชั่วโมง|ชม\.?|วัน|สัปดาห์) ?(?:ที่แล้ว|ก่อน|ที่ผ่านมา)|เมื่อสักครู่|เมื่อวาน",
    r"N (?:giây|phút|giờ|ngày|tuần|tháng) (?:trước|qua)|vừa xong|hôm qua",
    r"N (?:detik|menit|jam|hari|minggu|bulan|saat) (?:yang )?(?:lalu|lepas)|baru saja|kemarin",
    r"(?:約)?N ?(?:秒|分|分間|時間|日|週間|か月|ヶ月)前|たった今|昨日",
    r"N ?(?:秒|分钟|分鐘|小时|小時|个小时|個小時|天|周|週|个月|個月)(?:之)?前|刚刚|剛剛|昨天",
    r"N ?(?:초|분|시간|일|주|개월) ?전|방금(?: 전)?|어제",
).replace("N", _NUMBER)

# What stands before the time on such a line.
_LABEL = (
    r"(?:(?:last |first |story |article |page )?(?:updated?|modified|published|posted|revised|edited|created)(?: (?:on|at))?"
    r"|(?:zuletzt |letztmals )?(?:aktualisiert|geändert|veröffentlicht|bearbeitet|publiziert)(?: am| um)?|stand|letzte (?:aktualisierung|änderung)"
    r"|(?:dernière )?(?:mis(?:e)? à jour|modifié|publié|publication|modification)(?: le| à)?"
    r"|(?:última )?(?:actualización|modificación|actualizado|publicado|modificado)(?: el| a las)?"
    r"|(?:última )?(?:atualização|atualizado|modificação|publicado)(?: em| às| a)?"
    r"|(?:ultimo )?(?:aggiornamento|aggiornato|modificato|pubblicato)(?: il| alle| a)?"
    r"|(?:laatst )?(?:bijgewerkt|gewijzigd|gepubliceerd|geüpdatet|update)(?: op| om)?"
    r"|(?:senast |sist |sidst )?(?:uppdaterad|ändrad|publicerad|oppdatert|endret|publisert|opdateret|ændret|publiceret|offentliggjort)(?: den| kl\.?)?"
    r"|(?:päivitetty|julkaistu|muokattu)|(?:ostatnia )?(?:aktualizacja|zaktualizowano|opublikowano|publikacja|dodano)"
    r"|(?:naposledy )?(?:aktualizováno|aktualizované|upraveno|publikováno|vydáno)|(?:utolsó )?(?:frissítve|frissítés|módosítva|közzétéve)"
    r"|(?:ultima )?(?:actualizare|actualizat|publicat|modificat)(?: la)?"
    r"|(?:последнее )?(?:обновление|обновлено|опубликовано|изменено)(?: в)?|(?:останнє )?(?:оновлення|оновлено|опубліковано|змінено)(?: о)?"
    r"|(?:последна )?(?:актуализация|обновена|публикувана)|(?:τελευταία )?(?:ενημέρωση|ενημερώθηκε|δημοσίευση|δημοσιεύθηκε)"
    r"|(?:son )?(?:güncelleme|güncellendi|yayınlanma|yayınlandı)(?: tarihi)?"
    r"|(?:آخر )?(?:تحديث|تم التحديث|نُشر|نشر|حُدّث|حُدِّث)(?: في| بتاريخ)?|(?:آخرین )?(?:به‌?روزرسانی|بروزرسانی|انتشار)"
    r"|(?:עודכן|עדכון אחרון|פורסם)(?: ב-?)?|(?:अंतिम )?(?:अपडेट|अद्यतन|प्रकाशित)(?: किया गया)?|आखिरी अपडेट"
    r"|(?:อัปเดต|อัพเดต|ปรับปรุง|เผยแพร่)(?:ล่าสุด)?(?:เมื่อ)?|(?:cập nhật|đăng)(?: lần cuối)?(?: lúc)?|(?:terakhir )?(?:diperbarui|diperbaharui|dipublikasikan|diterbitkan)(?: pada)?"
    r"|(?:最終)?(?:更新|公開|配信|掲載)(?:日時|日)?|(?:最后|最後)?(?:更新|发布|發布|發佈)(?:于|於|时间|時間)?|(?:최종 )?(?:수정|업데이트|입력|등록|송고)(?:일|시간|일시)?)"
)

# What a date may be made of besides numbers.
_MONTHS = frozenset(
    ["jan", "january", "januar", "janvier", "janeiro", "januari", "ianuarie", "janv", "jänner", "enero", "ene", "gennaio", "gen", "feb", "february", "februar", "febrero", "febbraio", "februari", "februarie", "février", "févr", "fevereiro", "fev", "mar", "march", "mars", "marzo", "março", "martie", "märz", "mär", "mrz", "maart", "mrt", "apr", "april", "aprile", "aprilie", "avril", "avr", "abril", "abr", "may", "mai", "mayo", "mayıs", "maio", "maggio", "mag", "mei", "maj", "jun", "june", "juni", "juin", "junio", "junho", "giugno", "giu", "iunie", "jul", "july", "juli", "juil", "juillet", "julio", "julho", "luglio", "lug", "iulie", "aug", "august", "augusti", "augustus", "août", "agosto", "ago", "sep", "sept", "september", "septembre", "septiembre", "septembrie", "setembro", "settembre", "set", "okt", "oktober", "oct", "october", "octobre", "octubre", "octombrie", "outubro", "out", "ottobre", "ott", "nov", "november", "novembre", "noviembre", "novembro", "noiembrie", "dec", "december", "decembrie", "dez", "dezember", "dezembro", "déc", "décembre", "diciembre", "dic", "dicembre", "des", "desember", "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia", "ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu", "prosince", "januára", "februára", "apríla", "mája", "júna", "júla", "augusta", "septembra", "októbra", "novembra", "decembra", "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря", "янв", "фев", "апр", "авг", "сен", "окт", "ноя", "дек", "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня", "януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември", "декември", "ιανουαρίου", "φεβρουαρίου", "μαρτίου", "απριλίου", "μαΐου", "ιουνίου", "ιουλίου", "αυγούστου", "σεπτεμβρίου", "οκτωβρίου", "νοεμβρίου", "δεκεμβρίου", "ocak", "şubat", "mart", "nisan", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık", "tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta", "kesäkuuta", "heinäkuuta", "elokuuta", "syyskuuta", "lokakuuta", "marraskuuta", "joulukuuta", "január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember", "október", "januari", "agustus", "tháng", "يناير", "فبراير", "مارس", "أبريل", "إبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر", "ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר", "בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני", "ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר", "जनवरी", "फरवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर", "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม", "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
)
_DAYS = frozenset(
    ["mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday", "fri", "friday", "sat", "saturday", "sun", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "segunda", "terça", "quarta", "quinta", "sexta", "feira", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "mandag", "tirsdag", "lørdag", "søndag", "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "понеділок", "вівторок", "середа", "четвер", "пʼятниця", "субота", "неділя", "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar", "الأحد", "الاثنين", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"]
)
_WORDS = frozenset(
    ["am", "pm", "a", "p", "m", "h", "hs", "hr", "hrs", "uhr", "uur", "kl", "klo", "godz", "ч", "год", "г", "р", "года", "року", "at", "on", "um", "à", "le", "a", "las", "às", "as", "em", "alle", "ore", "om", "den", "de", "del", "di", "los", "o", "в", "la", "saat", "στις", "pukul", "lúc", "ngày", "jam", "of", "the", "s", "st", "nd", "rd", "th", "gmt", "utc", "bst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "cet", "cest", "mez", "mesz", "msk", "мск", "ist", "wib", "wita", "jst", "kst", "sgt", "aest", "aedt", "et", "pt", "ct", "z", "t", "local", "time", "today", "heute", "aujourd'hui", "hoy", "hoje", "oggi", "сегодня", "اليوم", "ص", "م", "น", "พ"]
)
_UNSPACED_WORDS = frozenset(
    "年月日時时分秒点點午前後上下曜火水木金土星期一二三四五六天今년월일시분초오전후요화수목금토"
)
_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLOCK = re.compile(r"\d{1,2}\s?[:.h時时点시]\s?\d{2}")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LABELLED = re.compile(rf"\W*(?:{_LABEL})(?=\W|\d)\s?[:：–-]?\s?", re.I)
_LABEL_AFTER = re.compile(rf"\s?(?:{_LABEL})\W*$", re.I)
_RELATIVELY = re.compile(rf"\W*(?:(?:{_LABEL})\s?[:：–-]?\s?)?(?:{_RELATIVE})\s?(?:{_LABEL})?\W*", re.I)


def _is_date_word(token: str) -> bool:
    folded = token.casefold()
    return (
        token.isdigit()
        or folded in _WORDS
        or folded in _MONTHS
        or folded in _DAYS
        or all(char in _UNSPACED_WORDS for char in token)
    )


def _is_relative(line: str) -> bool:
    return _RELATIVELY.fullmatch(line) is not None


def _is_timestamp(line: str) -> bool:
    """Whether a label and a date are all that `line` says; without a label, the date must have a year and a clock time,
    for a bare day or year may be a heading of the story."""
    label = _LABELLED.match(line)
    rest = line[label.end() :] if label else _LABEL_AFTER.sub("", line)
    tokens = _TOKEN.findall(rest)
    if not any(token.isdigit() for token in tokens) or not all(map(_is_date_word, tokens)):
        return False
    return bool(label) or rest != line or bool(_CLOCK.search(rest) and _YEAR.search(rest))


RELATIVE_TIME = LineRule(
    "relative_time", 1, "a line that says how long ago the page was published or updated", _is_relative
)
TIMESTAMP = LineRule(
    "timestamp", 1, "a line that only says at what time the page was published or updated", _is_timestamp
)
