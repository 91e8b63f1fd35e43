"""`python -m crawler`: the `newstrail` command."""

from crawler.cli import main

if __name__ == "__main__":
    main(prog_name="newstrail")
