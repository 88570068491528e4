"""Auto-crop and its undo in the real window, with the real rooms below it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cropperhead_desktop.domain.decision import DecisionKind
from cropperhead_desktop.domain.progress import Progress, RateEstimate
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.library.batches import BatchState, BatchStore
from cropperhead_desktop.ui.features.autocrop.dialog import BatchDialog
from cropperhead_desktop.ui.features.autocrop.undo_dialog import UndoDialog
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.options import batches_folder
from tests.helpers.batches import auto_crop, dialog_of, written


def answer(dialog: BatchDialog, words: str) -> None:
    """Click the button with these words in the question that is asked."""
    next(each for each in dialog.question.buttons() if each.text() == words).click()


def test_crops_written_unseen_stay_undecided_and_dashed(qtbot, window, photo_folder) -> None:
    dialog = auto_crop(qtbot, window)
    assert dialog.headline.text().endswith("photos cropped") and written(photo_folder)
    session = window.review.session
    kinds = lambda: [item.record.decision for item in session if item.record and item.record.decision]  # noqa: E731
    qtbot.waitUntil(lambda: len(kinds()) == len(written(photo_folder)), timeout=20_000)
    assert {decision.kind for decision in kinds()} == {DecisionKind.PROPOSED}
    assert session.counts()[State.UNDECIDED] == 5
    for item in session:
        assert item.is_proposal and item.is_undecided
        if item.record.decision:
            assert item.shown_crop == item.record.crop and item.decided_kind() is DecisionKind.ACCEPTED
    dialog.accept()


def test_a_batch_is_one_step_of_the_history(qtbot, window, photo_folder) -> None:
    before = {path.name: path.read_bytes() for path in photo_folder.iterdir()}
    auto_crop(qtbot, window).accept()
    made = len(written(photo_folder))
    status = window.window.panes.status.written
    qtbot.waitUntil(lambda: status.text().startswith(f"{made} sidecar"), timeout=20_000)
    assert made > 1
    window.actions["undo"].trigger()
    found = lambda: {path.name: path.read_bytes() for path in photo_folder.iterdir()}  # noqa: E731
    qtbot.waitUntil(lambda: found() == before, timeout=20_000)
    qtbot.waitUntil(status.isHidden, timeout=20_000)


def test_the_summary_undoes_its_batch(qtbot, window, photo_folder) -> None:
    before = {path.name: path.read_bytes() for path in photo_folder.iterdir()}
    dialog = auto_crop(qtbot, window)
    assert dialog.undo.isVisible()
    dialog.undo.click()
    qtbot.waitUntil(lambda: dialog.headline.text() == "Undone", timeout=20_000)
    assert {path.name: path.read_bytes() for path in photo_folder.iterdir()} == before
    assert "put back" in dialog.explained.text() and not dialog.undo.isVisible()
    qtbot.waitUntil(lambda: not any(item.record.decision for item in window.review.session), timeout=20_000)
    dialog.accept()


def test_escape_stops_and_go_on_goes_on(qtbot, window, photo_folder) -> None:
    for number in range(60):
        shutil.copy(photo_folder / "astronaut.jpg", photo_folder / f"more {number}.jpg")
    window.actions["autocrop"].trigger()
    qtbot.waitUntil(lambda: dialog_of(BatchDialog) is not None)
    dialog = dialog_of(BatchDialog)
    dialog.start.click()
    qtbot.waitUntil(lambda: len(written(photo_folder)) > 2, timeout=60_000)
    dialog.reject()
    begun = time.monotonic()
    answer(dialog, "Stop")
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 2, timeout=30_000)
    assert time.monotonic() - begun < 5
    assert dialog.headline.text().startswith("Stopped: ") and dialog.question is None
    dialog.accept()
    (batch,) = BatchStore(batches_folder()).batches()
    assert batch.state is BatchState.CANCELLED and batch.written == len(written(photo_folder)) < 60
    window.actions["undo_batch"].trigger()
    qtbot.waitUntil(lambda: dialog_of(UndoDialog) is not None and dialog_of(UndoDialog).resume.isEnabled())
    dialog_of(UndoDialog).resume.click()
    qtbot.waitUntil(lambda: dialog_of(BatchDialog) is not None)
    again = dialog_of(BatchDialog)
    qtbot.waitUntil(lambda: again.pages.currentIndex() == 2, timeout=60_000)
    assert len(written(photo_folder)) >= 60
    again.accept()


def test_an_empty_folder_is_said_and_another_can_be_chosen(qtbot, window, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    window.actions["autocrop"].trigger()
    qtbot.waitUntil(lambda: dialog_of(BatchDialog) is not None)
    dialog = dialog_of(BatchDialog)
    dialog.form.where.folder = tmp_path / "empty"
    dialog.start.click()
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == 2, timeout=20_000)
    assert dialog.headline.text() == "No photos here" and not dialog.undo.isVisible()
    dialog.back()
    assert dialog.start.isVisible() and dialog.start.hasFocus()
    dialog.reject()


def test_figures_tell_rate_and_time_left(qtbot) -> None:
    dialog = BatchDialog(Path("/p"), BatchOptions())
    qtbot.addWidget(dialog)
    dialog.begin("Looking for photos …")
    times = iter([0.0, 10.0])
    dialog._rate = RateEstimate(lambda: next(times))
    dialog.show_progress(Progress(0, 1000, "a.jpg"))
    assert dialog.progress.figures.text() == "0 of 1,000"
    dialog.show_progress(Progress(100, 1000, "b.jpg"))
    assert dialog.progress.figures.text() == "100 of 1,000 · 10.0 photos/s · 2 min left"


def test_the_window_stays_in_use_while_a_batch_runs_and_asks_before_it_closes(
    qtbot, window, photo_folder
) -> None:
    for number in range(60):
        shutil.copy(photo_folder / "astronaut.jpg", photo_folder / f"more {number}.jpg")
    said: list[str] = []
    window.messages.said.connect(said.append)
    window.actions["autocrop"].trigger()
    qtbot.waitUntil(lambda: dialog_of(BatchDialog) is not None)
    dialog = dialog_of(BatchDialog)
    assert QApplication.activeModalWidget() is None
    window.actions["autocrop"].trigger()
    assert len(window.window.findChildren(BatchDialog)) == 1, "one at a time"
    dialog.start.click()
    qtbot.waitUntil(lambda: len(written(photo_folder)) > 2, timeout=60_000)
    window.window.close()
    assert window.window.isVisible() and dialog.is_running, "it asks first, and goes on meanwhile"
    answer(dialog, "Go on")
    dialog.hide_.click()
    assert window.window.panes.status.task.text().startswith("Auto-crop folder: ")
    window.actions["autocrop"].trigger()
    assert dialog.isVisible(), "it is brought back"
    assert dialog.question is None and dialog.is_running
    window.window.close()
    answer(dialog, "Stop it and close")
    qtbot.waitUntil(lambda: not window.window.isVisible(), timeout=30_000)
    assert not window.window.panes.status.task.text()
    (batch,) = BatchStore(batches_folder()).batches()
    assert batch.state is BatchState.CANCELLED
    assert not [words for words in said if words.startswith("Changed outside")], "our own work is no news"
