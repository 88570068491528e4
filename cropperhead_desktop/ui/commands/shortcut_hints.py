"""Buttons and fields outside the menus name the key that does the same; another key is named at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.browser.filter_bar import FilterBar
from cropperhead_desktop.ui.commands.keymap import Keymap
from cropperhead_desktop.ui.commands.row import key_text
from cropperhead_desktop.ui.panel.panel import CropPanel


class ShortcutHints(QObject):
    """Follows a keymap."""

    def __init__(self, keymap: Keymap, panel: CropPanel, filters: FilterBar) -> None:
        super().__init__(keymap)
        self._keymap = keymap
        self._panel = panel
        self._widgets: Mapping[str, QWidget] = {
            "lock": panel.ratio.lock,
            "swap": panel.ratio.swap,
            "previous_alternative": panel.proposal.previous,
            "next_alternative": panel.proposal.next,
            "clear_filter": filters.clear,
            "find": filters.name_part,
        }
        self._words = {name: widget.toolTip() for name, widget in self._widgets.items()}
        keymap.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Name the keys of this moment."""
        keys = {row.id: key_text(row) for row in self._keymap.rows()}
        for name, widget in self._widgets.items():
            words = self._words[name]
            widget.setToolTip(f"{words} ({keys[name]})" if keys[name] else words)
        first = {name: text.partition(tr(" or "))[0] for name, text in keys.items()}
        self._panel.show_keys(first["accept"], first["keep"])
