"""The panel at the right: every number of the crop, what the model thinks, and the three decisions.

All numbers are of the photo as displayed. Left, top, right and bottom are the crop's own corners as
in the `crs:` tags (see `review/edges.py`). The panel shows a `PanelView` and emits wishes.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Level, Verdict
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.proposal import Parts
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox, holder, vbox
from cropperhead_desktop.ui.kit.fields import button, label, line
from cropperhead_desktop.ui.panel.deliverables import Deliverable, DeliverableStrip
from cropperhead_desktop.ui.panel.facts import LevelFacts, ModelFacts, SizeFacts, StateFacts
from cropperhead_desktop.ui.panel.numbers import AngleField, EdgeFields
from cropperhead_desktop.ui.panel.proposal import ProposalRow
from cropperhead_desktop.ui.panel.ratio import RatioRow

_GAP = theme.UNIT - 3


@dataclass(frozen=True, slots=True)
class PanelView:
    """What the panel shows of one photo; `width` x `height` is its displayed size in pixels.

    `verdict` is None where nothing is proposed, `message` a sentence about the state (why
    it failed, where the crop comes from), `warn_below` the megapixels under which a crop is small. Of the
    proposal: its `parts`, where its angle comes from (`level`), how many `candidates` there are and which
    of them is shown (None: another crop).
    """

    box: Box | None = None
    width: int = 0
    height: int = 0
    state: State | None = None
    word: str = ""
    """The state in words."""
    marks: str = ""
    """Stars, flag and label in words."""
    is_pending: bool = False
    """A proposal is still on its way."""
    model: str | None = None
    verdict: Verdict | None = None
    message: str = ""
    enabled: bool = True
    warn_below: float = 2.0
    parts: Parts | None = None
    level: Level | None = None
    candidate: int | None = None
    candidates: int = 0
    as_shot: float | None = None
    """The ratio (width / height) that was dialled in the camera, where the photo has another one."""
    wanted: tuple[int, int] | None = None
    """The pixels that the result is to have."""
    deliverables: tuple[Deliverable, ...] = ()
    """The crop and its linked ones; none where no deliverables are chosen."""
    picture: QImage | None = None
    """The photo as displayed, at any size, for what shows the results small."""


_NARROWEST = 284


class CropPanel(QWidget):
    """Shows and edits the crop of one photo, 284-320 px wide; its parts say what the user wishes."""

    box_edited = Signal(object)
    """Box: one finished edit of edges or angle, legal and inside the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = PanelView()
        self.state = StateFacts()
        self.edges = EdgeFields()
        self.angle = AngleField()
        self.ratio = RatioRow()
        self.result = SizeFacts()
        self.deliverables = DeliverableStrip()
        self.model = ModelFacts()
        self.proposal = ProposalRow()
        self.level = LevelFacts()
        self.accept = button(tr("Accept"), "check", tr("Write this crop and go on"))
        self.keep = button(tr("Keep original"), "maximize", tr("Write that this photo stays whole"))
        self.reset = button(tr("Reset"), "rotate-ccw", tr("Drop the changes made here"))
        self.accept.setProperty("primary", True)
        self.edges.box_edited.connect(self.box_edited)
        self.angle.box_edited.connect(self.box_edited)
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(320)
        self.setAccessibleName(tr("Crop panel"))
        self._place()
        self.show_item(PanelView(enabled=False))

    def show_item(self, view: PanelView) -> None:
        """Show a photo and its crop; a number being typed is left alone."""
        self._view = view
        box, size = view.box, (view.width, view.height)
        self.state.show_state(view.state, view.word, view.message)
        self.state.show_marks(view.marks)
        self.edges.show_box(box, *size)
        self.angle.show_box(box, *size)
        self.result.show_box(box, *size, warn_below=view.warn_below, wanted=view.wanted)
        self.deliverables.show_cells(view.deliverables, view.picture, size)
        self._results.setVisible(bool(view.deliverables))
        self.model.show_model(view.model, view.verdict, view.is_pending)
        self.proposal.show_parts(view.parts, view.candidate, view.candidates, view.is_pending)
        self.level.show_level(view.level)
        if box is not None:
            self.ratio.show_ratio(box.aspect, view.as_shot or view.width / view.height)
        else:
            self.ratio.field.show_text("")
        editable = view.enabled and box is not None
        for widget in (self.edges, self.angle, self.ratio, self.accept, self.reset):
            widget.setEnabled(editable)
        self.ratio.show_fixed(any(each.in_hand and each.is_linked for each in view.deliverables))
        self.keep.setEnabled(view.enabled)

    def show_keys(self, accept: str, keep: str) -> None:
        """Name the keys of the decisions on their buttons; empty where there is none."""
        self.accept.setText(tr("Accept ({key})").format(key=accept) if accept else tr("Accept"))
        words = tr("Keep original ({key})").format(key=keep)
        self.keep.setText(words if keep else tr("Keep original"))
        self._decided.activate()
        self.setMinimumWidth(max(_NARROWEST, self._decided.minimumSize().width()))

    def set_locked(self, locked: bool) -> None:
        """Show whether the ratio is kept while dragging; typed edges keep it too."""
        self.ratio.set_locked(locked)
        self.edges.keeps_ratio = locked

    def _place(self) -> None:
        """Sections that scroll where the window is low, above the decisions that are always there."""
        edges = (2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        results = vbox(_heading(tr("Deliverables")), self.deliverables, gap=_GAP)
        self._results = holder(results)
        sections = vbox(
            self.state,
            _heading(tr("Crop"), self.edges.units), self.edges,
            line(), self.ratio,
            _beside(tr("Angle"), self.angle),
            line(), self.result, self._results,
            _heading(tr("Proposal"), self.proposal.ring), self.proposal, self.level, self.model,
            # all of it fits beside a filmstrip on a screen of 768 px
            None, gap=_GAP, margin=edges,
        )  # fmt: skip
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(holder(sections))
        others = hbox((self.keep, 1), self.reset)
        self._decided = vbox(self.accept, others, margin=edges, gap=_GAP)
        vbox((scroll, 1), line(), holder(self._decided), of=self, gap=0)


def _beside(text: str, field: QWidget) -> QVBoxLayout:
    """A hairline and a section of one line, its name before it."""
    row = hbox(label(text, "heading", theme.SMALL), (field, 1), gap=2 * theme.UNIT)
    return vbox(line(), row, gap=_GAP, margin=(0, theme.HALF, 0, 0))


def _heading(text: str, *extras: QWidget) -> QVBoxLayout:
    """A hairline and a section's name, with small controls at its right."""
    name = hbox((label(text, "heading", theme.SMALL), 1), *extras, gap=_GAP)
    return vbox(line(), name, gap=_GAP, margin=(0, theme.HALF, 0, 0))
