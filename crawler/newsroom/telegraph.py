"""Short stories made to order, for tests that need many.

Owns their wording. Must not know when or why they are published. Every story says something of its own.
"""

from datetime import datetime
from random import Random

from crawler.newsroom.paper import Paper
from crawler.newsroom.story import Story

_STREETS = ("Chandler Street", "Ropewalk Lane", "Mill Quay", "Tanner's Row", "Lantern Hill", "Old Customs Road")
_EVENTS = ("burst water main", "power cut", "gas smell", "fallen tree", "stuck lorry", "flooded cellar")
_STRASSEN = ("Mühlgasse", "Bahnhofstraße", "Am Anger", "Kirchweg", "Untere Torgasse", "Sägewerkstraße")
_FAELLE = ("Rohrbruch", "Stromausfall", "Gasgeruch", "Baumsturz", "Wasserschaden", "Lastwagenbrand")


def telegram(paper: Paper, chance: Random, at: datetime) -> Story:
    """A story of some 130 words for `paper`, published at `at`; its slug is one of 2**40."""
    slug = f"brief-{chance.getrandbits(40):010x}"
    make = _english if paper.language == "en" else _german
    title, paragraphs = make(chance)
    return Story(
        slug=slug,
        paper=paper.name,
        section="city" if paper.language == "en" else "lokales",
        title=title,
        paragraphs=paragraphs,
        published_at=at.replace(microsecond=0),
        address=slug,
    )


def _english(chance: Random) -> tuple[str, tuple[str, ...]]:
    street, event, houses, hour = (
        chance.choice(_STREETS), chance.choice(_EVENTS), chance.randint(3, 940), chance.randint(1, 11)
    )  # fmt: skip
    crews, cost, number = chance.randint(2, 9), chance.randint(12, 480), chance.randint(100, 99999)
    return f"{event.capitalize()} on {street} affects {houses} homes, incident {number}", (
        f"A {event} on {street} left {houses} homes without their usual services for most of the day, the city's "
        f"control room said. Crews were called shortly after {hour} in the morning and worked until dusk.",
        f"“We had {crews} teams on the ground within the hour,” said the duty officer, who asked neighbours to keep "
        f"the pavement clear. Incident {number} is the {chance.randint(4, 20)}th of its kind here this year.",
        f"Repairs are expected to cost {cost},000 crowns and to last {chance.randint(2, 20)} days. A spokesman for the "
        "works department said that the pipes and cables under the street were older than anyone now employed there, "
        "and that a survey of the whole quarter would begin in the spring.",
    )


def _german(chance: Random) -> tuple[str, tuple[str, ...]]:
    street, event, homes, hour = (
        chance.choice(_STRASSEN), chance.choice(_FAELLE), chance.randint(3, 940), chance.randint(1, 11)
    )  # fmt: skip
    crews, cost, number = chance.randint(2, 9), chance.randint(12, 480), chance.randint(100, 99999)
    return f"{event} in der {street}: {homes} Haushalte betroffen, Einsatz {number}", (
        f"Ein {event} in der {street} hat am Vormittag {homes} Haushalte in Talbach getroffen. Die Leitstelle schickte "
        f"kurz nach {hour} Uhr {crews} Trupps, die bis zum Abend im Einsatz waren.",
        f"„So etwas erleben wir hier {chance.randint(2, 30)} Mal im Jahr“, sagte der Leiter von Einsatz {number}. "
        "Er bat die Anwohner, die Zufahrten frei zu halten und auf Lautsprecherdurchsagen zu achten.",
        f"Die Stadtwerke rechnen mit Kosten von {cost}.000 Euro und mit {chance.randint(2, 20)} Tagen Bauzeit. Die "
        "Leitungen in diesem Viertel stammen nach ihren Angaben aus der Zeit vor dem Krieg und sollen im kommenden "
        "Frühjahr vollständig untersucht werden.",
    )
