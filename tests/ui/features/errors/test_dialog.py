"""The list of what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.features.errors import tell
from cropperhead_desktop.ui.features.errors.dialog import ErrorList, TroubleReport
from cropperhead_desktop.ui.window.messages import Messages


def test_the_error_list_keeps_up_copies_and_clears(qtbot, tmp_path):
    messages = Messages()
    messages.report(FileError(tmp_path / "a.jpg", "it is empty"))
    listed = ErrorList(messages)
    qtbot.addWidget(listed)
    assert listed.count.text() == "1 failed. Nothing is written into photo files unless you ask for it."
    messages.report(FileError(tmp_path / "b.jpg", "it is cut off"))
    assert listed.table.rowCount() == 2
    assert listed.table.item(1, 0).toolTip() == str(tmp_path / "b.jpg")
    listed.copy()
    assert "it is cut off" in QGuiApplication.clipboard().text()
    messages.clear()
    assert listed.table.rowCount() == 0
    assert listed.table.textElideMode() is Qt.TextElideMode.ElideMiddle


def test_a_photo_that_cannot_be_decoded_is_told_in_the_canvas_and_in_the_list(start, services, tmp_path):
    services.photos.broken.add("00001.jpg")
    stage, folder = start(0), tmp_path
    services.found.photos = [folder / "00000.jpg", folder / "00001.jpg"]
    stage.controller.open([folder])
    stage.qtbot.waitUntil(lambda: stage.panes.status.errors.text() == " 1 error")
    stage.controller.select(folder / "00001.jpg")
    stage.controller.show(View.LOUPE)
    assert "It is not a photo" in stage.panes.canvas.accessibleDescription()
    listed = ErrorList(stage.app.messages, stage.window)
    texts = [
        [listed.table.item(row, column).text() for column in range(2)]
        for row in range(listed.table.rowCount())
    ]
    assert ["00001.jpg", "it is not a photo"] in texts
    assert ["–", "ExifTool was not found: install it"] in texts
    listed.table.selectRow(texts.index(["00001.jpg", "it is not a photo"]))
    assert listed.selected_path() == folder / "00001.jpg"


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def test_a_failing_part_shows_one_report_without_paths_and_the_window_goes_on(start):
    stage = start(2)
    for _ in range(3):
        tell(stage.app, raised(ValueError("/home/ann/secret.jpg")))
    (report,) = stage.window.findChildren(TroubleReport)
    assert report.isVisible() and not report.isModal()
    assert "ValueError" in report.text.toPlainText() and "test_dialog.py:" in report.text.toPlainText()
    report.copy()
    assert "ann" not in QGuiApplication.clipboard().text()
    report.with_words.setChecked(True)
    report.copy()
    assert "/home/ann/secret.jpg" in QGuiApplication.clipboard().text()
    report.accept()
    stage.qtbot.waitUntil(lambda: not stage.window.findChildren(TroubleReport))
    tell(stage.app, raised(ValueError("again, at the same place")))
    assert not stage.window.findChildren(TroubleReport), "said once"
    assert stage.app.messages.errors == 2
    stage.app.actions["keep"].trigger()
    assert stage.item(0).state is State.KEPT
