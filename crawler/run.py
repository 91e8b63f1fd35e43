"""Runs crawls: the one place where Scrapy's process is made and started.

Owns its settings for a command, its signals, and how a run ends. Must not know command lines.
"""

import logging
import os
import signal
import warnings
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from crawler.config import Config
from crawler.fetching.fetch import Errand, Fetcher
from crawler.network.hosts import slot
from crawler.session.session import Session, Status

T = TypeVar("T")


def with_options(config: Config, *, allow_private: Sequence[str] = (), delay: float | None = None) -> Config:
    """`config` as the command line changes it. Raises ConfigError for an allowance that is none."""
    from crawler.network.addresses import Policy

    Policy.of(allow_private)
    crawl = replace(config.crawl, allow_private=(*config.crawl.allow_private, *allow_private))
    if delay is not None:
        crawl = replace(crawl, delay=delay)
    return replace(config, crawl=crawl)


def settings_for(config: Config, archive: Path | str | None = None) -> Any:
    """Scrapy's settings for `config`: those of crawler.settings, with what the configuration says on top."""
    if config.path is not None:
        os.environ["NEWSTRAIL_CONFIG"] = str(config.path)
    from scrapy.settings import Settings

    from crawler import settings as module

    made = Settings()
    made.setmodule(module, priority="project")
    crawl = config.crawl
    delays = {slot(site.home): site.delay for site in config.sites if site.delay is not None}
    values = {
        "NEWSTRAIL_ALLOW_PRIVATE": list(crawl.allow_private),
        "NEWSTRAIL_DELAYS": delays,
        "USER_AGENT": module.user_agent(crawl),
        "CONCURRENT_REQUESTS": crawl.concurrency,
        "DOWNLOAD_DELAY": crawl.delay,
        "DOWNLOAD_TIMEOUT": crawl.timeout,
    }
    if archive is not None:
        values["NEWSTRAIL_ARCHIVE"] = str(archive)
    made.setdict(values, priority="cmdline")
    return made


def scrapy_process(config: Config) -> Any:
    """Scrapy's process with the settings of `config`, not started yet."""
    from scrapy.crawler import AsyncCrawlerProcess

    # Twisted and Scrapy warn about their own insides; nothing of it is the person's to act on.
    warnings.filterwarnings("ignore", module=r"(scrapy|twisted)\b")
    process = AsyncCrawlerProcess(settings_for(config))
    # Scrapy opens the root logger to everything and filters in the handler: a record would be made for every request.
    logging.getLogger().setLevel(logging.WARNING)
    for name in ("scrapy", "twisted", "asyncio"):
        logging.getLogger(name).setLevel(logging.ERROR)
    return process


def crawl(session: Session, *, watcher: Callable[[Session], Any] | None = None) -> Status:
    """Run a session that was started to its end, and close it. Returns how it ended.

    The first SIGINT or SIGTERM lets what is in flight finish; the second stops at once. Either way everything that
    was recorded is committed. Raises what ended the run when the archive did (DiskFull, ...).
    """
    from crawler.spiders.site import SiteSpider, ended

    process = scrapy_process(session.config)
    crawler = process.create_crawler(SiteSpider)
    status: Status = "failed"
    try:
        begun = process.crawl(crawler, session=session)
        if watcher is not None:
            with watcher(session):
                process.start()
        else:
            process.start()
        if begun.done() and not begun.cancelled() and (error := begun.exception()) is not None:
            raise error  # it could not even begin
        status = ended(crawler)
    finally:
        # All that is left is a commit: a Ctrl-C that comes late must not break it, nor the exit code.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        session.close(status)
        if status != "interrupted":
            signal.signal(signal.SIGINT, signal.default_int_handler)
    return status


def errand(work: Callable[[Fetcher], Awaitable[T]], config: Config) -> T:
    """Run `work` with a way to fetch pages; its result. Raises what it raises, and KeyboardInterrupt on Ctrl-C."""
    process = scrapy_process(config)
    box: dict[str, Any] = {}
    process.crawl(Errand, work=work, box=box)
    process.start()
    if "error" in box:
        raise box["error"]
    if "result" not in box:
        raise KeyboardInterrupt
    result: T = box["result"]
    return result
