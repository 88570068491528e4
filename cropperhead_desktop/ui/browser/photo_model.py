"""The session as a Qt list: grid and filmstrip share one model and one selection."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.sort_filter import kinds_words
from cropperhead_desktop.review.states import state_words
from cropperhead_desktop.review.text import counted, in_words, tr
from cropperhead_desktop.ui.browser.mark_badge import marks_words

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole
HEADING_ROLE = Qt.ItemDataRole.UserRole + 1
_SINGLY = 64
"""Up to so many changed rows are announced one by one, more as one range."""


class PhotoModel(QStringListModel):
    """Rows are the session's photos; `ITEM_ROLE` gives the ReviewItem.

    Qt counts them for every row of every layout: a list of its own names spares it 10,000 calls of Python.
    `HEADING_ROLE` gives a heading to the first photo of each further folder, where several lie one after the
    other.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = ReviewSession()
        self._headings: dict[int, str] = {}

    def heading_above(self, row: int) -> str:
        """The heading under which a row stands; empty without any."""
        return self._headings.get(max((start for start in self._headings if start <= row), default=-1), "")

    def reset(self, session: ReviewSession) -> None:
        """Show the photos of a session, all rows anew."""
        self._session = session
        self._headings = _headings(session.paths) if len(session.folders) > 1 else {}
        self.setStringList([path.name for path in session.paths])

    def changed(self, paths: Sequence[Path]) -> None:
        """Tell the views that these photos look different now; those not shown are passed over."""
        rows = sorted(self._session.row(path) for path in paths if self._session.shows(path))
        if not rows:
            return
        ranges = [(row, row) for row in rows] if len(rows) <= _SINGLY else [(rows[0], rows[-1])]
        for first, last in ranges:
            self.dataChanged.emit(self.index(first), self.index(last))

    def row_of(self, path: Path) -> QModelIndex:
        """The index of a photo; invalid when it is not shown."""
        return self.index(self._session.row(path)) if self._session.shows(path) else QModelIndex()

    def item(self, index: Index) -> ReviewItem:
        """The photo at an index."""
        return self._session[self._session.order[index.row()]]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The item, its name, and words about its state."""
        if not index.isValid():
            return None
        item = self.item(index)
        if role == ITEM_ROLE:
            return item
        if role == HEADING_ROLE:
            # over the first row the name of its folder stands anyway
            return self._headings.get(index.row(), "") if index.row() else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return printable(item.path.name)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return describe(item)
        return None


def _headings(paths: Sequence[Path]) -> dict[int, str]:
    """By the row at which each folder begins; none for a single folder, or where folders lie mixed up."""
    folders = [os.path.dirname(path) for path in paths]  # a fourth of what `parent` costs
    counts = Counter(folders)
    starts = [row for row, folder in enumerate(folders) if row == 0 or folder != folders[row - 1]]
    if len(counts) < 2 or len(starts) > len(counts):
        return {}
    above = Path(os.path.commonpath(counts))

    def words(folder: str) -> str:
        name = Path(folder).relative_to(above) if Path(folder) != above else Path(above.name)
        return f"{printable(name)} · {counted(counts[folder], 'photo')}"

    return {row: words(folders[row]) for row in starts}


def describe(item: ReviewItem) -> str:
    """Name, state and reason of a photo in one line or two."""
    words = state_words(item)
    if item.is_changed:
        words = tr("{state}, not saved yet").format(state=words)
    marks = marks_words(item.record.marks) if item.record is not None else ""
    pair = tr("{kinds}: both get every decision").format(kinds=kinds_words(item)) if item.raw else ""
    lines = [f"{printable(item.path.name)} – {words}", *filter(None, [marks, pair])]
    if item.reason:
        lines.append(in_words(item.reason))
    return "\n".join(lines)
