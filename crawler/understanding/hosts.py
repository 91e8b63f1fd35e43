"""The hosts in addresses, as far as reading pages needs them.

Owns what of an address is its host. Must not know which hosts may be asked (see `crawler.network.hosts`).
"""


def host_of(url: str) -> str:
    """The host of an address in lower case, without its port; "" for an address without one."""
    return url.split("://", 1)[-1].split("/", 1)[0].rsplit(":", 1)[0].lower()


def site_of(url: str) -> str:
    """The host of an address without its port and "www."."""
    return host_of(url).removeprefix("www.")
