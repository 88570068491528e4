"""The dialog of a batch."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from cropperhead_desktop.ui.features.autocrop.dialog import BatchDialog
from cropperhead_desktop.ui.window.context import App


def dialog_of(kind: type):
    """The dialog that is open."""
    return next(
        (each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()), None
    )


def auto_crop(qtbot, app: App) -> BatchDialog:
    """Run a batch to its summary with what the dialog offers."""
    app.actions["autocrop"].trigger()
    qtbot.waitUntil(lambda: dialog_of(BatchDialog) is not None)
    dialog = dialog_of(BatchDialog)
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 2, timeout=60_000)
    return dialog


def written(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.xmp")}
