"""News agencies, as a text or a byline credits them.

Owns their names. Must not know articles or tables.
"""

import re

_NAMES = (
    "Reuters|Associated Press|AFP|Agence France-Presse|dpa|Deutsche Presse-Agentur|EFE|ANSA|TASS|ТАСС|РИА Новости|"
    "Интерфакс|Interfax|Xinhua|新华社|共同通信|Kyodo|時事通信|Jiji|PTI|Press Trust of India|IANS|ANI|PA Media|"
    "Press Association|Canadian Press|AAP|APA|SDA|Keystone-SDA|epd|KNA|ANP|Belga|NTB|TT|Ritzau|STT|PAP|CTK|ČTK|MTI|"
    "Agerpres|BTA|Tanjug|Lusa|Anadolu|Yonhap|연합뉴스|Bernama|Antara|SPA|واس|رويترز|فرانس برس|UPI|Bloomberg"
)
# Credits stand in brackets or behind a dash at the head, in brackets at the foot, or in a "from" line.
_CREDIT = re.compile(
    rf"(?:[(\[/]\s*|[—–-]\s?|\bBy |\bvon |\bpar |©\s?)({_NAMES}|AP)\b(?=\s*[)\]/—–:-]|\s*$)", re.MULTILINE
)


def credited(text: str, authors: tuple[str, ...] = ()) -> str | None:
    """The agency that a byline, or the head or foot of `text`, credits; None when there is none."""
    for name in authors:
        match = re.fullmatch(rf"({_NAMES}|AP)", name.strip())
        if match:
            return match[1]
    for part in (text[:300], text[-200:]):
        match = _CREDIT.search(part)
        if match:
            return match[1]
    return None
