"""The page about the style in the running program: the dialog on one side, jobs on the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.ui.features.learnt.dialog import StyleDialog
from cropperhead_desktop.ui.kit.crop_tiles import CropTile, pair_tile
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.opening import show_photo

if TYPE_CHECKING:
    from cropperhead_desktop.domain.suggestion import Turn
    from cropperhead_desktop.workflows.learn.style_page import StylePage
    from cropperhead_desktop.workflows.learn.styles import LearntGroup
    from cropperhead_desktop.workflows.learning_services import LearningServices

    Answer = tuple[StylePage, Sequence[CropTile], Turn]

Change = Callable[["LearningServices"], object]


class ShowingStyle(QObject):
    """One dialog and what it asks for; lives as long as the dialog."""

    def __init__(self, app: App, dialog: StyleDialog) -> None:
        super().__init__(dialog)
        self._app, self._dialog = app, dialog
        self._waiting = deque[Change]()
        self._is_changing = False
        dialog.forget_wanted.connect(lambda: self._do(lambda backend: backend.style.reset()))
        dialog.forget_part_wanted.connect(self._forget_part)
        dialog.switched.connect(lambda switches: self._do(lambda backend: backend.style.switch(switches)))
        dialog.use_wanted.connect(lambda name: self._do(lambda backend: backend.use_style(name)))
        dialog.new_wanted.connect(self._add)
        dialog.rename_wanted.connect(self._rename)
        dialog.remove_wanted.connect(self._remove)
        dialog.export_wanted.connect(self._export)
        dialog.import_wanted.connect(lambda file: self._do(lambda backend: backend.style.bring(file)))

    def read(self) -> None:
        """Show the style in use."""
        self._do(lambda _backend: None)

    def _do(self, change: Change) -> None:
        """Change something about the style, then show it; proposals follow where that changes them.

        One after the other: what is exported is the style that was shown, and the last one is what is shown.
        """
        self._waiting.append(change)
        self._next()

    def _next(self) -> None:
        if self._is_changing or not self._waiting:
            return
        self._is_changing, change = True, self._waiting.popleft()
        opened, folders = self._app.review.session.order, self._app.settings.homes()

        def work(backend: LearningServices, _progress: ProgressCallback) -> Answer:
            from cropperhead_desktop.workflows.learn.style_page import style_page
            from cropperhead_desktop.workflows.learn.styles import changed

            turn = changed(backend, lambda: change(backend))
            page = style_page(backend, opened, folders)
            tiles = [pair_tile(pair) for pair in page.pairs]
            return page, [tile for tile in tiles if tile is not None], turn

        ticket = self._app.jobs.photo(work, self._done, self._failed, Priority.CURRENT)
        self._dialog.finished.connect(lambda _result: ticket.cancel())

    def _forget_part(self, group: LearntGroup) -> None:
        def forget(backend: LearningServices) -> None:
            from cropperhead_desktop.workflows.learn.styles import forget_group

            forget_group(backend, group)

        self._do(forget)

    def _add(self, name: str, is_copy: bool) -> None:
        def add(backend: LearningServices) -> None:
            from cropperhead_desktop.workflows.learn.styles import add_style

            add_style(backend, name, is_copy)

        self._do(add)

    def _rename(self, name: str) -> None:
        def rename(backend: LearningServices) -> None:
            from cropperhead_desktop.workflows.learn.styles import rename_style

            rename_style(backend, name)

        self._do(rename)

    def _remove(self) -> None:
        def remove(backend: LearningServices) -> None:
            from cropperhead_desktop.workflows.learn.styles import remove_style

            remove_style(backend)

        self._do(remove)

    def _export(self, file: Path) -> None:
        def export(backend: LearningServices) -> None:
            from cropperhead_desktop.workflows.learn.personal import export_learnt

            export_learnt(backend.style, file, force=True)  # the file dialog has asked

        self._do(export)

    def _done(self, answer: Answer) -> None:
        page, tiles, turn = answer
        self._dialog.show_page(page, tiles)
        self._app.learning.taught(turn)
        self._is_changing = False
        self._next()

    def _failed(self, error: Exception) -> None:
        self._dialog.show_problem(error)
        self._app.messages.report(error)
        self._is_changing = False
        self._next()


def show_style(app: App) -> None:
    """Open the page about the style in use."""
    dialog = StyleDialog(lambda photo: show_photo(app, photo), app.window)
    showing = ShowingStyle(app, dialog)
    dialog.learn_wanted.connect(app.actions["learn_past"].trigger)
    app.window.show_beside(dialog)
    showing.read()
