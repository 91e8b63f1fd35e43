"""A person's query, read into what the indexes take: never an FTS5 expression of the person's own making.

Owns the little grammar (words, "phrases", -without, completion*, OR) and the split between words and scripts without
spaces. Must not know SQL connections or results.
"""

import re
import unicodedata
from dataclasses import dataclass

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0002fa1f"
)
_UNSPACED = re.compile(f"[{UNSPACED}]")
_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"\w")
_TRIGRAM = 3
BEFORE, AFTER = 30, 120  # characters of a passage on each side: what was found must show where lines are cut short


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to look for: `text`, as a phrase; `prefix` when its last word may go on; `without` to exclude it;
    `either` when the piece before it will do as well."""

    text: str
    prefix: bool = False
    without: bool = False
    either: bool = False

    @property
    def unspaced(self) -> bool:
        """Whether it must be sought by characters."""
        return bool(_UNSPACED.search(self.text))


@dataclass(frozen=True, slots=True)
class Terms:
    """A query that was read. `words` is an FTS5 expression of quoted strings, "" when nothing is sought by words;
    `by_characters` are the pieces that it leaves out."""

    pieces: tuple[Piece, ...]
    words: str
    by_characters: tuple[Piece, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing is to be found by it."""
        return all(piece.without for piece in self.pieces)

    def where(self) -> tuple[str, list[str]]:
        """A condition on `revisions r` (and `revisions_fts f` where `words` is not empty), and its values."""
        clauses: list[str] = []
        values: list[str] = []
        if self.words:
            clauses.append("revisions_fts MATCH ?")
            values.append(self.words)
        groups: list[list[str]] = []
        for piece in self.by_characters:
            sought, what = _by_characters(piece.text)
            values += what
            if piece.either and groups:
                groups[-1].append(sought)
            else:
                groups.append([f"NOT {sought}" if piece.without else sought])
        clauses += [f"({' OR '.join(group)})" for group in groups]
        return " AND ".join(clauses) or "0", values

    def passage(self, title: str, text: str) -> str:
        """The words of `text` (else of `title`) around the first piece found, the find between « and »."""
        for source in (text, title):
            folded = fold(source)
            if len(folded) != len(source):
                folded = source.lower() if len(source.lower()) == len(source) else source
            for piece in self.pieces:
                if piece.without:
                    continue
                match = _pattern(piece).search(folded)
                if match:
                    return _cut(source, *match.span())
        return _cut(text, 0, 0)


def fold(text: str) -> str:
    """`text` in lower case without accents, character for character where that is possible."""
    out = []
    for char in text:
        plain = unicodedata.normalize("NFD", char)
        out.append(plain[0].lower() if len(plain) > 1 and unicodedata.combining(plain[1]) else char.lower())
    return "".join(out)


def _pattern(piece: Piece) -> re.Pattern[str]:
    folded = fold(piece.text)
    if piece.unspaced:
        return re.compile(re.escape(folded))
    words = [re.escape(word) for word in re.findall(r"\w+", folded)]
    return re.compile(r"\b" + r"\W+".join(words) + ("" if piece.prefix else r"\b"))


def _cut(text: str, start: int, end: int) -> str:
    left, right = max(0, start - BEFORE), min(len(text), end + AFTER)
    before, found, after = text[left:start], text[start:end], text[end:right]
    marked = f"{before}«{found}»{after}" if found else after
    return ("…" if left else "") + " ".join(marked.split()) + ("…" if right < len(text) else "")


def read_query(query: str) -> Terms:
    """What a person looks for. Every text is a query; one that holds no word is empty."""
    pieces: list[Piece] = []
    either = False
    for minus, phrase, word in _PIECE.findall(query.replace("\x00", " ")):
        text = phrase or word
        if word == "OR" and pieces:
            either = True
            continue
        if not _WORD.search(text):
            continue
        prefix = bool(word) and word.endswith("*")
        pieces.append(Piece(text.rstrip("*") if prefix else text, prefix, bool(minus), either and not minus))
        either = False
    # A chain of OR that mixes both kinds is sought by characters as a whole: no index joins the two.
    other = [piece for chain in _chains(pieces) for piece in chain if any(one.unspaced for one in chain)]
    words = _words([piece for piece in pieces if piece not in other])
    return Terms(tuple(pieces), words, tuple(other if words else pieces))


def _words(pieces: list[Piece]) -> str:
    groups: list[list[str]] = []
    without: list[str] = []
    for piece in pieces:
        quoted = '"' + piece.text.replace('"', '""') + '"' + ("*" if piece.prefix else "")
        if piece.without:
            without.append(quoted)
        elif piece.either and groups:
            groups[-1].append(quoted)
        else:
            groups.append([quoted])
    if not groups:
        return ""
    wanted = " AND ".join(f"({' OR '.join(group)})" for group in groups)
    return f"({wanted})" + "".join(f" NOT {quoted}" for quoted in without)


def _chains(pieces: list[Piece]) -> list[list[Piece]]:
    chains: list[list[Piece]] = []
    for piece in pieces:
        if piece.either and chains:
            chains[-1].append(piece)
        else:
            chains.append([piece])
    return chains


def _by_characters(text: str) -> tuple[str, list[str]]:
    if len(text) >= _TRIGRAM and _UNSPACED.search(text):
        sought = "r.id IN (SELECT rowid FROM revisions_trigram WHERE revisions_trigram MATCH ?)"
        return sought, ['"' + text.replace('"', '""') + '"']
    # Two characters make no run of three: the texts themselves are read, of those only that hold such a script.
    sought = "(r.id IN (SELECT id FROM revisions_trigram_docsize) AND (instr(r.text, ?) OR instr(r.title, ?)))"
    if not _UNSPACED.search(text):
        sought = "(instr(lower(r.text), lower(?)) OR instr(lower(coalesce(r.title, '')), lower(?)))"
    return sought, [text, text]
