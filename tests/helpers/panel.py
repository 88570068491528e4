"""A crop panel on the screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.in_hand.edges import Edge
from cropperhead_desktop.ui.kit.fields import NumberField
from cropperhead_desktop.ui.panel.panel import CropPanel, PanelView

SIZE = 6000, 4000
BOX = Box(3000, 2000, 3000, 2000)


def numbers(box: Box) -> tuple[float, ...]:
    return box.cx, box.cy, box.width, box.height, box.angle


class Shown:
    """A panel on the screen, and everything it said."""

    def __init__(self, panel: CropPanel) -> None:
        self.panel = panel
        self.edited: list[Box] = []
        self.dragged: list[Box] = []
        self.ratios: list[float | None] = []
        self.wishes: list[str] = []
        panel.box_edited.connect(self.edited.append)
        panel.angle.box_dragged.connect(self.dragged.append)
        panel.ratio.ratio_chosen.connect(self.ratios.append)
        panel.ratio.swap.clicked.connect(lambda: self.wishes.append("swap"))
        panel.accept.clicked.connect(lambda: self.wishes.append("accept"))
        panel.keep.clicked.connect(lambda: self.wishes.append("keep"))
        panel.reset.clicked.connect(lambda: self.wishes.append("reset"))

    def show(self, box: Box | None, **more) -> None:
        self.panel.show_item(PanelView(box, *SIZE, **{"state": State.UNDECIDED, "model": "m"} | more))

    def type(self, field: NumberField, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        if end is not None:
            QTest.keyClick(field, end)

    def numbers(self) -> list[float]:
        return [self.panel.edges.fields[edge].value() for edge in Edge]
