"""The dialog before many proposals are accepted together: from which confidence, and a look at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QSlider, QSpinBox, QWidget

from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.settings import ACCEPT_ABOVE, DIM
from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.ui.browser.delegate import PhotoDelegate
from cropperhead_desktop.ui.browser.photo_model import PhotoModel
from cropperhead_desktop.ui.browser.photo_views import Grid
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import dialog_vbox, hbox
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button
from cropperhead_desktop.ui.window.context import App

SIDE = 120


class AcceptAbove(QDialog):
    """`accepted_above` carries the confidence (0-1) that the user agreed to."""

    accepted_above = Signal(float)

    def __init__(
        self,
        surest: Callable[[float], Sequence[ReviewItem]],
        thumbnails: Thumbnails,
        percent: int,
        dim: int,
        parent: QWidget | None = None,
    ) -> None:
        """`surest` gives the photos that a confidence would touch, as they are at that moment."""
        super().__init__(parent)
        self.setWindowTitle(tr("Accept all above"))
        self.resize(720, 520)
        self._surest = surest
        self._model = PhotoModel(self)
        self.grid = Grid(self._model, PhotoDelegate(thumbnails, SIDE, caption=True, dim=dim))
        self.grid.setAccessibleName(tr("Photos that would be accepted"))
        self.grid.setSelectionMode(Grid.SelectionMode.NoSelection)
        # a bound method, which Qt forgets with the dialog
        thumbnails.ready.connect(self._thumbnail_ready)
        self.percent = QSpinBox(self)
        self.percent.setRange(0, 100)
        self.percent.setSuffix(" %")
        self.percent.setFixedWidth(72)
        self.percent.lineEdit().setTextMargins(theme.HALF, 0, theme.HALF, 0)
        self.percent.setAccessibleName(tr("Confidence"))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, 100)
        self.slider.setAccessibleName(tr("Confidence"))
        self.words = label(role="secondary")
        self.agree = button("", self._agreed, primary=True)
        top = hbox(QLabel(tr("Confidence of at least")), self.percent, (self.slider, 1))
        bottom = hbox((self.words, 1), button(tr("Cancel"), self.reject), self.agree)
        dialog_vbox(self, top, (self.grid, 1), bottom)
        self.percent.setValue(percent)
        self.slider.setValue(percent)
        self.percent.valueChanged.connect(self.slider.setValue)
        self.slider.valueChanged.connect(self.percent.setValue)
        self.percent.valueChanged.connect(self.show_photos)
        self.show_photos()

    def _thumbnail_ready(self, path: Path) -> None:
        self._model.changed([path])

    @property
    def confidence(self) -> float:
        """0-1."""
        return self.percent.value() / 100

    def show_photos(self) -> None:
        """The photos as they are now: proposals may still be arriving."""
        items = self._surest(self.confidence)
        session = ReviewSession([item.path for item in items])
        for item in items:
            session.put(item)
        self._model.reset(session)
        count = len(items)
        self.words.setText(
            tr("{photos}, surest first. One undo takes all of them back.").format(
                photos=counted(count, "undecided photo")
            )
            if count
            else tr("No undecided photo has a proposal with this confidence.")
        )
        crops = counted(count, "crop")
        self.agree.setText(tr("Accept {crops}").format(crops=crops) if count else tr("Accept"))
        self.agree.setEnabled(count > 0)

    def _agreed(self) -> None:
        self.accepted_above.emit(self.confidence)
        self.accept()


def _ask(app: App) -> None:
    dialog = AcceptAbove(
        app.review.bulk.surest,
        app.thumbnails,
        app.settings[ACCEPT_ABOVE],
        app.settings[DIM],
        app.window,
    )

    def remember(percent: int) -> None:
        app.settings[ACCEPT_ABOVE] = percent

    dialog.percent.valueChanged.connect(remember)
    dialog.accepted_above.connect(app.review.accept_above)
    app.window.show_dialog(dialog)


COMMANDS: tuple[Command[App], ...] = (
    Command("accept_above", "Accept all above…", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), Menu.QUEUE,
            "Accept all proposals above a confidence, after a look at them", ends_group=True, run=_ask),
)  # fmt: skip
