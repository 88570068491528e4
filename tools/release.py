"""Whether the version in the package may be released, and what CHANGELOG.md says about it.

Usage: python tools/release.py check | version | notes
       python tools/release.py date VERSION   what is unreleased becomes VERSION, of today
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHANGELOG = "CHANGELOG.md"
_STORE = "packaging/linux/io.github.cropperhead.CropperHead.metainfo.xml"
VERSIONS = {
    "cropperhead_desktop/__init__.py": r'__version__ = "([^"]+)"',
    "CITATION.cff": r"^version: (\S+)$",
    _STORE: r'<release version="([^"]+)"',
    "packaging/windows/AppxManifest.xml": r'<Identity .* Version="([\d.]+)\.0"',
}
"""Files that name the version, and where."""
DATES = {"CITATION.cff": r"^date-released: (\S+)$", _STORE: r'<release version="[^"]+" date="([^"]+)"'}


def read(name: str) -> str:
    """The text of a file of the tree."""
    return (ROOT / name).read_text(encoding="utf-8")


def version() -> str:
    """The version in the package."""
    name, pattern = next(iter(VERSIONS.items()))
    return _found(name, pattern)[1]


def sections(changelog: str) -> dict[str, tuple[str, str]]:
    """By version: its date (or `unreleased`) and what changed. The form is that of Keep a Changelog."""
    parts = re.split(r"^## \[(.+?)\](?: [-–] (\S+))?$", changelog, flags=re.MULTILINE)
    return {parts[at]: (parts[at + 1] or "", parts[at + 2].strip()) for at in range(1, len(parts), 3)}


def faults() -> list[str]:
    """What stands against a release of the version in the package."""
    number = version()
    date, text = sections(read(CHANGELOG)).get(number, ("", ""))
    found = []
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        found.append(f"CHANGELOG.md has no dated section [{number}]: python tools/release.py date {number}")
    elif not text:
        found.append(f"CHANGELOG.md says nothing about {number}")
    named = {name: (pattern, number) for name, pattern in VERSIONS.items()}
    dated = {name: (pattern, date) for name, pattern in DATES.items() if date}
    for name, (pattern, wanted) in (*named.items(), *dated.items()):
        if _found(name, pattern)[1] != wanted:
            found.append(f"{name} does not name {wanted}")
    return found


def put_date(number: str, today: str) -> None:
    """What is unreleased becomes `number` of `today` (SystemExit: none of them is right)."""
    changelog = read(CHANGELOG)
    known = sections(changelog)
    if not re.fullmatch(r"\d+\.\d+\.\d+", number) or number in known:
        sys.exit(f"{number} is no new version like 1.2.0")
    if not known["Unreleased"][1]:
        sys.exit("CHANGELOG.md says nothing under [Unreleased]")
    heading = "## [Unreleased]\n"
    _write(CHANGELOG, changelog.replace(heading, f"{heading}\n## [{number}] - {today}\n", 1))
    for places, value in ((VERSIONS, number), (DATES, today)):
        for name, pattern in places.items():
            text, match = read(name), _found(name, pattern)
            _write(name, text[: match.start(1)] + value + text[match.end(1) :])


def _found(name: str, pattern: str) -> re.Match[str]:
    match = re.search(pattern, read(name), re.MULTILINE)
    assert match is not None, name
    return match


def _write(name: str, text: str) -> None:
    (ROOT / name).write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """The command line."""
    wish, *given = sys.argv[1:]
    if wish == "version":
        print(version())
    elif wish == "notes":
        print(sections(read(CHANGELOG))[version()][1])
    elif wish == "date":
        put_date(given[0], datetime.now(UTC).date().isoformat())
    else:
        print("\n".join(faults()) or f"{version()} may be released")
        return int(bool(faults()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
