"""The proposal in the crop panel: take its crop, its angle, or another one of its alternatives."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from cropperhead_desktop.review.in_hand.numbers import angle_text
from cropperhead_desktop.review.proposal import NO_ALTERNATIVES, NO_ANGLE, Parts
from cropperhead_desktop.review.text import counted, phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox, holder
from cropperhead_desktop.ui.kit.fields import label, tool

_NO_CROP = phrase("The model proposes to keep everything")


class ProposalRow(QWidget):
    """Two check marks that show what the crop on the screen has of the proposal.

    `ring` goes through the alternatives; it is to be placed by whoever owns the row.
    """

    crop_wished = Signal(bool)
    angle_wished = Signal(bool)
    step_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crop = _mark(tr("Crop"), tr("Proposed crop"))
        self.angle = _mark(tr("Angle"), tr("Proposed angle"))
        self.crop.clicked.connect(self.crop_wished)
        self.angle.clicked.connect(self.angle_wished)
        self.previous = tool("chevron-left", tr("Previous alternative"))
        self.next = tool("chevron-right", tr("Next alternative"))
        for button, offset in ((self.previous, -1), (self.next, 1)):
            button.setProperty("role", "unit")
            button.clicked.connect(partial(self.step_requested.emit, offset))
        self.place = label("", "secondary", theme.SMALL)
        self.ring = holder(hbox(self.previous, self.place, self.next, gap=theme.HALF))
        hbox(self.crop, self.angle, None, of=self, gap=2 * theme.UNIT)

    def show_parts(
        self, parts: Parts | None, candidate: int | None, candidates: int, is_pending: bool = False
    ) -> None:
        """What of the proposal is shown (None: there is none, or not yet); `candidate` counts from 0."""
        self.setEnabled(parts is not None)
        offers_crop = parts is not None and parts.offers_crop
        offers_angle = parts is not None and parts.offers_angle
        has_crop, has_angle = (parts.has_crop, parts.has_angle) if parts is not None else (False, False)
        _show(self.crop, offers_crop, has_crop, tr("Take the proposed crop"), tr(_NO_CROP))
        _show(self.angle, offers_angle, has_angle, tr("Take the proposed angle"), tr(NO_ANGLE))
        degrees = f" {angle_text(parts.proposed.angle, signed=True)}" if parts and offers_angle else ""
        self.angle.setText(tr("Angle") + degrees)
        several = candidates > 1
        for button in (self.previous, self.next):
            button.setEnabled(several)
            button.setVisible(several)
        self.place.setText("" if is_pending else _place(candidate, candidates))
        self.place.setToolTip("" if several or not candidates else tr(NO_ALTERNATIVES))


def _mark(text: str, name: str) -> QCheckBox:
    made = QCheckBox(text)
    made.setFont(theme.tabular())
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAccessibleName(name)
    return made


def _show(mark: QCheckBox, offered: bool, is_taken: bool, tip: str, otherwise: str) -> None:
    with QSignalBlocker(mark):
        mark.setChecked(offered and is_taken)
    mark.setEnabled(offered)
    mark.setToolTip(tip if offered else otherwise)


def _place(candidate: int | None, candidates: int) -> str:
    if candidates < 2:
        return tr("No alternatives") if candidates else ""
    if candidate is None:
        return counted(candidates, "proposal")
    return tr("{place} of {count}").format(place=candidate + 1, count=candidates)
