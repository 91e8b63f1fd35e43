"""`python -m crawler.cli`: the same command as `newstrail`.

Owns nothing. Must not know any command.
"""

from crawler.cli import main

main(prog_name="newstrail")
