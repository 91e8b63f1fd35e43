"""What kind of page this is: an article, a listing, a wall, an error, or something that is no page to read.

Owns the kinds and the evidence for each. Must not know how a body or its listing entries are cut, or the network.

    evidence = not_html(body, headers)              # before parsing: None, or why this is no page
    evidence = plain_story(doc, metadata, ...)      # None, or why it is an article and nothing else
    verdict = kind_of(gather(doc, metadata, status=..., headers=..., body_words=..., records=...))
"""

from crawler.understanding.kinds.decide import Verdict, kind_of
from crawler.understanding.kinds.plain import plain_story
from crawler.understanding.kinds.signals import Signals, gather
from crawler.understanding.kinds.sniff import not_html

__all__ = ["Signals", "Verdict", "gather", "kind_of", "not_html", "plain_story"]
