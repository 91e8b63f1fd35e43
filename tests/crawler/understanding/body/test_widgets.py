"""Boxes amid a story, or below it, that want something done are no text; what the story asks or shows stays."""

import pytest

from crawler.understanding import understand

URL = "https://courier.example/2026/03/pier"
PIER = [
    "The council of Brant has put off the new pier by a year, because the steel now costs twice what it did last spring.",
    "Its chair, Ada Lindqvist, told the meeting on Monday that the town would not borrow for it.",
    "The ministry, which pays for half of the works, has until June to say whether the money can wait.",
    "Fishermen had asked for the old mole to be mended first, as it shelters the boats from the north wind.",
    "The harbour master expects no ship larger than the ferry to call before the works are done.",
]
EMAIL = "<input type='email' placeholder='Email'>"
WIDGETS = [
    f"<div class='k1'><h3>The Morning Tide</h3><p>What happened overnight, in five minutes.</p><form>{EMAIL}</form></div>",
    f"<div class='k1'><p>Was in der Nacht geschah, in fünf Minuten gelesen.</p>{EMAIL}<button>Los</button></div>",
    "<div class='p'><h4>What do you think?</h4><p>Should the town borrow?</p><label><input type='radio'>Yes</label>"
    "<label><input type='radio'>No</label></div>",
    "<div class='g'><h4>Keep this free</h4><p>Readers like you pay for what we do.</p><button>5</button><button>10</button>"
    "</div>",
    "<div class='s'><p>Those who pay for it read everything, without advertising.</p><a href='/s'>See the offers</a></div>",
    "<div class='s'><p>Wer zahlt, liest alles, und das ohne Werbung.</p><a href='/s'>Jetzt abonnieren</a></div>",
    "<div class='s'><p>Qui paie lit tout, et sans publicité aucune.</p><a href='/s'>S’abonner</a></div>",
    "<div class='e'><p>This cannot be shown because of what you chose.</p><button>Show content</button></div>",
    "<aside><h4><a href='/2026/03/ferry'>Ferry sails again</a></h4><p>The ferry to Velm took up service at noon.</p>"
    "<a href='/2026/03/ferry'>Read on</a></aside>",
    "<p>Follow the Courier on <a href='https://whatsapp.com/channel/1'>WhatsApp</a> for news from the coast.</p>",
    "<p><em><a href='/newsletter'>Sign up for our morning newsletter</a> and read the stories of the day at seven.</em></p>",
    "<div class='video-player'><video src='v.mp4'></video><p class='t'>Watch how the mole broke on Monday</p></div>",
    "<p class='small'>Photo: Emil Sund</p>",
    "<p>Download our free app and read it on the ferry.</p>",
    "<p>Möchten Sie nichts verpassen? Dann abonnieren Sie unseren kostenlosen <a href='/nl'>Newsletter</a>.</p>",
    "<p><strong>Únete a nuestro canal de WhatsApp: <a href='#'>haz clic aquí</a></strong></p>",
    "<p><em>Like us on Facebook to see more stories like this.</em></p>",
]
OWN = [
    "<div class='b'><p>“One more year will not sink us,” said Jon Aske.</p></div>",
    "<p>The town asks people to <a href='https://brant.example/newsletter'>subscribe to its newsletter</a>, and few do.</p>",
    "<figure><img src='/a.jpg'><button>+</button><figcaption>The pier in May.</figcaption></figure>",
    "<div class='q'><p>Should the town borrow for it? Nobody knows.</p></div>",
    "<div class='b'><p>The council's chair had said so <a href='/2025/11/pier'>in an interview last year</a> already.</p></div>",
    "<blockquote><p>“Subscribe now, or there will be no paper by the summer,” said Tove Brandt, who owns it.</p></blockquote>",
    "<p>Share this timetable with the ferrymen, the chair told them.</p>",
    "<h3>Follow us, said the gulls</h3>",
    "<p>Join our queue at seven, the ferrymen say, and you will hear the same from all.</p>",
    "<div class='player-note'><p>Aske ran, pointed, and was the last to leave the pier.</p></div>",
    "<p><b>Do you have a story that nobody believes?</b></p>",
    "<p>Get the <a href='https://ferry.example/plan'>latest plan of the pier</a> and the ferry is not on it.</p>",
]


def text_of(*parts: str) -> list[str]:
    html = (
        f"<html lang='en'><title>Pier put off | Courier</title><body><main><h1>Pier put off</h1>{''.join(parts)}</main>"
    )
    seen = understand(html.encode(), URL)
    assert seen.article
    return seen.article.text.split("\n\n")


def told(paragraphs: list[str]) -> str:
    return "".join(f"<p>{one}</p>" for one in paragraphs)


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_widget_amid_the_story_is_no_text(widget: str) -> None:
    assert text_of("<div class='story'>", told(PIER[:3]), widget, told(PIER[3:]), "</div>") == PIER


@pytest.mark.parametrize("widget", WIDGETS[:9])
def test_a_widget_below_the_story_is_no_text(widget: str) -> None:
    assert text_of("<div class='story'>", told(PIER), widget, "</div>") == PIER


@pytest.mark.parametrize("own", OWN)
def test_a_story_keeps_its_own(own: str) -> None:
    seen = text_of("<div class='story'>", told(PIER[:3]), own, told(PIER[3:]), "</div>")
    alone = text_of(
        "<div class='story'>", told(PIER[:3]), own.replace("<button>+</button>", ""), told(PIER[3:]), "</div>"
    )
    assert [one for one in seen if one in PIER] == PIER
    assert seen == alone
    assert ("figure" in own) or len(seen) == len(PIER) + 1


def test_a_story_within_a_form_is_whole() -> None:
    assert text_of("<form><input type='text'><div class='story'>", told(PIER), "</div></form>") == PIER


@pytest.mark.parametrize("amid", [1, 2, 3])
def test_parts_in_boxes_of_their_own_stay_beside_a_form(amid: int) -> None:
    parts = [f"<section><p>{one}</p></section>" for one in PIER]
    parts[amid] = parts[amid].replace("</section>", f"<form>{EMAIL}</form></section>")
    assert text_of(*parts) == PIER
