# SPDX-License-Identifier: MIT
"""What the linker sees: no room of core uses widgets, and each heavy library is used by its own room only."""
import re
import subprocess
import sys
from pathlib import Path

OWNERS = {
    r"\bQWidget|\bQApplication": set(),
    r"\bQSql(Database|Query)": {"store"},
    r"\bcurl_(easy|multi)_": {"remote", "messaging"},
    r"\bQKeychain::": {"secrets"},
}
NO_QT = {"matching", "domain", "http"}


def main(build):
    archives = sorted((build / "core").rglob("libmatchdesk_*.a"))
    if len(archives) < 8:
        print(f"only {len(archives)} rooms were built in {build}")
        return 1
    faults = 0
    for archive in archives:
        room = archive.stem.removeprefix("libmatchdesk_")
        listing = subprocess.run(["nm", "-C", "--undefined-only", archive], capture_output=True, text=True, check=True).stdout
        for pattern, owners in OWNERS.items():
            if room not in owners and (match := re.search(pattern, listing)):
                print(f"{room} uses {match[0]}")
                faults += 1
        if room in NO_QT and (match := re.search(r"\bQ(String|Object|ByteArray|Date|Variant)\b", listing)):
            print(f"{room} is free of Qt, but uses {match[0]}")
            faults += 1
    print(f"{len(archives)} rooms, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
