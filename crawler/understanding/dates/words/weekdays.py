"""Names of weekdays in the languages whose pages print them alone ("Monday"). Owns the table and the look-up."""

# ruff: noqa: E501 - rows of words

_DAYS = (
    "monday mon montag lundi lunes segunda-feira segunda lunedì maandag måndag mandag maanantai poniedziałek pondělí pondelok "
    "ponedeljek ponedjeljak ponedeljak понедельник понеділок понеделник luni hétfő δευτέρα pazartesi الاثنين 星期一 周一 月曜日 월요일 "
    "lundi senin thứ_hai วันจันทร์ dilluns",
    "tuesday tue dienstag mardi martes terça-feira terça martedì dinsdag tisdag tirsdag tiistai wtorek úterý utorok torek "
    "utorak вторник вівторок marți kedd τρίτη salı الثلاثاء 星期二 周二 火曜日 화요일 selasa thứ_ba วันอังคาร dimarts",
    "wednesday wed mittwoch mercredi miércoles quarta-feira quarta mercoledì woensdag onsdag keskiviikko środa středa streda "
    "sreda srijeda среда середа сряда miercuri szerda τετάρτη çarşamba الأربعاء 星期三 周三 水曜日 수요일 rabu thứ_tư วันพุธ dimecres",
    "thursday thu donnerstag jeudi jueves quinta-feira quinta giovedì donderdag torsdag torstai czwartek čtvrtek štvrtok "
    "četrtek četvrtak четверг четвер четвъртък joi csütörtök πέμπτη perşembe الخميس 星期四 周四 木曜日 목요일 kamis thứ_năm "
    "วันพฤหัสบดี dijous",
    "friday fri freitag vendredi viernes sexta-feira sexta venerdì vrijdag fredag perjantai piątek pátek piatok petek petak "
    "пятница п'ятниця петък vineri péntek παρασκευή cuma الجمعة 星期五 周五 金曜日 금요일 jumat thứ_sáu วันศุกร์ divendres",
    "saturday sat samstag samedi sábado sabato zaterdag lördag lørdag lauantai sobota субота суббота събота sâmbătă szombat "
    "σάββατο cumartesi السبت 星期六 周六 土曜日 토요일 sabtu thứ_bảy วันเสาร์ dissabte subota",
    "sunday sun sonntag dimanche domingo domenica zondag söndag søndag sunnuntai niedziela neděle nedeľa nedelja nedjelja "
    "воскресенье неділя неделя duminică vasárnap κυριακή pazar الأحد 星期日 星期天 周日 日曜日 일요일 minggu chủ_nhật วันอาทิตย์ diumenge",
)
_NAMES = {name.replace("_", " "): n for n, names in enumerate(_DAYS) for name in names.split()}


def weekday_of(text: str) -> int | None:
    """The weekday (Monday is 0) that `text`, all of it, names, or None."""
    return _NAMES.get(text.strip(" .,|()").lower())
