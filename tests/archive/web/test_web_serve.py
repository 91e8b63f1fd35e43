"""`newstrail serve` as a person starts and ends it."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

SERVE = [sys.executable, "-P", "-m", "crawler.cli", "serve"]


@contextmanager
def serving(archive: Path, *options: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The process, and the address that it prints."""
    command = [*SERVE, "--archive", str(archive), "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line
        yield process, found.group()
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stderr.close()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see the processes")
def test_it_serves_until_ctrl_c_and_leaves_nothing_behind(made: Path) -> None:
    with serving(made) as (process, address):
        with urlopen(address) as answer:
            assert answer.url.endswith("/paper/-/today")
        with urlopen(f"{address}paper/silent_edits.json") as answer:
            assert answer.status == 200
        readers = children(process.pid)
        assert readers
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        time.sleep(0.3)
        assert [pid for pid in readers if Path(f"/proc/{pid}").exists() and not is_zombie(pid)] == []


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    listed = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for path in listed for child in path.read_text().split()]


def is_zombie(pid: int) -> bool:
    """Whether a process has ended and only its number is left."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_beyond_this_machine_it_asks_for_the_token_that_it_printed(made: Path) -> None:
    with serving(made, "--host", "0.0.0.0") as (_, address):
        port = re.search(r":(\d+)/", address)
        token = re.search(r"token=(\S+)", address)
        assert port
        assert token
        here = f"http://127.0.0.1:{port.group(1)}"
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{here}/paper/-/today")
        assert refused.value.code == 403
        refused.value.close()


@pytest.mark.parametrize("what", ["missing", "not an archive", "port"])
def test_what_cannot_be_served_is_said_before_anything_starts(made: Path, tmp_path: Path, what: str) -> None:
    taken = socket.create_server(("127.0.0.1", 0))
    port = str(taken.getsockname()[1]) if what == "port" else "0"
    archive = made
    if what != "port":
        archive = tmp_path / "absent.db"
    if what == "not an archive":
        archive.write_bytes(b"this is no database, however long it may be" * 40)
    done = subprocess.run(
        [*SERVE, "--archive", str(archive), "--port", port], capture_output=True, text=True, timeout=30, check=False
    )
    taken.close()
    assert done.returncode == {"missing": 1, "not an archive": 5, "port": 2}[what], done.stderr
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr


def test_plain_datasette_has_the_pages_once_newstrail_is_installed(made: Path) -> None:
    if not [one for one in entry_points(group="datasette") if one.value == "archive.web"]:
        pytest.skip("newstrail is not installed: pip install -e .")
    command = [sys.executable, "-m", "datasette", str(made), "--get"]
    today = subprocess.run([*command, "/paper/-/today"], capture_output=True, text=True, timeout=60, check=True)
    assert "What changed" in today.stdout
    home = subprocess.run([*command, "/"], capture_output=True, text=True, timeout=60, check=True)
    assert "/paper/-/today" in home.stdout or "paper" in home.stdout


@pytest.mark.parametrize("first", ["archive.web", "archive.web.routes", "archive.web.pages.register", "datasette.app"])
def test_the_plugin_is_whole_whatever_is_imported_first(made: Path, first: str) -> None:
    program = f"""
import asyncio, {first}
from pathlib import Path
from archive.cli.commands.serve import datasette_for
async def main():
    datasette = datasette_for(Path({str(made)!r}))
    await datasette.invoke_startup()
    for path in ("/paper/-/today", "/paper/-/nothing"):
        print((await datasette.client.get(path)).status_code)
asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    today, nothing = done.stdout.split()
    assert today == "200"
    assert nothing in ("400", "404")
