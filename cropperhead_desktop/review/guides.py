"""Which guide lies over the crop: O goes through those the settings allow, Shift+O turns it."""

from __future__ import annotations

from collections.abc import Callable

from cropperhead_desktop.domain.settings import GUIDE_KEYS, NO_GUIDE, SettingsStore
from cropperhead_desktop.geometry.guides import Guide, turns
from cropperhead_desktop.review.text import tr

Show = Callable[[Guide | None, int], None]


class GuideCycle:
    """Keeps the choice in the settings and hands it to whoever draws; knows no widget."""

    def __init__(self, settings: SettingsStore, show: Show, say: Callable[[str], None]) -> None:
        self._settings = settings
        self._show = show
        self._say = say

    @property
    def guide(self) -> Guide | None:
        """The guide shown, or None."""
        name = str(self._settings.get("guides.shown"))
        return None if name == NO_GUIDE else Guide(name)

    def show(self) -> None:
        """Show what the settings say."""
        self._show(self.guide, int(self._settings.get("guides.turn")))

    def next(self) -> None:
        """The next guide that takes part, after the last one none."""
        ring = [guide for guide in Guide if self._settings.get(GUIDE_KEYS[guide])]
        shown, order = self.guide, list(Guide)
        later = [guide for guide in ring if shown is None or order.index(guide) > order.index(shown)]
        self._settings.set("guides.shown", (later[0].value if later else NO_GUIDE))
        self.show()
        self._say(tr("Guide: {name}").format(name=tr(self.guide.value if self.guide else NO_GUIDE)))

    def turn(self) -> None:
        """The next direction of a guide that has several."""
        guide = self.guide
        count = turns(guide) if guide is not None else 1
        if count == 1:
            one = tr("The guide {name} has one direction").format(name=tr(guide or NO_GUIDE))
            self._say(one if guide else tr("No guide is shown"))
            return
        turn = (int(self._settings.get("guides.turn")) + 1) % count
        self._settings.set("guides.turn", turn)
        self.show()
        words = tr("Guide: {name}, {place} of {count}")
        self._say(words.format(name=tr(guide or NO_GUIDE), place=turn + 1, count=count))
