"""Export a dataset: choose, read what it would be, watch, open it. One dialog, four pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.errors import shown
from cropperhead_desktop.domain.progress import Pace, Progress
from cropperhead_desktop.ui import theme
from cropperhead_desktop.ui.crop_fields import label
from cropperhead_desktop.ui.elided import ElidedLabel, breakable
from cropperhead_desktop.ui.export_form import ExportForm
from cropperhead_desktop.ui.paged import page, quiet
from cropperhead_desktop.ui.text import counted, tr

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.export import Report
    from cropperhead_desktop.workflows.export_plan import Plan

FORM, SUMMARY, PROGRESS, DONE = range(4)
MOST_LINES = 500
"""Rows in a list."""


class ExportDialog(QDialog):
    """`look_wanted`, `start_wanted`, `stop_wanted` and `open_wanted` say what the user wants next."""

    look_wanted = Signal()
    start_wanted = Signal()
    stop_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, folder: Path, options: ExportOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export dataset"))
        self.resize(900, 480)
        self._running = False
        self._pace = Pace()
        self.form = ExportForm(folder, options, self)
        self.pages = QStackedWidget(self)
        for each in (self._form_page(), self._summary_page(), self._progress_page(), self._done_page()):
            self.pages.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.UNIT] * 4)
        layout.addWidget(self.pages)
        self.form.changed.connect(self._changed)
        self._changed()
        self.look.setFocus()

    def begin(self, words: str) -> None:
        """Something has begun that takes its time."""
        self._running = True
        self._pace = Pace()
        self.bar.setRange(0, 0)
        self.figures.setText(words)
        self.now.show_text("")
        self.stop.setEnabled(True)
        self.pages.setCurrentIndex(PROGRESS)

    def show_progress(self, progress: Progress) -> None:
        """So far."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.now.show_text(progress.message)
        words = tr("{done} of {total}").format(done=f"{progress.done:,}", total=f"{progress.total:,}")
        at = self._pace.at(progress)
        if at is not None:
            words += tr(" · {rate} photos/s").format(rate=f"{at[0]:.1f}")
        self.figures.setText(words)

    def show_plan(self, plan: Plan) -> None:
        """What the dataset would be."""
        self._running = False
        counts = plan.expected()
        shares = " · ".join(f"{number:,} {tr(split)}" for split, number in counts.items() if number)
        self.plan_head.setText(tr("{photos} with a crop").format(photos=counted(len(plan.photos), "photo")))
        words = tr(
            "{shares}. Near-duplicates are looked for on the way and kept on one side, which may shift this."
        ).format(shares=shares)
        if plan.complete:
            words = tr("This very dataset is there already; it would only be checked.")
        self.plan_words.setText(words)
        self.plan_place.setText(breakable(tr("It goes to {folder}").format(folder=shown(plan.out))))
        _fill(self.plan_list, [(each.path, each.reason, each.failed) for each in plan.passed])
        self.start.setText(tr("Check") if plan.complete else tr("Export"))
        self.pages.setCurrentIndex(SUMMARY)
        self.start.setFocus()

    def show_report(self, report: Report) -> None:
        """The dataset is there."""
        words = tr("In {folder}, read back and equal to the sidecars.").format(folder=shown(self.form.out))
        words = " ".join([words, *(f"{note[:1].upper()}{note[1:]}." for note in report.notes)])
        if report.already:
            headline = tr("Nothing to do: the dataset is there, every file as it was written")
        else:
            headline = tr("{pictures} exported").format(pictures=counted(len(report.made), "picture"))
        self.show_words(headline, words)
        _fill(self.details, [(each.path, each.reason, True) for each in report.passed if each.failed])
        self.open_.show()
        self.open_.setFocus()

    def show_words(self, headline: str, words: str) -> None:
        """It is over, and this is all there is to say."""
        self._running = False
        self.headline.setText(headline)
        self.explained.setText(breakable(words))
        _fill(self.details, [])
        self.open_.hide()
        self.pages.setCurrentIndex(DONE)
        self.close_.setFocus()

    def back(self) -> None:
        """To the fields again."""
        self._running = False
        self.pages.setCurrentIndex(FORM)
        self.look.setFocus()

    def reject(self) -> None:
        """Escape while it runs means: stop."""
        if self._running:
            self._stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What runs is stopped first; the dialog stays to say how far it came."""
        if self._running:
            self._stop()
            event.ignore()
        else:
            super().closeEvent(event)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.now.show_text(tr("Finishing what has begun …"))
        self.stop_wanted.emit()

    def _changed(self) -> None:
        self.look.setEnabled(self.form.is_sound)

    def _form_page(self) -> QWidget:
        words = quiet(
            tr(
                "Pictures are written without any metadata: no place, no names, no serial numbers. "
                "The photos themselves are only read."
            )
        )
        cancel = _button(tr("Cancel"), self.reject)
        self.look = _button(tr("Next"), self.look_wanted.emit, primary=True)
        return page((self.form, words), (cancel, self.look))

    def _summary_page(self) -> QWidget:
        self.plan_head = label(size=theme.LARGE)
        self.plan_words, self.plan_place = quiet(""), quiet("")
        self.plan_list = _list(tr("Left out"))
        back = _button(tr("Back"), self.back)
        self.start = _button(tr("Export"), self.start_wanted.emit, primary=True)
        return page((self.plan_head, self.plan_words, self.plan_place, self.plan_list), (back, self.start))

    def _progress_page(self) -> QWidget:
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme.UNIT)
        self.bar.setAccessibleName(tr("Progress"))
        self.figures = label()
        self.now = ElidedLabel()
        self.now.setProperty("role", "secondary")
        self.stop = _button(tr("Stop"), self._stop)
        words = quiet(tr("You can stop at any time: the same export again goes on where it stopped."))
        return page((self.figures, self.bar, self.now, words), (self.stop,))

    def _done_page(self) -> QWidget:
        self.headline = label(size=theme.LARGE)
        self.headline.setWordWrap(True)
        self.explained = quiet("")
        self.details = _list(tr("Not exported"))
        self.open_ = _button(tr("Open folder"), self.open_wanted.emit)
        again = _button(tr("Back"), self.back)
        self.close_ = _button(tr("Close"), self.accept)
        return page((self.headline, self.explained, self.details), (self.open_, again, self.close_))


def _button(text: str, clicked: Callable[[], object], primary: bool = False) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("primary", primary)
    made.setDefault(primary)
    made.setAutoDefault(primary)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setProperty("role", "rows")
    made.setAccessibleName(name)
    made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    return made


def _fill(rows: QListWidget, passed: list[tuple[Path, str, bool]]) -> None:
    """What failed, one line each, then what was left out, one line for each reason."""
    rows.clear()
    failed = [(path, reason) for path, reason, is_failure in passed if is_failure]
    reasons = [reason for _path, reason, is_failure in passed if not is_failure]
    for path, reason in failed[:MOST_LINES]:
        words = tr("Failed: {name}: {reason}").format(name=shown(path.name), reason=reason)
        rows.addItem(words)
    for reason in sorted(set(reasons), key=lambda each: -reasons.count(each)):
        rows.addItem(
            tr("{photos} left out: {reason}").format(
                photos=counted(reasons.count(reason), "photo"), reason=reason
            )
        )
    rows.setVisible(rows.count() > 0)
