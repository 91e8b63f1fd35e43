"""Read lists of words and phrases that lie as text files beside the code.

Owns the format: `[name]` begins a list; its items are separated by `|` or line ends (by spaces too, for lists of single
words); `#` begins a comment line. Must not know what a list is for.
"""

from importlib.resources import files


def read_lists(package: str, name: str) -> dict[str, tuple[str, ...]]:
    """The lists of the file `name` in `package`, items in order and without repeats."""
    found: dict[str, dict[str, None]] = {}
    current: dict[str, None] = {}
    for line in files(package).joinpath(name).read_text("utf-8").splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], {})
            continue
        current.update(dict.fromkeys(item for one in line.split("|") if (item := one.strip())))
    return {title: tuple(items) for title, items in found.items()}
