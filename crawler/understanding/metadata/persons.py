"""Tell whether a text can stand as the name of a person, or names a house, a desk, an account or a job.

Owns these questions. Must not know how names are cut from a byline (see `names`) or where it stood.
"""

import re

from crawler.understanding.metadata.vocabulary import (
    DESKS,
    JOB_SURROUNDINGS,
    JOB_WORDS,
    NOBODY,
    OUTLET_WORDS,
    PARTICLES,
    PUBLISHED_WORDS,
    ROLES,
)
from crawler.understanding.metadata.wordcount import HAN

_DATE = re.compile(r"\d{1,4}[./:\-年月]\d|\b(?:19|20)\d\d\b|\b\d{1,2}\s?(?:am|pm|uhr)\b|^\d+$", re.I)
_DOMAIN = re.compile(r"\w\.(?:com|org|net|info|de|at|ch|it|fr|es|uk|nl|be|pl|cz|ru|is|eu|tv|io)\b", re.I)
_SLUG = re.compile(r"^[a-z\d]+(?:[._-][a-z\d]+)+$")
COMPANY = re.compile(r"\b(?:GmbH|Inc|Ltd|LLC|Corp|Co\. ?KG|AG|SE|S\.?A|S\.?p\.?A|B\.?V|PLC|Pty|e\.?V)\b\.?$")
HOUSE = re.compile(
    r"^(?:the\s)?(?:cent(?:er|re)|institute?|department|ministry|university|office|bureau|committee|"
    r"council) (?:for|of)\b",
    re.I,
)
_CHANNEL = re.compile(r"[a-z]+\d")  # "g1 Recife": a station, with a place
_ACCOUNT = re.compile(r"(?:^|[\s_.-])(?:admin|administrator|webmaster)\d*$|^\w{3,}admin$", re.I)
_WHERE = frozenset(("in", "im", "aus", "from", "at", "for", "à", "en", "für"))  # begin what follows a name
WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*", re.U)
_EAST_ASIAN = re.compile(f"[{HAN}\uac00-\ud7af]")
_EAST_ASIAN_HOUSE = re.compile(
    "(?:[早晚日晨时時商都快周週经經青][报報刊]|新聞社?|新闻网?|电视台|電視台?|广播|放送局?|通信|通讯社|通訊社|在线|客户端|公众号|網|网|編集部|编辑部|編輯部"
    "|[\u3400-\u9fff]{2}社|일보|신문|뉴스|방송|경제|미디어|타임스|저널)$"
)
_JOBS = JOB_WORDS | JOB_SURROUNDINGS

# Words that join a job: "Wirtschaftsredakteurin", "sportverslaggever", "utrikeskorrespondent".
JOB_END = re.compile(
    r"(?:\w{3}(?:redakteur|korrespondent|reporter|journalist|volontär|kolumnist|expert|herausgeber|mitarbeiter|fotograf)|"
    r"(?:ressort|redaktions|team|büro|projekt|studio)leiter)(?:in|innen|en|e)?$|\w{3}(?:redacteur|verslaggever)$|"
    r"\w{3}(?:redaktör|redaktør|medarbetare|medarbejder|medarbeider|kommentator|toimittaja)$",
    re.I,
)
_RANKS = frozenset(("senior", "junior", "chief", "deputy", "assistant", "associate", "executive", "managing"))
_LONG = 5  # words that are more than a name
_GROUPS = frozenset(
    ("team", "crew", "board", "staff", "editors", "writers", "reporters", "correspondents", "journalists", "redaktion")
)


def is_name(text: str) -> bool:
    """Whether `text` can stand as a name: a few words, no date, no sentence, not only a job, not "admin"."""
    folded = text.casefold()
    words = text.split()
    if (
        folded in NOBODY
        or folded in ROLES
        or all(word in NOBODY for word in folded.split())
        or len(text) > 60
        or len(words) > 7
        or _DATE.search(text)
        or _ACCOUNT.search(text)
        or (len(words) == 1 and (folded in JOB_WORDS or JOB_END.search(text)))
    ):
        return False
    if len(text) < 2 or not WORD.search(text) or any(mark in text for mark in "{}<>=:：!?"):
        return False
    if _SLUG.match(text) and ".co" not in text and not text.endswith((".de", ".at", ".is", ".net", ".org")):
        return False
    if words[-1].casefold() in ("by", "von", "par", "por") or (len(words) > 1 and _CHANNEL.match(words[0])):
        return False
    if words[0] in _WHERE or words[0].casefold() in PUBLISHED_WORDS or (len(words) > 1 and words[-1].isdigit()):
        return False
    if len(words) > 1 and all(word.strip(".,-") in _JOBS for word in folded.split()):
        return False
    if len(words) > 2 and words[0].casefold() in _JOBS - {"the"} and words[-1].casefold() in JOB_WORDS - _GROUPS:
        return False  # "Senior quality engineer"
    if _EAST_ASIAN.search(text):
        return len(text) <= 24
    lowered = sum(word[:1].islower() and word not in PARTICLES and word not in _JOBS for word in words)
    return len(words) < 3 or lowered == 0 or (len(words) < 5 and lowered == 1 and not words[-1][:1].islower())


def is_house(name: str) -> bool:
    """Whether `name` is a company, an office or a desk, no person ("Bote GmbH", "bote.example", "News Desk")."""
    if COMPANY.search(name) or HOUSE.match(name) or _DOMAIN.search(name):
        return True
    if not name.isascii() and _EAST_ASIAN_HOUSE.search(name):
        return True
    return any(word in OUTLET_WORDS or word in DESKS for word in name.casefold().replace("-", " ").split())


def says_job(part: str) -> bool:
    """Whether what stands behind a name says what somebody is: "Trends reporter", "VP", "Editor of the week"."""
    words = part.casefold().split()
    return any(word.strip(".,") in JOB_WORDS for word in words) or (len(words) > 1 and words[0] in _RANKS)


def without_job(part: str, *, sure: bool = False) -> str:
    """A name without the job behind it: "Ada Berg political editor", "Ada Berg Deputy News Editor"; not a group's.

    `sure`: what follows is a job too, so that a single word with a capital is one.
    """
    words = part.split()
    if len(words) < 3 or not says_job(part) or words[-1].casefold() in _GROUPS:
        return part
    small = words[-1].islower()
    if not (small or sure) and len(words) < _LONG and (len(words) < _LONG - 1 or words[-2].casefold() not in _JOBS):
        return part
    named = next((at for at, word in enumerate(words) if at > 1 and word.casefold() in _JOBS), len(words))
    words = words[:named]
    named_so = all(word[:1].isupper() or word in PARTICLES for word in words)
    return " ".join(words) if named_so else part
