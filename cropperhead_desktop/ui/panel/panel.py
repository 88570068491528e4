"""The panel at the right: every number of the crop, what the model thinks, and the three decisions.

All numbers are of the photo as displayed. Left, top, right and bottom are the crop's own corners as
in the `crs:` tags (see `crop_edit`). The panel shows a `PanelView` and emits wishes.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cropperhead_desktop.domain.session import State
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.proposal import Parts
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.fields import button, label, line
from cropperhead_desktop.ui.panel.facts import ModelFacts, SizeFacts, StateFacts
from cropperhead_desktop.ui.panel.numbers import AngleField, EdgeFields
from cropperhead_desktop.ui.panel.proposal import ProposalRow
from cropperhead_desktop.ui.panel.ratio import RatioRow


@dataclass(frozen=True, slots=True)
class PanelView:
    """What the panel shows of one photo; `width` x `height` is its displayed size in pixels.

    `confidence` is 0-1 or None where the model gives none, `message` a sentence about the state (why
    it failed, where the crop comes from), `warn_below` the megapixels under which a crop is small. Of the
    proposal: its `parts`, how many `candidates` there are and which of them is shown (None: another crop).
    """

    box: Box | None = None
    width: int = 0
    height: int = 0
    state: State | None = None
    model: str | None = None
    confidence: float | None = None
    device: str = ""
    message: str = ""
    enabled: bool = True
    warn_below: float = 2.0
    parts: Parts | None = None
    candidate: int | None = None
    candidates: int = 0


class CropPanel(QWidget):
    """Shows and edits the crop of one photo, 284-320 px wide."""

    box_dragged = Signal(object)
    """Box: while the angle slider is held; `box_edited` follows when it is let go."""

    box_edited = Signal(object)
    """Box: one finished edit, legal and inside the picture."""

    ratio_chosen = Signal(object)
    """Width / height to give the crop and keep, or None to let it go."""

    accept_requested = Signal()
    swap_requested = Signal()
    keep_requested = Signal()
    reset_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = PanelView()
        self.state = StateFacts()
        self.edges = EdgeFields()
        self.angle = AngleField()
        self.ratio = RatioRow()
        self.result = SizeFacts()
        self.model = ModelFacts()
        self.proposal = ProposalRow()
        self.accept = button(
            tr("Accept"), "check", tr("Write this crop and go on"), self.accept_requested.emit
        )
        self.keep = button(
            tr("Keep original"), "maximize", tr("Write that this photo stays whole"), self.keep_requested.emit
        )
        self.reset = button(
            tr("Reset"), "rotate-ccw", tr("Drop the changes made here"), self.reset_requested.emit
        )
        self.accept.setProperty("primary", True)
        self.edges.box_edited.connect(self.box_edited)
        self.angle.box_edited.connect(self.box_edited)
        self.angle.box_dragged.connect(self.box_dragged)
        self.ratio.ratio_chosen.connect(self.ratio_chosen)
        self.ratio.swap_requested.connect(self.swap_requested)
        self.setMinimumWidth(284)
        self.setMaximumWidth(320)
        self.setAccessibleName(tr("Crop panel"))
        self._place()
        self.show_item(PanelView(enabled=False))

    def show_item(self, view: PanelView) -> None:
        """Show a photo and its crop; a number being typed is left alone."""
        self._view = view
        box, size = view.box, (view.width, view.height)
        self.state.show_state(view.state, view.message)
        self.edges.show_box(box, *size)
        self.angle.show_box(box, *size)
        self.result.show_box(box, *size, warn_below=view.warn_below)
        self.model.show_model(view.model, view.confidence, view.device)
        self.proposal.show_parts(view.parts, view.candidate, view.candidates)
        if box is not None:
            self.ratio.show_ratio(box.aspect, view.width / view.height)
        else:
            self.ratio.field.show_text("")
        editable = view.enabled and box is not None
        for widget in (self.edges, self.angle, self.ratio, self.accept, self.reset):
            widget.setEnabled(editable)
        self.keep.setEnabled(view.enabled)

    def show_keys(self, accept: str, keep: str) -> None:
        """Name the keys of the decisions on their buttons; empty where there is none."""
        self.accept.setText(tr("Accept ({key})").format(key=accept) if accept else tr("Accept"))
        words = tr("Keep original ({key})").format(key=keep)
        self.keep.setText(words if keep else tr("Keep original"))

    def set_locked(self, locked: bool) -> None:
        """Show whether the ratio is kept while dragging; typed edges keep it too."""
        self.ratio.set_locked(locked)
        self.edges.keeps_ratio = locked

    def _place(self) -> None:
        """Sections that scroll where the window is low, above the decisions that are always there."""
        sections = QWidget()
        upper = _column(sections, 2 * theme.UNIT)
        # all of it fits beside a filmstrip on a screen of 768 px
        upper.setContentsMargins(2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        upper.addWidget(self.state)
        upper.addLayout(_heading(tr("Crop"), self.edges.units))
        upper.addWidget(self.edges)
        for heading, section in (
            (tr("Ratio"), self.ratio),
            (tr("Angle"), self.angle),
            (tr("Result"), self.result),
        ):
            upper.addLayout(_heading(heading))
            upper.addWidget(section)
        upper.addLayout(_heading(tr("Proposal"), self.proposal.ring))
        upper.addWidget(self.proposal)
        upper.addWidget(self.model)
        upper.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sections)
        actions = QWidget()
        lower = _column(actions, 2 * theme.UNIT)
        lower.addWidget(self.accept)
        others = QHBoxLayout()
        others.setSpacing(theme.UNIT)
        others.addWidget(self.keep, 1)
        others.addWidget(self.reset)
        lower.addLayout(others)
        column = _column(self, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(line())
        column.addWidget(actions)


def _column(widget: QWidget, margin: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(theme.UNIT - 2)
    return column


def _heading(text: str, *extras: QWidget) -> QVBoxLayout:
    """A hairline and a section's name, with small controls at its right."""
    row = QHBoxLayout()
    row.addWidget(label(text, "heading", theme.SMALL), 1)
    for extra in extras:
        row.addWidget(extra)
    column = QVBoxLayout()
    column.setContentsMargins(0, theme.HALF, 0, 0)
    column.setSpacing(theme.UNIT - 2)
    column.addWidget(line())
    column.addLayout(row)
    return column
