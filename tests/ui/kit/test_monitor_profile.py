"""The profile of a monitor."""

from __future__ import annotations

from cropperhead_desktop.ui.kit.monitor_profile import monitor_profile


def test_no_window_system_no_profile():
    assert monitor_profile("offscreen", 0) is None
