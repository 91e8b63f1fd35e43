"""Print one of the README's commands: the first code block after the mark `<!-- command: NAME -->`."""

import re
import sys
from pathlib import Path

readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
match = re.search(rf"<!-- command: {re.escape(sys.argv[1])} -->\s*```\w*\n(.+?)\n```", readme, re.DOTALL)
if match is None:
    sys.exit(f"README.md has no code block marked with <!-- command: {sys.argv[1]} -->")
print(match.group(1))
