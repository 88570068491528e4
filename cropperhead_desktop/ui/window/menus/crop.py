"""The Crop menu: what hands and proposal do to the crop on the screen."""

from __future__ import annotations

from collections.abc import Callable

from cropperhead_desktop.review.proposal import NO_ALTERNATIVES, NO_ANGLE, NO_PROPOSAL, candidates, parts
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.row import CROPPING, PICTURE, Command, Family, Menu
from cropperhead_desktop.ui.window.context import App

NUDGE = Family("Alt or Ctrl+arrow keys", "Move crop", "By 1 px")
NUDGE_FAR = Family("Alt or Ctrl+Shift+arrow keys", "Move crop far", "By 10 px")
TURN = Family("Alt or Ctrl+[ or ]", "Turn crop", "Left or right by 0.1°")
ALTERNATIVES = Family(". or ,", "Next or previous alternative", "The other crops that the model proposes")


def _no_proposal(app: App) -> str:
    item = app.review.session.current
    return tr(NO_PROPOSAL) if item is not None and parts(item) is None else ""


def _no_angle(app: App) -> str:
    item = app.review.session.current
    found = parts(item) if item is not None else None
    return tr(NO_ANGLE) if found is not None and not found.offers_angle else _no_proposal(app)


def _no_alternatives(app: App) -> str:
    item = app.review.session.current
    count = len(candidates(item)) if item is not None else 2
    return "" if count > 1 else tr(NO_ALTERNATIVES if count else NO_PROPOSAL)


def _step(
    command_id: str,
    text: str,
    key: str,
    help_: str,
    family: Family,
    run: Callable[[App], object],
    ends_group: bool = False,
) -> Command[App]:
    """A small step of the crop while cropping; window managers take some keys with Alt."""
    return Command(
        command_id, text, (f"Alt+{key}", f"Ctrl+{key}"), Menu.CROP, help_, CROPPING, True, ends_group,
        repeats=True, family=family, run=run,
    )  # fmt: skip


COMMANDS: tuple[Command[App], ...] = (
    Command("reset_crop", "Reset crop", ("Ctrl+Alt+R",), Menu.CROP,
            "Back to the proposal or the saved crop", run=lambda app: app.review.editing.reset_crop()),
    Command("reset_to_original", "Reset to original", ("Ctrl+Alt+Shift+R",), Menu.CROP,
            "Take the crop out of the sidecar", ends_group=True,
            run=lambda app: app.review.reset_to_original()),
    Command("lock", "Lock aspect ratio", ("A",), Menu.CROP, "Keep the ratio while dragging", CROPPING,
            run=lambda app: app.review.editing.toggle_lock()),
    Command("last_ratio", "Last aspect ratio", ("Shift+A",), Menu.CROP,
            "The ratio chosen before this one, and back", CROPPING,
            run=lambda app: app.review.editing.last_ratio()),
    Command("swap", "Swap orientation", ("X",), Menu.CROP, "Portrait to landscape and back", CROPPING,
            ends_group=True, run=lambda app: app.review.editing.swap_orientation()),
    Command("straighten", "Straighten", ("Alt+L",), Menu.CROP,
            "Turn the crop by the proposed angle and leave it where it is", PICTURE,
            run=lambda app: app.review.proposal.straighten(), why_not=_no_angle),
    Command("only_crop", "Only the proposed crop", ("Alt+C",), Menu.CROP,
            "The proposal without its angle", PICTURE,
            run=lambda app: app.review.proposal.only_crop(), why_not=_no_proposal),
    Command("only_angle", "Only the proposed angle", ("Alt+A",), Menu.CROP,
            "The proposal without its crop", PICTURE,
            run=lambda app: app.review.proposal.only_angle(), why_not=_no_angle),
    Command("next_alternative", "Next alternative", (".",), Menu.CROP,
            "The next crop that the model proposes", PICTURE, repeats=True, family=ALTERNATIVES,
            run=lambda app: app.review.proposal.step(1), why_not=_no_alternatives),
    Command("previous_alternative", "Previous alternative", (",",), Menu.CROP,
            "The previous crop that the model proposes", PICTURE, ends_group=True, repeats=True,
            family=ALTERNATIVES, run=lambda app: app.review.proposal.step(-1), why_not=_no_alternatives),
    Command("guide", "Next guide", ("O",), Menu.CROP,
            "Thirds, grid, golden ratio, spiral, … inside the frame", CROPPING,
            run=lambda app: app.guides.next()),
    Command("guide_turn", "Turn guide", ("Shift+O",), Menu.CROP,
            "The guide's other directions", CROPPING, ends_group=True, run=lambda app: app.guides.turn()),
    _step("left", "Move crop left", "Left", "1 px", NUDGE,
          lambda app: app.window.panes.canvas.nudge(-1, 0)),
    _step("right", "Move crop right", "Right", "1 px", NUDGE,
          lambda app: app.window.panes.canvas.nudge(1, 0)),
    _step("up", "Move crop up", "Up", "1 px", NUDGE,
          lambda app: app.window.panes.canvas.nudge(0, -1)),
    _step("down", "Move crop down", "Down", "1 px", NUDGE,
          lambda app: app.window.panes.canvas.nudge(0, 1)),
    _step("left10", "Move crop far left", "Shift+Left", "10 px", NUDGE_FAR,
          lambda app: app.window.panes.canvas.nudge(-10, 0)),
    _step("right10", "Move crop far right", "Shift+Right", "10 px", NUDGE_FAR,
          lambda app: app.window.panes.canvas.nudge(10, 0)),
    _step("up10", "Move crop far up", "Shift+Up", "10 px", NUDGE_FAR,
          lambda app: app.window.panes.canvas.nudge(0, -10)),
    _step("down10", "Move crop far down", "Shift+Down", "10 px", NUDGE_FAR,
          lambda app: app.window.panes.canvas.nudge(0, 10), ends_group=True),
    _step("turn_left", "Turn crop left", "[", "0.1°", TURN,
          lambda app: app.window.panes.canvas.nudge_angle(-0.1)),
    _step("turn_right", "Turn crop right", "]", "0.1°", TURN,
          lambda app: app.window.panes.canvas.nudge_angle(0.1)),
)  # fmt: skip
