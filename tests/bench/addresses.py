"""Measures the address guard against a folder of cases.

    python tests/bench/addresses.py --data DIR

Each `*.jsonl` of DIR holds rows with `verdict` ("blocked", "allowed"; others are not scored) and a `url` or an `address`;
with a `url` also what its host `resolves_to`, where it `redirects_to`, further `names`, and `allow_private`. Nothing is
looked up and nothing is connected to. Printed: each row that is judged otherwise, and how many were judged.
"""

import argparse
import ipaddress
import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

sys.path.insert(0, str(Path(__file__).parents[2]))

from crawler.network.addresses import Policy, RefusedAddress


def verdict(row: dict[str, Any]) -> tuple[str, str]:
    """ "blocked" or "allowed", and why."""
    policy = Policy.of(row.get("allow_private", ()))
    if "url" not in row:
        try:
            reason = policy.refusal(ipaddress.ip_address(row["address"].strip("[]")), 80)
        except ValueError as error:
            reason = str(error)
        return ("blocked", reason) if reason else ("allowed", "")
    url, first = row["url"], True
    for hop in (None, *row.get("redirects_to", ())):
        url = url if hop is None else urljoin(url, hop)
        try:
            target = policy.check(url)
        except RefusedAddress as error:
            return "blocked", str(error)
        answers = row.get("names", {}).get(target.host) or (row.get("resolves_to") if first else None) or ()
        first = False
        if target.address is None and not answers:
            return "blocked", "the name leads nowhere"
        for address in answers if target.address is None else ():
            if reason := policy.refusal(ipaddress.ip_address(address), target.port):
                return "blocked", reason
    return "allowed", ""


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    judged = right = 0
    for file in sorted(parser.parse_args().data.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            wanted = row.get("verdict")
            if wanted not in ("blocked", "allowed") or not ({"url", "address"} & set(row)):
                continue
            found, why = verdict(row)
            judged += 1
            if found == wanted or (wanted == "allowed" and row.get("or_refused")):
                right += 1
            else:
                print(f"{found} ({why}), not {wanted}: {row.get('url') or row['address']!r}  {row.get('why', '')}")
    print(f"{right} of {judged} judged as wanted")


if __name__ == "__main__":
    main()
