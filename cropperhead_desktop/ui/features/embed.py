"""Crops written into the photos themselves: only when the user asks for it, and after one more question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cropperhead_desktop.review.outside import EmbedStep
from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.kit.pages import ask
from cropperhead_desktop.ui.window.context import App

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learning_services import LearningServices


def ask_to_embed(app: App) -> None:
    """About the selected photos."""
    embed(app, app.review.targets)


def embed(app: App, photos: Sequence[Path]) -> None:
    """Ask about these photos, as far as their crop is settled; the others are left out."""
    items = [app.review.session[path] for path in photos]
    paths = [item.path for item in items if item.is_settled]
    if not paths:
        app.messages.say(tr("Accept the crop first: the one in the sidecar is written"))
        return
    text = tr("Write the crop into {photos}?").format(photos=counted(len(paths), "photo file"))
    more = tr(
        "For programs that read no sidecars. The photo files are changed, by ExifTool; each "
        "original stays beside its photo as NAME.cropperhead_original. Undo puts it back."
    )
    agree, back = tr("Write into photos"), tr("Go back")
    ask(app.window, text, more, agree, back, partial(_write, app, paths))


def _write(app: App, paths: Sequence[Path]) -> None:
    """One photo after the other, in the lane of the sidecars."""
    left, receipts = len(paths), dict[Path, object]()

    def back() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            text = tr("Crop written into {photos}").format(photos=counted(len(receipts), "photo file"))
            if receipts:
                app.review.decisions.did(text, EmbedStep(paths[0], receipts=receipts))
            app.messages.say(text)

    def done(path: Path, receipt: object) -> None:
        receipts[path] = receipt
        back()

    def failed(error: Exception) -> None:
        app.messages.report(error)
        back()

    for path in paths:
        app.jobs.write(partial(_embed, path), partial(done, path), failed)


def _embed(path: Path, backend: LearningServices, _progress: object) -> object:
    return backend.embed(path)


COMMANDS: tuple[Command[App], ...] = (
    Command("embed", "Write crop into photo…", (), Menu.FILE,
            "For programs that read no sidecars; asks first, and keeps the original", ends_group=True,
            run=ask_to_embed),
)  # fmt: skip
