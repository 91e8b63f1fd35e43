"""A listing's further pages wait in the archive until they were read, or have failed for good."""

from datetime import timedelta
from pathlib import Path

from archive import Archive, ListingKind, clock


def test_a_page_is_due_until_it_was_read_or_failed_three_times(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        site = archive.ensure_site("quay", "https://quay.example/")
        listing = archive.ensure_listing(site, "https://quay.example/latest", ListingKind.PAGE)
        archive.plan(listing_id=listing, at=None, reason="")
        urls = ["https://quay.example/latest/2", "https://quay.example/latest/b"]
        archive.goes_on(listing, urls, 2)
        archive.goes_on(listing, urls[:1], 2)
        first, second = archive.due()
        assert [(one.url, one.page, one.listing_id) for one in (first, second)] == [(url, 2, listing) for url in urls]
        assert archive.due(skip={("page", first.page_id or 0)}) == [second]
        assert archive.due([site + 1]) == []
        archive.page_was_read(first.page_id or 0)
        assert archive.due() == [second]
        for hours in (1, 2):
            later = clock.now() + timedelta(hours=hours)
            archive.page_failed(second.page_id or 0, later)
            assert archive.due() == []
            (again,) = archive.due(now=later)
            assert again.failures == hours
        archive.page_failed(second.page_id or 0, clock.now())
        assert archive.due(now=clock.now() + timedelta(days=1)) == []
