"""The editable numbers of the crop panel: four edges in px or %, and the angle."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSlider, QToolButton, QWidget

from cropperhead_desktop.geometry.crop import MAX_ANGLE, Box
from cropperhead_desktop.geometry.handles import Bounds
from cropperhead_desktop.review.in_hand.edges import Edge, edge_fraction, with_edge
from cropperhead_desktop.review.in_hand.steps import StepRun
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox, holder
from cropperhead_desktop.ui.kit.fields import NumberField, label

_STEPS_PER_DEGREE = 10
_EDGES = {
    Edge.LEFT: phrase("Left"),
    Edge.TOP: phrase("Top"),
    Edge.RIGHT: phrase("Right"),
    Edge.BOTTOM: phrase("Bottom"),
}


class EdgeFields(QWidget):
    """Left, top, right and bottom, in pixels or per cent of the displayed photo.

    `units` is the switch between the two, to be placed by whoever owns the fields.
    """

    box_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeps_ratio = False
        self._box: Box | None = None
        self._size = (1, 1)
        self.fields = {edge: NumberField(tr(_EDGES[edge]), " px", 0) for edge in Edge}
        self.pixels, self.per_cent = _unit("px", tr("Show pixels")), _unit("%", tr("Show per cent"))
        self.units = holder(hbox(self.pixels, self.per_cent, gap=0))
        group = QButtonGroup(self)
        for unit in (self.pixels, self.per_cent):
            group.addButton(unit)
        self.pixels.setChecked(True)
        self.per_cent.toggled.connect(self._change_unit)
        for edge, field in self.fields.items():
            field.valueChanged.connect(lambda value, edge=edge: self._edit(edge, value))
        self._place()

    def show_box(self, box: Box | None, width: int, height: int) -> None:
        """Show a crop of a photo of this displayed size (None: empty fields)."""
        self._box, self._size = box, (max(1, width), max(1, height))
        for edge, field in self.fields.items():
            with QSignalBlocker(field):
                field.setRange(0.0, self._extent(edge))
            fraction = None if box is None else edge_fraction(box, edge, *self._size)
            field.show_number(None if fraction is None else fraction * self._extent(edge))

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.UNIT)
        grid.setVerticalSpacing(theme.HALF)
        places = {Edge.LEFT: (0, 0), Edge.RIGHT: (0, 2), Edge.TOP: (1, 0), Edge.BOTTOM: (1, 2)}
        for edge, (line, column) in places.items():
            caption = label(tr(_EDGES[edge]), "secondary", theme.SMALL)
            caption.setBuddy(self.fields[edge])
            grid.addWidget(caption, line, column)
            grid.addWidget(self.fields[edge], line, column + 1)
            grid.setColumnStretch(column + 1, 1)

    def _extent(self, edge: Edge) -> float:
        """What the whole picture measures in the present unit."""
        if self.per_cent.isChecked():
            return 100.0
        return float(self._size[0] if edge.is_across else self._size[1])

    def _change_unit(self, per_cent: bool) -> None:
        for field in self.fields.values():
            with QSignalBlocker(field):
                field.setSuffix(" %" if per_cent else " px")
                field.setDecimals(2 if per_cent else 0)
                field.setSingleStep(0.1 if per_cent else 1.0)
        self.show_box(self._box, *self._size)

    def _edit(self, edge: Edge, value: float) -> None:
        if self._box is None:
            return
        before = self._box
        made = with_edge(before, edge, value / self._extent(edge), *self._size, self.keeps_ratio)
        self.show_box(made, *self._size)
        if made != before:
            self.box_edited.emit(made)


class AngleField(QWidget):
    """The angle as a slider and a number; positive turns the frame clockwise."""

    box_dragged = Signal(object)
    """Box: while the slider is held; `box_edited` follows when it is let go."""
    box_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box: Box | None = None
        self._bounds = Bounds(1, 1)
        self._steps = StepRun()
        reach = round(MAX_ANGLE * _STEPS_PER_DEGREE)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(-reach, reach)
        self.slider.setPageStep(_STEPS_PER_DEGREE)
        self.slider.setAccessibleName(tr("Angle slider"))
        self.slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.number = NumberField(tr("Angle"), "°", 1)
        self.number.setRange(-MAX_ANGLE, MAX_ANGLE)
        self.number.setSingleStep(1 / _STEPS_PER_DEGREE)
        self.number.setFixedWidth(9 * theme.UNIT)
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(self._let_go)
        self.number.valueChanged.connect(self._type)
        hbox((self.slider, 1), self.number, of=self)

    def show_box(self, box: Box | None, width: int, height: int) -> None:
        """Show the angle of a crop of a photo of this displayed size."""
        self._box, self._bounds = box, Bounds(max(1, width), max(1, height))
        angle = 0.0 if box is None else box.angle
        self.number.show_number(None if box is None else angle)
        if not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(round(angle * _STEPS_PER_DEGREE))

    def _slide(self, value: int) -> None:
        made = self._turned(value / _STEPS_PER_DEGREE)
        if made is not None:
            (self.box_dragged if self.slider.isSliderDown() else self.box_edited).emit(made)

    def _let_go(self) -> None:
        if self._box is not None:
            self.box_edited.emit(self._box)

    def _type(self, degrees: float) -> None:
        made = self._turned(degrees)
        if made is not None:
            self.box_edited.emit(made)

    def _turned(self, degrees: float) -> Box | None:
        """The crop at another angle; None where there is none or nothing changes."""
        if self._box is None or self._box.angle == degrees:
            return None
        made, self._steps = self._steps.turn(self._box, degrees - self._box.angle, self._bounds)
        self.show_box(made, round(self._bounds.width), round(self._bounds.height))
        return made


def _unit(text: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setText(text)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setCheckable(True)
    made.setProperty("role", "unit")
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
