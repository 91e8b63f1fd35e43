"""`scrapy crawl SPIDER`: as Scrapy's, but it ends with the messages and exit codes of `newstrail crawl`.

Owns how that command ends. Must not know what its spiders do.
"""

import argparse
import asyncio

from scrapy.commands import crawl

from archive.cli.group import told
from archive.errors import EXIT_INTERRUPTED, NewstrailError, NotFound
from crawler.cli.endings import exit_code_of
from crawler.spiders.site import SiteSpider, ended


class Command(crawl.Command):
    """Run one of the project's spiders."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl; `exitcode` is that of `newstrail crawl`."""
        if len(args) != 1:
            super().run(args, opts)  # raises Scrapy's UsageError
        try:
            self.exitcode = self._crawled(args[0], opts)
        except NewstrailError as error:
            self.exitcode = told(error)

    def _crawled(self, name: str, opts: argparse.Namespace) -> int:
        process = self.crawler_process
        assert process is not None
        if name not in (known := process.spider_loader.list()):
            raise NotFound(f"No spider is named {name!r}.", do=f"There are: {', '.join(sorted(known))}.")
        crawler = self._create_crawler(name)
        begun = process.crawl(crawler, **opts.spargs)
        process.start()
        if isinstance(begun, asyncio.Task) and begun.done() and not begun.cancelled() and (error := begun.exception()):
            raise error  # it could not even begin
        spider = crawler.spider
        return exit_code_of(ended(crawler), spider.session) if isinstance(spider, SiteSpider) else EXIT_INTERRUPTED
