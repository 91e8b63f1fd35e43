"""A block's text as paragraphs: where the line breaks inside it part them, and where they stand within one.

Owns that decision. Must not know which blocks are the story's.
"""

from crawler.understanding.spelling import extent

_LONG = 80  # characters from which a line is prose
_CLOSED = '.!?…。！？"”»“)）」』'
_MOST = 0.6  # of the long lines that are closed; fewer are those of a text that was wrapped by hand


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a block, in order: two breaks part them; one does beside a line as long as a paragraph, and is
    kept between short ones, as in addresses, verse and tables of dates.
    """
    if "\n" not in text:
        return [text]
    parts = [part.strip("\n") for part in text.split("\n\n") if part.strip()] if "\n\n" in text else [text]
    return [paragraph for part in parts for paragraph in _parted(part)]


def _parted(part: str) -> list[str]:
    lines = part.split("\n")
    long = [extent(line) >= _LONG for line in lines]
    closed = sum(is_long and line.rstrip()[-1] in _CLOSED for line, is_long in zip(lines, long, strict=True))
    if len(lines) < 2 or closed < _MOST * sum(long) or not closed:
        return [part]
    found = [lines[0]]
    for at in range(1, len(lines)):
        if long[at] or long[at - 1]:
            found.append(lines[at])
        else:
            found[-1] += "\n" + lines[at]
    return [paragraph for paragraph in found if paragraph.strip()]
