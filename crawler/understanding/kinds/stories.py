"""Tell what kind of story a page tells: a live blog, a film or a gallery, a teaser before a paywall.

Owns one test for each; every test returns its evidence, or None. Must not know walls (see `walls`) or listings.
"""

import re
from collections.abc import Collection, Sequence
from typing import Any

from crawler.understanding.kinds.addresses import named_live
from crawler.understanding.kinds.phrases import LITTLE_PAYWALL, PAYWALL, READING, spoken
from crawler.understanding.kinds.signals import Signals
from crawler.understanding.kinds.titles import says_it_is_live

Evidence = dict[str, Any]

_LIVE_CLASS = re.compile(r"live-?blog|live-?ticker|live-?feed|ticker-(?:entry|event|post)", re.I)
_MEDIA_TYPES = frozenset(
    {
        "videoobject",
        "audioobject",
        "podcastepisode",
        "imagegallery",
        "mediagallery",
        "videogallery",
        "episode",
        "radioepisode",
        "tvepisode",
        "clip",
    }
)
_MEDIA_ADDRESS = re.compile(
    r"/(?:videos?|watch|galler(?:y|ies|ie|ia|i)|galer(?:ie|ias?|ía|ii|ija|i)|kuvagalleria|bildspel|photo-?galler\w+|foto-?galler\w+|bilder(?:galerie|strecke|serie)?|fotostrecken?|fotos?|photos?|pictures|slideshows?|diaporama|podcasts?|audio|mediathek|fotogaler\w+|fotogalerija|zdjecia|wideo|filmy|tv|replay)(?:[/-]|$)|[?&]v=",
    re.I,
)
_PLAYERS = (
    "youtube.com/embed",
    "youtube-nocookie.com/embed",
    "player.vimeo",
    "jwplayer",
    "brightcove",
    "dailymotion",
    "jwplatform",
    "kaltura",
    "soundcloud",
    "spotify.com/embed",
    "glomex",
    ".mp4",
    ".m3u8",
    "blob:",
)
_LONGEST_OFFER, _SHORT_OFFER = 300, 120  # characters
_CLOCKS = 5  # lines that begin with a time of day
_PICTURES = 5
_CAPTIONED = 60  # words of paragraphs of a page whose other words are captions
_OFFERED = 4  # blocks behind a teaser that may offer the rest
_PRICE = re.compile(
    r"[€$£₹¥₩₺₴₽฿₫]|\b(?:kr|kron\w*|kč|zł|ft|forint\w*|lei|tl|rp|usd|eur|chf|руб\w*|грн|лв|ден)\b|円|元|원|บาท|đồng|ש.ח|ريال|دولار",
    re.I,
)
_PERIOD = re.compile(
    r"\b(?:month|year|week|monat|jahr|woche|mois|an|semaine|mes|meses|año|mese|mesi|anno|mês|ano|maand|jaar|week|månad|måned|år|mdr"
    r"|kuukau\w*|miesi\w*|rok\w*|měsí\w*|mesia\w*|hó\w*|havi|lun[aăi]\w*|месяц\w*|год\w*|місяц\w*|рік|месец\w*|ay|aylık|yıl|tháng|bulan)\b"
    r"|μήνα|月|ヶ月|월|เดือน|شهر|חודש"
)
_LETTER = re.compile("newsletter|nyhedsbrev|nyhetsbrev|hírlevél|рассылк|розсилк|podcast|e-?mail", re.I)
TEASER_WORDS = 220  # a body of more words before a paywall's prompt is more than a teaser
_FEW_WORDS = 150  # of one that no declaration calls a teaser
_MORE_WORDS = 100  # in one go than its lead has, by which a story goes on below what stands behind that lead
_COUNTED, _ALL = 40, 0.8  # words that a page may count, and the share of them that is all of a text
_STOPS = ".!?。！？।؟।։၊።»”“\"'’)"


def is_live(url: str, types: Collection[str], page_class: str) -> bool:
    """Whether a page's address, the types it declares or the classes of the whole speak of a live blog."""
    return "liveblogposting" in types or bool(named_live(url) or _LIVE_CLASS.search(page_class))


def live_blog(signals: Signals) -> Evidence | None:
    """A story that grows entry by entry."""
    if "liveblogposting" in signals.types:
        return {"type": "LiveBlogPosting"}
    addressed = named_live(signals.url)
    if (addressed or says_it_is_live(signals.document_title)) and _is_clocked(signals):
        return {"clocks": signals.clocks, "address": addressed}
    if addressed and (signals.shape.times >= 5 or signals.shape.dates >= 8) and signals.shape.prose >= 100:
        return {"address": True, "times": signals.shape.times}
    if _LIVE_CLASS.search(signals.page_class) and signals.shape.prose >= 150:
        return {"class": True}
    return None


def _is_clocked(signals: Signals) -> bool:
    return signals.clocks >= _CLOCKS and signals.shape.prose >= 100


def media(signals: Signals) -> Evidence | None:
    """A page whose point is a film, a recording or a set of pictures, with a caption for text."""
    words = signals.body_words if signals.body_words is not None else signals.shape.together
    pictured = signals.shape.figures >= _PICTURES and signals.shape.prose < _CAPTIONED
    if (words >= 130 or signals.shape.together >= 160) and not pictured:
        return None
    declared = signals.types & _MEDIA_TYPES
    og = signals.og_type.startswith(("video", "music"))
    addressed = _MEDIA_ADDRESS.search(signals.url) is not None
    player = next((mark for mark in _PLAYERS for source in signals.embeds if mark in source), None)
    if (
        (declared and not signals.ld_articles)
        or og
        or (addressed and (player or declared))
        or (addressed and (words < 60 or signals.shape.figures >= _PICTURES))
    ):
        evidence = {
            "type": sorted(declared),
            "og": signals.og_type if og else None,
            "address": addressed,
            "player": player,
            "pictures": signals.shape.figures if pictured else 0,
        }
        return {name: value for name, value in evidence.items() if value}
    return None


def paywall(signals: Signals) -> Evidence | None:
    """A story of which only the beginning is shown: the page says so, and little text is there, or less than half of
    the words that the page counts.

    `isAccessibleForFree: false` alone is no proof: many pages declare it and show everything.
    """
    words = signals.body_words if signals.body_words is not None else signals.shape.together
    lead = signals.lead
    if _is_whole(signals, words):
        return None
    alone = signals.shape.prose < 2 * TEASER_WORDS and signals.shape.together < TEASER_WORDS
    alone = alone and signals.shape.streak - lead.words < _MORE_WORDS
    if lead.named and lead.words and alone:
        prompt = spoken(PAYWALL, "\n".join(lead.after).lower())
        prompt = prompt or next(filter(None, map(_offer, lead.after[:_OFFERED])), None)
        prompt = prompt or _priced(lead.after[:_OFFERED])
        prompt = prompt or (spoken(PAYWALL, lead.closing.lower()) if len(lead.closing) < _SHORT_OFFER else None)
        prompt = prompt or _priced((lead.closing,)) or (_offer(lead.closing) if _PRICE.search(lead.closing) else None)
        if prompt:
            return {"prompt": prompt, "words": lead.words, "after_lead": True}
    if words > 0 and 2 * words <= signals.counted:
        prompt = spoken(PAYWALL, "\n".join(signals.behind).lower())
        if prompt or signals.ending.endswith(("...", "…")):
            return {"prompt": prompt, "words": words, "of": signals.counted}
    if words >= TEASER_WORDS:
        return None
    where = signals.below if signals.free is False or _breaks_off(signals.ending) else signals.behind
    prompt = spoken(PAYWALL, "\n".join(where).lower())
    if prompt and (signals.free is False or words < _FEW_WORDS):
        return {"prompt": prompt, "words": words, **({"declared": True} if signals.free is False else {})}
    if signals.free is False and words < 90:
        return {"declared": True, "words": words}
    return None


def _is_whole(signals: Signals, words: int) -> bool:
    """Whether the page itself says that all of its text is there: by its count of the words, or as free to all."""
    counted = signals.counted >= _COUNTED and words >= _ALL * signals.counted
    free = signals.free is True and words >= _COUNTED and not _breaks_off(signals.ending)
    return signals.free is not False and (counted or free)


def _breaks_off(ending: str) -> bool:
    """Whether a text ends in the middle of a sentence; `ending` are its last characters."""
    return not ending or ending.endswith(("...", "…")) or ending[-1] not in _STOPS


def _priced(lines: Sequence[str]) -> str | None:
    """The short line with a price for a month or a year, where it or the line before speaks of reading."""
    for at, line in enumerate(lines):
        if len(line) >= _SHORT_OFFER or not _PRICE.search(line.lower()) or not _PERIOD.search(line.lower()):
            continue
        before = lines[at - 1] if at and len(lines[at - 1]) < _SHORT_OFFER else ""
        near = f"{before}\n{line}".lower()
        if spoken(READING, near) and not _LETTER.search(near):
            return line
    return None


def _offer(text: str) -> str | None:
    """The word for subscribing in a line that offers the rest of a story, None for newsletters and other lines."""
    line = text.lower()
    word = spoken(LITTLE_PAYWALL, line) if len(line) < _LONGEST_OFFER else None
    return word if word and spoken(READING, line) and not _LETTER.search(line) else None
