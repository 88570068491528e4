"""Whether the version in the package may be released, and what CHANGELOG.md says about it.

Usage: python tools/release.py check | version | notes
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def version() -> str:
    """The version in the package."""
    words = (ROOT / "cropperhead_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', words)
    assert found is not None
    return found.group(1)


def sections(changelog: str) -> dict[str, tuple[str, str]]:
    """By version: its date (or `unreleased`) and what changed. The form is that of Keep a Changelog."""
    parts = re.split(r"^## \[(.+?)\](?: [-–] (\S+))?$", changelog, flags=re.MULTILINE)
    return {parts[at]: (parts[at + 1] or "", parts[at + 2].strip()) for at in range(1, len(parts), 3)}


def faults() -> list[str]:
    """What stands against a release of the version in the package."""
    number = version()
    known = sections((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    found = []
    date, text = known.get(number, ("", ""))
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        found.append(f"CHANGELOG.md has no dated section [{number}]")
    elif not text:
        found.append(f"CHANGELOG.md says nothing about {number}")
    for name in ("CITATION.cff", "packaging/linux/io.github.cropperhead.CropperHead.metainfo.xml"):
        if number not in (ROOT / name).read_text(encoding="utf-8"):
            found.append(f"{name} does not name {number}")
    return found


def main() -> int:
    """The command line."""
    wish = sys.argv[1]
    if wish == "version":
        print(version())
    elif wish == "notes":
        print(sections((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))[version()][1])
    else:
        print("\n".join(faults()) or f"{version()} may be released")
        return int(bool(faults()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
