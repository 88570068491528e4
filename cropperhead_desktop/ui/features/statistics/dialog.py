"""The statistics window: in words at the left, as charts at the right; photos stay in reach beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.review.text import counted, in_words, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.pages import button, button_row, fit

if TYPE_CHECKING:
    from cropperhead_desktop.ui.features.statistics.charts import Chart
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
        self.waiting = QLabel(tr("Reading …"), self)
        self.waiting.setProperty("role", "secondary")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.waiting.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(240, theme.UNIT)
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setRange(0, 0)
        self.pages = QTabWidget(self)
        self.pages.setDocumentMode(True)
        self._stack = QStackedWidget(self)
        self.close_button = button(tr("Cancel"), self.reject)
        self.close_button.setAutoDefault(True)
        self._place()

    def show_progress(self, progress: Progress) -> None:
        """How far the reading is; a total of 0 is unknown."""
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        what = tr("Comparing with proposals: {count}") if progress.total else tr("Reading photos: {count}")
        self.waiting.setText(what.format(count=f"{progress.done:,}"))

    def show_problem(self, error: Exception) -> None:
        """Why there are no statistics."""
        self._say(in_words(str(error)))

    def show_found(self, found: StatisticsResult) -> None:
        """Words and charts; where nothing was decided yet, what to do about it."""
        statistics = found.statistics
        if not statistics.photos:
            self._say("\n".join(found.words))
            return
        # imported here: the plotting library takes a third of a second
        from cropperhead_desktop.ui.features.statistics import pages

        told = [*found.words, tr("From {photos}.").format(photos=counted(found.photos, "photo"))]
        self.words.setText("\n\n".join(told))
        self._add_page(tr("Crops"), pages.crop_charts(statistics, self.photos_chosen.emit))
        self._add_page(tr("Time and lenses"), pages.time_charts(statistics))
        self._add_page(tr("The program and you"), pages.program_charts(statistics))
        self.close_button.setText(tr("Close"))
        self._stack.setCurrentIndex(1)

    def changeEvent(self, event: QEvent) -> None:
        """The charts follow when the look changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for chart in self.charts:
                chart.repaint_all()

    def _say(self, text: str) -> None:
        self.bar.hide()
        self.waiting.setText(text)
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
        waiting = QWidget(self)
        middle = QVBoxLayout(waiting)
        middle.addStretch(1)
        middle.addWidget(self.waiting)
        middle.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        words = QScrollArea(self)
        words.setWidget(self.words)
        words.setWidgetResizable(True)
        words.setFrameShape(QScrollArea.Shape.NoFrame)
        words.setFixedWidth(_WORDS_WIDTH)
        words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget(self)
        across = QHBoxLayout(content)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2 * theme.UNIT)
        across.addWidget(words)
        across.addWidget(self.pages, 1)
        self._stack.addWidget(waiting)
        self._stack.addWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[2 * theme.UNIT] * 4)
        layout.setSpacing(2 * theme.UNIT)
        layout.addWidget(self._stack, 1)
        layout.addLayout(button_row((self.close_button,)))
        fit(self, *_SIZE)
