"""Which photos are shown, and in which order; remembered in the settings.

Photos take their new place when the user changes order or filter, and a moment after they changed
themselves (`refresh`). The photo in front stays shown until the user leaves it or changes the filter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.settings import QUEUE_BACKWARDS, QUEUE_FILTER, QUEUE_ORDER, SettingsStore
from cropperhead_desktop.domain.sort_filter import Asks, Filter, Order, arranged, filter_from
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import counted, numeral, tr


class Arrangement:
    """Arranges the photos of the session; `changed` is called when other photos are shown than before."""

    def __init__(
        self, store: SessionStore, settings: SettingsStore, changed: Callable[[Path | None, bool], None]
    ) -> None:
        """`changed` hears which photo was in front before, and whether the user asked for the change."""
        self._store = store
        self._settings = settings
        self._changed = changed
        self._stale = False
        self.is_settling: Callable[[], bool] = lambda: False
        """Whether proposals are arriving: until they are there nothing moves that only they would move."""
        self.is_in_hand: Callable[[], bool] = lambda: False
        """Whether the photo in front is being cropped: once it is drawn on, all stay where they are."""
        self.order = Order(settings[QUEUE_ORDER])
        self.backwards = settings[QUEUE_BACKWARDS]
        self.filter = filter_from(settings[QUEUE_FILTER])
        self._prepared: tuple[Order, bool, Filter] | None = None
        store.listen(self._on_change)

    @property
    def needs_refresh(self) -> bool:
        """True when photos changed whose place may depend on that."""
        waits = self.order is Order.NEED and self.filter.is_empty and self.is_settling()
        front = self._store.session.current
        is_drawn_on = front is not None and front.is_changed and self.is_in_hand()
        return self._stale and not waits and not is_drawn_on

    @property
    def is_plain(self) -> bool:
        """True when all photos are shown in the order of the folder."""
        return self.order is Order.NAME and not self.backwards and self.filter.is_empty

    @property
    def words(self) -> str:
        """How many photos are shown: every list says how many."""
        session = self._store.session
        total = counted(session.total, "photo")
        if session.files != session.total:
            total = f"{counted(session.total, 'shot')} ({counted(session.files, 'file')})"
        if len(session) == session.total:
            return total
        return tr("{count} of {photos}").format(count=numeral(len(session)), photos=total)

    def prepare(self, session: ReviewSession) -> None:
        """Arrange a session that nobody sees yet; in any thread."""
        self._prepared = self.order, self.backwards, self.filter
        session.arrange(self._wanted(session))

    def start(self, session: ReviewSession) -> None:
        """Have a session arranged that is about to be shown."""
        self._stale = False
        if self._prepared != (self.order, self.backwards, self.filter):
            self.prepare(session)

    def sort(self, order: Order) -> None:
        """Sort by something else."""
        self.order = order
        self._settings[QUEUE_ORDER] = order.value
        self._arrange()

    def turn(self) -> None:
        """The other way round, and back."""
        self.backwards = not self.backwards
        self._settings[QUEUE_BACKWARDS] = self.backwards
        self._arrange()

    def choose(self, wanted: Filter) -> None:
        """Show what matches; the text of a filter is not remembered."""
        self.filter = wanted
        self._settings[QUEUE_FILTER] = wanted.as_text()
        self._arrange()

    def only_needed(self) -> None:
        """Hide what is fine as it is and what was rejected, or show it again."""
        self.choose(replace(self.filter, asks=None if self.filter.asks is Asks.YOU else Asks.YOU))

    def refresh(self) -> None:
        """Put photos that changed in their places; the one in front stays shown."""
        self._stale = False
        current = self._store.session.current
        self._apply(current.path if current is not None else None, False)

    def reveal(self, path: Path) -> None:
        """Show a photo that the filter leaves out, because the user goes to it."""
        self._apply(path, True)

    def renew(self, photos: Sequence[Path], raws: Mapping[Path, Path]) -> None:
        """The folder holds these photos now, in this order of the folder; the one in front stays there.

        `raws` are those of the same shots.
        """
        session = self._store.session
        front = session.current
        session.renew(photos, raws)
        keep = session.current
        session.arrange(self._wanted(session, keep.path if keep is not None else None))
        self._changed(front.path if front is not None else None, False)

    def _arrange(self) -> None:
        self._stale = False
        self._apply(None, True)

    def _apply(self, keep: Path | None, asked: bool) -> None:
        session = self._store.session
        front = session.current
        wanted = self._wanted(session, keep)
        if tuple(wanted) != session.paths:
            session.arrange(wanted)
            self._changed(front.path if front is not None else None, asked)

    def _wanted(self, session: ReviewSession, keep: Path | None = None) -> list[Path]:
        if keep is None:
            return arranged(session, self.order, self.backwards, self.filter)
        everything = arranged(session, self.order, self.backwards, Filter())
        return [path for path in everything if path == keep or self.filter.matches(session[path])]

    def _on_change(self, _item: ReviewItem) -> None:
        self._stale = not self.is_plain
