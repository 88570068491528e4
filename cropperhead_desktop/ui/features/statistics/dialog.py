"""The statistics window: in words at the left, as charts at the right; photos stay in reach beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QStackedWidget, QTabWidget, QWidget

from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.review.text import counted, in_words, numeral, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import EDGE, dialog_vbox, hbox, holder, vbox
from cropperhead_desktop.ui.kit.pages import ProgressRows, Scrolled, button, button_row, fit

if TYPE_CHECKING:
    from cropperhead_desktop.ui.kit.chart import Chart
    from cropperhead_desktop.workflows.statistics.gather import StatisticsResult

_SIZE = (1160, 640)
_WORDS_WIDTH = 280
_ACROSS = 3


class StatisticsDialog(QDialog):
    """`photos_chosen` carries the names of photos whose bar was clicked."""

    photos_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Statistics"))
        self.charts: list[Chart] = []
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setAccessibleName(tr("What the statistics say"))
        self.progress = ProgressRows()
        self.progress.figures.setText(tr("Reading …"))
        self.progress.figures.setWordWrap(True)
        self.progress.show_share(0, 0)
        self.pages = QTabWidget(self)
        self.pages.setDocumentMode(True)
        self._stack = QStackedWidget(self)
        self.close_button = button(tr("Cancel"), self.reject)
        self.close_button.setAutoDefault(True)
        self._place()

    def show_progress(self, progress: Progress) -> None:
        """How far the reading is; a total of 0 is unknown."""
        self.progress.show_share(progress.done, progress.total)
        what = tr("Comparing with proposals: {count}") if progress.total else tr("Reading photos: {count}")
        self.progress.figures.setText(what.format(count=numeral(progress.done)))

    def show_problem(self, error: Exception) -> None:
        """Why there are no statistics."""
        self._say(in_words(str(error)))

    def show_found(self, found: StatisticsResult) -> None:
        """Words and charts; where nothing was decided yet, what to do about it."""
        statistics = found.statistics
        if not statistics.photos:
            self._say("\n".join(map(in_words, found.words)))
            return
        # imported here: the plotting library takes a third of a second
        from cropperhead_desktop.ui.features.statistics import pages

        told = [
            *map(in_words, found.words),
            tr("From {photos}.").format(photos=counted(found.photos, "photo")),
        ]
        self.words.setText("\n\n".join(told))
        self._add_page(tr("Crops"), pages.crop_charts(statistics, self.photos_chosen.emit))
        self._add_page(tr("Time and lenses"), pages.time_charts(statistics))
        self._add_page(tr("The program and you"), pages.program_charts(statistics))
        self.close_button.setText(tr("Close"))
        self._stack.setCurrentIndex(1)

    def _say(self, text: str) -> None:
        self.progress.bar.hide()
        self.progress.figures.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.progress.figures.setText(text)
        self.close_button.setText(tr("Close"))
        self._stack.setCurrentIndex(0)

    def _add_page(self, title: str, charts: Sequence[Chart]) -> None:
        if not charts:
            return
        page = QWidget(self)
        grid = QGridLayout(page)
        grid.setContentsMargins(2 * theme.UNIT, theme.UNIT, 0, 0)
        grid.setSpacing(2 * theme.UNIT)
        across = min(_ACROSS, len(charts))
        for place, chart in enumerate(charts):
            grid.addWidget(chart, place // across, place % across)
        for column in range(across):
            grid.setColumnStretch(column, 1)
        self.charts += charts
        self.pages.addTab(page, title)

    def _place(self) -> None:
        words = Scrolled(self.words)
        words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words.setFixedWidth(_WORDS_WIDTH)
        words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack.addWidget(holder(vbox(None, self.progress, None)))
        self._stack.addWidget(holder(hbox(words, (self.pages, 1), gap=EDGE)))
        dialog_vbox(self, (self._stack, 1), button_row((self.close_button,)))
        fit(self, *_SIZE)
