"""A question with two answers, the harmless one under Enter and Escape."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget


def ask(parent: QWidget, text: str, more: str, yes: str, no: str, do: Callable[[], object]) -> QMessageBox:
    """Ask without waiting; `do` is called on a yes. The box goes when it is answered."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "CropperHead", text, parent=parent)
    box.setInformativeText(more)
    agree = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
    agree.clicked.connect(lambda _checked=False: do())
    box.finished.connect(box.deleteLater)
    box.open()
    return box
