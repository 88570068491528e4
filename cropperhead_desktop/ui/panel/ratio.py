"""The ratio row of the crop panel: choose or type a ratio, lock it, swap its orientation."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cropperhead_desktop.geometry.aspect import PRESETS, describe_aspect, parse_aspect
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox
from cropperhead_desktop.ui.kit.fields import RatioField, set_role, tool

FREE, ORIGINAL, AS_SHOT, CUSTOM = phrase("Any"), phrase("Original"), phrase("As shot"), phrase("Custom…")
_SAME = 1e-3


class RatioRow(QWidget):
    """Shows the ratio that is kept and emits the one wished for (width / height; None: free)."""

    ratio_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box_aspect = 1.0
        self._photo_aspect = 1.0
        self._as_shot = 1.0
        self._is_locked = False
        self._chosen = ORIGINAL
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Aspect ratio"))
        self.choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for name in (FREE, ORIGINAL, AS_SHOT, *(name for name, _ratio in PRESETS), CUSTOM):
            self.choice.addItem(tr(name), name)
        self.choice.setMaxVisibleItems(16)
        self.choice.setMinimumContentsLength(5)
        self.choice.activated.connect(lambda at: self._choose(self.choice.itemData(at)))
        self.field = RatioField()
        self.field.setFixedWidth(8 * theme.UNIT)
        self.field.typed.connect(self._type)
        self.lock = tool("lock-open", tr("Keep this ratio while dragging"))
        self.lock.clicked.connect(self._toggle)
        self.swap = tool("rotate-cw-square", tr("Swap portrait and landscape"))
        hbox((self.choice, 1), self.field, self.lock, self.swap, of=self, gap=theme.HALF)

    def show_ratio(self, box_aspect: float, photo_aspect: float, as_shot: float) -> None:
        """The ratios (width / height) of the crop, of the whole displayed photo, and as dialled in."""
        self._box_aspect, self._photo_aspect, self._as_shot = box_aspect, photo_aspect, as_shot
        self._show()

    def set_locked(self, locked: bool) -> None:
        """Show whether the ratio is kept."""
        self._is_locked = locked
        theme.set_icon(self.lock, "lock" if locked else "lock-open")
        set_role(self.lock, "active" if locked else "")
        self._show()

    def _toggle(self) -> None:
        self.ratio_chosen.emit(None if self._is_locked else self._box_aspect)

    def _choose(self, name: str) -> None:
        """Emit the ratio of a row: presets turned as the crop is, "as shot" as it was seen in the camera."""
        self._chosen = name
        if name == CUSTOM:
            self.field.setFocus()
            self.field.selectAll()
        elif name == FREE:
            self.ratio_chosen.emit(None)
        elif name == AS_SHOT:
            self.ratio_chosen.emit(self._as_shot)
        elif name == ORIGINAL:
            turned = (self._box_aspect < 1) != (self._photo_aspect < 1)
            self.ratio_chosen.emit(1 / self._photo_aspect if turned else self._photo_aspect)
        else:
            preset = dict(PRESETS)[name]
            self.ratio_chosen.emit(1 / preset if self._box_aspect < 1 else preset)

    def _type(self, text: str) -> None:
        try:
            ratio = parse_aspect(text)
        except ValueError:
            set_role(self.field, "error")
            self.field.selectAll()
            return
        set_role(self.field, "")
        self.field.leave()
        self.ratio_chosen.emit(ratio)

    def _show(self) -> None:
        self.field.show_text(describe_aspect(self._box_aspect))
        if not self.field.is_being_typed:
            set_role(self.field, "")
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(self.choice.findData(self._name()))

    def _name(self) -> str:
        """The row of the list that is kept."""
        if not self._is_locked:
            return FREE
        if self._chosen == AS_SHOT and abs(self._box_aspect / self._as_shot - 1) < _SAME:
            return AS_SHOT
        if abs(self._box_aspect / self._photo_aspect - 1) < _SAME:
            return ORIGINAL
        if abs(self._box_aspect * self._photo_aspect - 1) < _SAME:
            return ORIGINAL
        upright = max(self._box_aspect, 1 / self._box_aspect)
        return next((name for name, ratio in PRESETS if abs(upright / ratio - 1) < _SAME), CUSTOM)
