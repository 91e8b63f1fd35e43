"""Whether a page came whole, or was cut off on its way.

Owns the signs in its source: no end of the document, and elements that were never closed. Must not know the kinds.
"""

import re

_TAIL = 4000  # characters at a page's end in which its end tags stand
_END = re.compile(r"</(?:html|body)\b", re.I)
_HALF_TAG = re.compile(r"<[a-z/!][^<>]*\Z", re.I)
# the end of something other than text: what is missing behind it are end tags, which some sites never write
_LAST_CLOSED = re.compile(
    r"</(?!(?:p|a|b|i|em|strong|span|li|h[1-6]|td|q|cite|sup|sub|u|time)>)[a-z][^<>]*>\s*\Z", re.I
)
_CLOSED = ("div", "article", "main", "section")  # elements whose end tags HTML does not let anyone leave out


def cut_off(html: str) -> str | None:
    """Why the source seems to end before the page does, or None when it is whole as far as it shows.

    A page may leave out `</body>` and `</html>` (HTML Standard 13.1.2.4); so that alone says nothing.
    """
    if _END.search(html, max(0, len(html) - _TAIL)) or _END.search(html):
        return None
    if not re.search(r"<(?:html|body|head|!doctype)\b", html[:_TAIL], re.I):
        return None  # a fragment, which is whole without them
    if _HALF_TAG.search(html, max(0, len(html) - _TAIL)):
        return "ends inside a tag"
    if _LAST_CLOSED.search(html, max(0, len(html) - _TAIL)):
        return None
    for tag in _CLOSED:
        opened = len(re.findall(rf"<{tag}\b", html, re.I))
        if opened > len(re.findall(rf"</{tag}\b", html, re.I)):
            return f"ends inside <{tag}>"
    return None
