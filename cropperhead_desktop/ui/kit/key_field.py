"""A field that takes one key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QKeySequenceEdit, QWidget

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class KeyField(QKeySequenceEdit):
    """Takes the next key. Tab, too, unless the field was reached with Tab: then it goes on to the next one.

    Without a mouse the key of the field's label (Alt and a letter) leads to it so that it takes Tab.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self._leaving = self.finishingKeyCombinations()
        self.editingFinished.connect(self._let_tab_go)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached with Tab the field leaves with Tab; reached otherwise it takes Tab as a key."""
        super().focusInEvent(event)
        self.setFinishingKeyCombinations(self._leaving if event.reason() in _BY_TAB else [])

    def _let_tab_go(self) -> None:
        self.setFinishingKeyCombinations(self._leaving)
