"""The Photo menu: decide on a photo and go on to the next."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Family, Menu
from cropperhead_desktop.ui.window.context import App

STEPS = Family("← or →", "Previous or next photo", "Decides nothing")


COMMANDS: tuple[Command[App], ...] = (
    Command("accept", "Accept crop, next undecided", ("Return", "Enter"), Menu.PHOTO,
            "Write the crop shown into the sidecar and go to the next undecided photo",
            run=lambda app: app.review.accept()),
    Command("keep", "Keep original, next undecided", ("K",), Menu.PHOTO,
            "Write that the photo stays whole and go to the next undecided one",
            run=lambda app: app.review.keep()),
    Command("skip", "Skip", ("Ctrl+Return", "Ctrl+Enter"), Menu.PHOTO,
            "Go to the next undecided photo and decide nothing", run=lambda app: app.review.skip()),
    Command("save", "Save crop", ("Ctrl+S",), Menu.PHOTO, "Write the crop shown and stay at this photo",
            run=lambda app: app.review.save()),
    Command("cancel", "Cancel", ("Esc",), Menu.PHOTO,
            "Stop the drag, else drop the change, else go one view back", ends_group=True,
            run=lambda app: app.review.cancel()),
    Command("previous", "Previous photo", ("Left",), Menu.PHOTO, "Go back; decides nothing",
            repeats=True, family=STEPS, run=lambda app: app.review.step(-1)),
    Command("next", "Next photo", ("Right",), Menu.PHOTO, "Go on; decides nothing",
            repeats=True, family=STEPS, run=lambda app: app.review.step(1)),
    Command("first", "First photo", ("Home",), Menu.PHOTO, "Go to the first photo",
            run=lambda app: app.review.step(-len(app.review.session))),
    Command("last", "Last photo", ("End",), Menu.PHOTO, "Go to the last photo",
            run=lambda app: app.review.step(len(app.review.session))),
)  # fmt: skip
