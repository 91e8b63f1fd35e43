"""A page kept as a case tells when it is read otherwise."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive import Archive, Body, Observation
from archive.bodies import digest
from archive.errors import NotFound
from crawler import cases

PAGE = (
    "<html lang=en><head><title>Bridge opens | Courier</title></head><body><main><article><h1>Bridge opens</h1>"
    + "".join(
        f"<p>Paragraph {n} tells at some length how the bridge across the Tern was built, by whom, and what it cost.</p>"
        for n in range(8)
    )
    + "</article></main></body></html>"
).encode()


@pytest.fixture
def fetch(tmp_path: Path) -> tuple[Path, int]:
    path = tmp_path / "a.db"
    with Archive(path) as store:
        site = store.ensure_site("courier", "https://courier.example/")
        recorded = store.record(
            Observation(
                url="https://courier.example/bridge",
                fetched_at=datetime(2026, 3, 12, tzinfo=UTC),
                site_id=site,
                status=200,
                headers={"content-type": "text/html; charset=utf-8"},
                body=Body(PAGE, digest(PAGE)),
                kind="listing",
            )
        )
    return path, recorded.fetch_id


def test_a_kept_page_is_read_as_expected_until_someone_corrects_it(fetch: tuple[Path, int], tmp_path: Path) -> None:
    with Archive(fetch[0], readonly=True) as store:
        folder = cases.keep(store, fetch[1], tmp_path / "cases")
    assert (folder / "page.bin").read_bytes() == PAGE
    ((found, differences),) = list(cases.check(tmp_path / "cases"))
    assert (found, differences) == (folder, [])
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert expected["title"] == "Bridge opens"
    expected["title"] = "The bridge opens"
    (folder / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
    ((_, differences),) = list(cases.check(tmp_path / "cases"))
    assert [(one.field, one.expected, one.found) for one in differences] == [
        ("title", "The bridge opens", "Bridge opens")
    ]


def test_a_visit_without_bytes_and_a_folder_without_cases_are_said(fetch: tuple[Path, int], tmp_path: Path) -> None:
    with Archive(fetch[0], readonly=True) as store, pytest.raises(NotFound):
        cases.keep(store, 999, tmp_path)
    with pytest.raises(NotFound):
        list(cases.check(tmp_path / "none"))
