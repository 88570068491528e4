"""Eyes clicked by hand: the canvas makes the crop of the preset chosen last."""

from __future__ import annotations

from cropperhead_desktop.domain.settings import HEAD_PRESET
from cropperhead_desktop.geometry.portrait import HEAD_PRESETS, HeadPreset
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.canvas.transitions import with_eyes
from cropperhead_desktop.ui.window.context import App


def preset_of(app: App) -> HeadPreset:
    """The preset chosen last."""
    name = app.settings[HEAD_PRESET]
    return next((preset for preset in HEAD_PRESETS if preset.name == name), HEAD_PRESETS[0])


def take_eyes(app: App, wanted: bool) -> None:
    """Two clicks on the eyes make the crop, or no longer."""
    preset = preset_of(app) if wanted else None
    app.window.panes.canvas.change(lambda state: with_eyes(state, preset))
    app.actions["eyes"].setChecked(wanted)


def toggle_eyes(app: App) -> None:
    """Ask for the eyes of the photo in front, in crop view, or no longer."""
    wanted = app.window.panes.canvas.state.eyes is None
    if wanted:
        app.review.show(View.CROP)
    take_eyes(app, wanted)
