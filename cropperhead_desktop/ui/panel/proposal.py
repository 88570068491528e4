"""The proposal in the crop panel: take its crop, its angle, or another one of its alternatives."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from cropperhead_desktop.review.numbers import angle_text
from cropperhead_desktop.review.proposal import Parts
from cropperhead_desktop.review.text import counted, phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.fields import label, tool

_NO_ANGLE = phrase("The model proposes no angle for this photo")
_NO_CROP = phrase("The model proposes to keep everything")
_ONE = phrase("The model proposes one crop for this photo")


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
        self.previous = tool("chevron-left", tr("Previous alternative"), lambda: self.step_requested.emit(-1))
        self.next = tool("chevron-right", tr("Next alternative"), lambda: self.step_requested.emit(1))
        for button in (self.previous, self.next):
            button.setProperty("role", "unit")
        self.place = label("", "secondary", theme.SMALL)
        self.ring = QWidget()
        _row(self.ring, theme.HALF, self.previous, self.place, self.next)
        _row(self, 2 * theme.UNIT, self.crop, self.angle).addStretch(1)

    def show_parts(self, parts: Parts | None, candidate: int | None, candidates: int) -> None:
        """What of the proposal is shown (None: there is none); `candidate` counts from 0."""
        self.setEnabled(parts is not None)
        offers_crop = parts is not None and parts.offers_crop
        offers_angle = parts is not None and parts.offers_angle
        _show(
            self.crop,
            offers_crop,
            parts is not None and parts.has_crop,
            tr("Take the proposed crop"),
            tr(_NO_CROP),
        )
        _show(
            self.angle,
            offers_angle,
            parts is not None and parts.has_angle,
            tr("Take the proposed angle"),
            tr(_NO_ANGLE),
        )
        degrees = f" {angle_text(parts.proposed.angle, signed=True)}" if parts and offers_angle else ""
        self.angle.setText(tr("Angle") + degrees)
        several = candidates > 1
        for button in (self.previous, self.next):
            button.setEnabled(several)
            button.setVisible(several)
        self.place.setText(_place(candidate, candidates))
        self.place.setToolTip("" if several or not candidates else tr(_ONE))


def _row(widget: QWidget, spacing: int, *parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for part in parts:
        row.addWidget(part)
    return row


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
        return tr("No alternatives") if candidates else tr("No proposal")
    if candidate is None:
        return counted(candidates, "proposal")
    return tr("{place} of {count}").format(place=candidate + 1, count=candidates)
