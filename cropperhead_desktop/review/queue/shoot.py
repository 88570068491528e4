"""Progress through a shoot: what needs the user next, what is passed as it is, how many keys it took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.queue import Need, ShootProgress, need_of, needs, needs_with, progress_of
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.settings import BURSTS, SettingsStore
from cropperhead_desktop.library.shoots import ShootStore
from cropperhead_desktop.review.decisions import Decisions
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import counted, numeral, tr


@dataclass(frozen=True, slots=True)
class Left:
    """How many keys a shoot took so far, and the crops that were written into its photos."""

    keys: int = 0
    inside: Mapping[Path, str] = field(default_factory=dict)


class Shoot:
    """The photos that are open, as a shoot to be worked through."""

    def __init__(
        self, store: SessionStore, decisions: Decisions, settings: SettingsStore, kept: ShootStore | None
    ) -> None:
        """`kept` remembers what was passed and the keys; None: they last as long as the program."""
        self._store = store
        self._decisions = decisions
        self._settings = settings
        self._kept = kept
        self._folder: Path | None = None
        self._pressed = 0
        self._before = 0
        self.on_over: Callable[[], object] = lambda: None
        """Told when nothing of the shoot is left after the rest was passed."""
        self._known: tuple[ReviewSession, bool] | None = None
        """The session that was looked at, and whether bursts were decided as one."""
        self._found: dict[Path, Need] = {}
        self._counts: Counter[Need] = Counter()
        self._changed: set[Path] = set()
        store.on_passed = self._keep
        self._warned: set[Path] = set()
        """What asks for something and is passed where the user says so again."""
        self._inside: dict[Path, str] = {}
        decisions.on_embedded = self._embedded
        store.listen(lambda item: self._changed.add(item.path))

    def left(self, session: ReviewSession, folder: Path) -> Left:
        """How a shoot was left; its photos, which nobody sees yet, are so from now on. In any thread."""
        if self._kept is None:
            return Left()
        for path in self._kept.passed(session.order):
            session.put(session[path].with_passed(True))
        return Left(self._kept.keys(folder), self._kept.inside(session.order))

    def restore(self, folder: Path, left: Left) -> None:
        """Another shoot: its keys are counted on."""
        self._folder, self._before, self._inside = folder, left.keys, dict(left.inside)

    def save(self) -> None:
        """Keep the keys counted so far."""
        pressed, self._pressed = self._pressed, 0
        self._before += pressed
        if self._kept is not None and self._folder is not None:
            try:
                self._kept.count_keys(self._folder, pressed)
            except FileError as error:
                self._store.view.report(error)

    @property
    def keys(self) -> int:
        """How many keys were pressed since the shoot was first opened, until nothing of it was left."""
        return self._before + self._pressed

    def count_key(self) -> None:
        """A key was pressed."""
        if self._store.session.total and not self.progress().is_over:
            self._pressed += 1

    def needs(self) -> Mapping[Path, Need]:
        """What every photo asks; only what changed is looked at again."""
        session, bursts = self._store.session, self._settings[BURSTS]
        if self._known != (session, bursts):
            self._known = session, bursts
            self._found = needs(session, bursts)
            self._counts = Counter(self._found.values())
        else:
            for path in self._changed:
                item = self._store.item(path)
                if item is not None:
                    self._take(needs_with(session, item) if bursts else {path: need_of(item)})
        self._changed.clear()
        return self._found

    def _take(self, found: Mapping[Path, Need]) -> None:
        for path, need in found.items():
            self._counts[self._found[path]] -= 1
            self._counts[need] += 1
            self._found[path] = need

    def forget(self) -> None:
        """Photos came or went: all are looked at again."""
        self._known = None

    def progress(self) -> ShootProgress:
        """How far it is."""
        self.needs()
        return progress_of(self._counts)

    def next(self) -> Path | None:
        """The next photo shown that needs the user; where there is none, one that may yet."""
        found = self.needs()
        others = [item.path for item in self._store.session.after_current()]
        for need in (Need.YOU, Need.PENDING):
            path = next((each for each in others if found[each] is need), None)
            if path is not None:
                return path
        return None

    def hidden(self) -> int:
        """How many photos that need the user, or may yet, are not shown."""
        shown = set(self._store.session.paths)
        asking = (path for path, need in self.needs().items() if need in (Need.YOU, Need.PENDING))
        return sum(path not in shown for path in asking)

    def pass_rest(self) -> None:
        """Pass what is fine as it is, as one step, and say so; asked again at once also what needs the user.
        Nothing is written or decided."""
        self._store.view.finish_gesture()
        self._store.view.say(self._pass_rest())
        if self.progress().is_over:
            self.on_over()

    def _pass_rest(self) -> str:
        found = self.needs()
        session = self._store.session
        asks = [path for path, need in found.items() if need in (Need.YOU, Need.BURST)]
        asking = {path for path in asks if not session[path].is_reset}
        wanted = asking if asking == self._warned else set()
        wanted |= {path for path, need in found.items() if need is Need.FINE}
        passed = [session[path] for path in found if path in wanted]
        words = tr("{photos} passed as they are").format(photos=counted(len(passed), "photo"))
        if passed:
            self._decisions.pass_all(words, passed)
        else:
            words = tr("No photo is left to pass as it is")
        self._warned = asking - wanted
        drawn = sum(need is Need.DRAWN for need in found.values())
        pending = sum(need is Need.PENDING for need in found.values())
        if self._warned:
            more = tr("{words}; {count} need you: Shift+K again passes these, too")
            words = more.format(words=words, count=numeral(len(self._warned)))
        if drawn:
            words = tr("{words}; {crops} to accept").format(words=words, crops=counted(drawn, "drawn crop"))
        if pending:
            more = counted(pending, "proposal")
            words = tr("{words}; {proposals} on the way").format(words=words, proposals=more)
        return words

    @property
    def written_inside(self) -> set[Path]:
        """The files whose crop, as it is now, was written into the photo too; of a shot with a raw that."""
        items = self._store.items(self._inside)
        return {item.raw or item.path for item in items if self._inside[item.path] == _crop_text(item)}

    def _embedded(self, photos: Iterable[Path], is_there: bool) -> None:
        found = {path: self._store.item(path) for path in photos}
        changes = {path: _crop_text(item) if item and is_there else None for path, item in found.items()}
        for path, crop in changes.items():
            self._inside.pop(path, None)
            if crop is not None:
                self._inside[path] = crop
        try:
            if self._kept is not None:
                self._kept.put_inside(changes)
        except FileError as error:
            self._store.view.report(error)
        self._store.view.show_items([path for path, item in found.items() if item is not None])

    def _keep(self, passed: Mapping[Path, bool]) -> None:
        try:
            if self._kept is not None:
                self._kept.change(passed)
        except FileError as error:
            self._store.view.report(error)


def _crop_text(item: ReviewItem) -> str:
    """The crop of a photo's files with the decimals of a sidecar; `whole` where they keep all of it."""
    crop = item.record.crop if item.record is not None else None
    return "whole" if crop is None else " ".join(f"{value:.6f}" for value in astuple(crop))


def progress_words(progress: ShootProgress) -> str:
    """`23 of 40 need you`, then what is left to do; empty where nothing was asked."""
    total = progress.left + progress.drawn + progress.done
    if progress.left or progress.pending:
        words = tr("{left} of {total} need you")
        return words.format(left=numeral(progress.left), total=numeral(total)) if total else ""
    if progress.drawn:
        return tr("{crops} to accept").format(crops=counted(progress.drawn, "drawn crop"))
    if progress.fine:
        return tr("{count} fine as they are").format(count=numeral(progress.fine))
    return tr("All done") if total or progress.passed else ""


def share_done(progress: ShootProgress) -> float:
    """How much of what needs the user is decided, 0 to 1."""
    total = progress.left + progress.drawn + progress.done
    return progress.done / total if total else 1.0 if progress.passed and not progress.pending else 0.0
