"""What is cut off the titles of a list, and what is not."""

import pytest

from crawler.understanding.listings.ends import bare_titles, without_file


@pytest.mark.parametrize(
    ("titles", "bare"),
    [
        (["Title: Fog", "Title: Rain on the hill", "Title: Snow"], ["Fog", "Rain on the hill", "Snow"]),
        (["23-1667 Ash v Elm", "24-8003 Oak v Fir", "24-12 Yew v Box"], ["Ash v Elm", "Oak v Fir", "Yew v Box"]),
        (["II K 9/25 - Fog", "II K 12/25 - Rain", "I K 118/24 - Snow"], ["Fog", "Rain", "Snow"]),
        (["S26A0001. ASH v. ELM", "S26A0118. OAK v. FIR", "S25G1400. YEW v. BOX"], ["ASH v. ELM", "OAK v. FIR", "YEW v. BOX"]),
        (["Case No. 2026-0098, Ash", "Case No. 2026-0101, Oak", "Case No. 2026-0110, Yew"], ["Ash", "Oak", "Yew"]),
        (["Ash v. Elm, 25-1187", "Oak v. Fir, 25-93", "Yew v. Box, 24-4410"], ["Ash v. Elm", "Oak v. Fir", "Yew v. Box"]),
        (["Ash v. Elm - Case 25-1187", "In re Oak, a Minor - Case 24-93", "Yew v. Box - Case 23-44"], ["Ash v. Elm", "In re Oak, a Minor", "Yew v. Box"]),
        (["Resolución 9947-2026 | Niebla", "Resolución 9765-2026 | Lluvia", "Resolución 118-2026 | Nieve"], ["Niebla", "Lluvia", "Nieve"]),
        (["ASH v. ELM [OPINION]", "OAK v. FIR [ORDER]", "YEW v. BOX [OPINION]"], ["ASH v. ELM", "OAK v. FIR", "YEW v. BOX"]),
        (["* Fog", "† Rain", "Snow"], ["Fog", "Rain", "Snow"]),
        (["12:30 Fog", "09:15 Rain", "8:00 Snow"], ["Fog", "Rain", "Snow"]),
        (["ASH v. ELM, 2026 B.C. 69", "OAK v. FIR, 2025 B.C. 7", "YEW v. BOX, 2026 B.C. 8"], ["ASH v. ELM", "OAK v. FIR", "YEW v. BOX"]),
        (["Ash v. Elm (087849) (Bay)", "Oak v. Fir (08111) (Hill)", "Yew v. Box (7)"], ["Ash v. Elm", "Oak v. Fir", "Yew v. Box"]),
    ],
)  # fmt: skip
def test_what_all_titles_have_alike_is_cut(titles, bare):
    assert bare_titles(titles) == bare


@pytest.mark.parametrize(
    "titles",
    [
        ["10 things to do in May", "5 ways to cook an eel", "7 houses on the hill"],
        ["2026 budget passes", "2025 harvest was late", "2024 in pictures"],
        ["Minutes (12/2025)", "Minutes (11/2025)", "Minutes (10/2025)"],
        ["Day 12: Fog", "Day 13: Rain", "Day 14: Snow"],
        ["2 Elm Road, Bay, NB 89431", "7 Ash Street, Bay, NB 89436", "9 Oak Lane, Bay, NB 89441"],
        ["Stones for knives $7.95 - $179.95", "Stones for axes $17.95 - $108.95", "Belts for knives $43.95 - $359.95"],
        [
            "Ruling 12 (25-118) - A bridge that nobody had asked for",
            "Ruling 13 (25-119) - Ferries that no longer run at night",
            "Ruling 14 (25-9) - The clock that the museum bought back",
        ],
        ["Fog [video]", "Rain [gallery]", "Snow [audio]"],
        ["Budget 2026", "Budget 2025", "Budget 2024"],
        ["Rovers win 2-1", "Athletic lose 0-3", "Wanderers draw 1-1", "Fog stops play"],
        ["1,000 people march", "2,500 trees planted", "3,000 eels counted"],
        ["Fog", "Rain"],
        [],
    ],
)
def test_numbers_that_belong_to_titles_stay(titles):
    assert bare_titles(titles) == titles


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Fog on the bay (PDF, 44 KB)", "Fog on the bay"),
        ("Fog on the bay [PDF]", "Fog on the bay"),
        ("Fog on the bay 3 pages 210KB", "Fog on the bay"),
        ("Fog on the bay | 1.2 MB", "Fog on the bay"),
        ("湾の霧について（PDF形式：120KB）", "湾の霧について"),
        ("Fog on the bay (updated)", "Fog on the bay (updated)"),
        ("The man with 2 MB", "The man with 2 MB"),
        ("(PDF)", "(PDF)"),
    ],
)
def test_what_is_said_of_a_file_is_no_part_of_its_title(title, bare):
    assert without_file(title) == bare


def test_the_office_that_tells_it_stays_in_the_title():
    titles = [
        f"POL-QU: {title}" for title in ("Zeugen gesucht", "Einbruch in ein Vereinsheim", "Rentnerin vereitelt Betrug")
    ]
    assert bare_titles(titles) == titles
