"""The batches of a folder, newest first: take one back as a whole, or go on with one that stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from cropperhead_desktop.library.batches import Batch, BatchState
from cropperhead_desktop.review.text import counted, numeral, phrase, tr
from cropperhead_desktop.ui.kit.pages import button, page, quiet, rows_list
from cropperhead_desktop.ui.kit.task_dialog import TaskDialog

STATES = {
    BatchState.FINISHED: phrase("finished"),
    BatchState.CANCELLED: phrase("stopped"),
    BatchState.INTERRUPTED: phrase("interrupted"),
    BatchState.PARTLY_UNDONE: phrase("undone in part"),
    BatchState.UNDONE: phrase("undone"),
}


class UndoDialog(TaskDialog):
    """`undo_wanted` and `resume_wanted` carry the batch (library.batches.Batch)."""

    undo_wanted = Signal(object)
    resume_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Undo a batch"), "", parent)
        self._batches: Sequence[Batch] = ()
        self.words = quiet(tr("Reading …"))
        self.list = rows_list(tr("Batches"))
        self.list.currentRowChanged.connect(self._chosen)
        self.undo = button(tr("Undo this batch"), lambda: self._wish(self.undo_wanted.emit))
        self.resume = button(tr("Go on"), lambda: self._wish(self.resume_wanted.emit))
        self.resume.setToolTip(tr("Crop the photos that this batch did not come to"))
        close = button(tr("Close"), self.reject)
        self.place_pages((page((self.words, self.list), (close,), (self.undo, self.resume)),), (640, 400))
        self._chosen()

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """The batches that have to do with the folder, newest first."""
        self._batches = batches
        self.list.clear()
        for batch in batches:
            item = QListWidgetItem(_row(batch))
            item.setToolTip("\n".join((batch.id, *batch.heading.roots)))
            self.list.addItem(item)
        some = tr("Batches of this folder: {count}. What somebody changed since is left as it is.")
        none = tr("No batch has written anything in this folder.")
        self.words.setText(some.format(count=numeral(len(batches))) if batches else none)
        self.list.setCurrentRow(next((row for row, each in enumerate(batches) if each.can_undo), 0))
        self._chosen()

    def _wish(self, say: Callable[[Batch], object]) -> None:
        batch = self._batch()
        if batch is not None:
            say(batch)

    def _batch(self) -> Batch | None:
        row = self.list.currentRow()
        return self._batches[row] if 0 <= row < len(self._batches) else None

    def _chosen(self, _row: int = 0) -> None:
        batch = self._batch()
        self.undo.setEnabled(batch is not None and batch.can_undo)
        self.resume.setEnabled(batch is not None and batch.can_resume)


def _row(batch: Batch) -> str:
    when = batch.heading.time[:16].replace("T", " ")
    crops = counted(batch.written, "crop")
    parts = [when, crops, tr(STATES[batch.state]), batch.heading.model]
    if batch.failed:
        parts.insert(2, tr("{count} failed").format(count=numeral(batch.failed)))
    return " · ".join(parts)
