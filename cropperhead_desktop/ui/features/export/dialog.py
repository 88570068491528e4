"""Export a dataset: choose, read what it would be, watch, open it. One dialog, four pages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.review.text import counted, in_words, numeral, sentence, tr
from cropperhead_desktop.ui.features.export.form import ExportForm
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.elided import breakable
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import Scrolled, button, fill, page, quiet, rows_list
from cropperhead_desktop.ui.kit.task_dialog import TaskDialog

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.export.plan import ExportPlan
    from cropperhead_desktop.workflows.export.run import ExportReport

FORM, SUMMARY, PROGRESS, DONE = range(4)
MOST_LINES = 500
"""Rows in a list."""
_SIZE = (900, 0)


class ExportDialog(TaskDialog):
    """`plan_wanted`, `start_wanted` and `open_wanted` say what the user wants next."""

    plan_wanted = Signal()
    start_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, folder: Path, options: ExportOptions, parent: QWidget | None = None) -> None:
        may_stop = tr("You can stop at any time: the same export again goes on where it stopped.")
        super().__init__(tr("Export dataset"), may_stop, parent)
        self.form = ExportForm(folder, options, self)
        self.open_ = button(tr("Open folder"), self.open_wanted.emit)
        self.open_.setAutoDefault(True)
        first = (self._form_page(), self._summary_page())
        self.place_pages(first, _SIZE, (self.open_,))
        self.form.changed.connect(self._changed)
        self._changed()

    def show_plan(self, plan: ExportPlan) -> None:
        """What the dataset would be."""
        counts = plan.expected()
        shares = " · ".join(f"{numeral(number)} {tr(split)}" for split, number in counts.items() if number)
        self.plan_head.setText(tr("{photos} with a crop").format(photos=counted(len(plan.photos), "photo")))
        words = tr(
            "{shares}. Near-duplicates are looked for on the way and kept on one side, which may shift this."
        ).format(shares=shares)
        if plan.complete:
            words = tr("This very dataset is there already; it would only be checked.")
        self.plan_words.setText(words)
        self.plan_place.setText(breakable(tr("It goes to {folder}").format(folder=printable(plan.out))))
        fill(self.plan_list, _lines([(each.path, each.reason, each.failed) for each in plan.passed]))
        self.start.setText(tr("Check") if plan.complete else tr("Export"))
        self.pages.setCurrentIndex(SUMMARY)
        self.start.setFocus()
        self.end()

    def show_report(self, report: ExportReport) -> None:
        """The last page: what was exported and what failed."""
        folder = printable(self.form.out.folder)
        words = tr("In {folder}, read back and equal to the sidecars.").format(folder=folder)
        words = " ".join([words, *(f"{sentence(note)}." for note in report.notes)])
        if report.already:
            headline = tr("Nothing to do: the dataset is there, every file as it was written")
        else:
            headline = tr("{pictures} exported").format(pictures=counted(len(report.made), "picture"))
        failed = [(each.path, each.reason, True) for each in report.passed if each.failed]
        self.show_over(headline, words, _lines(failed), (self.open_,))

    def _changed(self) -> None:
        self.next_.setEnabled(self.form.is_sound)

    def _form_page(self) -> QWidget:
        words = quiet(
            tr(
                "Pictures are written without any metadata: no place, no names, no serial numbers. "
                "The photos themselves are only read."
            )
        )
        self.next_ = button(tr("Next"), self.plan_wanted.emit, primary=True)
        return page((Scrolled(self.form), words), (button(tr("Cancel"), self.reject), self.next_))

    def _summary_page(self) -> QWidget:
        self.plan_head = label(size=theme.LARGE)
        self.plan_words, self.plan_place = quiet(""), quiet("")
        self.plan_list = rows_list(tr("Left out"))
        self.start = button(tr("Export"), self.start_wanted.emit, primary=True)
        parts = (self.plan_head, self.plan_words, self.plan_place, self.plan_list)
        cancel = button(tr("Cancel"), self.reject)
        return page(parts, (cancel, self.start), (button(tr("Back"), self.back),))


def _lines(passed: list[tuple[Path, str, bool]]) -> list[str]:
    """What failed, one line each, then what was left out, one line for each reason."""
    failed = [(path, reason) for path, reason, is_failure in passed if is_failure]
    left_out = Counter(reason for _path, reason, is_failure in passed if not is_failure)
    lines = [
        tr("Failed: {name}: {reason}").format(name=printable(path.name), reason=in_words(reason))
        for path, reason in failed[:MOST_LINES]
    ]
    return lines + [
        tr("{photos} left out: {reason}").format(photos=counted(count, "photo"), reason=in_words(reason))
        for reason, count in left_out.most_common()
    ]
