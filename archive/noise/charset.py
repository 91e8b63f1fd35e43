"""The rules for text that was once decoded with the wrong charset and is repaired later, or the other way round.

Owns the repair. Must not know fields or paragraphs.
"""

import re

from archive.noise.rule import TextRule

# The lead byte of a UTF-8 sequence read as Windows-1252, and what its continuation bytes look like then.
_CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # Windows-1252 fills 0x80-0x9F with these
_DAMAGED = re.compile(
    rf"[\u00c2-\u00df][{_CONTINUATION}]|[\u00e0-\u00ef][{_CONTINUATION}]{{2}}|[\u00f0-\u00f4][{_CONTINUATION}]{{3}}"
)


def _as_bytes(text: str) -> bytes:
    # Windows-1252 leaves five bytes undefined; browsers read them as the control of that number.
    return b"".join(char.encode("latin-1") if "\u0080" <= char <= "\u009f" else char.encode("cp1252") for char in text)


def _read_again(match: re.Match[str]) -> str:
    try:
        return _as_bytes(match.group()).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return match.group()


def repaired(text: str) -> str:
    """`text` with UTF-8 that was read as Windows-1252 read again as UTF-8 (`cafÃ©` is `café`), twice where needed."""
    for _ in range(2):
        if not _DAMAGED.search(text):
            break
        text = _DAMAGED.sub(_read_again, text)
    return text


CHARSET = TextRule("charset", 1, "text once decoded with the wrong charset", repaired)

_LOST = "\ufffd"
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
# A page of which more was lost is another page, not the same one badly read.
MOST_LOST = 0.05


def hides_lost_characters(before: str, after: str) -> bool:
    """Whether just one of two texts has lost some characters in decoding (U+FFFD stands for them)."""
    lost = sorted((before.count(_LOST) / max(1, len(before)), after.count(_LOST) / max(1, len(after))))
    return lost[0] == 0 < lost[1] <= MOST_LOST


def masked(text: str) -> str:
    """`text` with every run of characters beyond ASCII as one lost character."""
    return _BEYOND_ASCII.sub(_LOST, text)


LOST_CHARACTERS = TextRule("lost_characters", 1, "characters that one of two decodings lost (U+FFFD)", masked)
