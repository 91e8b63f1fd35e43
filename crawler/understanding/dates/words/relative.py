"""Words of relative dates by language: units, "ago" and "in", today and its neighbours, number words.

Owns the tables and their merged look-ups. Must not know how the words combine. Rows of `_UNITS` are
second|minute|hour|day|week|month|year.
"""

# ruff: noqa: E501 - rows of words

from typing import Literal

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]
_UNIT_NAMES: tuple[Unit, ...] = ("second", "minute", "hour", "day", "week", "month", "year")

_UNITS: dict[str, str] = {
    "en": "second seconds sec secs s|minute minutes min mins m|hour hours hr hrs h|day days d|week weeks wk wks w|"
    "month months mo mos mth mths|year years yr yrs y",
    "de": "sekunde sekunden sek|minute minuten min|stunde stunden std|tag tage tagen|woche wochen|monat monate "
    "monaten|jahr jahre jahren",
    "fr": "seconde secondes sec|minute minutes min|heure heures h|jour jours j|semaine semaines sem|mois|an ans année "
    "années",
    "es": "segundo segundos seg|minuto minutos min|hora horas h|día días dia dias|semana semanas sem|mes meses|año años",
    "pt": "segundo segundos seg|minuto minutos min|hora horas h|dia dias|semana semanas sem|mês meses mes|ano anos",
    "it": "secondo secondi sec|minuto minuti min|ora ore h|giorno giorni gg|settimana settimane|mese mesi|anno anni",
    "nl": "seconde seconden|minuut minuten|uur uren u|dag dagen|week weken|maand maanden mnd|jaar jaren",
    "sv": "sekund sekunder|minut minuter|timme timmar tim|dag dagar dygn|vecka veckor|månad månader|år",
    "da": "sekund sekunder|minut minutter|time timer t|dag dage|uge uger|måned måneder|år",
    "nb": "sekund sekunder|minutt minutter|time timer t|dag dager døgn|uke uker|måned måneder|år",
    "fi": "sekunti sekuntia sekunnin|minuutti minuuttia minuutin|tunti tuntia tunnin|päivä päivää päivän pv|viikko "
    "viikkoa viikon vk|kuukausi kuukautta kuukauden kk|vuosi vuotta vuoden",
    "is": "sekúnda sekúndur sekúndum|mínúta mínútur mínútum|klukkustund klukkustundir klukkustundum klst|dagur dagar "
    "dögum degi|vika vikur vikum viku|mánuður mánuðir mánuðum mánuði|ár árum ári",
    "et": "sekund sekundit sekundi|minut minutit minuti|tund tundi tunni|päev päeva|nädal nädalat nädala|kuu kuud|aasta "
    "aastat",
    "lv": "sekunde sekundes sekundēm|minūte minūtes minūtēm minūtes|stunda stundas stundām st|diena dienas dienām|nedēļa "
    "nedēļas nedēļām|mēnesis mēneši mēnešiem mēneša|gads gadi gadiem gada",
    "lt": "sekundė sekundes sekundžių sekundę|minutė minutes minučių minutę|valanda valandas valandų valandą val|diena "
    "dienas dienų dieną|savaitė savaites savaičių savaitę|mėnuo mėnesius mėnesių mėnesį|metai metus metų",
    "pl": "sekunda sekundy sekund sekundę sek|minuta minuty minut minutę|godzina godziny godzin godzinę godz|dzień dni "
    "dnia|tydzień tygodnie tygodni tyg|miesiąc miesiące miesięcy|rok lata lat roku",
    "cs": "sekunda vteřina vteřiny vteřin vteřinu vteřinou vteřinami sekundy sekund sekundou sekundami sekundu|minuta minuty minut minutou minutami minutu|hodina hodiny "
    "hodin hodinou hodinami hodinu hod|den dny dní dnem|týden týdny týdnů týdnem|měsíc měsíce měsíců měsíci měsícem|"
    "rok roky let rokem lety roků",
    "sk": "sekunda sekundy sekúnd sekundou sekundami sekundu|minúta minúty minút minútou minútami minútu|hodina hodiny "
    "hodín hodinou hodinami hodinu hod|deň dni dní dňom dňami|týždeň týždne týždňov týždňom týždňami|mesiac mesiace "
    "mesiacov mesiacom mesiacmi|rok roky rokov rokom rokmi",
    "sl": "sekunda sekunde sekund sekundo sekundi sekundama sekundami|minuta minute minut minuto minutama minutami "
    "minuti|ura ure ur uro urama urami uri|dan dni dnem dnevi dneva dnevoma dnevom|teden tedni tednov tednom tedna "
    "tedne|mesec mesece mesecev mesecem meseca meseci|leto leta let letom leti letoma",
    "hr": "sekunda sekunde sekundi sekundu|minuta minute minutu|sat sata sati|dan dana|tjedan tjedna tjedana|mjesec "
    "mjeseca mjeseci|godina godine godinu",
    "sr": "секунда секунде секунди секунду|минут минута минуте минуту|сат сата сати час часова|дан дана|недеља недеље "
    "недељу седмица седмице седмицу недељe|месец месеца месеци мјесец мјесеца мјесеци|година године годину",
    "bs": "sekunda sekunde sekundi|minut minuta minute minutu|sat sata sati|dan dana|sedmica sedmice sedmicu sedmica "
    "nedelja nedelje nedelju|mjesec mjeseca mjeseci mesec meseca meseci|godina godine godinu",
    "mk": "секунда секунди|минута минути|час часа часови|ден дена денови|недела недели седмица|месец месеци|година "
    "години",
    "bg": "секунда секунди сек|минута минути мин|час часа ч|ден дни дена|седмица седмици|месец месеца месеци|година "
    "години",
    "ru": "секунда секунды секунд секунду сек|минута минуты минут минуту мин|час часа часов ч|день дня дней дн|неделя "
    "недели недель неделю нед|месяц месяца месяцев мес|год года лет",
    "uk": "секунда секунди секунд секунду сек|хвилина хвилини хвилин хвилину хв|година години годин годину год|день "
    "дні днів дня|тиждень тижні тижнів тижня|місяць місяці місяців місяця|рік роки років року",
    "be": "секунда секунды секунд секунду|хвіліна хвіліны хвілін хвіліну|гадзіна гадзіны гадзін гадзіну|дзень дні "
    "дзён дня|тыдзень тыдні тыдняў тыдня|месяц месяцы месяцаў месяца|год гады гадоў года",
    "ro": "secundă secunde secunda|minut minute|oră ore ora|zi zile|săptămână săptămâni saptamani|lună luni luna|an ani",
    "hu": "másodperce másodperc mp másodperccel|perce perc perccel|órája óra órával|napja nap nappal|hete hét héttel|"
    "hónapja hónap hónappal|éve év évvel",
    "el": "δευτερόλεπτο δευτερόλεπτα δευτ|λεπτό λεπτά|ώρα ώρες|ημέρα ημέρες μέρα μέρες|εβδομάδα εβδομάδες|μήνα μήνες "
    "μήνας|χρόνο χρόνια έτος έτη",
    "tr": "saniye sn|dakika dk|saat sa|gün|hafta|ay|yıl sene",
    "az": "saniyə|dəqiqə|saat|gün|həftə|ay|il",
    "kk": "секунд|минут|сағат|күн|апта|ай|жыл",
    "ar": "ثانية ثوان ثواني ثوانٍ|دقيقة دقائق دقيقه|ساعة ساعات ساعه|يوم أيام ايام يوما يومًا|أسبوع أسابيع اسبوع "
    "اسابيع|شهر أشهر شهور شهرا|سنة سنوات عام أعوام",
    "fa": "ثانیه|دقیقه|ساعت|روز|هفته|ماه|سال",
    "ur": "سیکنڈ|منٹ|گھنٹے گھنٹہ گھنٹوں|دن|ہفتہ ہفتے|ماہ مہینہ مہینے|سال",
    "he": "שנייה שניות|דקה דקות דק|שעה שעות|יום ימים|שבוע שבועות|חודש חודשים|שנה שנים",
    "hi": "सेकंड सेकेंड सेकंडों|मिनट मिनटों|घंटा घंटे घण्टे घंटों घंटें|दिन दिनों|सप्ताह हफ्ते हफ़्ते|महीना महीने माह|साल वर्ष",
    "bn": "সেকেন্ড|মিনিট মিনিটের|ঘন্টা ঘণ্টা ঘন্টার|দিন দিনের|সপ্তাহ সপ্তাহের|মাস মাসের|বছর বছরের",
    "id": "detik|menit|jam|hari|minggu pekan|bulan|tahun",
    "ms": "saat|minit|jam|hari|minggu|bulan|tahun",
    "vi": "giây|phút|giờ tiếng|ngày hôm|tuần|tháng|năm",
    "ca": "segon segons|minut minuts|hora hores|dia dies|setmana setmanes|mes mesos|any anys",
    "gl": "segundo segundos|minuto minutos|hora horas|día días|semana semanas|mes meses|ano anos",
    "sw": "sekunde|dakika|saa|siku|wiki|mwezi miezi|mwaka miaka",
    "af": "sekonde sekondes|minuut minute|uur|dag dae|week weke|maand maande|jaar",
    "sq": "sekondë sekonda|minutë minuta|orë|ditë|javë|muaj|vit vjet",
    "ka": "წამის წამი|წუთის წუთი|საათის საათი|დღის დღე|კვირის კვირა|თვის თვე|წლის წელი",
    "hy": "վայրկյան|րոպե|ժամ|օր|շաբաթ|ամիս|տարի",
    "fil": "segundo segundong|minuto minutong|oras|araw|linggo linggong|buwan buwang|taon taong",
}
# Scripts written without spaces: the unit is looked for at the start of what follows the number.
_UNSPACED: tuple[tuple[str, Unit], ...] = tuple(
    (form, unit)
    for unit, forms in zip(
        _UNIT_NAMES,
        (
            "秒钟 秒鐘 秒 초 วินาที ວິນາທີ វិនាទី စက္ကန့်",
            "分钟 分鐘 分間 分 분 นาที ນາທີ នាទី မိနစ်",
            "个小时 個小時 小时 小時 時間 时 時 시간 ชั่วโมง ชม ຊົ່ວໂມງ ម៉ោង နာရီ",
            "天 日間 日 일 วัน ມື້ ថ្ងៃ ရက်",
            "个星期 個星期 星期 週間 周 週 주 สัปดาห์ อาทิตย์ ອາທິດ សប្ដាហ៍ ပတ်",
            "个月 個月 か月 カ月 ヶ月 ヵ月 月 개월 달 เดือน ເດືອນ ខែ လ",
            "年間 年 년 ปี ປີ ឆ្នាំ နှစ်",
        ),
        strict=True,
    )
    for form in forms.split()
)
_UNSPACED_BEGIN = frozenset(form[0] for form, _ in _UNSPACED)

_PAST = (
    "ago back earlier vor her hace hacía atrás atras há ha fa geleden sedan siden sitten síðan fyrir tagasi "
    "eest pirms prieš temu przed před pred prije pre преди пред прије пре назад тому таму acum urmă πριν önce "
    "əvvəl бұрын قبل منذ پیش پہلے לפני पहले पूर्व আগে পূর্বে lalu yang lepas trước fai hai iliyopita zilizopita yaliyopita uliopita gelede "
    "parë წინ առաջ nakalipas nakaraan nakararaan ezelőtt ezelott 前 之前 以前 전 ที่แล้ว ที่ผ่านมา ก่อน มาแล้ว ກ່ອນ "
    "ជាង មុន cách"
)
_FUTURE = (
    "in dans dentro em daqui tra fra over om sisään pärast pēc po za за через праз peste în σε μετά sonra بعد "
    "בעוד में পরে 后 後 以後 之后 之後 후 sau nữa lagi kemudian อีก ใน ក្នុងរយៈពេល ក្នុង later hence"
)
# They may stand in a relative text and change nothing.
_FILLERS = (
    "and ja és και এবং और และ about around approximately circa ca etwa rund environ plus de d il y a e et und i и та і og och en the "
    "un cca около примерно приблизно more than less over almost just only fast από alle las às kl klokken u ore stand moins vremena 配信 posted published updated "
    "aktualisiert am um at od o о об от в с à ob om na ve va và dan 約 约 大约 약 ประมาณ from now yang đây më urmă în"
)
PAST = frozenset(_PAST.split())
FUTURE = frozenset(_FUTURE.split())
FILLERS = frozenset(_FILLERS.split())

# Days from today.
DAYS: dict[str, int] = {
    word.replace("_", " "): offset
    for offset, words in (
        (
            0,
            "today heute aujourd'hui aujourd’hui hoy hoje oggi vandaag idag i_dag tänään täna šodien šiandien dzisiaj dziś "
            "dnes danes danas данас денес днес сегодня сёння сьогодні azi astăzi ma σήμερα bugün bu_gün бүгін اليوم امروز "
            "آج היום आज আজ hari_ini hôm_nay avui hoxe gaur leo vandag sot დღეს այսօր ngayon ngayong_araw 今天 今日 今儿 오늘 "
            "วันนี้ ມື້ນີ້ í_dag inniu heddiw dzis astazi",
        ),
        (
            -1,
            "yesterday gestern hier ayer ontem ieri gisteren igår i_går eilen eile vakar wczoraj včera včeraj jučer juče "
            "јуче вчера вчора учора ўчора tegnap χθες χτες dün dünən кеше أمس امس البارحة دیروز گزشتہ_کل אתמול গতকাল kemarin semalam "
            "hôm_qua ahir onte atzo jana gister dje გუშინ երեկ kahapon 昨天 昨日 昨儿 어제 เมื่อวาน เมื่อวานนี้ ມື້ວານ í_gær inné "
            "ddoe jucer wczoraj_o",
        ),
        (
            -2,
            "vorgestern avant-hier anteayer antier antes_de_ontem anteontem anteontem l'altro_ieri eergisteren i_förrgår "
            "förrgår i_forgårs forgårs toissapäivänä üleeile aizvakar užvakar przedwczoraj předevčírem predvčerom predvčerajšnjim "
            "prekjučer prekjuče прекјуче завчера позавчера позавчора alaltăieri tegnapelőtt προχθές evvelsi_gün أول_أمس پریروز "
            "שלשום 前天 一昨日 おととい 그저께 엊그제 kemarin_dulu hôm_kia",
        ),
        (
            1,
            "tomorrow morgen demain mañana amanhã domani imorgon i_morgon imorgen i_morgen huomenna homme rīt rytoj jutro "
            "zítra zajtra jutri sutra сутра утре завтра заўтра mâine holnap αύριο yarın غدا غدًا فردا מחר besok ngày_mai demà "
            "mañá bihar kesho môre nesër ხვალ վաղը bukas 明天 明日 내일 พรุ่งนี้",
        ),
        (
            2,
            "übermorgen après-demain pasado_mañana depois_de_amanhã dopodomani overmorgen i_övermorgon i_overmorgen "
            "ylihuomenna pojutrze pozítří pozajtra pojutrišnjem prekosutra прекосутра вдругиден послезавтра післязавтра "
            "poimâine holnapután μεθαύριο öbür_gün بعد_غد מחרתיים 后天 後天 明後日 あさって 모레 lusa ngày_kia",
        ),
    )
    for word in words.split()
}
NOW = frozenset(
    [
        "now",
        "just now",
        "jetzt",
        "gerade eben",
        "maintenant",
        "à l'instant",
        "à l’instant",
        "ahora",
        "ahora mismo",
        "agora",
        "agora mesmo",
        "adesso",
        "nu",
        "zojuist",
        "nyt",
        "nå",
        "akkurat nå",
        "teraz",
        "przed chwilą",
        "nyní",
        "teď",
        "právě teď",
        "sada",
        "upravo sada",
        "сейчас",
        "только что",
        "зараз",
        "щойно",
        "τώρα",
        "şimdi",
        "az önce",
        "الآن",
        "الان",
        "עכשיו",
        "अभी",
        "এখন",
        "sekarang",
        "baru saja",
        "vừa xong",
        "bây giờ",
        "刚刚",
        "剛剛",
        "刚才",
        "たった今",
        "방금",
        "เมื่อสักครู่",
    ]
)
NUMBERS: dict[str, float] = {
    word: value
    for value, words in (
        (
            1,
            "a an one ein eine einem einen einer un une uno una um uma en ett et één een jeden jedna jednu один одну одна "
            "един една egy bir yhden ένα έναν μία satu se isa mia o",
        ),
        (
            2,
            "two zwei deux dos dois duas due twee två to kaksi dwa dwie dva dve dvě два две дві doi două kettő két δύο iki "
            "iki dua hai",
        ),
        (3, "three drei trois tres três tre drie trzy tri tři три trei három τρεις üç tiga ba"),
        (4, "four vier quatre cuatro quatro quattro fyra fire cztery štyri čtyři четыре dört empat"),
        (5, "five fünf cinq cinco cinque vijf fem pięć päť pět пять beş lima"),
        (6, "six sechs seis sei zes sex seks sześć šesť шесть altı enam"),
        (7, "seven sieben sept siete sete sette zeven sju syv siedem sedem семь yedi tujuh"),
        (8, "eight acht huit ocho oito otto åtta otte osiem osem восемь sekiz delapan"),
        (9, "nine neun neuf nueve nove negen nio ni dziewięć deväť девять dokuz sembilan"),
        (10, "ten zehn dix diez dez dieci tien tio dziesięć desať десять on sepuluh"),
        (11, "eleven elf onze once undici"),
        (12, "twelve zwölf douze doce doze dodici twaalf"),
        (0.5, "half"),
    )
    for word in words.split()
}
# Units told twice by a form of their own.
DUALS: dict[str, Unit] = {
    word: unit
    for unit, words in zip(
        _UNIT_NAMES,
        (
            "ثانيتين",
            "دقيقتين דקותיים",
            "ساعتين שעתיים",
            "يومين יומיים",
            "أسبوعين اسبوعين שבועיים",
            "شهرين חודשיים",
            "عامين سنتين שנתיים",
        ),
        strict=True,
    )
    for word in words.split()
}
# A unit with an ending that says "since", in Hungarian.
SINCE = ("perce", "órája", "napja", "hete", "hónapja", "éve")
HAN_NUMBERS = {"半": 0.5, **{sign: float(n) for n, sign in enumerate("一二三四五六七八九十", 1)}, "两": 2.0, "兩": 2.0}
UNITS: dict[str, Unit] = {
    form: unit
    for row in reversed(list(_UNITS.values()))
    for unit, forms in zip(_UNIT_NAMES, row.split("|"), strict=True)
    for form in forms.split()
}


def unit_of(word: str) -> tuple[Unit | None, str]:
    """The unit that `word` (lower case) names, and what is left of the word behind it (unspaced scripts)."""
    unit = UNITS.get(word)
    if unit is not None:
        return unit, ""
    for form, unit in _UNSPACED if word[:1] in _UNSPACED_BEGIN else ():
        if word.startswith(form):
            return unit, word[len(form) :]
    return None, word
