"""Before an edit is believed: is it the publisher's, or does our own reading differ from the last time?

Owns that doubt. What is learned of a site, its rules in newstrail.toml and the extractor change between two visits; the
bytes of the last visit, read again as this one was, tell the two causes apart. And a page may gain a notice that lets
the reader take some line for the story's that it left out before: both pages tell that the line stood on each.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from archive import Archive, Content, Observation
from archive.errors import NewstrailError
from archive.rederive import Source, rewrite, sources
from crawler.session.sites import SiteAtWork
from crawler.visits.observing import content_of_known

MOST = 30  # revisions of one article that are read again


def same(one: Content, other: Content) -> bool:
    """Whether two contents agree in every field that makes a revision."""
    return (one.title, one.subtitle, one.authors, one.published_at, one.text) == (
        other.title,
        other.subtitle,
        other.authors,
        other.published_at,
        other.text,
    )


def says_otherwise(archive: Archive, article_id: int, content: Content) -> bool:
    """Whether `content` differs from what is kept of the article; False where nothing is."""
    try:
        return not same(archive.revision(article_id).content, content)
    except NewstrailError:
        return False


def settle(archive: Archive, site: SiteAtWork, article_id: int) -> bool:
    """Bring what is kept of the article to the present reading, where its last bytes are read otherwise now.

    Does nothing when the last bytes, read again, say what they said: then the difference is the publisher's. Returns
    whether revisions were rewritten. Does not commit.
    """
    latest = archive.revision(article_id)
    known = {source.revision_id: source for source in sources(archive, article_id)}
    source = known.get(latest.id)
    if source is None:
        return False
    read = _reader(archive, site)
    again = read(source)
    if again is None or same(again, latest.content):
        return False
    from crawler.understanding import EXTRACTOR

    others = [one for one in known.values() if one.revision_id != latest.id][-MOST:]
    contents = {one.revision_id: read(one) for one in others} | {latest.id: again}
    rewrite(archive, article_id, contents, EXTRACTOR)
    return True


def believed(archive: Archive, article_id: int, seen: Observation) -> Observation:
    """`seen`, with the content that is kept of the article where it differs only in which paragraphs were taken for
    the story's: those stand on this page as often as on the one that was read before. They are named in the evidence.
    """
    latest = archive.revision(article_id)
    if seen.content is None or seen.body is None or not _differ_in_text(latest.content, seen.content):
        return seen
    source = next((one for one in sources(archive, article_id) if one.revision_id == latest.id), None)
    if source is None:
        return seen
    before, after = Counter(latest.content.text.split("\n\n")), Counter(seen.content.text.split("\n\n"))
    changed = (before - after) + (after - before)
    try:
        there = _paragraphs(archive.body(source.body_sha256), source.url, source.headers)
        here = _paragraphs(seen.body.data, seen.final_url or seen.url, seen.headers)
    except (NewstrailError, ValueError):
        return seen
    if not changed or any(here[one] != there[one] or not here[one] for one in changed):
        return seen
    return replace(seen, content=latest.content, evidence={**seen.evidence, "taken_otherwise": sorted(changed)[:10]})


def _differ_in_text(one: Content, other: Content) -> bool:
    return one.text != other.text and same(replace(one, text=other.text), other)


def _paragraphs(body: bytes, url: str, headers: Mapping[str, str]) -> Counter[str]:
    """How often each paragraph stands on a page."""
    from crawler.understanding.body.paragraphs import paragraphs_of
    from crawler.understanding.document import Document

    texts = Document.parse(body, url, headers).block_texts
    return Counter(paragraph for text in texts for paragraph in paragraphs_of(text))


def _reader(archive: Archive, site: SiteAtWork) -> Callable[[Source], Content | None]:
    from crawler.understanding import understand

    def read(source: Source) -> Content | None:
        try:
            body = archive.body(source.body_sha256)
            seen = understand(body, source.url, source.headers, source.fetched_at, site.memory, site.rules)
        except Exception:  # bytes that cannot be had or read again prove nothing
            return None
        return content_of_known(seen)

    return read
