"""The curve of a training: loss on the photos it learns from, and on photos it has not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit import theme


class TrainCurve(QWidget):
    """Two lines over epochs. The plotting library is imported when the first epoch is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._lines: dict[str, Any] = {}
        self.setAccessibleName(tr("Loss by epoch"))
        self.setMinimumHeight(18 * theme.UNIT)

    def show_epochs(self, epochs: Sequence[Mapping[str, Any]]) -> None:
        """Draw these epochs (rows with `epoch`, `loss`, `held_out_loss`)."""
        if not epochs:
            return
        if not self._lines:
            self._make()
        numbers = [float(row["epoch"]) for row in epochs]
        for name, line in self._lines.items():
            line.setData(numbers, [float(row[name]) for row in epochs])
        last = epochs[-1]
        self.setAccessibleDescription(
            tr("Epoch {epoch}: loss {loss}, on unseen photos {unseen}").format(
                epoch=f"{last['epoch']:.0f}",
                loss=f"{last['loss']:.3f}",
                unseen=f"{last['held_out_loss']:.3f}",
            )
        )

    def _make(self) -> None:
        import pyqtgraph

        plot = pyqtgraph.PlotWidget(self, background=theme.FIELD)
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        plot.setFocusPolicy(self.focusPolicy())
        item = plot.getPlotItem()
        legend = item.addLegend(offset=(-8, 8), labelTextColor=theme.TEXT, labelTextSize=f"{theme.SMALL}px")
        legend.setZValue(10)
        for side, words in (("bottom", tr("Epoch")), ("left", tr("Loss"))):
            item.setLabel(side, words, color=theme.TEXT_SECONDARY)
            axis = item.getAxis(side)
            axis.setPen(theme.OUTLINE)
            axis.setTextPen(theme.TEXT_SECONDARY)
            axis.setStyle(tickFont=theme.tabular(theme.SMALL))
        looks = {
            "loss": (tr("photos it learns from"), theme.TEXT_SECONDARY, "o"),
            "held_out_loss": (tr("unseen photos"), theme.ACCENT, "s"),
        }
        for name, (words, colour, symbol) in looks.items():
            pen = pyqtgraph.mkPen(colour, width=2)
            self._lines[name] = plot.plot(
                name=words, pen=pen, symbol=symbol, symbolSize=6, symbolBrush=colour, symbolPen=colour
            )
        self._column.addWidget(plot)
