"""Small widgets of panel and dialogs: fields for numbers and ratios, labels, hairlines, buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from cropperhead_desktop.review.in_hand.numbers import with_hyphen, with_minus
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit import theme

_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class NumberField(QDoubleSpinBox):
    """A number that emits `valueChanged` only when it is finished: Return, Tab, or an arrow key.

    Return and Escape end the typing here and do not reach the window's commands while they do.
    """

    def __init__(self, name: str, suffix: str, decimals: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = 0.0
        self.setAccessibleName(name)
        self.setSuffix(suffix)
        self.setDecimals(decimals)
        self.setFont(theme.tabular())
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(8 * theme.UNIT)
        self.lineEdit().setTextMargins(0, 0, theme.HALF, 0)

    @property
    def is_being_typed(self) -> bool:
        """True from the first changed character to the end of the edit."""
        return self.hasFocus() and self.lineEdit().isModified()

    def show_number(self, value: float | None) -> None:
        """Show a value (None: nothing) without emitting, unless the user is typing another one."""
        self._shown = self.minimum() if value is None else value
        if self.is_being_typed:
            return
        special = " " if value is None else ""
        if special != self.specialValueText():
            self.setSpecialValueText(special)
        self._show(self._shown)

    def _show(self, value: float) -> None:
        with QSignalBlocker(self):
            self.setValue(value)
            if not self.specialValueText():
                self.lineEdit().setText(self.textFromValue(self.value()) + self.suffix())

    def textFromValue(self, value: float) -> str:
        """With a real minus sign and without a negative zero."""
        return with_minus(super().textFromValue(round(value, self.decimals()) + 0.0))

    def valueFromText(self, text: str) -> float:
        """Both signs can be typed, and a point where the language has a comma."""
        return super().valueFromText(self._plain(text))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Both signs can be typed; what was typed stays as it is."""
        state, _text, place = super().validate(self._plain(text), position)
        return state, text, place

    def _plain(self, text: str) -> str:
        return with_hyphen(text).replace(".", self.locale().decimalPoint())

    def event(self, event: QEvent) -> bool:
        """Keep Return and Escape from the window's shortcuts while a number is typed."""
        return keeps_key(event, self.is_being_typed) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes the number, Escape puts the old one back; both give the keys to the window again."""
        if event.key() not in _LEAVING:
            super().keyPressEvent(event)
            return
        if event.key() == Qt.Key.Key_Escape:
            self._show(self._shown)
        self.lineEdit().setModified(False)
        self.interpretText()
        self.clearFocus()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel changes the number only while the field has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class RatioField(QLineEdit):
    """A ratio like `7:5` to read and to type; emitted when Return ends the typing."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(tr("Width to height"))
        self.setToolTip(tr("The crop's ratio; type another one, like 7:5"))
        self.setFont(theme.tabular())
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    @property
    def is_being_typed(self) -> bool:
        """True from the first changed character to the end of the edit."""
        return self.hasFocus() and self.isModified()

    def show_text(self, text: str) -> None:
        """Show a ratio, unless the user is typing another one."""
        self._shown = text
        if not self.is_being_typed:
            self.setText(text)

    def event(self, event: QEvent) -> bool:
        """Keep Return and Escape from the window's shortcuts while a ratio is typed."""
        return keeps_key(event, self.is_being_typed) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return takes the ratio, Escape puts the old one back."""
        if event.key() not in _LEAVING:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape or not self.is_being_typed:
            self.leave()
        else:
            self.typed.emit(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Drop what was typed without Return."""
        super().focusOutEvent(event)
        self.setText(self._shown)

    def leave(self) -> None:
        """End the typing and give the keys to the window again."""
        self.setModified(False)
        self.clearFocus()


def keeps_key(event: QEvent, is_typing: bool) -> bool:
    """Claims Return and Escape from the window's shortcuts during typing; True when it did."""
    asks = is_typing and event.type() is QEvent.Type.ShortcutOverride
    if not (asks and isinstance(event, QKeyEvent) and event.key() in _LEAVING):
        return False
    event.accept()
    return True


def label(text: str = "", role: str = "", size: int = theme.NORMAL) -> QLabel:
    """Text in tabular figures; `role` is a row of the style sheet (secondary, doubt, error, heading)."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setFont(theme.tabular(size))
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Let the style sheet see a widget in another role."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def line() -> QFrame:
    """A hairline between two sections."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def button(text: str, icon: str, tip: str) -> QPushButton:
    """A command of the panel; the mouse does not take the focus away from the photo."""
    made = QPushButton(f" {text}")
    theme.set_icon(made, icon)
    made.setAccessibleName(text)
    made.setToolTip(tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def tool(icon: str, tip: str) -> QToolButton:
    """A square button that shows only an icon; its tip is also its name."""
    made = QToolButton()
    theme.set_icon(made, icon)
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
