"""The time zone of a country or a language that has only one: what "midnight" means where a page was made.

Owns the table. Must not know dates or pages. Countries with several zones are left out, and so are languages that are
written in many of them.
"""

from functools import lru_cache
from zoneinfo import ZoneInfo

_ZONES = """
Europe/Berlin de at ch li lu
Europe/Paris fr mc
Europe/Brussels be nl
Europe/Rome it sm va
Europe/Madrid ad
Europe/Warsaw pl cz sk hu
Europe/Stockholm se no dk
Europe/Belgrade rs hr si ba me mk al
Europe/London uk gb ie
Europe/Helsinki fi ee lv lt
Europe/Bucharest ro
Europe/Sofia bg
Europe/Athens gr cy
Europe/Kyiv ua
Europe/Chisinau md
Europe/Minsk by
Europe/Istanbul tr
Asia/Jerusalem il
Asia/Tbilisi ge
Asia/Yerevan am
Asia/Baku az
Asia/Tehran ir
Asia/Dubai ae om
Asia/Riyadh sa kw qa bh
Asia/Karachi pk
Asia/Kolkata in lk
Asia/Kathmandu np
Asia/Dhaka bd
Asia/Bangkok th vn kh la
Asia/Singapore sg my ph hk tw cn
Asia/Seoul kr
Asia/Tokyo jp
Africa/Lagos ng
Africa/Nairobi ke tz ug et
Africa/Johannesburg za
Africa/Cairo eg
Africa/Casablanca ma
Africa/Accra gh
America/Argentina/Buenos_Aires ar
America/Bogota co
America/Lima pe
America/Caracas ve
America/La_Paz bo
America/Montevideo uy
"""
_LANGUAGES = """
Europe/Berlin de lb rm gsw
Europe/Rome it
Europe/Brussels nl
Europe/Warsaw pl cs sk hu
Europe/Stockholm sv nb nn no da
Europe/Belgrade sr hr sl bs mk
Europe/Helsinki fi et lv lt
Europe/Bucharest ro
Europe/Sofia bg
Europe/Athens el
Europe/Kyiv uk
Europe/Istanbul tr
Europe/Madrid ca eu gl
Asia/Jerusalem he
Asia/Tbilisi ka
Asia/Yerevan hy
Asia/Seoul ko
Asia/Tokyo ja
Asia/Bangkok th vi
Asia/Kolkata hi ta te mr gu kn ml
Asia/Tehran fa
"""


def _table(rows: str) -> dict[str, str]:
    return {code: zone for zone, *codes in map(str.split, rows.split("\n")[1:-1]) for code in codes}


_COUNTRY, _LANGUAGE = _table(_ZONES), _table(_LANGUAGES)


@lru_cache(maxsize=1024)
def zone_at(host: str, language: str) -> ZoneInfo | None:
    """The zone of the country that `host` ends with, of the region that `language` names ("de-AT"), or of `language`
    itself; None where these have several."""
    code, _, region = language.lower().replace("_", "-").partition("-")
    end = host.rsplit(".", 1)[-1].lower()
    name = _COUNTRY.get(end) or _COUNTRY.get(region.rsplit("-", 1)[-1]) or ("" if region else _LANGUAGE.get(code))
    return ZoneInfo(name) if name else None
