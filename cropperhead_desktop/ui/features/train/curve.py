"""The curve of a training: loss on the photos it learns from, and on photos it has not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from cropperhead_desktop.review.text import numeral, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import vbox

if TYPE_CHECKING:
    from cropperhead_desktop.ui.kit.chart import Chart


class TrainCurve(QWidget):
    """Two lines over epochs. The plotting library is imported when the first epoch is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = vbox(of=self)
        self._epochs: Sequence[Mapping[str, Any]] = ()
        self.chart: Chart | None = None
        self.setAccessibleName(tr("Loss by epoch"))
        self.setMinimumHeight(24 * theme.UNIT)

    def show_epochs(self, epochs: Sequence[Mapping[str, Any]]) -> None:
        """Draw these epochs (rows with `epoch`, `loss`, `held_out_loss`)."""
        if not epochs:
            return
        self._epochs = epochs
        if self.chart is None:
            from cropperhead_desktop.ui.kit.chart import Chart

            self.chart = Chart(tr("Loss by epoch"), self._paint)
            self._column.addWidget(self.chart)
        self.chart.repaint_all()
        last = epochs[-1]
        self.setAccessibleDescription(
            tr("Epoch {epoch}: loss {loss}, on unseen photos {unseen}").format(
                epoch=numeral(last["epoch"], ".0f"),
                loss=numeral(last["loss"], ".3f"),
                unseen=numeral(last["held_out_loss"], ".3f"),
            )
        )

    def _paint(self, chart: Chart) -> None:
        chart.item.addLegend(offset=(-8, 8), labelTextColor=theme.look.text, labelTextSize=f"{theme.SMALL}px")
        numbers = [float(row["epoch"]) for row in self._epochs]
        chart.count_on("bottom", numbers[-1])
        for key, words, colour in (
            ("loss", tr("photos it learns from"), theme.look.text_secondary),
            ("held_out_loss", tr("unseen photos"), theme.look.accent),
        ):
            losses = [float(row[key]) for row in self._epochs]
            chart.draw_line(numbers, losses, colour, dots=True, name=words)
