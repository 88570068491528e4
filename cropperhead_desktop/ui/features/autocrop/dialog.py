"""Auto-crop a folder: choose, watch, read what was done. One dialog, three pages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.review.in_hand.numbers import duration
from cropperhead_desktop.review.text import counted, in_words, numeral, tr
from cropperhead_desktop.ui.features.autocrop.form import BatchForm
from cropperhead_desktop.ui.kit.pages import Scrolled, button, page, quiet
from cropperhead_desktop.ui.kit.task_dialog import TaskDialog
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.rules import Status

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.batch.photo import BatchRow
    from cropperhead_desktop.workflows.batch.run import Summary

MOST_FAILURES = 500
"""Rows in the list; a report has them all."""
_SIZE = (560, 0)


class Tally:
    """Reasons of what was skipped, counted, and the first failures. Filled in the job, read after it."""

    def __init__(self) -> None:
        self._skipped: Counter[str] = Counter()
        self._failures: list[tuple[str, str]] = []

    def add(self, row: BatchRow) -> None:
        """Count the row of one more file."""
        if row.status is Status.SKIPPED:
            self._skipped[row.kind.value if row.kind is not None else row.reason] += 1
        elif row.status is Status.FAILED and len(self._failures) < MOST_FAILURES:
            self._failures.append((printable(row.path.name), row.reason))

    def lines(self) -> list[str]:
        """What failed, then what was skipped."""
        failed = [
            tr("Failed: {name}: {reason}").format(name=name, reason=in_words(reason))
            for name, reason in self._failures
        ]
        return failed + [
            tr("Skipped {count}: {reason}").format(count=numeral(count), reason=in_words(reason))
            for reason, count in self._skipped.most_common()
        ]


class BatchDialog(TaskDialog):
    """`wanted` when the user starts, `undo_wanted` with the batch's id, `report_wanted`."""

    wanted = Signal()
    undo_wanted = Signal(str)
    report_wanted = Signal()

    def __init__(self, folder: Path, options: BatchOptions, parent: QWidget | None = None) -> None:
        may_stop = tr("You can stop at any time: what is done stays done, and can be undone or gone on with.")
        super().__init__(tr("Auto-crop folder"), may_stop, parent)
        self._batch_id: str | None = None
        self.form = BatchForm(folder, options, self)
        self.undo = button(tr("Undo this batch"), lambda: self.undo_wanted.emit(self._batch_id or ""))
        self.report = button(tr("Open contact sheet"), self.report_wanted.emit)
        self.place_pages((self._options_page(),), _SIZE, (self.undo, self.report))
        self.form.changed.connect(self._changed)
        self._changed()

    def show_summary(self, summary: Summary, tally: Tally, has_report: bool, problem: str = "") -> None:
        """The batch is over."""
        self._batch_id = summary.id
        offers = [self.undo] * (summary.id is not None) + [self.report] * has_report
        self.show_over(_headline(summary), _explained(summary, problem), tally.lines(), offers)

    def _changed(self) -> None:
        self.start.setEnabled(self.form.is_sound)
        self.start.setText(tr("Try it") if self.form.fields["dry_run"].value else tr("Auto-crop"))

    def _options_page(self) -> QWidget:
        self.start = button("", self.wanted.emit, primary=True)
        words = quiet(
            tr(
                "Crops are written as proposals: the photos stay undecided, and you confirm, change or undo "
                "them whenever you like."
            )
        )
        return page((Scrolled(self.form), words), (button(tr("Cancel"), self.reject), self.start))


def _found_nothing(summary: Summary) -> bool:
    return not (summary.done or summary.skipped or summary.failed or summary.cancelled)


def _headline(summary: Summary) -> str:
    if _found_nothing(summary):
        return tr("No photos here")
    verb = tr("{photos} would be cropped") if summary.dry_run else tr("{photos} cropped")
    words = verb.format(photos=counted(summary.done, "photo"))
    return tr("Stopped: {words}").format(words=words) if summary.cancelled else words


def _explained(summary: Summary, problem: str) -> str:
    if _found_nothing(summary):
        return tr("Choose another folder, or look into its subfolders too.")
    total = summary.done + summary.skipped + summary.failed
    time = duration(summary.seconds, tenths=True)
    words = tr("{skipped} skipped, {failed} failed, in {time}").format(
        skipped=numeral(summary.skipped), failed=numeral(summary.failed), time=time
    )
    if summary.seconds > 1 and total:
        words += tr(" ({rate} photos/s)").format(rate=numeral(total / summary.seconds, ".1f"))
    words += "."
    if summary.cancelled and not summary.dry_run:
        words += " " + tr("The same batch again goes on where this one stopped.")
    return f"{words} {tr('Report: {problem}').format(problem=in_words(problem))}" if problem else words
