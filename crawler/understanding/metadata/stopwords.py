"""The commonest small words of languages that share a script, to tell one from the other.

Owns their loading from `stopwords.txt`. Must not know how they are used (see `language`).
"""

from crawler.understanding.metadata.wordlists import read_lists

STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(" ".join(lines).split()) for language, lines in read_lists(__package__, "stopwords.txt").items()
}
SPEAKERS: dict[str, tuple[str, ...]] = {}  # word -> the languages that have it
for _language, _words in STOP_WORDS.items():
    for _word in _words:
        SPEAKERS[_word] = (*SPEAKERS.get(_word, ()), _language)
