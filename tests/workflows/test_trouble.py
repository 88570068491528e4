"""The report that people may send."""

from __future__ import annotations

from cropperhead_desktop import __version__
from cropperhead_desktop.workflows.trouble import PACKAGES, TITLE, program, report_text, versions


def test_a_report_begins_with_versions_and_hides_paths() -> None:
    text = report_text("", [("cache", True, "/home/ann b/cache, 3 GB free"), ("device", False, "CPU; none")])
    assert text.startswith(TITLE) and program() in text and __version__ in program()
    assert "ok cache: …, 3 GB free" in text and "!! device: CPU; none" in text
    assert "no traceback" in text and "/home" not in text


def test_packages_are_known_or_said_to_be_missing() -> None:
    found = versions()
    assert tuple(found) == PACKAGES and found["pillow"] and found["lxml"]
