"""Scrapy's settings for newstrail: polite and hardened, with the values of newstrail.toml where it exists.

Owns the values. `scrapy list`, `scrapy crawl`, `scrapy shell` and `newstrail crawl` all start from here.
"""

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from archive.cli.group import told
from archive.errors import ConfigError
from crawler.config import Config, CrawlConfig, load
from crawler.network.robots import AGENT


def _version() -> str:
    try:
        return version("newstrail")
    except PackageNotFoundError:
        return "0"


def user_agent(config: CrawlConfig) -> str:
    """Who is asking, and how to reach them."""
    about = f"+{config.contact}" if config.contact else "news archive; no contact given"
    return f"{AGENT}/{_version()} ({about})"


def _configured() -> Config:
    try:
        named = os.environ.get("NEWSTRAIL_CONFIG")
        return load(Path(named or "newstrail.toml"), must_exist=bool(named))
    except ConfigError as error:
        sys.exit(told(error))  # this is where Scrapy's own commands begin; newstrail's have read the file before


_config = _configured()

NEWSTRAIL_CONFIG = str(_config.path or os.environ.get("NEWSTRAIL_CONFIG") or "newstrail.toml")
NEWSTRAIL_ARCHIVE = os.environ.get("NEWSTRAIL_ARCHIVE") or "newstrail.db"
NEWSTRAIL_ALLOW_PRIVATE = list(_config.crawl.allow_private)
NEWSTRAIL_DELAYS: dict[str, float] = {}

BOT_NAME = AGENT
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
COMMANDS_MODULE = "crawler.cli.scrapy_commands"
USER_AGENT = user_agent(_config.crawl)

# Politeness. Robots.txt is obeyed by RobotsGate, which is stricter than Scrapy's own middleware.
ROBOTSTXT_OBEY = False
CONCURRENT_REQUESTS = _config.crawl.concurrency
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = _config.crawl.delay
DOWNLOAD_DELAY_JITTER = 0

# Bounds.
DOWNLOAD_TIMEOUT = _config.crawl.timeout
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DNS_TIMEOUT = 20
REDIRECT_MAX_TIMES = 10
URLLENGTH_LIMIT = 4096
CONCURRENT_ITEMS = 2  # Scrapy starts so many tasks for every response

# Doors that stay shut.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
COOKIES_ENABLED = False
REFERER_ENABLED = False
METAREFRESH_ENABLED = False
HTTPPROXY_ENABLED = False  # a proxy would connect where the resolver cannot see it
DOWNLOAD_VERIFY_CERTIFICATES = True
DOWNLOAD_HANDLERS = {
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
    "http": "crawler.middlewares.deadline.DeadlineHandler",
    "https": "crawler.middlewares.deadline.DeadlineHandler",
}
TWISTED_DNS_RESOLVER = "crawler.middlewares.resolver.GuardedResolver"

DEFAULT_REQUEST_HEADERS = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
# What is not used is not loaded: it would cost start-up time, and a call for every request.
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,
    "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.middlewares.guard.GuardMiddleware": 50,
    "crawler.middlewares.robots.RobotsGate": 100,
    "crawler.middlewares.politeness.PolitenessMiddleware": 150,
    "crawler.middlewares.conditional.ConditionalMiddleware": 200,
    "crawler.middlewares.compression.CompressionMiddleware": 590,
    "crawler.middlewares.redirects.RecordedRedirects": 600,
}
RETRY_TIMES = 1
RETRY_HTTP_CODES: list[int] = []
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
}
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"  # the archive says what is due
ITEM_PIPELINES = {
    "crawler.pipelines.identify.Identify": 100,
    "crawler.pipelines.reserve.Reserve": 150,
    "crawler.pipelines.understand.Understand": 200,
    "crawler.pipelines.render.Render": 250,
    "crawler.pipelines.doubt.Doubt": 270,
    "crawler.pipelines.deduplicate.Deduplicate": 300,
    "crawler.pipelines.record.Record": 400,
}

WARN_ON_GENERATOR_RETURN_VALUE = False  # reads the source of callbacks again and again
LOG_LEVEL = "WARNING"
LOG_FORMATTER = "crawler.log_lines.LogLines"
STATS_DUMP = False
EXTENSIONS = {
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
    "scrapy.extensions.throttle.AutoThrottle": None,
    "scrapy.extensions.spiderstate.SpiderState": None,
}
