"""Why a proposal is as it is: the user's own crops that it came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.text import counted, in_words, tr
from cropperhead_desktop.ui.kit.boxes import dialog_vbox
from cropperhead_desktop.ui.kit.crop_tiles import CropTile, CropTiles, pair_tile
from cropperhead_desktop.ui.kit.elided import ElidedLabel
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button, fit, page
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.opening import show_photo

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learning_services import LearningServices

_WIDTH = 560
_TILE = 120
_MOST = 3


class WhyDialog(QDialog):
    """The crops of one's own that a proposal came from; a click opens the photo."""

    def __init__(self, photo: Path, on_open: Callable[[Path], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Why this proposal"))
        self.name = ElidedLabel()
        self.name.setProperty("role", "secondary")
        self.name.show_text(photo.name)
        self.words = label(tr("Reading …"))
        self.words.setWordWrap(True)
        self.tiles = CropTiles(tr("Your crops"), _MOST, _TILE, on_open)
        close = button(tr("Close"), self.reject)
        dialog_vbox(self, page((self.name, self.words, self.tiles), (close,)))
        fit(self, _WIDTH)
        close.setFocus()

    def show_reasons(self, count: int, tiles: Sequence[CropTile]) -> None:
        """How many own crops it came from, and pictures of those whose photos are at hand."""
        if not count:
            self.words.setText(tr("The model, not you: it proposes this without your crops."))
        elif tiles:
            self.words.setText(tr("It comes from crops of yours like these."))
        else:
            words = tr(
                "It comes from {crops} of yours; their photos are in none of the folders opened lately."
            )
            self.words.setText(words.format(crops=counted(count, "crop")))
        self.tiles.show_tiles(tiles)
        fit(self, _WIDTH)

    def show_problem(self, error: Exception) -> None:
        """Why nobody can say."""
        self.words.setText(in_words(str(error)))


def show_why(app: App) -> None:
    """Say where the proposal of the photo in front comes from."""
    front = app.review.session.current
    if front is None:
        return
    photo, opened, folders = front.path, app.review.session.order, app.settings.homes()
    dialog = WhyDialog(photo, lambda chosen: show_photo(app, chosen), app.window)

    def work(backend: LearningServices, _progress: ProgressCallback) -> tuple[int, Sequence[CropTile]]:
        from cropperhead_desktop.workflows.learn.pairs import reasons

        found = reasons(backend, photo, opened, folders)
        tiles = [pair_tile(pair, with_model=False) for pair in found]
        return len(found), [tile for tile in tiles if tile is not None]

    ticket = app.jobs.photo(
        work, lambda found: dialog.show_reasons(*found), dialog.show_problem, Priority.CURRENT
    )
    dialog.finished.connect(lambda _result: ticket.cancel())
    app.window.show_beside(dialog)
