"""The dialog before many proposals are accepted together: a look at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.settings import DIM
from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.ui.browser.delegate import PhotoDelegate
from cropperhead_desktop.ui.browser.photo_model import PhotoModel
from cropperhead_desktop.ui.browser.photo_views import Grid
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.kit.boxes import dialog_vbox, hbox
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button
from cropperhead_desktop.ui.window.context import App

SIDE = 120


class AcceptSure(QDialog):
    """The proposals that are sure, to be accepted or not."""

    def __init__(
        self,
        sure: Callable[[], Sequence[ReviewItem]],
        thumbnails: Thumbnails,
        dim: int,
        parent: QWidget | None = None,
    ) -> None:
        """`sure` gives the photos that it would touch, as they are at that moment."""
        super().__init__(parent)
        self.setWindowTitle(tr("Accept all sure"))
        self.resize(720, 520)
        self._sure = sure
        self._model = PhotoModel(self)
        self.grid = Grid(self._model, PhotoDelegate(thumbnails, SIDE, caption=True, dim=dim))
        self.grid.setAccessibleName(tr("Photos that would be accepted"))
        self.grid.setSelectionMode(Grid.SelectionMode.NoSelection)
        # a bound method, which Qt forgets with the dialog
        thumbnails.ready.connect(self._thumbnail_ready)
        self.words = label(role="secondary")
        self.agree = button("", self.accept, primary=True)
        bottom = hbox((self.words, 1), button(tr("Cancel"), self.reject), self.agree)
        dialog_vbox(self, (self.grid, 1), bottom)
        self.show_photos()

    def _thumbnail_ready(self, path: Path) -> None:
        self._model.changed([path])

    def show_photos(self) -> None:
        """The photos as they are now: proposals may still be arriving."""
        items = self._sure()
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
            else tr("No undecided photo has a proposal that is sure.")
        )
        crops = counted(count, "crop")
        self.agree.setText(tr("Accept {crops}").format(crops=crops) if count else tr("Accept"))
        self.agree.setEnabled(count > 0)


def show_sure(app: App) -> None:
    """Open the dialog."""
    dialog = AcceptSure(app.review.bulk.sure, app.thumbnails, app.settings[DIM], app.window)
    dialog.accepted.connect(app.review.accept_sure)
    app.window.show_dialog(dialog)
