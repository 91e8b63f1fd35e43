"""newstrail.toml: read, checked and written. `from crawler.config import load`."""

from crawler.config.reading import Config, CrawlConfig, Site, Tell, load

__all__ = ["Config", "CrawlConfig", "Site", "Tell", "load"]
