"""The parts of addresses, as far as reading pages needs them: host, site, path.

Owns what of an address is which, by its text alone. Must not know which hosts may be asked (see
`crawler.network.hosts`).
"""


def host_of(url: str) -> str:
    """The host of an address in lower case, without its port; "" for an address without one."""
    return url.split("://", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0].lower()


def site_of(url: str) -> str:
    """The host of an address without its port and "www."."""
    return host_of(url).removeprefix("www.")


def path_of(url: str) -> str:
    """What of an address tells the pages of a site apart: without scheme, host, query, fragment and the slashes at the
    path's ends; "" of a home page.
    """
    return url.split("#", 1)[0].split("?", 1)[0].split("://", 1)[-1].partition("/")[2].rstrip("/")
