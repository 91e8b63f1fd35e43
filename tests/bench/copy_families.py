"""Labelled families of copies, made from stories: what the copies benchmark and the copies gate measure with.

`families(stories, seed)` gives texts with the family each belongs to. Two texts of one family are copies of one another;
everything else (a rival's story on the same event, siblings from one template, a story that shares a quotation or an
opening) is not.
"""

import random
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")

TEMPLATES = {
    "en": "Weather for {town}: {sky} with a high of {a} degrees and a low of {b} during the night. The wind blows from the "
    "{side} at {c} kilometres an hour, with gusts of up to {d} near the coast. Rain probability is {e} per cent in the "
    "morning and {f} per cent after noon. Sunrise at {g}:{h}, sunset at {i}:{j}. The forecaster on duty was {name}.",
    "de": "{town} trauert um {name}, der am {a}. des Monats im Alter von {b} Jahren nach kurzer Krankheit gestorben ist. Er "
    "leitete {c} Jahre lang den Betrieb in der Straße Nummer {d} und gehörte dem Stadtrat {e} Jahre an. Er hinterlässt "
    "eine Frau, {f} Kinder und {g} Enkel. Die Beisetzung findet am {h}. um {i}.{j} Uhr in {side} statt.",
    "ru": "{town}: матч тура завершился со счётом {a}:{b} после первого периода {c}:{d}. Голы забили {name} на {e}-й минуте и "
    "{sky} на {f}-й минуте. Удары в створ ворот: {g} против {h}. Судья показал {i} жёлтых карточек. На стадионе "
    "присутствовали {j}00 зрителей, следующий матч команда проведёт в городе {side}.",
    "ja": "{town}の天気は{sky}、最高気温は{a}度、最低気温は{b}度の見込み。風は{side}から秒速{c}メートル、海上では{d}メートルに達する。"
    "午前の降水確率は{e}パーセント、午後は{f}パーセント。日の出は{g}時{h}分、日の入りは{i}時{j}分。予報の担当は{name}。",
    "ar": "أسعار السوق في {town}: بلغ سعر الطماطم {a} قرشا والبطاطا {b} قرشا والبصل {c} قرشا للكيلوغرام الواحد، وسجل الزيت {d} "
    "دينارا للعبوة مقابل {e} دينارا في الأسبوع الماضي. ودخلت السوق {f} شاحنة من {side} و{g} شاحنة من مناطق أخرى. وقال "
    "التاجر {name} إن الأسعار تغيرت بنسبة {h} في المئة خلال {i} أيام وقد تتغير {j} في المئة أخرى.",
}
NAMES = {
    "en": (
        "Alder Quay",
        "Brant",
        "Corvale",
        "Dunmere",
        "Elmsford",
        "Farrow",
        "Gorse Hill",
        "Hexley",
        "Ivor Lane",
        "Jesmond",
    ),
    "de": ("Altdorf", "Brehna", "Calbe", "Dommitz", "Elbach", "Frauental", "Gronau", "Hainfeld", "Ilmsee", "Jarnitz"),
    "ru": ("Ардатов", "Белогорск", "Волнов", "Громов", "Дубрава", "Елхов", "Жуков", "Заречье", "Ильин", "Крутов"),
    "ja": ("赤坂", "石田", "上野", "遠藤", "大島", "加納", "木村", "黒川", "小林", "佐野"),
    "ar": ("الرملة", "البيضاء", "تلال", "جبيل", "حوران", "الخضراء", "ديرة", "رياض", "الزهراء", "سالم"),
}


@dataclass(frozen=True)
class Text:
    """One text of the benchmark: which family it belongs to, and how it was made."""

    family: str
    made: str
    text: str


@dataclass(frozen=True)
class Story:
    """A story to make families from; `rival` is an independent story on the same event, where there is one."""

    language: str
    text: str
    rival: str | None = None


def own_stories() -> list[Story]:
    """The stories written for this benchmark."""
    data = tomllib.loads((HERE / "copy_texts.toml").read_text(encoding="utf-8"))
    return [Story(item["language"], item["text"], item.get("rival")) for item in data["story"]]


def families(stories: Sequence[Story], seed: int = 1, templates: int = 6) -> list[Text]:
    """All texts of the benchmark, families and things that only look like them, in random order."""
    rng = random.Random(seed)
    texts: list[Text] = []
    for number, story in enumerate(stories):
        texts += _family(f"story {number}", story, stories, rng)
    for language in sorted({story.language for story in stories} & set(TEMPLATES)):
        texts += [Text(f"template {language} {n}", "template", _filled(language, rng)) for n in range(templates)]
    rng.shuffle(texts)
    return texts


def _family(family: str, story: Story, all_stories: Sequence[Story], rng: random.Random) -> Iterable[Text]:
    others = [other for other in all_stories if other.language == story.language and other is not story]
    pool = _words(" ".join(other.text for other in others) or story.text)
    yield Text(family, "original", story.text)
    yield Text(family, "exact", story.text)
    yield Text(family, "retitled", "\n".join(["(Agency) " + story.text.split("\n")[0], *story.text.split("\n")[1:]]))
    sentences = _sentences(story.text)
    yield Text(family, "cut by half", _joined(sentences[: (len(sentences) + 1) // 2], story.text))
    for share in (5, 15, 30):
        yield Text(family, f"edited {share} %", _edited(story.text, share / 100, pool, rng))
    if others:
        other = rng.choice(others)
        half = _sentences(other.text)
        # The larger part decides the family: three quarters of this story, a quarter of another.
        mixed = sentences[: max(1, len(sentences) * 3 // 4)] + half[: max(1, len(half) // 4)]
        yield Text(family, "merged", _joined(mixed, story.text))
    if story.rival:
        yield Text(f"{family} rival", "rival", story.rival)
        quote = next((sentence for sentence in sentences if re.search('["«「]', sentence)), sentences[0])
        rival = _sentences(story.rival)
        yield Text(f"{family} rival", "common opening", _joined([sentences[0], *rival[1:]], story.text))
        yield Text(f"{family} rival", "rival with the quotation", _joined([*rival[:2], quote, *rival[2:]], story.text))


def _words(text: str) -> list[str]:
    return list(text) if _unspaced(text) else text.split(" ")


def _unspaced(text: str) -> bool:
    return len(UNSPACED.findall(text)) * 2 > len(text)


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"(?<=[.!?؟]”)\s+|(?<=[.!?؟])\s+|(?<=。)", text) if part.strip()]


def _joined(sentences: Sequence[str], like: str) -> str:
    return ("" if _unspaced(like) else " ").join(sentences)


def _edited(text: str, share: float, pool: Sequence[str], rng: random.Random) -> str:
    """`text` with `share` of its words replaced, dropped or added, in runs of one to four words as editors do it."""
    words, unspaced = _words(text), _unspaced(text)
    left = int(len(words) * share)
    while left > 0:
        run = min(left, rng.randint(1, 4) * (2 if unspaced else 1))
        at = rng.randrange(max(1, len(words) - run))
        start = rng.randrange(max(1, len(pool) - run))
        new = pool[start : start + run]
        match rng.choice(("replace", "replace", "drop", "add")):
            case "replace":
                words[at : at + run] = new
            case "drop":
                del words[at : at + run]
            case _:
                words[at:at] = new
        left -= run
    return ("" if unspaced else " ").join(words)


def _filled(language: str, rng: random.Random) -> str:
    names = rng.sample(NAMES[language], 4)
    values: dict[str, object] = {key: rng.randint(1, 60) for key in "abcdefghij"}
    values.update(town=names[0], sky=names[1], side=names[2], name=names[3])
    return TEMPLATES[language].format(**values)
