"""Whatever a site shows, in whatever rhythm: the changes told make one unbroken line of states."""

import threading
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive, ChangeKind, verify
from tests.archive.conftest import STORY, Paper, content

TEXTS = [content(STORY.replace("nine", word)) for word in ("nine", "ten", "eleven")]
VISITS = st.lists(
    st.tuples(
        st.sampled_from(["0", "0", "1", "1", "2", "404", "410", "304", "503", "consent", "teaser", "moved"]),
        st.floats(0.01, 9, allow_nan=False).map(lambda hours: round(hours, 2)),
        st.booleans(),
    ),
    max_size=30,
)


def look(paper: Paper, hours: float, what: str, everything: bool, places: list[str]) -> None:
    """One visit that shows `what`."""
    url = places[-1]
    if what in ("404", "410", "503"):
        paper.visit(hours, None, url=url, status=int(what), kind="error", everything=everything)
    elif what == "304":
        paper.visit(hours, None, url=url, status=304)
    elif what == "consent":
        paper.visit(hours, None, url=url, kind="consent")
    elif what == "teaser":
        paper.visit(hours, content(STORY[:90]), url=url, kind="paywall", paywalled=True)
    elif what == "moved":
        places.append(f"https://harbour.example/moved/{len(places)}")
        paper.visit(hours, TEXTS[0], url=url, final_url=places[-1], canonical_url=places[-1])
    else:
        paper.visit(hours, TEXTS[int(what)], url=url)


@settings(max_examples=100, deadline=None)
@given(visits=VISITS, confirm=st.booleans())
def test_one_unbroken_line(visits: list[tuple[str, float, bool]], confirm: bool) -> None:
    with Archive(":memory:", confirm=confirm) as archive:
        paper, hours, places = Paper(archive), 0.0, ["https://harbour.example/story"]
        paper.visit(0, TEXTS[0])
        for what, wait, everything in visits:
            hours = round(hours + wait, 2)
            look(paper, hours, what, everything, places)
        (row,) = archive.db["articles"].rows
        told = [change for change in reversed(archive.changes()) if change.kind is not ChangeKind.MOVED]
        state: int | None = 1
        for change in told:
            if change.kind is ChangeKind.RETURNED:
                assert state is None, "what did not go cannot come back"
            else:
                assert change.from_revision_id == state, told
            state = change.to_revision_id
            assert (change.to_revision_id is None) == (change.kind is ChangeKind.DISAPPEARED)
            assert change.not_before <= change.not_after <= change.detected_at
        for one, other in pairwise(told):
            assert one.not_after <= other.not_after
        assert row["status"] == ("gone" if state is None else "live")
        assert state is None or row["latest_revision_id"] == state
        pending = list(archive.db.query("SELECT id FROM changes WHERE confirmation = 'pending'"))
        assert len(pending) <= 1
        if not confirm:
            assert not pending
        texts = {revision.content.text for revision in archive.history(row["id"])}
        assert texts <= {text.text for text in TEXTS}, "a teaser became a revision"
        assert len(archive.history(row["id"])) == len(texts)


def test_many_writers_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    Archive(path).close()
    errors: list[BaseException] = []

    def write(name: str) -> None:
        try:
            with Archive(path) as archive:
                paper = Paper(archive, name, f"https://{name}.example/")
                archive.commit()
                for number in range(30):
                    paper.visit(0, content(f"{STORY} {name} {number}"), f"s{number}")
        except BaseException as error:
            errors.append(error)

    writers = [threading.Thread(target=write, args=(f"site{number}",)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert errors == []
    report = verify.check(path)
    assert report.sound, report.findings
    assert report.counts["fetches"] == 120
