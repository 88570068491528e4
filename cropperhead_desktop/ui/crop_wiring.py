"""The tools of the crop view, put together: what their commands do in the running program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.review.guides import GuideCycle
from cropperhead_desktop.review.proposal import NO_ALTERNATIVES, NO_ANGLE, NO_PROPOSAL, candidates, parts
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.actions import Handlers
from cropperhead_desktop.ui.commands.table import command
from cropperhead_desktop.ui.window.lights_out import LightsOut

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program


def crop_tools(program: Program) -> Handlers:
    """One callable per command of these tools."""
    canvas, proposal = program.window.panes.canvas, program.controller.proposal
    guides = GuideCycle(program.settings, canvas.set_guide, program.presenter.say)
    lights = LightsOut(program.window, program.window.middle, canvas.set_darkness)
    program.presenter.changed.connect(lambda: _limit(program))
    program.keymap.changed.connect(lambda: _give_hand(program))
    _give_hand(program)
    return {
        "before_after": canvas.next_look,
        "lights": lights.next,
        "guide": guides.next,
        "guide_turn": guides.turn,
        "last_ratio": program.controller.editing.last_ratio,
        "straighten": proposal.straighten,
        "only_crop": proposal.only_crop,
        "only_angle": proposal.only_angle,
        "next_alternative": lambda: proposal.step(1),
        "previous_alternative": lambda: proposal.step(-1),
    }


def _give_hand(program: Program) -> None:
    """Space moves the photo while it is held, as long as tapping it zooms."""
    program.window.panes.canvas.set_hand("Space" in program.keymap.keys(command("zoom")))


def _limit(program: Program) -> None:
    """Commands that the present proposal cannot serve are disabled and say why."""
    item = program.controller.session.current
    program.actions.restrict(_obstacles(item) if item is not None else {})


def _obstacles(item: ReviewItem) -> dict[str, str]:
    found, count = parts(item), len(candidates(item))
    whole = "" if found is not None else tr(NO_PROPOSAL)
    angle = tr(NO_ANGLE) if found is not None and not found.offers_angle else whole
    several = "" if count > 1 else tr(NO_ALTERNATIVES if count else NO_PROPOSAL)
    return {
        "only_crop": whole,
        "only_angle": angle,
        "straighten": angle,
        "next_alternative": several,
        "previous_alternative": several,
    }
