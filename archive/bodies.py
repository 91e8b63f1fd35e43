"""Response bodies: stored once each under their SHA-256, compressed, checked again on every read.

Owns the codec and the `bodies` table. Must not know what the bytes say. A whole page of the same site serves zstd as a
raw dictionary: pages of one site share their frame, so what is left is about the story's own text.
"""

import hashlib
import sqlite3
import sys
from functools import lru_cache

from archive.errors import DamagedArchive, NotFound

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LEVEL = 3
SMALL = 256  # bytes; below this a frame costs more than it saves
WORTH_A_NEW_BASE = 0.6  # of the size without dictionary: above it the base no longer resembles the site's pages
REMOVED = "removed"


def digest(data: bytes) -> str:
    """The SHA-256 of `data` in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=256)
def _dictionary(data: bytes) -> zstd.ZstdDict:
    return zstd.ZstdDict(data, is_raw=True)


def has(db: sqlite3.Connection, sha256: str) -> bool:
    """Whether these bytes are stored already."""
    return db.execute("SELECT 1 FROM bodies WHERE sha256 = ?", (sha256,)).fetchone() is not None


class Bodies:
    """The `bodies` table behind `db`, with the pages lately used as dictionaries kept at hand."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._bases: dict[str, bytes] = {}

    def put(self, data: bytes, sha256: str, base: str | None = None) -> str | None:
        """Store `data` under `sha256`, against the body `base` as dictionary when there is one.

        Returns the digest of the page that the next page of its kind should use as its base: `base` while it serves
        well, this one when there was none or it serves badly. Raises ValueError when the digest is not the data's.
        """
        if has(self._db, sha256):
            return base
        if digest(data) != sha256:
            raise ValueError("the body does not have the SHA-256 that was given with it")
        if len(data) < SMALL:
            self._insert(data, sha256, "identity", None, data)
            return base
        if base is not None:
            page = self._base(base)
            small = zstd.compress(data, level=LEVEL, zstd_dict=_dictionary(page)) if page else b""
            if small and len(small) * 12 <= len(data):
                self._insert(data, sha256, "zstd", base, small)
                return base
            alone = zstd.compress(data, level=LEVEL)
            if small and len(small) < WORTH_A_NEW_BASE * len(alone):
                self._insert(data, sha256, "zstd", base, small)
                return base
        else:
            alone = zstd.compress(data, level=LEVEL)
        self._insert(data, sha256, "zstd", None, alone)
        return sha256

    def _insert(self, data: bytes, sha256: str, encoding: str, base: str | None, stored: bytes) -> None:
        self._db.execute(
            "INSERT INTO bodies (sha256, size, stored_size, encoding, base_sha256, data) VALUES (?, ?, ?, ?, ?, ?)",
            (sha256, len(data), len(stored), encoding, base, stored),
        )

    def _base(self, sha256: str) -> bytes:
        page = self._bases.get(sha256)
        if page is None:
            page = self.get(sha256)
            if len(self._bases) >= 256:
                self._bases.clear()
            self._bases[sha256] = page
        return page

    def drop(self, sha256: str) -> None:
        """Forget the bytes with that digest, unless other pages are stored against them; the digest stays."""
        needed = self._db.execute(
            "SELECT EXISTS (SELECT 1 FROM sites WHERE reference_body = :it)"
            " OR EXISTS (SELECT 1 FROM listings WHERE reference_body = :it)",
            {"it": sha256},
        ).fetchone()[0]
        if not needed:
            self._db.execute(
                "UPDATE bodies SET encoding = ?, base_sha256 = NULL, data = x'', stored_size = 0 WHERE sha256 = ?",
                (REMOVED, sha256),
            )

    def get(self, sha256: str) -> bytes:
        """The bytes with that digest. Raises NotFound when they were never stored or were removed, DamagedArchive when
        what is stored no longer has that digest."""
        row = self._db.execute(
            "SELECT encoding, base_sha256, data, size FROM bodies WHERE sha256 = ?", (sha256,)
        ).fetchone()
        if row is None or row[0] == REMOVED:
            raise NotFound(f"The archive holds no body {sha256}.")
        encoding, base, stored, size = row
        try:
            data = self._decode(encoding, base, stored, size)
        except (zstd.ZstdError, NotFound, ValueError) as error:
            raise damaged(sha256, str(error)) from error
        if digest(data) != sha256:
            raise damaged(sha256, "the bytes have another digest")
        return data

    def _decode(self, encoding: str, base: str | None, stored: bytes, size: int) -> bytes:
        if encoding == "identity":
            return stored
        if encoding != "zstd":
            raise ValueError(f"unknown encoding {encoding!r}")
        dictionary = _dictionary(self._base(base)) if base else None
        data = zstd.ZstdDecompressor(zstd_dict=dictionary).decompress(stored, size + 1)
        if len(data) != size:
            raise ValueError("the stored size is wrong")
        return data


def damaged(sha256: str, why: str) -> DamagedArchive:
    """The error for a body that cannot be read as it was written."""
    return DamagedArchive(
        f"The stored body {sha256} is damaged.",
        why=why,
        do="Run `newstrail verify` for everything that is hit; go back to a copy made by `newstrail backup`.",
    )
