"""Crops written into the photos themselves: only when the user asks for it, and after one more question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.kit.pages import ask
from cropperhead_desktop.ui.window.context import App

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learning_services import LearningServices
    from cropperhead_desktop.xmp.embed import EmbedReceipt


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
        "original stays beside its photo as NAME.cropperhead_original. File → Take crops out of photos "
        "again puts them back."
    )
    agree, back = tr("Write into photos"), tr("Go back")
    ask(app.window, text, more, agree, back, partial(_write, app, paths))


def _write(app: App, paths: Sequence[Path]) -> None:
    """One photo after the other, in the lane of the sidecars."""
    made: list[EmbedReceipt] = []
    _each(
        app, paths, lambda backend, path: made.append(backend.embed(path)), tr("Crop written into {photos}")
    )
    app.embedded.append(made)


def take_out(app: App) -> None:
    """Put back the photos that were written into last."""
    while app.embedded and not app.embedded[-1]:
        app.embedded.pop()
    if not app.embedded:
        app.messages.say(tr("No crop was written into a photo since the program began"))
        return
    made = {receipt.photo: receipt for receipt in app.embedded.pop()}
    words = tr("Crop taken out of {photos} again")
    _each(app, list(made), lambda backend, path: backend.take_out(made[path]), words)


def _each(
    app: App, paths: Sequence[Path], do: Callable[[LearningServices, Path], object], words: str
) -> None:
    """Do it to one photo after the other; `words` name how many it was done to."""
    left, done = len(paths), 0

    def back(worked: bool) -> None:
        nonlocal left, done
        left, done = left - 1, done + worked
        if left == 0:
            app.messages.say(words.format(photos=counted(done, "photo file")))
            app.actions.refresh(app.review.view, app.review.session.current is not None)

    def failed(error: Exception) -> None:
        back(False)
        app.messages.report(error)

    def work(path: Path, backend: LearningServices, _progress: object) -> None:
        do(backend, path)

    for path in paths:
        app.jobs.write(partial(work, path), lambda _none: back(True), failed)


COMMANDS: tuple[Command[App], ...] = (
    Command("embed", "Write crop into photo…", (), Menu.FILE,
            "For programs that read no sidecars; asks first, and keeps the original",
            run=ask_to_embed),
    Command("unembed", "Take crops out of photos again", (), Menu.FILE,
            "Put the photos back that were written into last", ends_group=True, run=take_out),
)  # fmt: skip
