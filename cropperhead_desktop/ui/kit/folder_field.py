"""The folder that a form is about: its name, and a button that asks for another one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit.boxes import hbox
from cropperhead_desktop.ui.kit.elided import ElidedLabel
from cropperhead_desktop.ui.kit.pages import button


class FolderField(QWidget):
    """`changed` when another folder is chosen; `name` is the button's, `question` the title of the dialog.

    `ask_in` gives the folder in which the dialog begins, `taken` what becomes of the one that is chosen.
    """

    changed = Signal()

    def __init__(
        self,
        folder: Path,
        name: str,
        question: str,
        ask_in: Callable[[Path], Path] = lambda folder: folder,
        taken: Callable[[Path], Path] = lambda folder: folder,
    ) -> None:
        super().__init__()
        self._question, self._ask_in, self._taken = question, ask_in, taken
        self._where = ElidedLabel()
        choose = button(tr("Choose…"), self._choose)
        choose.setAccessibleName(name)
        hbox((self._where, 1), choose, of=self)
        self.folder = folder

    @property
    def folder(self) -> Path:
        """The folder."""
        return self._folder

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._folder = folder
        self._where.show_text(printable(folder))
        self.changed.emit()

    def choose(self, folder: Path) -> None:
        """The user chose a folder."""
        self.folder = self._taken(folder)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._question, str(self._ask_in(self.folder)))
        if chosen:
            self.choose(Path(chosen))
