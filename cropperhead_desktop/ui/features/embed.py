"""Crops written into the photos themselves: only when the user asks for it, and after one more question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.ui.commands.actions import Handlers
from cropperhead_desktop.ui.kit.question import ask

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program
    from cropperhead_desktop.workflows.services import Services


class Embedding:
    """Asks, then writes one photo after the other in the lane of the sidecars."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self.question: QMessageBox | None = None

    def ask(self) -> None:
        """About the selected photos whose crop is settled; the others are left out."""
        controller = self._program.controller
        items = [controller.session[path] for path in controller.targets]
        paths = [item.path for item in items if item.is_settled]
        if not paths:
            self._program.presenter.say(tr("Accept the crop first: the one in the sidecar is written"))
            return
        text = tr("Write the crop into {photos}?").format(photos=counted(len(paths), "photo file"))
        more = tr(
            "For programs that read no sidecars. The photo files are changed, by ExifTool; each "
            "original stays beside its photo as NAME.cropperhead_original. Undo does not reach them."
        )
        agree, back = tr("Write into photos"), tr("Go back")
        self.question = ask(self._program.window, text, more, agree, back, partial(self._write, paths))

    def _write(self, paths: Sequence[Path]) -> None:
        left, written = len(paths), 0

        def back(worked: bool) -> None:
            nonlocal left, written
            left, written = left - 1, written + worked
            if left == 0:
                words = tr("Crop written into {photos}")
                self._program.presenter.say(words.format(photos=counted(written, "photo file")))

        def failed(error: Exception) -> None:
            back(False)
            self._program.messages.report(error)

        for path in paths:
            self._program.jobs.write(partial(_embed, path), lambda _none: back(True), failed)


def _embed(path: Path, backend: Services, _progress: object) -> None:
    backend.embed(path)


def embedding_handlers(program: Program) -> Handlers:
    """The command of this topic."""
    return {"embed": Embedding(program).ask}
