"""The order of day and month is learned from dates that can be read in one way only."""

import pytest

from crawler.understanding.dates import default_order, learned
from crawler.understanding.dates.reader import page_reader
from crawler.understanding.document import Document


def test_unambiguous_dates_teach_the_order():
    assert learned(["21/03/2026", "04/03/2026", "no date"]) == "DMY"
    assert learned(["03/21/2026", "03/04/2026"]) == "MDY"
    assert learned(["٢١/٠٣/٢٠٢٦"]) == "DMY"


def test_without_evidence_or_with_contradictions_nothing_is_learned():
    assert learned(["03/04/2026"]) is None
    assert learned([]) is None
    assert learned(["21/03/2026", "03/21/2026"]) is None


@pytest.mark.parametrize(
    ("languages", "host", "order"),
    [
        (["en"], "news.example.com", "MDY"),
        (["en"], "news.example.uk", "DMY"),
        (["en-GB"], "news.example.com", "DMY"),
        (["en_US"], "", "MDY"),
        (["de"], "", "DMY"),
        (["ja"], "", "YMD"),
        ([], "court.example.gov", "MDY"),
        ([], "", "DMY"),
    ],
)
def test_language_and_country_tell_what_to_expect(languages, host, order):
    assert default_order(languages, host) == order


def test_a_page_that_names_no_language_but_is_english_is_read_as_such():
    text = "<p>The minutes of the meeting of the board and of the council, in the order of the day, are below.</p><p>07/08/2025</p>"
    reader = page_reader(
        Document.parse(f"<html><body>{text}</body></html>".encode(), "https://board.example/minutes", {})
    )
    assert reader("07/08/2025").value.date().isoformat() == "2025-07-08"
