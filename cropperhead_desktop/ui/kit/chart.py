"""A chart: a title, the drawing, and below it in words what is under the mouse.

Imported only when the window has something to show: the plotting library takes a third of a second.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import pyqtgraph
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.review.in_hand.numbers import with_minus
from cropperhead_desktop.review.text import figures
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import vbox
from cropperhead_desktop.ui.kit.fields import label

pyqtgraph.setConfigOptions(antialias=True, imageAxisOrder="row-major")

_FEW = 5
_SIDES = ("left", "bottom")


class _Axis(pyqtgraph.AxisItem):  # type: ignore[misc]  # the library has no types
    """An axis whose numbers are written as the user's language writes them."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The texts of the ticks at `values`."""
        return [figures(with_minus(text)) for text in super().tickStrings(values, scale, spacing)]


class Chart(QWidget):
    """One chart, in the colours of the look in use."""

    chosen = Signal(int)
    """A bar was clicked: its place."""

    def __init__(self, title: str, paint: Callable[[Chart], None], at_rest: str = "") -> None:
        """`paint` draws everything onto the empty chart; `at_rest` is said while nothing is pointed at."""
        super().__init__()
        self._paint, self._at_rest = paint, at_rest
        self._bars: tuple[Sequence[float], bool] | None = None
        self._words: Callable[[float, float], str] = lambda _x, _y: ""
        heading = label(title, "heading", theme.SMALL)
        self.plot = pyqtgraph.PlotWidget(self, axisItems={side: _Axis(side) for side in _SIDES})
        self.plot.setAccessibleName(title)
        self.plot.setMenuEnabled(False)
        self.plot.setMouseEnabled(x=False, y=False)
        self.plot.hideButtons()
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setMinimumSize(200, 120)
        self.readout = label("", "secondary", theme.SMALL)
        vbox(heading, (self.plot, 1), self.readout, of=self, gap=theme.HALF)
        self.plot.scene().sigMouseMoved.connect(self._moved)
        self.plot.scene().sigMouseClicked.connect(self._clicked)
        self.repaint_all()

    def changeEvent(self, event: QEvent) -> None:
        """Drawn anew when the look changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.repaint_all()

    @property
    def item(self) -> pyqtgraph.PlotItem:
        """The plotting library's own chart."""
        return self.plot.getPlotItem()

    def repaint_all(self) -> None:
        """Draw it anew, in the colours of the look in use."""
        self.item.clear()
        self.plot.setBackground(theme.look.field)
        for side in _SIDES:
            axis = self.item.getAxis(side)
            axis.setPen(theme.look.outline)
            axis.setTextPen(theme.look.text_secondary)
            axis.setStyle(tickFont=theme.tabular(theme.SMALL), maxTickLevel=0, tickLength=0)
        self._paint(self)
        self.readout.setText(self._at_rest)

    def told_by(self, words: Callable[[float, float], str]) -> None:
        """`words` says what lies at a place of the chart; empty where there is nothing."""
        self._words = words

    def tell_each(
        self, count: int, place: Callable[[float, float], float], words: Callable[[int], str]
    ) -> None:
        """`words` says what one of `count` parts is; `place` is where a point lies, one a part, from 0."""

        def told(x: float, y: float) -> str:
            number = math.floor(place(x, y))
            return words(number) if 0 <= number < count else ""

        self.told_by(told)

    def draw_bars(self, edges: Sequence[float], counts: Sequence[float], across: bool = False) -> None:
        """Bars between neighbouring edges; `across`: one below the other, from the top."""
        self._bars = (edges, across)
        low, high = np.array(edges[:-1]), np.array(edges[1:])
        gap = (high - low) * 0.06
        brush, pen = theme.look.accent, pyqtgraph.mkPen(None)
        if across:
            bars = pyqtgraph.BarGraphItem(
                x0=0, x1=list(counts), y0=low + gap * 2, y1=high - gap * 2, brush=brush, pen=pen
            )
            self.plot.invertY(True)
        else:
            bars = pyqtgraph.BarGraphItem(
                x0=low + gap, x1=high - gap, y0=0, y1=list(counts), brush=brush, pen=pen
            )
        self.plot.addItem(bars)
        self.count_on("bottom" if across else "left", max(counts, default=0))

    def count_on(self, side: str, most: float) -> None:
        """An axis of whole numbers up to `most`: no half crops between few."""
        if most <= _FEW:
            self.item.getAxis(side).setTickSpacing(1, 1)

    def draw_line(
        self,
        x: Sequence[float],
        y: Sequence[float],
        colour: str = "",
        dashed: bool = False,
        dots: bool = False,
        name: str | None = None,
    ) -> None:
        """A line in the accent or another colour; one with a name stands in the legend."""
        colour = colour or theme.look.accent
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        pen = pyqtgraph.mkPen(colour, width=1.6 * self.devicePixelRatioF(), style=style)
        marks = {"symbol": "o", "symbolSize": 6, "symbolBrush": colour, "symbolPen": None} if dots else {}
        self.plot.plot(list(x), list(y), pen=pen, name=name, **marks)

    def draw_heat(self, shares: NDArray[np.float64]) -> None:
        """A picture of shares (0 to 1) over the unit square, rows from the top."""
        image = pyqtgraph.ImageItem(shares, levels=(0.0, 1.0))
        colours = [QColor(theme.look.canvas), QColor(theme.look.accent), QColor(theme.look.text_bright)]
        image.setColorMap(pyqtgraph.ColorMap([0.0, 0.6, 1.0], colours))
        image.setRect(QRectF(0, 0, 1, 1))
        self.plot.addItem(image)
        self.plot.invertY(True)
        for side in _SIDES:
            self.item.hideAxis(side)

    def draw_errors(
        self, x: Sequence[float], y: Sequence[float], low: Sequence[float], high: Sequence[float]
    ) -> None:
        """Intervals around points."""
        middle, below, above = np.array(y), np.array(low), np.array(high)
        pen = pyqtgraph.mkPen(theme.look.text_secondary)
        self.plot.addItem(
            pyqtgraph.ErrorBarItem(
                x=np.array(x), y=middle, top=above - middle, bottom=middle - below, beam=0.015, pen=pen
            )
        )

    def set_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """What is visible."""
        self.plot.setXRange(*x, padding=0)
        self.plot.setYRange(*y, padding=0)

    def _place(self, position: QPointF) -> tuple[float, float] | None:
        box = self.item.getViewBox()
        if not box.sceneBoundingRect().contains(position):
            return None
        place = box.mapSceneToView(position)
        return place.x(), place.y()

    def _moved(self, position: QPointF) -> None:
        place = self._place(position)
        bar = self._bar(place)
        self.plot.setCursor(
            Qt.CursorShape.PointingHandCursor if bar is not None else Qt.CursorShape.ArrowCursor
        )
        self.readout.setText((self._words(*place) if place is not None else "") or self._at_rest)

    def _clicked(self, click: pyqtgraph.GraphicsScene.mouseEvents.MouseClickEvent) -> None:
        bar = self._bar(self._place(click.scenePos()))
        if bar is not None and click.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(bar)

    def _bar(self, place: tuple[float, float] | None) -> int | None:
        if self._bars is None or place is None:
            return None
        edges, across = self._bars
        bar = int(np.searchsorted(edges, place[1] if across else place[0], side="right")) - 1
        return bar if 0 <= bar < len(edges) - 1 else None
