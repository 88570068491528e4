"""Which guide lies over the crop: O goes through those the settings allow, Shift+O turns it."""

from __future__ import annotations

from collections.abc import Callable

from cropperhead_desktop.domain.settings import GUIDE, GUIDE_TAKES_PART, GUIDE_TURN, NO_GUIDE, SettingsStore
from cropperhead_desktop.geometry.guides import Guide, turns
from cropperhead_desktop.review.text import tr

Show = Callable[[Guide | None, int], None]


class GuideCycle:
    """Keeps the choice in the settings and hands it to whoever draws; knows no widget."""

    def __init__(self, settings: SettingsStore, show: Show, say: Callable[[str], None]) -> None:
        self._settings = settings
        self._show = show
        self._say = say
        settings.follow(GUIDE, lambda _name: self._draw())
        settings.follow(GUIDE_TURN, lambda _turn: self._draw())

    @property
    def guide(self) -> Guide | None:
        """The guide shown, or None."""
        name = self._settings[GUIDE]
        return None if name == NO_GUIDE else Guide(name)

    def next(self) -> None:
        """The next guide that takes part, after the last one none."""
        ring = [guide for guide in Guide if self._settings[GUIDE_TAKES_PART[guide]]]
        shown, order = self.guide, list(Guide)
        later = [guide for guide in ring if shown is None or order.index(guide) > order.index(shown)]
        self._settings[GUIDE] = later[0].value if later else NO_GUIDE
        self._say(tr("Guide: {name}").format(name=tr(self.guide.value if self.guide else NO_GUIDE)))

    def turn(self) -> None:
        """The next direction of a guide that has several."""
        guide = self.guide
        count = turns(guide) if guide is not None else 1
        if count == 1:
            one = tr("The guide {name} has one direction").format(name=tr(guide or NO_GUIDE))
            self._say(one if guide else tr("No guide is shown"))
            return
        turn = self._settings[GUIDE_TURN] = (self._settings[GUIDE_TURN] + 1) % count
        words = tr("Guide: {name}, {place} of {count}")
        self._say(words.format(name=tr(guide or NO_GUIDE), place=turn + 1, count=count))

    def _draw(self) -> None:
        self._show(self.guide, self._settings[GUIDE_TURN])
