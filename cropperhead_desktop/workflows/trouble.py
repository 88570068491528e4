"""What people may send when something went wrong: versions, findings, where. No content, no path."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version

from cropperhead_desktop import __version__
from cropperhead_desktop.system.trace import without_paths

PACKAGES = ("PySide6-Essentials", "onnxruntime", "pillow", "rawpy", "pillow-heif", "lxml", "torch")
TITLE = "CropperHead report"
"""The first words of a report."""


def program() -> str:
    """The versions of this program, of Python and of the system."""
    return f"{__version__}, Python {platform.python_version()}, {platform.platform()}"


def versions() -> dict[str, str | None]:
    """The version of each package that matters; None: it is not installed."""
    found: dict[str, str | None] = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = None
    return found


def report_text(trace: str, findings: Iterable[tuple[str, bool, str]] = ()) -> str:
    """A report: versions, findings (name, ok, detail) without paths, and a traceback as it is given."""
    packages = ", ".join(f"{name} {number}" for name, number in versions().items() if number)
    looked = [f"{'ok' if ok else '!!'} {name}: {without_paths(detail)}" for name, ok, detail in findings]
    return "\n".join(
        [TITLE, "", f"cropperhead {program()}", packages, *looked, "", trace or "no traceback", ""]
    )
