"""The batches of a folder, newest first: take one back as a whole, or go on with one that stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.library.batches import Batch, BatchState
from cropperhead_desktop.review.text import counted, phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button, button_row, fit, rows_list

STATES = {
    BatchState.FINISHED: phrase("finished"),
    BatchState.CANCELLED: phrase("stopped"),
    BatchState.INTERRUPTED: phrase("interrupted"),
    BatchState.PARTLY_UNDONE: phrase("undone in part"),
    BatchState.UNDONE: phrase("undone"),
}


class UndoDialog(QDialog):
    """`undo_wanted` and `resume_wanted` carry the batch (library.batches.Batch)."""

    undo_wanted = Signal(object)
    resume_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Undo a batch"))
        self._batches: Sequence[Batch] = ()
        self._busy = False
        self.words = label(tr("Reading …"), "secondary")
        self.words.setWordWrap(True)
        self.list = rows_list(tr("Batches"))
        self.list.currentRowChanged.connect(self._chosen)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.UNIT)
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.hide()
        self.undo = button(tr("Undo this batch"), lambda: self._wish(self.undo_wanted.emit))
        self.resume = button(tr("Go on"), lambda: self._wish(self.resume_wanted.emit))
        self.resume.setToolTip(tr("Crop the photos that this batch did not come to"))
        self.close_ = button(tr("Close"), self.reject)
        self._place()
        fit(self, 640, 400)
        self._chosen()

    def show_batches(self, batches: Sequence[Batch]) -> None:
        """The batches that have to do with the folder, newest first."""
        self._batches = batches
        self.list.clear()
        for batch in batches:
            item = QListWidgetItem(_row(batch))
            item.setToolTip("\n".join((batch.id, *batch.heading.roots)))
            self.list.addItem(item)
        if batches:
            self.words.setText(
                tr("Batches of this folder: {count}. What somebody changed since is left as it is.").format(
                    count=f"{len(batches):,}"
                )
            )
            self.list.setCurrentRow(next((row for row, each in enumerate(batches) if each.can_undo), 0))
        else:
            self.words.setText(tr("No batch has written anything in this folder."))
        self._chosen()

    def show_progress(self, progress: Progress) -> None:
        """How many files are put back."""
        self.bar.show()
        self.bar.setRange(0, max(1, progress.total))
        self.bar.setValue(progress.done)

    def show_done(self, words: str) -> None:
        """It is over: what was done, or why not."""
        self._busy = False
        self.bar.hide()
        self.words.setText(words)
        self._chosen()

    def reject(self) -> None:
        """Do not close while files are being put back, which takes seconds."""
        if not self._busy:
            super().reject()

    def _wish(self, say: Callable[[Batch], object]) -> None:
        batch = self._batch()
        if batch is not None:
            self._busy = True
            self._chosen()
            say(batch)

    def _batch(self) -> Batch | None:
        row = self.list.currentRow()
        return self._batches[row] if 0 <= row < len(self._batches) else None

    def _chosen(self, _row: int = 0) -> None:
        batch = self._batch()
        self.undo.setEnabled(not self._busy and batch is not None and batch.can_undo)
        self.resume.setEnabled(not self._busy and batch is not None and batch.can_resume)
        self.close_.setEnabled(not self._busy)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.UNIT] * 4)
        column.setSpacing(2 * theme.UNIT)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addWidget(self.bar)
        column.addLayout(button_row((self.close_,), (self.undo, self.resume)))


def _row(batch: Batch) -> str:
    when = batch.heading.time[:16].replace("T", " ")
    crops = counted(batch.written, "crop")
    parts = [when, crops, tr(STATES[batch.state]), batch.heading.model]
    if batch.failed:
        parts.insert(2, tr("{count} failed").format(count=f"{batch.failed:,}"))
    return " · ".join(parts)
