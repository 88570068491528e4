"""The command palette: every command by a few of its letters, with its keys; Enter runs it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeWidgetItem, QWidget

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.actions import Actions
from cropperhead_desktop.ui.commands.command_list import CommandList, command_id
from cropperhead_desktop.ui.commands.row import Command, key_text
from cropperhead_desktop.ui.commands.synonyms import SYNONYMS
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import vbox

WIDTH, HEIGHT = 560, 440
_CONSECUTIVE = 3
_WORD_START = 4
"""Points for a letter that follows the last one found, and for one that begins a word."""


class CommandPalette(QDialog):
    """A field and the commands that fit it, best first; those that cannot run now say why."""

    def __init__(
        self,
        rows: Iterable[Command[Any]],
        actions: Actions,
        parent: QWidget,
        others: Iterable[Command[Any]] = (),
    ) -> None:
        """`others` are found, too, once something is typed: what is no action, but can be gone to."""
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._others = {row.id: row for row in others}
        self._rows = tuple(row for row in rows if row.id != "palette")
        self._actions = actions
        self.setWindowTitle(tr("Find a command"))
        self.setObjectName("palette")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Letters of the command"))
        self.list = CommandList(tr("Commands"), 2)
        self.list.setHeaderHidden(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        vbox(self.field, (self.list, 1), of=self, margin=theme.UNIT)
        self.field.textChanged.connect(self.show_matches)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._run)
        self.list.itemClicked.connect(self._run)
        self.show_matches("")
        self.resize(
            min(WIDTH, parent.width() - 4 * theme.UNIT), min(HEIGHT, parent.height() - 8 * theme.UNIT)
        )
        self.move(parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, 6 * theme.UNIT)))

    def show_matches(self, query: str) -> None:
        """List the commands that fit `query`."""
        self.list.clear()
        rows = (*self._rows, *self._others.values()) if query.strip() else self._rows
        # what can run comes first, each part with its best match first
        for row in sorted(matches(query, rows), key=lambda row: bool(self._obstacle(row))):
            self._add(row)
        first = next((item for item in self.list.items if not item.isDisabled()), None)
        if first is not None:
            self.list.setCurrentItem(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter in the field belong to the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentItem())
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self._move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def _add(self, row: Command[Any]) -> None:
        why = self._obstacle(row)
        item = self.list.add(row, why or key_text(row))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setForeground(1, QColor(theme.look.text_disabled if why else theme.look.text_secondary))
        item.setDisabled(bool(why))

    def _obstacle(self, row: Command[Any]) -> str:
        return "" if row.id in self._others else self._actions.obstacle(row)

    def _move(self, by: int) -> None:
        """To the next command that can run, around the ends."""
        possible = [item for item in self.list.items if not item.isDisabled()]
        if possible:
            current = self.list.currentItem()
            at = possible.index(current) if current in possible else -by
            self.list.setCurrentItem(possible[(at + by) % len(possible)])

    def _run(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not item.isDisabled():
            name = command_id(item)
            self.accept()
            if name in self._others:
                self._others[name].run(None)
            else:
                self._actions[name].trigger()


def matches(query: str, rows: Iterable[Command[Any]]) -> tuple[Command[Any], ...]:
    """The rows that fit `query`, best first: by the letters of their name as it is shown, by words that
    others have for it, by words of their help."""
    found, wanted = [], query.strip().casefold()
    for row in rows:
        name = tr(row.text)
        points = score(query, name)
        others = (tr(words) for words in SYNONYMS.get(row.id, ()) if wanted)
        known = [score(query, words) or 0 for words in others if wanted in words.casefold()]
        if known:
            points = max(points or 0, max(known) - 1)
        if points is None and wanted and wanted in tr(row.help).casefold():
            points = 0
        if points is not None:
            found.append((-points, len(name) if wanted else 0, row))
    return tuple(row for _points, _length, row in sorted(found, key=lambda entry: entry[:2]))


def score(query: str, text: str) -> int | None:
    """How well the letters of `query`, in their order, are found in `text`; None: not all of them are.

    One point a letter, more where letters follow one another or begin a word: `ro` finds "Reset to
    original" better than "Crop". Spaces of the query do not count.
    """
    letters, text = "".join(query.casefold().split()), text.casefold()
    # best[j]: the best score with the letters so far, the last of them at text[j]
    best: list[int | None] = [0] * (len(text) + 1)
    is_first = True
    for letter in letters:
        best = _with_letter(letter, text, best, is_first)
        is_first = False
    found = [points for points in best if points is not None]
    return max(found) if found else None


def _with_letter(letter: str, text: str, before: list[int | None], is_first: bool) -> list[int | None]:
    after: list[int | None] = [None] * (len(text) + 1)
    reach: int | None = 0 if is_first else None
    for at, here in enumerate(text):
        starts = at == 0 or not text[at - 1].isalnum()
        follows = before[at - 1] if at and not is_first else None
        options = [] if reach is None else [reach]
        if follows is not None:
            options.append(follows + _CONSECUTIVE)
        if here == letter and options:
            after[at] = max(options) + 1 + _WORD_START * starts
        if follows is not None:
            reach = follows if reach is None else max(reach, follows)
    return after
