"""The list of batches."""

from __future__ import annotations

from cropperhead_desktop.library.batches import BatchState
from cropperhead_desktop.ui.features.autocrop.undo_dialog import STATES, UndoDialog
from tests.helpers.batches import auto_crop, dialog_of, written


def test_an_earlier_batch_is_undone_from_the_list(qtbot, window, photo_folder) -> None:
    auto_crop(qtbot, window).accept()
    window.actions["undo_batch"].trigger()
    qtbot.waitUntil(lambda: dialog_of(UndoDialog) is not None and dialog_of(UndoDialog).list.count() == 1)
    dialog = dialog_of(UndoDialog)
    assert "finished" in dialog.list.item(0).text() and not dialog.resume.isEnabled()
    dialog.undo.click()
    qtbot.waitUntil(lambda: dialog.headline.text() == "Undone", timeout=20_000)
    dialog.back()
    qtbot.waitUntil(lambda: "undone" in dialog.list.item(0).text(), timeout=20_000)
    assert not written(photo_folder) and not dialog.undo.isEnabled()
    dialog.reject()
    assert not dialog.isVisible()


def test_every_state_has_its_word() -> None:
    assert set(STATES) == set(BatchState)
