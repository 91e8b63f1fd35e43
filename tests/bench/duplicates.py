"""How well copies are found, and what an insertion costs, beside datasketch, simhash and rensa in the same run.

    python tests/bench/duplicates.py [--data DIR] [--sizes 10000,100000] [--stories 120]

--data: a folder with zyte-articles, fundus-fixtures and the like, whose bodies become further families. Peers that are
not installed are left out (`pip install newstrail[bench]`).
"""

import argparse
import json
import random
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from math import comb
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

from copy_families import Story, Text, families, own_stories  # noqa: E402

from archive import Archive, clock  # noqa: E402
from archive.duplicates import index, note_copies  # noqa: E402
from archive.duplicates.shingles import shingle_hashes, tokens  # noqa: E402
from archive.duplicates.sketch import sketch  # noqa: E402

LANGUAGES = {"de": "de", "at": "de", "ch": "de", "us": "en", "uk": "en", "ca": "en", "au": "en", "jp": "ja", "ru": "ru"}


def shared_stories(data: Path, most: int) -> list[Story]:
    """Stories from the bodies of a data folder."""
    found = []
    for name in ("zyte-articles", "fundus-fixtures", "wcxb-articles"):
        truth = data / name / "ground-truth.json"
        if not truth.exists():
            continue
        for page in json.loads(truth.read_text(encoding="utf-8")).values():
            text = page.get("articleBody") or ""
            if 120 <= len(text.split()) <= 1500:
                found.append(Story(LANGUAGES.get(page.get("country", "us"), page.get("country", "en")), text))
    random.Random(7).shuffle(found)
    return found[:most]


def ours(texts: Sequence[Text]) -> list[int]:
    """The cluster of each text, found as a crawl finds it: one by one, through the archive's tables."""
    with tempfile.TemporaryDirectory() as room, Archive(Path(room) / "copies.db") as store:
        db = store.db.conn
        ids = _fill(store, texts)
        for article in ids:
            note_copies(db, article, clock.stamp())
        original = dict(db.execute("SELECT article_id, original_id FROM duplicates").fetchall())
    return [_root(original, article) for article in ids]


def _root(original: dict[int, int], article: int) -> int:
    seen = set()
    while article in original and article not in seen:
        seen.add(article)
        article = original[article]
    return article


def _fill(store: Archive, texts: Sequence[Text]) -> list[int]:
    db, at = store.db.conn, clock.stamp()
    site = store.ensure_site("bench", "https://bench.example/")
    ids = []
    for number, text in enumerate(texts):
        article = store.ensure_article(site, f"https://bench.example/{number}")
        fetch = db.execute(
            "INSERT INTO fetches (site_id, article_id, url, fetched_at, outcome, chain) VALUES (?, ?, ?, ?, 'new', '')",
            (site, article, f"https://bench.example/{number}", at),
        ).lastrowid
        revision = db.execute(
            """INSERT INTO revisions (article_id, number, title, text, text_sha256, content_sha256, word_count,
            first_seen_at, last_seen_at, fetch_id, extractor) VALUES (?, 1, '', ?, '', '', 1, ?, ?, ?, '')""",
            (article, text.text, at, at, fetch),
        ).lastrowid
        db.execute("UPDATE articles SET latest_revision_id = ? WHERE id = ?", (revision, article))
        ids.append(article)
    return ids


def _joined(count: int, pairs: list[tuple[int, int]]) -> list[int]:
    parent = list(range(count))

    def find(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for one, other in pairs:
        parent[find(one)] = find(other)
    return [find(item) for item in range(count)]


def _peer_shingles(text: str) -> list[str]:
    words = b" ".join(tokens(text)).decode("utf-8", "surrogatepass").split(" ")
    return [" ".join(words[start : start + 3]) for start in range(max(1, len(words) - 2))]


def datasketch_lsh(texts: Sequence[Text]) -> list[int]:
    """MinHash LSH at Jaccard 0.4, 3-word shingles, 128 permutations."""
    from datasketch import MinHash, MinHashLSH

    lsh, pairs = MinHashLSH(threshold=0.4, num_perm=128), []
    for number, text in enumerate(texts):
        summary = MinHash(num_perm=128)
        summary.update_batch([part.encode() for part in set(_peer_shingles(text.text))])
        pairs += [(number, int(other)) for other in lsh.query(summary)]
        lsh.insert(str(number), summary)
    return _joined(len(texts), pairs)


def rensa_lsh(texts: Sequence[Text]) -> list[int]:
    """R-MinHash LSH at Jaccard 0.4, 3-word shingles, 128 permutations."""
    from rensa import RMinHash, RMinHashLSH

    lsh, pairs, kept = RMinHashLSH(threshold=0.4, num_perm=128, num_bands=32), [], []
    for number, text in enumerate(texts):
        summary = RMinHash(num_perm=128, seed=42)
        summary.update(_peer_shingles(text.text))
        pairs += [(number, other) for other in lsh.query(summary) if kept[other].jaccard(summary) >= 0.4]
        lsh.insert(number, summary)
        kept.append(summary)
    return _joined(len(texts), pairs)


def simhash_near(texts: Sequence[Text]) -> list[int]:
    """Simhash of 3-word shingles, at most 8 of 64 bits apart."""
    from simhash import Simhash

    made = [Simhash(_peer_shingles(text.text)) for text in texts]
    near = [(i, j) for i, j in combinations(range(len(made)), 2) if made[i].distance(made[j]) <= 8]
    return _joined(len(texts), near)


def adjusted_rand(truth: Sequence[str], found: Sequence[int]) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985) of two clusterings."""
    table: dict[tuple[str, int], int] = defaultdict(int)
    rows: dict[str, int] = defaultdict(int)
    columns: dict[int, int] = defaultdict(int)
    for a, b in zip(truth, found, strict=True):
        table[a, b] += 1
        rows[a] += 1
        columns[b] += 1
    both = sum(comb(n, 2) for n in table.values())
    row, column, total = (
        sum(comb(n, 2) for n in rows.values()),
        sum(comb(n, 2) for n in columns.values()),
        comb(len(truth), 2),
    )
    expected = row * column / total
    return (both - expected) / ((row + column) / 2 - expected)


def quality(texts: Sequence[Text], found: Sequence[int]) -> dict[str, float]:
    """Pair precision, pair recall up to 15 % edits, and the adjusted Rand index over all."""
    light = {"original", "exact", "retitled", "edited 5 %", "edited 15 %"}
    right = wrong = hit = wanted = 0
    for i, j in combinations(range(len(texts)), 2):
        same, together = texts[i].family == texts[j].family, found[i] == found[j]
        right += same and together
        wrong += together and not same
        if same and texts[i].made in light and texts[j].made in light:
            wanted += 1
            hit += together
    return {
        "precision": right / max(1, right + wrong),
        "recall <= 15 %": hit / max(1, wanted),
        "ARI": adjusted_rand([text.family for text in texts], found),
    }


def show_quality(texts: Sequence[Text], wrong: bool) -> None:
    """Print a row a method; with `wrong`, what ours missed."""
    print(f"{len(texts)} texts, {len({text.family for text in texts})} families")
    methods: list[tuple[str, Callable[[Sequence[Text]], list[int]]]] = [
        ("newstrail", ours),
        ("datasketch MinHashLSH", datasketch_lsh),
        ("rensa RMinHashLSH", rensa_lsh),
        ("simhash", simhash_near),
    ]
    print(f"{'method':24}{'precision':>11}{'recall<=15%':>13}{'ARI':>8}{'seconds':>9}")
    for name, method in methods:
        begun = time.perf_counter()
        try:
            found = method(texts)
        except ImportError:
            print(f"{name:24} not installed")
            continue
        spent = time.perf_counter() - begun
        row = quality(texts, found)
        print(f"{name:24}{row['precision']:>11.3f}{row['recall <= 15 %']:>13.3f}{row['ARI']:>8.3f}{spent:>9.1f}")
        if name == "newstrail" and wrong:
            _mistakes(texts, found)


def _mistakes(texts: Sequence[Text], found: Sequence[int]) -> None:
    first = {text.family: number for number, text in enumerate(texts) if text.made == "original"}
    missed: dict[str, int] = defaultdict(int)
    mixed: dict[str, int] = defaultdict(int)
    for number, text in enumerate(texts):
        if text.family in first and found[number] != found[first[text.family]]:
            missed[text.made] += 1
    for i, j in combinations(range(len(texts)), 2):
        if found[i] == found[j] and texts[i].family != texts[j].family:
            mixed[f"{texts[i].made} + {texts[j].made}"] += 1
    print("  apart from their original:", dict(missed))
    print("  together but strangers:", dict(mixed))


def growth(sizes: Sequence[int]) -> None:
    """Print what an insertion and a query cost as the index grows, and its bytes an article."""
    words = [f"w{number}" for number in range(30_000)]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    rng = random.Random(3)
    print(
        f"\n{'articles':>10}{'inserts/s':>11}{'of CPU':>9}{'query ms':>10}{'bytes/article':>15}   (sketch, look-up, insertion)"
    )
    with tempfile.TemporaryDirectory() as room:
        db = sqlite3.connect(Path(room) / "index.db", isolation_level=None)
        for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", "PRAGMA cache_size=-65536"):
            db.execute(statement)
        db.execute(
            "CREATE TABLE sketches (shingle INTEGER NOT NULL, article_id INTEGER NOT NULL,"
            " PRIMARY KEY (shingle, article_id)) STRICT, WITHOUT ROWID"
        )
        base = rng.choices(words, weights, k=400_000)
        at = 0
        for size in sizes:
            while at < size - 2000:
                _bulk(db, rng, base, range(at, min(at + 20_000, size - 2000)))
                at = min(at + 20_000, size - 2000)
            asked = 0.0
            db.execute("BEGIN")
            texts = [_synthetic(rng, base) for _ in range(2000)]
            begun, worked = time.perf_counter(), time.process_time()
            for text in texts:
                summary = sketch(shingle_hashes(tokens(text)))
                before = time.perf_counter()
                index.candidates(db, summary)
                asked += time.perf_counter() - before
                index.add(db, at, summary)
                at += 1
            db.execute("COMMIT")
            spent, worked = time.perf_counter() - begun, time.process_time() - worked
            pages = db.execute("PRAGMA page_count").fetchone()[0] * db.execute("PRAGMA page_size").fetchone()[0]
            print(
                f"{size:>10}{2000 / spent:>11.0f}{2000 / worked:>9.0f}{asked / 2000 * 1000:>10.3f}{pages / size:>15.0f}"
            )
        db.close()


def _synthetic(rng: random.Random, base: Sequence[str]) -> str:
    start = rng.randrange(len(base) - 600)
    words = list(base[start : start + rng.randint(250, 550)])
    rng.shuffle(words)
    return " ".join(words)


def _bulk(db: sqlite3.Connection, rng: random.Random, base: Sequence[str], ids: range) -> None:
    """Fill the index with sketches as random texts have them (random values), without making the texts."""
    db.execute("BEGIN")
    for article in ids:
        index.add(db, article, sorted(rng.randrange(-(2**31), -(2**31) + 2**32 // 25) for _ in range(12)))
    db.execute("COMMIT")


def peers_memory(count: int) -> None:
    """Print datasketch's bytes and time an article on the same texts, and rensa's raw speed."""
    rng = random.Random(5)
    base = rng.choices([f"w{number}" for number in range(30_000)], k=400_000)
    texts = [_synthetic(rng, base) for _ in range(count)]
    begun = time.process_time()
    for text in texts:
        sketch(shingle_hashes(tokens(text)))
    print(f"\nraw sketches: newstrail {count / (time.process_time() - begun):.0f} texts/s", end="")
    try:
        from rensa import RMinHash

        begun = time.process_time()
        for text in texts:  # of ASCII words between spaces, which a peer's user would split so
            words = text.split()
            parts = [" ".join(words[start : start + 3]) for start in range(len(words) - 2)]
            RMinHash(num_perm=128, seed=42).update(parts)
        print(f", rensa {count / (time.process_time() - begun):.0f}", end="")
        import tracemalloc

        from datasketch import MinHash, MinHashLSH

        tracemalloc.start()
        lsh = MinHashLSH(threshold=0.4, num_perm=128)
        begun = time.process_time()
        for number, text in enumerate(texts):
            summary = MinHash(num_perm=128)
            summary.update_batch([part.encode() for part in set(_peer_shingles(text))])
            lsh.insert(str(number), summary)
        spent, held = time.process_time() - begun, tracemalloc.get_traced_memory()[0]
        print(f", datasketch {count / spent:.0f} texts/s and {held / count:.0f} bytes of memory an article")
    except ImportError:
        print(" (peers not installed)")


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--stories", type=int, default=120)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--wrong", action="store_true", help="also say where ours is wrong")
    arguments = parser.parse_args()
    show_quality(families(own_stories()), arguments.wrong)
    if arguments.data:
        print("\nwith bodies of real pages:")
        show_quality(families(shared_stories(arguments.data, arguments.stories), templates=0), arguments.wrong)
    growth([int(size) for size in arguments.sizes.split(",")])
    peers_memory(2000)


if __name__ == "__main__":
    main()
