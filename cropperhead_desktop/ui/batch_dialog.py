"""Auto-crop a folder: choose, watch, read what was done. One dialog, three pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cropperhead_desktop.domain.progress import Pace, Progress
from cropperhead_desktop.ui import theme
from cropperhead_desktop.ui.batch_form import BatchForm
from cropperhead_desktop.ui.crop_fields import label
from cropperhead_desktop.ui.elided import ElidedLabel, breakable
from cropperhead_desktop.ui.text import counted, tr
from cropperhead_desktop.workflows.batch_options import BatchOptions
from cropperhead_desktop.workflows.batch_rules import kind_of

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.batch import Summary
    from cropperhead_desktop.workflows.rows import Row

MOST_FAILURES = 500
"""Rows in the list; a report has them all."""


class Tally:
    """Reasons of what was skipped, counted, and the first failures. Filled in the job, read after it."""

    def __init__(self) -> None:
        self._skipped: Counter[str] = Counter()
        self._failures: list[str] = []

    def add(self, row: Row) -> None:
        """One more file."""
        if row["status"] == "skipped":
            self._skipped[kind_of(row["reason"])] += 1
        elif row["status"] == "failed" and len(self._failures) < MOST_FAILURES:
            self._failures.append(f"{row['file'].rpartition('/')[2]}: {row['reason']}")

    def lines(self) -> list[str]:
        """What failed, then what was skipped."""
        failed = [tr("Failed: {words}").format(words=words) for words in self._failures]
        return failed + [
            tr("Skipped {count}: {reason}").format(count=f"{count:,}", reason=reason)
            for reason, count in self._skipped.most_common()
        ]


class BatchDialog(QDialog):
    """`wanted` when the user starts, `cancel_wanted`, `undo_wanted` with the batch's id, `report_wanted`."""

    wanted = Signal()
    cancel_wanted = Signal()
    undo_wanted = Signal(str)
    report_wanted = Signal()

    def __init__(self, folder: Path, options: BatchOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Auto-crop folder"))
        self.resize(560, 460)
        self._running = False
        self._pace = Pace()
        self._batch_id: str | None = None
        self.form = BatchForm(folder, options, self)
        self.pages = QStackedWidget(self)
        for page in (self._options_page(), self._progress_page(), self._summary_page()):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.UNIT] * 4)
        layout.addWidget(self.pages)
        self.form.changed.connect(self._changed)
        self._changed()
        self.start.setFocus()

    def begin(self) -> None:
        """The batch has begun."""
        self._running = True
        self._pace = Pace()
        self.bar.setRange(0, 0)
        self.now.show_text(tr("Looking for photos …"))
        self.cancel.setEnabled(True)
        self.pages.setCurrentIndex(1)

    def show_progress(self, progress: Progress) -> None:
        """So far."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        if not progress.total:
            return
        self.now.show_text(progress.message)
        words = tr("{done} of {total}").format(done=f"{progress.done:,}", total=f"{progress.total:,}")
        at = self._pace.at(progress)
        if at is not None:
            rate, left = at
            words += tr(" · {rate} photos/s · {time} left").format(rate=f"{rate:.1f}", time=_time(left))
        self.figures.setText(words)

    def show_summary(self, summary: Summary, tally: Tally, has_report: bool, trouble: str = "") -> None:
        """The batch is over."""
        self.show_words(_headline(summary), _explained(summary, trouble))
        self._batch_id = summary.id
        self.details.addItems(tally.lines())
        self.details.setVisible(self.details.count() > 0)
        self.undo.setVisible(summary.id is not None)
        self.report.setVisible(has_report)

    def show_words(self, headline: str, words: str) -> None:
        """It is over, and this is all there is to say."""
        self._running = False
        self.headline.setText(headline)
        self.explained.setText(breakable(words))
        self.details.clear()
        for part in (self.details, self.undo, self.report):
            part.hide()
        self.pages.setCurrentIndex(2)
        self.close_.setFocus()

    def begin_undo(self) -> None:
        """Files are being put back, which nobody can stop."""
        self.begin()
        self.now.show_text(tr("Putting files back …"))
        self.cancel.setEnabled(False)

    def reject(self) -> None:
        """Escape while it runs means: stop."""
        if self._running:
            self._stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """A batch that runs is stopped first; the dialog stays to say what was done."""
        if self._running:
            self._stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.now.show_text(tr("Finishing what has begun …"))
        self.cancel_wanted.emit()

    def _changed(self) -> None:
        self.start.setEnabled(self.form.is_sound)
        dry = self.form.dry_run.isChecked()
        self.start.setText(tr("Try it") if dry else tr("Auto-crop"))

    def _options_page(self) -> QWidget:
        self.start = QPushButton()
        self.start.setProperty("primary", True)
        self.start.setDefault(True)
        self.start.clicked.connect(self.wanted)
        self.form.dry_run.toggled.connect(self._changed)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        quiet = _quiet(
            tr(
                "Crops are written as proposals: the photos stay undecided, and you confirm, change or undo "
                "them whenever you like."
            )
        )
        return _page((self.form, quiet), (cancel, self.start))

    def _progress_page(self) -> QWidget:
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.UNIT)
        self.bar.setAccessibleName(tr("Progress"))
        self.figures = label()
        self.now = ElidedLabel()
        self.now.setProperty("role", "secondary")
        self.cancel = QPushButton(tr("Stop"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._stop)
        quiet = _quiet(
            tr("You can stop at any time: what is done stays done, and can be undone or gone on with.")
        )
        return _page((self.figures, self.bar, self.now, quiet), (self.cancel,))

    def _summary_page(self) -> QWidget:
        self.headline = label(size=theme.LARGE)
        self.explained = _quiet("")
        self.details = QListWidget()
        self.details.setProperty("role", "rows")
        self.details.setAccessibleName(tr("Skipped and failed"))
        self.details.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.undo = QPushButton(tr("Undo this batch"))
        self.undo.clicked.connect(lambda: self.undo_wanted.emit(self._batch_id or ""))
        self.report = QPushButton(tr("Open contact sheet"))
        self.report.clicked.connect(self.report_wanted)
        self.close_ = QPushButton(tr("Close"))
        self.close_.clicked.connect(self.accept)
        for each in (self.undo, self.report):
            each.setAutoDefault(False)
        return _page((self.headline, self.explained, self.details), (self.undo, self.report, self.close_))


def _page(parts: Sequence[QWidget], buttons: Sequence[QWidget]) -> QWidget:
    """Widgets below each other, a list takes all the room there is; buttons at the bottom right."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2 * theme.UNIT)
    for part in parts:
        column.addWidget(part, 1000 if isinstance(part, QListWidget) else 0)
    column.addStretch(1)
    row = QHBoxLayout()
    row.setSpacing(theme.UNIT)
    row.addStretch(1)
    for each in buttons:
        row.addWidget(each)
    column.addLayout(row)
    return page


def _quiet(words: str) -> QLabel:
    made = label(words, "secondary")
    made.setWordWrap(True)
    return made


def _headline(summary: Summary) -> str:
    verb = tr("{photos} would be cropped") if summary.dry_run else tr("{photos} cropped")
    words = verb.format(photos=counted(summary.done, "photo"))
    return tr("Stopped: {words}").format(words=words) if summary.cancelled else words


def _explained(summary: Summary, trouble: str) -> str:
    total = summary.done + summary.skipped + summary.failed
    words = tr("{skipped} skipped, {failed} failed, in {time}").format(
        skipped=f"{summary.skipped:,}", failed=f"{summary.failed:,}", time=_time(summary.seconds)
    )
    if summary.seconds > 1 and total:
        words += tr(" ({rate} photos/s)").format(rate=f"{total / summary.seconds:.1f}")
    words += "."
    if summary.cancelled and not summary.dry_run:
        words += " " + tr("The same batch again goes on where this one stopped.")
    return f"{words} {tr('Report: {trouble}').format(trouble=trouble)}" if trouble else words


def _time(seconds: float) -> str:
    """`4.2 s`, `45 s`, `3 min`, `1 h 20 min`."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
