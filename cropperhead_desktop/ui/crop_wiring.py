"""The tools of the crop view, put together: what their commands do in the running program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cropperhead_desktop.ui.actions import Handlers
from cropperhead_desktop.ui.guide_cycle import GuideCycle

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program


def crop_tools(program: Program) -> Handlers:
    """One callable per command of these tools."""
    canvas = program.window.panes.canvas
    guides = GuideCycle(program.settings, canvas.set_guide, program.presenter.say)
    guides.show()
    return {"guide": guides.next, "guide_turn": guides.turn}
