"""A small archive of made-up articles, served by Datasette with newstrail's pages."""

import importlib.util
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from archive import clock
from archive.cli.commands.serve import datasette_for


def _load(name: str) -> ModuleType:
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


factory = _load("archive_factory")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive's file, made once."""
    clock.set_now(factory.START)
    path: Path = factory.build(tmp_path_factory.mktemp("web") / "paper.db")
    clock.set_now(None)
    return path


@pytest.fixture(autouse=True)
def fixed_clock() -> Iterator[None]:
    """The day on which the archive was made."""
    clock.set_now(factory.START)
    yield
    clock.set_now(None)


class Browser:
    """Asks a Datasette in process, as a browser on this machine would."""

    def __init__(self, datasette: Any) -> None:
        self.datasette = datasette

    async def get(self, path: str, **options: Any) -> Any:
        """The answer, redirects not followed."""
        return await self.datasette.client.get(path, **options)

    async def page(self, path: str) -> Any:
        """The answer to one of the archive's pages: `path` is what follows `/paper/-/`."""
        return await self.get(f"/paper/-/{path}")

    async def json(self, path: str) -> Any:
        """One of the archive's pages as JSON."""
        answer = await self.page(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def sql(self, query: str) -> Any:
        """A person's query, as JSON, at the address of either line of Datasette."""
        base = "/paper/-/query.json" if hasattr(self.datasette, "add_query") else "/paper.json"
        return await self.get(base, params={"sql": query, "_shape": "objects"})


@pytest.fixture
async def browser(made: Path) -> AsyncIterator[Browser]:
    """A browser before the archive."""
    async for one in opened(made):
        yield one


async def opened(path: Path, **options: Any) -> AsyncIterator[Browser]:
    """A browser before the archive at `path`; its reader processes end afterwards."""
    datasette = datasette_for(path, **options)
    await datasette.invoke_startup()
    yield Browser(datasette)
    datasette.databases[path.stem].stop_reading_apart()


@pytest.fixture
def open_archive() -> Any:
    """`opened`, for tests that serve an archive of their own."""
    return opened
