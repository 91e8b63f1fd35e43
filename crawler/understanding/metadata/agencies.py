"""Know news agencies by name, so that a byline's people and its agencies can be told apart.

Owns the comparing; the names are in `agencies.txt`. Must not know where a name was printed.
"""

import re

from crawler.understanding.metadata.wordlists import read_lists

_LISTS = read_lists(__package__, "agencies.txt")
_NAMES = frozenset(_LISTS["names"])
_MARKS = frozenset(_LISTS["marks"])
_DESK = re.compile(r"^(?:AFP|AP|dpa|DPA|Reuters|ANSA|EFE)(?:[\s/-]+[^\W\d_a-z][\w.]*){0,2}$")
_WITH = re.compile(r"^(?:com|con|avec|with|mit|met|med|na podstawie|kilde|fonte)\s+", re.I)
# Words around an agency's name that make nobody of it: "Reuters Staff", "Redazione ANSA", "Agence AFP".
_STAFF = re.compile(
    r"^(?:redazione|redaktion|rédaction|redacción|redação|redactie|agenzia|agence|agencia|agência|agentur|agencja|agentura|"
    r"the|la|el|l'|агентство|ажанс|ajansı|haber)\s+|\s+(?:staff|newsroom|redaktion|redazione|rédaction|redacción|"
    r"correspondents?|reporters?|news|agency|wire|services?)$",
    re.I,
)
_JOB = re.compile(r"\s(?:Writers?|Editors?|Reporters?|Correspondents?)$")
_LONGEST = 40  # characters of an agency's name with what stands around it


def is_agency(name: str) -> bool:
    """Whether `name` is a news agency, its short mark, or one of its national desks ("AFP Deutschland")."""
    if name in _MARKS or name.casefold() in _NAMES:
        return True
    if len(name) >= _LONGEST or " " not in name:
        return len(name) < _LONGEST and _DESK.match(name) is not None
    bare = _STAFF.sub("", name).strip(" -/")
    return _DESK.match(name) is not None or (bare != name and (bare in _MARKS or bare.casefold() in _NAMES))


def agency_in(name: str) -> str:
    """The agency that `name` is, without "with" or the job of who writes for it ("AP Sports Writer"), or ""."""
    name = _WITH.sub("", name)
    if not is_agency(name):
        return ""
    return name.split()[0] if _JOB.search(name) else name
