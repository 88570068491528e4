"""Print the lowest versions that the program may be installed with, as pip reads them: NAME==VERSION.

The floors stand in pyproject.toml: what is needed, and the extras named on the command line.
With --newest the bounds are taken away: whatever is newest, NAME alone.
Usage: pip install $(python tools/floors.py [--newest] eval parquet)
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
_FLOOR = re.compile(r"([A-Za-z0-9._-]+)(\[[^]]*\])?>=([0-9.]+)")


def floor(requirement: str) -> str:
    """`NAME>=1.2,<2; marker` as `NAME==1.2; marker`; ValueError where it has no floor."""
    words, _, marker = requirement.partition(";")
    found = _FLOOR.match(words.replace(" ", ""))
    if found is None:
        raise ValueError(f"no lowest version: {requirement}")
    name, _, version = found.groups()
    return f"{name}=={version}" + (f"; {marker.strip()}" if marker else "")


def floors(extras: list[str]) -> list[str]:
    """The floors of what is always needed and of these extras."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(one for extra in extras for one in project["optional-dependencies"][extra]),
    ]
    return sorted({floor(requirement) for requirement in wanted})


if __name__ == "__main__":
    pinned = floors([word for word in sys.argv[1:] if word != "--newest"])
    print("\n".join(one.split("==")[0] for one in pinned) if "--newest" in sys.argv else "\n".join(pinned))
