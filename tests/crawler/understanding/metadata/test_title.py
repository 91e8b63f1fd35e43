"""Headlines are freed of the site around them, and witnesses are weighed as a reader would."""

import pytest

from crawler.understanding.metadata.title import TitleWitnesses, choose_title, strip_site

SITES = ("Der Bote", "bote.example", "bote")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ferry stays in port | Der Bote", "Ferry stays in port"),
        ("Ferry stays in port - Der Bote", "Ferry stays in port"),
        ("Ferry stays in port – bote.example", "Ferry stays in port"),
        ("Ferry stays in port - Harbour - Der Bote", "Ferry stays in port - Harbour"),
        ("Der Bote: ferry stays in port", "Der Bote: ferry stays in port"),
        ("Der Bote | Ferry stays in port", "Ferry stays in port"),
        ("Ferry stays in port | Der Bote | 28.04.2023", "Ferry stays in port"),
        ("Berlin - Paris in four hours", "Berlin - Paris in four hours"),
        ("フェリーは港にとどまる：DerBote", "フェリーは港にとどまる"),
        ("Abfahrt um 10:30", "Abfahrt um 10:30"),
        ("Der Bote", "Der Bote"),
        ("", ""),
    ],
)
def test_the_sites_name_is_cut_and_nothing_else(title, expected):
    assert strip_site(title, SITES) == expected


def test_a_witness_says_where_the_headline_ends():
    assert (
        strip_site("Ferry stays in port - Harbour - Whatever Paper", (), ["Ferry stays in port"])
        == "Ferry stays in port"
    )
    assert strip_site("Whatever Paper » Ferry stays in port", (), ["Ferry stays in port"]) == "Ferry stays in port"


def choose(**given):
    return choose_title(TitleWitnesses(sites=SITES, **given))


def test_agreeing_witnesses_win():
    title, _ = choose(
        headline="Ferry stays in port",
        og="You won't believe what the ferry did",
        document="Ferry stays in port | Der Bote",
        h1=("Ferry stays in port",),
        news=True,
    )
    assert title == "Ferry stays in port"


@pytest.mark.parametrize("h1", ["Menu", "Our blog", "Hauptnavigation", "Der Bote"])
def test_a_heading_that_is_not_the_headline_loses(h1):
    title, source = choose(og="Ferry stays in port", document="Ferry stays in port - Der Bote", h1=(h1,))
    assert (title, source) == ("Ferry stays in port", "og")


def test_the_heading_beats_what_was_written_for_search_engines():
    title, source = choose(
        og="Ferry timetable 2026: all you need to know",
        document="Ferry timetable 2026: all you need to know",
        h1=("The ferry timetable changes",),
    )
    assert (title, source) == ("The ferry timetable changes", "h1")


def test_one_witness_is_enough_and_none_is_unknown():
    assert choose(document="Ferry stays in port | Some Paper") == ("Ferry stays in port", "title")
    assert choose(h1=("Fähre bleibt im Hafen",)) == ("Fähre bleibt im Hafen", "h1")
    assert choose() == (None, None)
    assert choose(og="Der Bote", document="Der Bote") == (None, None)


def test_quotes_and_dashes_do_not_part_witnesses():
    title, _ = choose(
        headline="“Stay” – says the mayor", og='"Stay" - says the mayor', h1=("A different line",), news=True
    )
    assert title is not None
    assert "says the mayor" in title


def test_a_part_that_says_much_more_than_the_sites_name_is_no_name():
    whole = "Take care - bote at the harbour fair of the northern towns"
    assert strip_site(whole, SITES) == whole
    assert strip_site("Take care - Bote News", SITES) == "Take care"


def test_what_the_heading_and_the_declaration_say_alike_is_not_cut():
    whole = "Botes and ships - tips for every harbour"
    assert choose(og=whole, document=f"{whole} | Der Bote", h1=(whole,))[0] == whole
    assert choose(og="Ferry stays | Der Bote", document="Ferry stays | Der Bote", h1=("Ferry stays | Der Bote",))[
        0
    ] == ("Ferry stays")


def test_where_all_declarations_were_written_for_search_engines_a_heading_with_a_second_voice_counts():
    said, shown = "Ferries in the north: all you need to know", "Ferries of the north sail no more"
    given = {"headline": said, "og": said, "twitter": said, "document": f"{said} | Der Bote", "news": True}
    assert choose(h1=(shown,), meta=shown, **given)[0] == shown
    assert choose(h1=(shown,), microdata=shown, **given)[0] == shown
    assert choose(h1=("all you need to know",), microdata="all you need to know", **given)[0] == said


def test_what_old_blogs_put_before_every_title_is_cut():
    assert strip_site("Harbour Notes » Blog Archive » A ferry runs again", ("Harbour Notes",)) == "A ferry runs again"
