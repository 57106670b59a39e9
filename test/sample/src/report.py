"""Counts the failed rows of an export log."""

import re
import sys
from collections import Counter

FAILED = re.compile(r"row (\d+) failed: (.+)$")


def reasons(lines):
    """The reasons of the failed rows, most frequent first."""
    found = (FAILED.search(line) for line in lines)
    return Counter(match.group(2) for match in found if match).most_common()


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as log:
        for reason, count in reasons(log):
            print(f"{count:5}  {reason}")
