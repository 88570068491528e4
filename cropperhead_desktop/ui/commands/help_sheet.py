"""The sheet of keys, made from the command table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.ui.commands.row import Command, Menu, listed
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import dialog_vbox, hbox, holder, vbox
from cropperhead_desktop.ui.kit.pages import Scrolled, button, button_row

COLUMNS: tuple[tuple[tuple[Menu, ...], ...], ...] = (
    ((Menu.PHOTO, Menu.EDIT, Menu.QUEUE), (Menu.VIEW, Menu.MARK, Menu.FILE), (Menu.CROP, Menu.HELP)),
    ((Menu.PHOTO, Menu.EDIT, Menu.QUEUE, Menu.FILE), (Menu.VIEW, Menu.MARK, Menu.CROP, Menu.HELP)),
)
"""How the menus stand side by side; the last way is for long words on a narrow screen."""
BY_HAND = (
    (phrase("Move the crop"), phrase("drag inside")),
    (phrase("Resize"), phrase("drag a handle")),
    (phrase("… keeping the ratio"), phrase("Shift+drag")),
    (phrase("… from the centre"), phrase("Alt+drag")),
    (phrase("Turn"), phrase("drag outside")),
    (phrase("Move the photo"), phrase("Space+drag or middle drag")),
    (phrase("Level a horizon or an upright"), phrase("Ctrl+drag or right drag along it")),
)


class HelpSheet(QDialog):
    """All keys at a glance."""

    def __init__(self, commands: Sequence[Command[Any]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        sections = {menu: self._sections(menu, commands) for menu in Menu}
        gap, room = 3 * theme.UNIT, self.screen().availableSize().width() - 10 * theme.UNIT

        def width(columns: tuple[tuple[Menu, ...], ...]) -> int:
            wide = [
                max(part.sizeHint().width() for menu in menus for part in sections[menu]) for menus in columns
            ]
            return sum(wide) + gap * (len(columns) - 1)

        chosen = next((columns for columns in COLUMNS if width(columns) <= room), COLUMNS[-1])
        columns = hbox(gap=gap, margin=(0, 0, theme.UNIT, 0))
        for menus in chosen:
            columns.addLayout(vbox(*(part for menu in menus for part in sections[menu]), None))
        close = button(tr("Close"), self.accept)
        close.setDefault(True)
        dialog_vbox(self, self._scrolling(holder(columns)), button_row((close,)))

    def _scrolling(self, sheet: QWidget) -> Scrolled:
        """The whole sheet where the screen has room for it: other keys may make it longer."""
        area = Scrolled(sheet)
        area.setAccessibleName(tr("Keys"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        wanted, screen = sheet.sizeHint(), self.screen().availableSize()
        width = wanted.width() + area.verticalScrollBar().sizeHint().width()
        room = QSize(screen.width() - 6 * theme.UNIT, screen.height() - 16 * theme.UNIT)
        area.setMinimumSize(QSize(width, wanted.height()).boundedTo(room))
        return area

    def _sections(self, menu: Menu, commands: Sequence[Command[Any]]) -> list[QWidget]:
        found = [
            self._section(menu.value, [(words.text, words.keys) for words, _ in listed(_of(menu, commands))])
        ]
        if menu is Menu.CROP:
            found.append(self._section(phrase("With the mouse, in crop view"), list(BY_HAND)))
        return found

    def _section(self, title: str, rows: list[tuple[str, str]]) -> QWidget:
        section = QWidget(self)
        grid = QGridLayout(section)
        grid.setContentsMargins(0, theme.UNIT, 0, 0)
        grid.setHorizontalSpacing(2 * theme.UNIT)
        grid.setVerticalSpacing(theme.HALF)
        heading = QLabel(tr(title), section)
        heading.setProperty("role", "heading")
        grid.addWidget(heading, 0, 0, 1, 2)
        for place, (text, keys) in enumerate(rows, start=1):
            key = QLabel(tr(keys), section)
            key.setProperty("role", "secondary")
            grid.addWidget(QLabel(tr(text), section), place, 0)
            grid.addWidget(key, place, 1, Qt.AlignmentFlag.AlignRight)
        return section


def _of(menu: Menu, commands: Iterable[Command[Any]]) -> list[Command[Any]]:
    return [row for row in commands if row.menu is menu]
