"""The archive closes every connection that it opens, also those of files that it cannot read."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import contextlib, gc, sys
from pathlib import Path
from archive import Archive, verify
from archive.backup import backup
from archive.errors import NewstrailError
from archive.readonly import query
from archive.schema.dictionary import markdown
folder = Path(sys.argv[1])
news = folder / "news.db"
with Archive(news) as archive:
    archive.ensure_site("harbour", "https://harbour.example/")
    archive.commit()
with Archive(news, readonly=True) as archive:
    assert archive.site_id("harbour") == 1
assert list(query(news, "SELECT count(*) FROM sites").rows) == [(1,)]
verify.check(news)
backup(news, folder / "copy.db")
markdown()
for name in ("damaged.db", "other.db", "missing.db"):
    for readonly in (True, False) if name != "missing.db" else (True,):
        with contextlib.suppress(NewstrailError):
            Archive(folder / name, readonly=readonly)
            raise SystemExit(f"{name} was opened")
gc.collect()
"""


@pytest.mark.skipif(sys.version_info < (3, 13), reason="Python says from 3.13 on which connections are left open")
def test_no_connection_is_left_open(tmp_path: Path) -> None:
    (tmp_path / "damaged.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    (tmp_path / "other.db").write_text("no database at all" * 400)
    asked = [sys.executable, "-W", "always::ResourceWarning", "-c", PROGRAM, str(tmp_path)]
    run = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "unclosed" not in run.stderr
