"""Learning from past crops in the running program: the dialog on one side, jobs on the other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.review.text import in_words, tr
from cropperhead_desktop.ui.features.learn.dialog import LearnDialog
from cropperhead_desktop.ui.kit.crop_tiles import CropTile, pair_tile
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.opening import show_photo

if TYPE_CHECKING:
    from cropperhead_desktop.domain.suggestion import Turn
    from cropperhead_desktop.workflows.learn.past_crops import LearnReport
    from cropperhead_desktop.workflows.learning_services import LearningServices


class LearningPast(QObject):
    """One dialog and what it asks for; lives as long as the dialog."""

    def __init__(self, app: App, dialog: LearnDialog) -> None:
        super().__init__(dialog)
        self._app, self._dialog = app, dialog
        self._roots: dict[str, Path] = {}
        self._report: LearnReport | None = None
        dialog.start_wanted.connect(self._start)
        dialog.undo_wanted.connect(self._undo)
        dialog.root_found.connect(self._found)

    def _start(self, instead_of: LearnReport | None = None) -> None:
        sources, roots = tuple(self._dialog.sources), dict(self._roots)

        def work(
            backend: LearningServices, progress: ProgressCallback
        ) -> tuple[LearnReport, Sequence[CropTile], Turn]:
            from cropperhead_desktop.workflows.learn.pairs import shown
            from cropperhead_desktop.workflows.learn.past_crops import forget_past, learn_past

            if instead_of is not None:
                forget_past(instead_of)
            report = learn_past(backend, sources, roots, progress=progress)
            tiles = [pair_tile(shown(backend, pair)) for pair in report.pairs]
            return (
                report,
                [tile for tile in tiles if tile is not None],
                report.learner.turn_since(report.before),
            )

        self._dialog.run(self._app.jobs, tr("Reading …"), work, self._done, self._failed, self._stopped)

    def _done(self, made: tuple[LearnReport, Sequence[CropTile], Turn]) -> None:
        self._report, tiles, turn = made
        self._app.settings.add_learnt_from(self._report.folders)
        self._dialog.show_report(self._report, tiles)
        self._app.learning.taught(turn)

    def _found(self, folder: str, place: Path) -> None:
        """The same sources once more, now with the folder that was missing."""
        self._roots[folder] = place
        self._start(self._report)

    def _undo(self) -> None:
        report = self._report
        if report is None:
            return

        def work(_backend: LearningServices, _progress: ProgressCallback) -> Turn:
            from cropperhead_desktop.workflows.learn.past_crops import forget_past

            known = report.learner.style
            forget_past(report)
            return report.learner.turn_since(known)

        def done(turn: Turn) -> None:
            self._dialog.show_undone()
            self._app.learning.taught(turn)

        self._dialog.run(self._app.jobs, tr("Forgetting …"), work, done, self._failed, can_stop=False)

    def _failed(self, error: Exception) -> None:
        self._dialog.tiles.show_tiles(())
        self._dialog.show_over(tr("Nothing learnt"), in_words(str(error)))

    def _stopped(self) -> None:
        self._dialog.tiles.show_tiles(())
        self._dialog.show_over(tr("Stopped"), tr("Nothing was learnt."))


def show_learning(app: App) -> None:
    """Where to learn from, how far it is, or what came out; with the usual catalogues to begin with."""
    if app.window.raise_dialog(LearnDialog):
        return
    dialog = LearnDialog(usual_catalogues(), lambda photo: show_photo(app, photo), app.window)
    LearningPast(app, dialog)
    app.window.show_beside(dialog)


def usual_catalogues() -> list[Path]:
    """Lightroom's catalogues in the place that it proposes itself."""
    try:
        return sorted((Path.home() / "Pictures/Lightroom").glob("*.lrcat"))
    except OSError:
        return []
