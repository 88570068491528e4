"""Five tips, each said once, at the first moment when it is of use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cropperhead_desktop.domain.settings import TIPS_SHOWN
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.window.context import App

_PAUSE = 5
"""Decisions between two tips."""
_MANY = 30
"""Photos that nobody wants to look through one by one."""


@dataclass(frozen=True, slots=True)
class Tip:
    """`command` is what its button does, `when` whether now is the moment."""

    id: str
    words: str
    yes: str
    command: str
    when: Callable[[App], bool]


def _decided(app: App) -> int:
    return len(app.review.decisions.done)


def _has_burst(app: App) -> bool:
    front = app.review.session.current
    return front is not None and bool(front.burst) and app.review.view is not View.GRID


def _is_large(app: App) -> bool:
    front = app.review.session.current
    return app.review.view is View.LOUPE and front is not None and front.is_proposal


TIPS = (
    Tip("enter", phrase("Enter accepts the crop and goes on, K keeps the photo as it is."),
        phrase("All keys"), "help", _is_large),
    Tip("hand", phrase("Drag a handle to resize, inside to move, outside to turn."),
        phrase("All keys"), "help", lambda app: app.review.view is View.CROP),
    Tip("burst", phrase("These belong together: Enter on the first frame crops all frames of a burst."),
        phrase("All keys"), "help", _has_burst),
    Tip("sure", phrase("Where the program is sure, you need not look at each one."),
        phrase("Accept all sure…"), "accept_above",
        lambda app: len(app.review.session) >= _MANY and _decided(app) >= _PAUSE),
    Tip("editor", phrase("How do these crops get into Lightroom, darktable or RawTherapee?"),
        phrase("Show it"), "round_trip", lambda app: _decided(app) >= 2 * _PAUSE),
)  # fmt: skip


class Tips:
    """Says the tips; `look` is called whenever something changed."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._next_at = 0

    def look(self) -> None:
        """Say the first tip whose moment this is, unless something else is being offered."""
        app, told = self._app, self._app.settings[TIPS_SHOWN].split()
        if len(told) >= len(TIPS) or not app.window.offering.isHidden() or _decided(app) < self._next_at:
            return
        tip = next((tip for tip in TIPS if tip.id not in told and tip.when(app)), None)
        if tip is not None:
            self._next_at = _decided(app) + _PAUSE
            app.settings[TIPS_SHOWN] = " ".join((*told, tip.id))
            app.window.offer(tr(tip.words), tr(tip.yes), app.actions[tip.command].trigger)
