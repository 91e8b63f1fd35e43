"""A day at the newsroom: the edits that `newstrail demo` makes between its crawls.

Owns what is edited and when. Must not know who watches. The desk keeps the true list.
"""

from datetime import timedelta

from crawler.newsroom.newsroom import Newsroom

HEADLINE = "cannery-jobs"
FIGURE = "sperrung-talbachbruecke"
PARAGRAPH = "harbour-defence-budget"
DELETED = "tax-office-computer"
REVERTED = "wolf-nachweis"
PAUSE = timedelta(minutes=20)


def afternoon(newsroom: Newsroom) -> None:
    """A headline is softened, a figure grows, a paragraph goes, a page goes, a headline backs down; news comes in."""
    newsroom.edit(HEADLINE, title="Cannery announces a new structure as herring quota is halved", silent=True)
    newsroom.advance(PAUSE)
    newsroom.edit(FIGURE, lambda story: story.with_words("2,3 Millionen Euro", "3,2 Millionen Euro"))
    newsroom.advance(PAUSE)
    newsroom.edit(PARAGRAPH, lambda story: story.without_paragraph(4), silent=True)
    newsroom.advance(PAUSE)
    newsroom.delete(DELETED)
    newsroom.advance(PAUSE)
    newsroom.edit(REVERTED, title="Schafe am Nordhang: Landesamt prüft Verdacht auf Wolf")
    newsroom.advance(PAUSE)
    newsroom.burst(3, paper="courier", over=PAUSE)
    newsroom.burst(1, paper="anzeiger", over=PAUSE)


def evening(newsroom: Newsroom) -> None:
    """The headline that had backed down stands again."""
    newsroom.revert(REVERTED)
