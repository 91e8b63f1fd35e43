"""What is cut off the titles of a list, and what is not."""

import pytest

from crawler.understanding.listings.ends import bare_titles


@pytest.mark.parametrize(
    ("titles", "bare"),
    [
        (["Title: Fog", "Title: Rain on the hill", "Title: Snow"], ["Fog", "Rain on the hill", "Snow"]),
        (["23-1667 Ash v Elm", "24-8003 Oak v Fir", "24-12 Yew v Box"], ["Ash v Elm", "Oak v Fir", "Yew v Box"]),
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
        ["Budget 2026", "Budget 2025", "Budget 2024"],
        ["Rovers win 2-1", "Athletic lose 0-3", "Wanderers draw 1-1", "Fog stops play"],
        ["1,000 people march", "2,500 trees planted", "3,000 eels counted"],
        ["Fog", "Rain"],
        [],
    ],
)
def test_numbers_that_belong_to_titles_stay(titles):
    assert bare_titles(titles) == titles
