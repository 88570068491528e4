"""The page of keys: search, what each command has, other keys for it, presets."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QKeySequenceEdit, QLabel, QLineEdit, QToolButton, QWidget

from cropperhead_desktop.domain.settings import KEY_PRESET
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.command_list import CommandList, command_id
from cropperhead_desktop.ui.commands.keymap import Keymap, portable
from cropperhead_desktop.ui.commands.palette import score
from cropperhead_desktop.ui.commands.row import Command, key_text, scope_text
from cropperhead_desktop.ui.kit.boxes import EDGE, Part, hbox, vbox
from cropperhead_desktop.ui.kit.fields import label, tool
from cropperhead_desktop.ui.kit.pages import button

FIELDS = 2
"""How many keys of a command can be set here."""
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


class KeysPage(QWidget):
    """Works on a keymap; a key that another command holds is taken only when the user says so."""

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._pending: tuple[Command[Any], tuple[str, ...]] | None = None
        self.preset = QComboBox()
        self.search = QLineEdit()
        self.list = CommandList(tr("Commands and their keys"), 3)
        self.keys = [KeyField() for _ in range(FIELDS)]
        self.removers = [self._remover(at) for at in range(FIELDS)]
        self.reset = button(tr("Reset"), self._reset)
        self.remark = label(role="secondary")
        self.take = button(tr("Take it"), self._take)
        self._dress()
        self._place()
        self._connect()
        self.refresh()
        self.choose(keymap.rows()[0].id)

    @property
    def chosen(self) -> Command[Any] | None:
        """The command whose keys are shown below the list."""
        item = self.list.currentItem()
        return None if item is None else self._keymap[command_id(item)]

    def choose(self, wanted: str) -> None:
        """Bring the command with this id to the fields."""
        for item in self.list.items:
            if command_id(item) == wanted:
                self.list.setCurrentItem(item)

    def refresh(self) -> None:
        """Take over the keymap."""
        chosen = self.chosen
        self.preset.setCurrentIndex(self.preset.findData(self._keymap.preset))
        self.list.clear()
        for row in self._keymap.rows():
            if score(self.search.text(), f"{row.text} {key_text(row)}") is not None:
                self.list.add(row, key_text(row), scope_text(row) or tr("everywhere"))
        if chosen is not None:
            self.choose(chosen.id)
        self._show_chosen()

    def offer(self, row: Command[Any], at: int, key: str) -> None:
        """The user pressed a key for a command; at once its own unless another one holds it."""
        keys = list(self._keymap.keys(row))
        keys[at : at + 1] = [key] if key else []
        wanted = tuple(dict.fromkeys(keys))
        holders = self._keymap.holders(row, key) if key else ()
        if holders:
            self._pending = (row, wanted)
            text = tr("{key} is “{name}” already.").format(key=key, name=tr(holders[0].text).rstrip("…"))
            self._say(text, is_conflict=True)
        else:
            self._keymap.change(row, wanted)

    def _take(self) -> None:
        if self._pending is not None:
            self._keymap.change(*self._pending)

    def _remover(self, at: int) -> QToolButton:
        """The button that takes a key away."""
        button = tool("x", tr("Take this key away"))
        button.clicked.connect(lambda: self._remove(at))
        return button

    def _remove(self, at: int) -> None:
        if self.chosen is not None:
            self.offer(self.chosen, at, "")

    def _pressed(self, at: int) -> None:
        row, field = self.chosen, self.keys[at]
        key = _without_keypad(field.keySequence())
        held = self._keymap.keys(row)[at : at + 1] if row is not None else ()
        if row is not None and key != "".join(portable(name) for name in held):
            self.offer(row, at, key)

    def _show_chosen(self) -> None:
        row = self.chosen
        keys = self._keymap.keys(row) if row is not None else ()
        for at, field in enumerate(self.keys):
            field.setKeySequence(QKeySequence(keys[at] if at < len(keys) else ""))
            field.setEnabled(row is not None and at <= len(keys))
            self.removers[at].setEnabled(at < len(keys))
        self.reset.setEnabled(row is not None and keys != self._keymap.preset_of(row))
        self._say("" if row is None else tr(row.help), is_conflict=False)

    def _say(self, text: str, is_conflict: bool) -> None:
        if not is_conflict:
            self._pending = None
        self.remark.setText(text)
        self.take.setVisible(is_conflict)

    def _reset(self) -> None:
        if self.chosen is not None:
            self._keymap.reset(self.chosen)

    def _dress(self) -> None:
        for choice in KEY_PRESET.choices:
            self.preset.addItem(choice if choice == "darktable" else choice.capitalize(), choice)
        self.preset.setAccessibleName(tr("Keys of another program"))
        self.preset.setToolTip(tr("Choosing one drops the keys changed by hand"))
        self.search.setPlaceholderText(tr("Search commands and keys"))
        self.search.setAccessibleName(tr("Search commands and keys"))
        self.list.setHeaderLabels([tr("Command"), tr("Keys"), tr("Where")])
        self.list.setObjectName("table")
        for column, width in ((1, 190), (2, 150)):
            self.list.header().resizeSection(column, width)
        for name, field in zip((tr("Key"), tr("Second key")), self.keys, strict=True):
            field.setAccessibleName(name)
            field.setToolTip(tr("Press the key; after a click or Alt+underlined letter Tab is one, too"))
        self.reset.setToolTip(tr("Back to the keys of the preset"))

    def _place(self) -> None:
        fields: list[Part] = []
        captions = (tr("&Key"), tr("&Second key"))
        for name, field, remover in zip(captions, self.keys, self.removers, strict=True):
            caption = QLabel(name)
            caption.setBuddy(field)
            fields += [caption, (field, 1), remover]
        above = hbox((self.search, 1), QLabel(tr("Keys like")), self.preset)
        below, last = hbox(*fields, self.reset), hbox((self.remark, 1), self.take)
        vbox(above, (self.list, 1), below, last, of=self, margin=(EDGE, 0, 0, 0))

    def _connect(self) -> None:
        self._keymap.changed.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        self.preset.activated.connect(lambda at: self._keymap.use(self.preset.itemData(at)))
        for at, field in enumerate(self.keys):
            field.editingFinished.connect(lambda at=at: self._pressed(at))


def _without_keypad(sequence: QKeySequence) -> str:
    """The key's portable name; a key of the number pad counts as its twin."""
    return sequence.toString(QKeySequence.SequenceFormat.PortableText).replace("Num+", "")
