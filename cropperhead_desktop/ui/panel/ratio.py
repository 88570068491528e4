"""The ratio row of the crop panel: choose or type a ratio, lock it, swap its orientation."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cropperhead_desktop.geometry.aspect import PRESETS, parse_aspect
from cropperhead_desktop.review.in_hand.numbers import aspect_text
from cropperhead_desktop.review.text import figures, phrase, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox
from cropperhead_desktop.ui.kit.fields import RatioField, set_role, tool

AS_SHOT, CUSTOM = phrase("As shot"), phrase("Custom…")
_SAME = 1e-3


class RatioRow(QWidget):
    """Shows the crop's ratio and emits the one wished for (width / height; None: it is not to be kept).

    The lock alone tells whether dragging keeps it.
    """

    ratio_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box_aspect = 1.0
        self._as_shot = 1.0
        self._is_locked = False
        self._chosen = AS_SHOT
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Aspect ratio"))
        self.choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choice.addItem(tr(AS_SHOT), AS_SHOT)
        for name, _ratio in PRESETS:
            self.choice.addItem(figures(name), name)
        self.choice.addItem(tr(CUSTOM), CUSTOM)
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

    def show_ratio(self, box_aspect: float, as_shot: float) -> None:
        """The ratios (width / height) of the crop, and of the photo as it was seen in the camera."""
        self._box_aspect, self._as_shot = box_aspect, as_shot
        self._show()

    def prefer(self, name: str) -> None:
        """The ratio of the shoot, empty as shot: a ratio of two names is told by this one."""
        self._chosen = name or AS_SHOT
        self._show()

    def show_fixed(self, is_fixed: bool) -> None:
        """Whether the ratio cannot be another one, as that of a deliverable."""
        for widget in (self.choice, self.field, self.lock, self.swap):
            widget.setEnabled(not is_fixed)

    def set_locked(self, locked: bool) -> None:
        """Show whether the ratio is kept."""
        self._is_locked = locked
        theme.set_icon(self.lock, "lock" if locked else "lock-open")
        set_role(self.lock, "active" if locked else "")
        self._show()

    def _toggle(self) -> None:
        self.ratio_chosen.emit(None if self._is_locked else self._box_aspect)

    def _choose(self, name: str) -> None:
        """Emit the ratio of a row, turned as the crop is."""
        if name == CUSTOM:
            self.field.setFocus()
            self.field.selectAll()
            return
        self._chosen = name
        ratio = self._as_shot if name == AS_SHOT else dict(PRESETS)[name]
        turned = name != AS_SHOT and self._box_aspect < 1
        self.ratio_chosen.emit(1 / ratio if turned else ratio)

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
        self.field.show_text(aspect_text(self._box_aspect))
        if not self.field.is_being_typed:
            set_role(self.field, "")
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(self.choice.findData(self._name()))

    def _name(self) -> str:
        """The row of the list that the crop has."""
        upright = max(self._box_aspect, 1 / self._box_aspect)
        fitting = [name for name, ratio in PRESETS if abs(upright / ratio - 1) < _SAME]
        if abs(self._box_aspect / self._as_shot - 1) < _SAME:
            fitting.insert(0, AS_SHOT)
        return self._chosen if self._chosen in fitting else next(iter(fitting), CUSTOM)
