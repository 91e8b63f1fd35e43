"""The `newstrail` command: the crawling commands of this folder and the archive's own.

Owns the program's name and its global options. Must not know what any command does.
"""

import click

from archive.cli.group import CommandGroup


@click.group(
    cls=CommandGroup,
    packages=("crawler.cli.commands", "archive.cli.commands"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    no_args_is_help=True,
)
@click.option("--archive", metavar="PATH", help="The archive. [env: NEWSTRAIL_ARCHIVE; default: newstrail.db]")
@click.option("--config", metavar="PATH", help="The configuration. [env: NEWSTRAIL_CONFIG; default: newstrail.toml]")
@click.version_option(package_name="newstrail", message="newstrail %(version)s")
def main(archive: str | None, config: str | None) -> None:
    """Crawl news sites, keep every version, and ask what changed.

    \b
    A first minute, offline:      newstrail demo
    A site of your own:           newstrail add https://news.example/
                                  newstrail crawl
    What changed:                 newstrail log
                                  newstrail diff 1
    """
