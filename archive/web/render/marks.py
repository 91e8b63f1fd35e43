"""Word by word, what left and what came in a short text such as a headline.

Owns that for one line; whole articles are archive.diff's. Must not know HTML.
"""

import re
from difflib import SequenceMatcher

# A word; or one character of a script that is written without spaces (Han, Kana, Hangul syllables, Thai, Lao, Khmer).
_TOKEN = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff]|[^\\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff]+|\\s+|.",
    re.DOTALL,
)
_LONGEST = 400


def marks(before: str, after: str) -> list[list[str]]:
    """Runs of ["same" | "removed" | "added", text]: the first two joined give `before`, the first and last
    give `after`.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) > _LONGEST or len(new) > _LONGEST:
        return [["removed", before], ["added", after]]
    runs: list[list[str]] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(["same", "".join(old[i:j])])
            continue
        if i < j:
            runs.append(["removed", "".join(old[i:j])])
        if k < m:
            runs.append(["added", "".join(new[k:m])])
    return _joined(runs)


def _joined(runs: list[list[str]]) -> list[list[str]]:
    # A lone space between two changed words would tear one change into two.
    for index in range(1, len(runs) - 1):
        kind, text = runs[index]
        if kind == "same" and not text.strip() and runs[index - 1][0] != "same" and runs[index + 1][0] != "same":
            runs[index][0] = "both"
    removed = added = ""
    result: list[list[str]] = []
    for kind, text in [*runs, ["same", ""]]:
        if kind == "same":
            result += [run for run in (["removed", removed], ["added", added]) if run[1]]
            removed = added = ""
            if text:
                result.append([kind, text])
        else:
            removed += text if kind in ("removed", "both") else ""
            added += text if kind in ("added", "both") else ""
    return result
