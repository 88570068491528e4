"""What was learnt about the user's taste: the page about it, who proposes, why a proposal is as it is."""

from __future__ import annotations

from dataclasses import replace

from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.row import Command, Menu, key_text
from cropperhead_desktop.ui.window.context import App


def _open(app: App) -> None:
    from cropperhead_desktop.ui.features.learnt.run import show_style

    show_style(app)


def show_reasons(app: App) -> None:
    """The own crops that the proposal of the photo in front came from."""
    from cropperhead_desktop.ui.features.learnt.why import show_why

    show_why(app)


def tell_turn(app: App, turn: Turn) -> None:
    """Say who proposes from now on, and which key takes that back; the list of notes keeps it."""
    words = {
        Turn.OWN: tr("Proposals now follow your own crops."),
        Turn.MODEL: tr("Proposals now come from the model alone."),
    }.get(turn, tr("Nothing was learnt yet: the model proposes until you make a crop of your own."))
    keys = app.keymap.keys(app.keymap["hand_over"])
    if turn in (Turn.OWN, Turn.MODEL) and keys:
        shown = key_text(replace(app.keymap["hand_over"], keys=keys))
        words = tr("{words} {key} changes that back").format(words=words, key=shown)
    app.messages.say(words)
    if turn:
        app.messages.note(words)


COMMANDS: tuple[Command[App], ...] = (
    Command("hand_over", "Your crops or the model", ("Ctrl+Shift+M",), Menu.QUEUE,
            "Let the model alone propose instead of what your crops taught, and back", needs_photo=False,
            run=lambda app: app.learning.hand_over()),
    Command("why", "Why this proposal…", (), Menu.QUEUE,
            "Your own crops that the proposal came from", ends_group=True, run=show_reasons),
    Command("learnt", "My style…", ("Ctrl+Shift+L",), Menu.HELP,
            "What your crops have taught, in several styles; forget it", needs_photo=False, run=_open),
)  # fmt: skip
