"""Where the shipped files lie."""

from __future__ import annotations

from cropperhead_desktop.system.folders import models_folder, resources_folder


def test_what_is_shipped_is_there() -> None:
    assert list(models_folder().glob("*.onnx"))
    for folder in ("icons", "keymaps", "templates"):
        assert any((resources_folder() / folder).iterdir())
