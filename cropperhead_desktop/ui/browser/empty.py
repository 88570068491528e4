"""What the middle says when there is no photo: calm words, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.review.text import counted, phrase, sentence, tr
from cropperhead_desktop.review.view import Place, PlaceKind
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.elided import ElidedLabel, breakable
from cropperhead_desktop.ui.kit.pages import button

RECENT = 4
LINK = 440
_BELOW = phrase("They lie in its subfolders")


class EmptyPane(QWidget):
    """Shown instead of grid and loupe until there are photos."""

    folder_chosen = Signal(object)
    open_wanted = Signal()
    """A folder is to be chosen."""
    below_wanted = Signal()
    """The photos of the subfolders are to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("What to open"))
        self._recent: tuple[Path, ...] = ()
        self.picture = QLabel(self)
        self.title = ElidedLabel(self)
        self.title.setFont(theme.font(theme.LARGE))
        self.detail = QLabel(self)
        self.detail.setProperty("role", "secondary")
        self.detail.setWordWrap(True)
        self.open_button = button(tr("Open folder…"), self.open_wanted.emit, primary=True)
        self.below = button("", self.below_wanted.emit, primary=True)
        self._links = QVBoxLayout()
        self.links: list[QPushButton] = []
        self.welcome: QWidget | None = None
        self._heading = QLabel(tr("Recent folders"), self)
        self._heading.setProperty("role", "heading")
        self._build()
        self.show_place(Place(PlaceKind.NOTHING_OPEN))

    def show_place(self, place: Place) -> None:
        """Words for a place without photos."""
        name = printable(place.paths[0].name or place.paths[0]) if place.paths else ""
        icon, title, detail = {
            PlaceKind.NOTHING_OPEN: ("images", tr("Open a folder of photos"), tr("or drop a folder here")),
            PlaceKind.READING: (
                "folder-open",
                tr("Reading {name}").format(name=name),
                place.detail or tr("Looking for photos …"),
            ),
            PlaceKind.NO_PHOTOS: (
                "image-off",
                tr("No photos in {name}").format(name=name),
                tr(_BELOW if place.below[0] else "Choose another folder, or drop one here"),
            ),
            PlaceKind.MISSING: (
                "triangle-alert",
                tr("{name} cannot be opened").format(name=name),
                sentence(place.detail) if place.kind is PlaceKind.MISSING else "",
            ),
            PlaceKind.PHOTOS: ("images", name, ""),
        }[place.kind]
        theme.set_icon(self.picture, icon, "outline", 64)
        self.title.show_text(title)
        self.detail.setText(breakable(detail))
        idle = place.kind is not PlaceKind.READING
        photos, folders = place.below
        words = tr("Show {photos} in {folders}")
        self.below.setText(
            words.format(photos=counted(photos, "photo"), folders=counted(folders, "subfolder"))
        )
        self.below.setVisible(photos > 0)
        self.open_button.setProperty("primary", photos == 0)
        self.open_button.style().polish(self.open_button)
        self.open_button.setVisible(idle)
        self._show_links(idle)
        if self.welcome is not None:
            self.welcome.setVisible(place.kind is PlaceKind.NOTHING_OPEN)

    def show_welcome(self, welcome: QWidget | None) -> None:
        """Put the first steps below the button while nothing is open, or (None) take them away."""
        if self.welcome is not None:
            self.welcome.deleteLater()
        self.welcome = welcome
        if welcome is not None:
            self._links.addWidget(welcome)

    def show_recent(self, folders: Sequence[Path]) -> None:
        """Offer these folders."""
        self._recent = tuple(folders)[:RECENT]
        for link in self.links:
            link.deleteLater()
        self.links.clear()
        for folder in self._recent:
            text = self.fontMetrics().elidedText(_short(folder), Qt.TextElideMode.ElideMiddle, LINK)
            link = button(text, partial(self.folder_chosen.emit, folder))
            link.setFlat(True)
            link.setToolTip(printable(folder))
            self.links.append(link)
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        self._show_links(not self.open_button.isHidden())

    def _show_links(self, visible: bool) -> None:
        self._heading.setVisible(visible and bool(self._recent))
        for link in self.links:
            link.setVisible(visible)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.UNIT)
        layout.addStretch(2)
        for label in (self.picture, self.title, self.detail):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addSpacing(theme.UNIT)
        layout.addWidget(self.below, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(2 * theme.UNIT)
        layout.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(self._links)
        layout.addStretch(3)


def _short(folder: Path) -> str:
    """The end of a path, enough to know it by."""
    parts = folder.parts
    return (
        printable(folder) if len(parts) <= 3 else "… / " + " / ".join(printable(part) for part in parts[-2:])
    )
