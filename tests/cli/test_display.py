"""Whether there is a screen to open a window on."""

from __future__ import annotations

import sys

import pytest

from cropperhead_desktop.cli.display import has_display

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.parametrize("name", NAMES)
def test_linux_needs_x11_or_wayland_or_another_platform_of_qt(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for each in NAMES:
        monkeypatch.delenv(each, raising=False)
    assert not has_display()
    monkeypatch.setenv(name, "")
    assert not has_display()
    monkeypatch.setenv(name, "offscreen")
    assert has_display()


def test_other_systems_always_have_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    for each in NAMES:
        monkeypatch.delenv(each, raising=False)
    assert has_display()
