"""One review: opens folders, moves through their photos, decides; the window asks here and is told here.

It knows no widget and is tested without a window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cropperhead_desktop.domain.decision import DecisionKind
from cropperhead_desktop.domain.errors import FileError, printable
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.policy import Ratio, parse_ratio
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, seldom
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.settings import (
    ASPECT,
    DELIVERABLES,
    PAIR_RAW_JPEG,
    SERIES_SECONDS,
    SUBFOLDERS,
    SettingsStore,
)
from cropperhead_desktop.domain.sort_filter import series_of
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.drafts import DraftStore
from cropperhead_desktop.library.foreign import ForeignFolder
from cropperhead_desktop.library.history import KeptHistory
from cropperhead_desktop.library.shoots import ShootStore
from cropperhead_desktop.review.arrangement import Arrangement
from cropperhead_desktop.review.bulk import BulkDecisions, DrawnCrops
from cropperhead_desktop.review.clipboard import CropClipboard
from cropperhead_desktop.review.decisions import Decisions, UndoStep
from cropperhead_desktop.review.editing import Editing
from cropperhead_desktop.review.jobs import Generation, JobRunner, Priority
from cropperhead_desktop.review.marks import Marking
from cropperhead_desktop.review.ports import Backend
from cropperhead_desktop.review.proposal import ProposalEditor
from cropperhead_desktop.review.proposals import ProposalQueue
from cropperhead_desktop.review.queue.shoot import Left, Shoot
from cropperhead_desktop.review.reading import RecordReader
from cropperhead_desktop.review.refresh import FolderRefresh
from cropperhead_desktop.review.selection import Selection
from cropperhead_desktop.review.shots import Found, ShotChecks, look_below, look_into
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import counted, in_words, labelled, numeral, tr
from cropperhead_desktop.review.view import Place, PlaceKind, ReviewView, View
from cropperhead_desktop.system.files import absolute


@dataclass(frozen=True, slots=True)
class Opened:
    """What a folder holds, ready to be shown, and how far somebody was with it."""

    found: Found
    session: ReviewSession
    left: Left


class ReviewController:
    """Owns the parts of a review and does what concerns several of them."""

    def __init__(
        self,
        view: ReviewView,
        jobs: JobRunner,
        settings: SettingsStore,
        drafts: DraftStore | None = None,
        history: KeptHistory | None = None,
        shoots: ShootStore | None = None,
    ) -> None:
        """`drafts` keeps crops that were drawn until they are written, `history` what was written, for undo,
        `shoots` what was passed as it is; None: they last as long as the program.
        """
        self._view = view
        self._jobs = jobs
        self._settings = settings
        self._generation = Generation()
        self._at_entry: Crop | None = None
        self.place = Place(PlaceKind.NOTHING_OPEN)
        self.view = View.GRID
        self.store = SessionStore(view)
        self.selection = Selection(self.store)
        self.arrangement = Arrangement(self.store, settings, self._arranged)
        self.decisions = Decisions(self.store, jobs, history)
        self.decisions.on_outside = self._undone_outside
        self.decisions.selected = self.selection.front_first
        self.bulk = BulkDecisions(self.store, self.decisions, settings)
        self.drawn = DrawnCrops(self.store, self.bulk, drafts)
        self.shoot = Shoot(self.store, self.decisions, settings, shoots)
        self.shoot.on_over = lambda: self.on_end()
        self.editing = Editing(self.store, self.decisions, settings)
        self.proposal = ProposalEditor(self.store, self.decisions, self.editing)
        self.clipboard = CropClipboard(self.store, self.decisions)
        self.marking = Marking(self.store, self.decisions)
        self._named: Ratio | None = None
        self.decisions.deliverables = lambda: self.editing.deliverables
        self.proposals = ProposalQueue(
            self.store, jobs, self._generation, self._ratio, self.decisions.deliverables
        )
        self.proposals.is_in_hand = self.arrangement.is_in_hand = lambda: self.view is View.CROP
        self.arrangement.is_settling = lambda: self.proposals.left > 0
        settings.follow(ASPECT, lambda _text: self._ratio_named())
        settings.follow(DELIVERABLES, lambda _text: self._ratio_named())
        self.on_opened: Callable[[Sequence[Path], Generation], object] = lambda _photos, _generation: None
        """Told of the photos of every folder that is opened, once all their records are read."""
        self.on_end: Callable[[], object] = lambda: None
        """Told when somebody goes on and no other photo is undecided."""
        self._records = RecordReader(
            self.store,
            jobs,
            self._generation,
            self.select,
            self.proposals,
            on_begun=(
                lambda: self.refresh.start(self.session.order),
                lambda: self._shots.start(),
            ),
            on_all_read=lambda: self.on_opened(self.session.order, self._generation),
        )
        self.refresh = FolderRefresh(self.store, jobs, self._generation, self.decisions, self.look_again)
        self._shots = ShotChecks(self.store, jobs, self._generation, self.look_again)
        self.previous: Path | None = None
        """The photo that was in front before this one."""
        self._wanted: Path | None = None

    @property
    def session(self) -> ReviewSession:
        """The photos under review."""
        return self.store.session

    # --- opening ---------------------------------------------------------------------------------

    def open(self, paths: Sequence[Path], at: Path | None = None) -> None:
        """Open folders and photos, with the photo `at` in front if it is there, else the first undecided.

        What is remembered of them must be found from anywhere: paths are made absolute.
        """
        paths = tuple(absolute(path) for path in paths)
        at = absolute(at) if at is not None else None
        self._show_place(Place(PlaceKind.READING, paths))
        subfolders = self._settings[SUBFOLDERS]
        self._generation.advance()
        self.shoot.save()
        self.refresh.forget()
        self._start(ReviewSession())
        pair = self._settings[PAIR_RAW_JPEG]

        def look(backend: Backend, progress: ProgressCallback) -> Opened:
            found = look_into(backend, paths, seldom(progress), subfolders, pair)
            session = ReviewSession(found.photos, found.raws)
            self.drawn.restore(session)
            left = self.shoot.left(session, paths[0]) if paths else Left()
            self.arrangement.prepare(session)
            return Opened(found, session, left)

        self._jobs.photo(
            look,
            lambda opened: self._scanned(paths, at, opened),
            lambda error: self._not_scanned(paths, error),
            Priority.CURRENT,
            self._generation,
            self._scanning,
        )

    def _scanning(self, progress: Progress) -> None:
        words = tr("{files} looked at").format(files=counted(progress.done, "file"))
        self._show_place(replace(self.place, detail=words))

    def _scanned(self, paths: tuple[Path, ...], at: Path | None, opened: Opened) -> None:
        outcome, session = opened.found, opened.session
        for problem in outcome.problems:
            self._view.report(problem)
        if outcome.foreign:
            self._view.say(_passed_over(outcome.foreign))
        if not outcome.photos:
            gone = next((problem for problem in outcome.problems if problem.path in paths), None)
            kind = PlaceKind.NO_PHOTOS if gone is None else PlaceKind.MISSING
            self._show_place(Place(kind, paths, gone.reason if gone else ""))
            self.refresh.start(())
            if kind is PlaceKind.NO_PHOTOS and not self._settings[SUBFOLDERS]:
                pair = self._settings[PAIR_RAW_JPEG]
                look_below(
                    self._jobs, self._generation, paths, pair,
                    lambda below: self._show_place(replace(self.place, below=below)),
                )  # fmt: skip
            return
        self.shoot.restore(paths[0], opened.left)
        at = next((photo for photo, raw in outcome.raws.items() if raw == at), at)
        self.arrangement.start(session)
        self._start(session)
        self._show_place(Place(PlaceKind.PHOTOS, paths))
        self._wanted = at if at is not None and at in session else None
        self._enter()
        self._records.start(session.row(self._wanted) if self._wanted is not None else 0)

    def _enter(self) -> None:
        """Put a photo in front as soon as the filter shows any: the one that was asked for, if it can be."""
        session, wanted = self.session, self._wanted
        if session.paths:
            is_open = wanted is None
            self.select(wanted if wanted is not None and session.shows(wanted) else session.paths[0])
            self._records.seeks_undecided = is_open

    def _not_scanned(self, paths: tuple[Path, ...], error: Exception) -> None:
        self._view.report(error)
        reason = error.reason if isinstance(error, FileError) else str(error)
        self._show_place(Place(PlaceKind.MISSING, paths, reason))

    def _start(self, session: ReviewSession) -> None:
        self.store.start(session)
        self.proposals.start()
        self._view.show_current(session.current)

    def _show_place(self, place: Place) -> None:
        self.place = place
        self._view.show_place(place)

    def _ratio_named(self) -> None:
        """Another ratio for the shoot, or other deliverables: proposals are renewed at once.

        Drags keep a ratio that is named.
        """
        ratio = self._ratio()
        if ratio != self._named:
            self._named = ratio
            self.editing.keep_ratio(isinstance(ratio, float))
        self.proposals.renew(also_front=True)
        self._view.show_current(self.session.current)

    def _ratio(self) -> Ratio | None:
        try:
            return parse_ratio(self._settings[ASPECT])
        except ValueError:
            return None

    # --- moving ----------------------------------------------------------------------------------

    def select(self, path: Path) -> None:
        """Put a photo in front of the user; its unsaved draft, if it has one, comes along.

        A drag under way on the photo that is left becomes its draft.
        """
        self._view.finish_gesture()
        if not self.session.shows(path):
            self.arrangement.reveal(path)
        front = self.session.current
        if front is not None and front.path != path:
            self.previous = front.path
            self.editing.take_in_hand("")
        self._wanted = path
        self._records.seeks_undecided = False
        self.session.select(path)
        self.selection.went_to(path)
        item = self.session[path]
        self._at_entry = item.draft
        if item.record is None:
            self._records.read_now(path)
        self.proposals.follow(path)
        self._view.show_current(item)

    def choose(self, paths: Sequence[Path]) -> None:
        """Grid or filmstrip have these photos selected; the one in front is always among them."""
        front = self.selection.choose(paths)
        if front is not None:
            self.select(front)
        self._view.show_selection(self.selection.paths)

    @property
    def targets(self) -> tuple[Path, ...]:
        """What a command is about: the selection in the grid, elsewhere only the photo to be seen."""
        item = self.session.current
        if self.view is View.GRID or item is None:
            return self.selection.paths
        return (item.path,)

    def look_at(self, path: Path) -> None:
        """The photos from this one on are on the screen: they are read and proposed next."""
        row = self.session.row(path)
        self._records.look_at(row)
        self.proposals.look_at(row)

    def step(self, offset: int) -> None:
        """Go on or back without deciding anything; stops at the ends."""
        self._view.finish_gesture()
        before = self.session.current
        self.editing.take_in_hand("")
        if self.session.step(offset) and self.session.current is not None:
            self.previous = before.path if before is not None else None
            self.select(self.session.current.path)

    def show(self, view: View) -> None:
        """Change to grid, loupe or crop."""
        if self.session.current is None and view is not View.GRID:
            return
        if view is not View.GRID:
            self._records.seeks_undecided = False  # whoever looks at one photo stays with it
        self.view = view
        self._view.show_view(view)
        self.proposals.settle()
        self._view.show_current(self.session.current)

    def cancel(self) -> None:
        """Escape: the drag, else the draft made since this photo was entered, else one view back."""
        if self._view.cancel_gesture():
            return
        item = self.session.current
        if item is not None and item.alternate:
            self.editing.take_in_hand("")
        elif item is not None and item.draft != self._at_entry:
            self.decisions.draft(item, self._at_entry)
        elif self.view is not View.GRID:
            self.back()

    def back(self) -> None:
        """From crop or compare to the loupe, from there to the grid; what was drawn stays drawn."""
        self._view.finish_gesture()
        self.show(View.GRID if self.view is View.LOUPE else View.LOUPE)

    # --- deciding --------------------------------------------------------------------------------

    def accept(self) -> None:
        """Write the crop shown and go to the next undecided photo; what is decided is not rewritten.

        A drag under way counts as it is: the user means what is to be seen.
        """
        self._view.finish_gesture()
        item = self.session.current
        if item is None or self._decided_together(self.bulk.accept):
            return
        words = self.bulk.accept_burst(item)
        if words:
            self._at_entry = None
            self._view.say(words)
        if words or item.is_settled or self._decide_shown(item):
            self.skip()

    def save(self) -> None:
        """Write what is shown, like `accept`, and stay."""
        self._view.finish_gesture()
        item = self.session.current
        if len(self.targets) > 1:
            self._view.say(self.bulk.accept(self.targets))
        elif item is not None and item.is_settled:
            self._view.say(tr("Saved already"))
        elif item is not None:
            self._decide_shown(item)

    def keep(self) -> None:
        """Keep the original as it is and go to the next undecided photo; a drag is given up."""
        self._view.cancel_gesture()
        item = self.session.current
        if item is None or self._decided_together(self.bulk.keep):
            return
        words = self.bulk.keep_burst(item)
        if words:
            self._at_entry = None
            self._view.say(words)
        is_kept = item.is_settled and item.state is State.KEPT
        if words or is_kept or self._decide_none(item, DecisionKind.KEPT):
            self.skip()

    def reset_to_original(self) -> None:
        """Take the crop out of the sidecar; the photo is undecided again."""
        item = self.session.current
        if len(self.targets) > 1:
            self._view.say(self.bulk.reset(self.targets))
        elif item is not None:
            self._decide_none(item, DecisionKind.RESET)

    def accept_all(self, paths: Sequence[Path]) -> None:
        """Accept these photos as one step and go to the next undecided one."""
        self._together(self.bulk.accept, paths)

    def accept_series(self) -> None:
        """Accept the photos taken within a few seconds of the one in front."""
        self._view.finish_gesture()
        item = self.session.current
        if item is None:
            return
        shown_items = (self.session[path] for path in self.session.paths)
        series = series_of(shown_items, item.path, self._settings[SERIES_SECONDS])
        if item.taken is None:
            self._view.say(tr("The photo does not say when it was taken: no series is known"))
        elif len(series) == 1:
            self._view.say(tr("No other photo was taken within a few seconds of this one"))
        else:
            self.accept_all(series)

    def accept_sure(self) -> None:
        """Accept the undecided photos shown whose proposal needs no look."""
        paths = [item.path for item in self.bulk.sure()]
        if paths:
            self.accept_all(paths)

    def mark(self, mark: Callable[[Sequence[Path]], None], goes_on: bool = False) -> None:
        """Mark what a command is about; then perhaps to the next photo, unless several were marked."""
        targets = self.targets
        mark(targets)
        if goes_on and len(targets) == 1:
            self.step(1)

    def _decided_together(self, decide: Callable[[Sequence[Path]], str]) -> bool:
        """Decide on the selection when that is more than the photo in front."""
        paths = self.targets
        if len(paths) > 1:
            self._together(decide, paths)
        return len(paths) > 1

    def _together(self, decide: Callable[[Sequence[Path]], str], paths: Sequence[Path]) -> None:
        words = decide(paths)
        self._at_entry = None
        self.skip()
        self._view.say(words)

    def skip(self) -> None:
        """Go to the next photo that needs the user."""
        path = self.shoot.next()
        if path is not None:
            self.select(path)
            return
        hidden = self.shoot.hidden()
        if hidden:
            words = tr("No other photo shown needs you, but {photos} that the filter leaves out: Ctrl+L")
            self._view.say(words.format(photos=counted(hidden, "photo")))
        elif self.session.current is not None:
            found, drawn = self.shoot.progress(), len(self.drawn.paths)
            words = tr("No other photo needs you") if found.left else tr("All photos are decided")
            if drawn:
                words = tr("{crops} drawn and not accepted yet").format(crops=counted(drawn, "crop"))
            elif found.fine and not found.left:
                words = tr("{photos} fine as they are: Shift+K passes them").format(
                    photos=counted(found.fine, "photo")
                )
            self._view.say(words)
            self.on_end()

    def undo(self) -> None:
        """Take back the drag under way, else the last step, and show the photo it was about."""
        if self._view.cancel_gesture():
            return
        self._went_back(self.decisions.undo(), tr("Nothing to undo"), tr("Taken back"))

    def redo(self) -> None:
        """Do the last undone step again and show the photo it is about; a drag under way is given up."""
        self._view.cancel_gesture()
        self._went_back(self.decisions.redo(), tr("Nothing to redo"), tr("Done again"))

    def _went_back(self, step: UndoStep | None, otherwise: str, words: str) -> None:
        if step is None:
            self._view.say(otherwise)
            return
        paths = [path for path in step.paths if path in self.session]
        if not paths:
            where = printable(step.place.name or step.place)
            self._view.say(
                tr("{words} in {folder}: {text}").format(words=words, folder=where, text=step.described)
            )
            return
        if len(step.paths) > 1:
            self._view.say(labelled(words, step.text))
        selected = [path for path in step.selected if path in self.session]
        if len(selected) > 1:
            self.select(selected[0])
            self.selection.choose(selected)
            self._view.show_selection(self.selection.paths)
        elif self.session.current is None or self.session.current.path not in paths:
            self.select(paths[0])

    def _decide_shown(self, item: ReviewItem) -> bool:
        """Write the crop shown; False where there is none, then it says why."""
        crop, info = item.shown_crop, item.info
        if crop is None or info is None:
            why = tr("there is no proposal yet")
            if item.reason:
                why = tr("cannot be decided: {reason}").format(reason=in_words(item.reason))
            self._view.say(labelled(printable(item.path.name), why))
            return False
        self.decisions.decide(item, info, item.decided_kind(), crop)
        self._at_entry = None
        return True

    def _decide_none(self, item: ReviewItem, kind: DecisionKind) -> bool:
        if item.info is None:
            why = tr("is still being read")
            if item.error is not None:
                why = tr("cannot be decided: {reason}").format(reason=in_words(item.error))
            self._view.say(labelled(printable(item.path.name), why))
            return False
        self.decisions.decide(item, item.info, kind, None)
        self._at_entry = None
        return True

    def _arranged(self, front: Path | None, asked: bool) -> None:
        """Other photos are shown than before, or in another order."""
        self._view.show_arranged(self.selection.paths, asked)
        item = self.session.current
        if item is None:
            self.show(View.GRID)
        elif front is None:
            self._enter()
        elif item.path != front:
            self.select(item.path)
        else:
            self.proposals.follow(front)
            self._view.show_current(item)

    def look_again(self) -> None:
        """Take note of what other programs did to the folder and its sidecars."""
        if self.place.kind in (PlaceKind.PHOTOS, PlaceKind.NO_PHOTOS):
            subfolders = self._settings[SUBFOLDERS]
            self.refresh.check(self.place.paths, subfolders, self._settings[PAIR_RAW_JPEG], self._renew)

    def _renew(self, photos: Sequence[Path], new: Sequence[Path], raws: Mapping[Path, Path]) -> None:
        vanished = self.session.total + len(new) - len(photos)
        self._view.finish_gesture()
        kind = PlaceKind.PHOTOS if photos else PlaceKind.NO_PHOTOS
        self.shoot.forget()
        self.arrangement.renew(photos, raws)
        self.proposals.forget_vanished()
        if kind is not self.place.kind:
            self._show_place(replace(self.place, kind=kind))
        self._records.add(new)
        self._shots.start()
        found = counted(len(new), "new photo")
        gone = tr("{found}, {count} gone").format(found=found, count=numeral(vanished))
        if new or vanished:
            self._view.say(gone if vanished else found)

    def _undone_outside(self, begins: bool) -> None:
        """Undo puts files back behind the session: they are read again, and are no news of others."""
        self.refresh.own_work(begins)
        if not begins:
            self.look_again()

    # --- news from the photos ----------------------------------------------------------------------

    def learn(self, path: Path, info: PhotoInfo) -> None:
        """A picture of the photo arrived, and with it its size."""
        item = self.store.item(path)
        if item is not None:
            self.store.update(item.with_info(info))


def _passed_over(foreign: Sequence[ForeignFolder]) -> str:
    """Which folders of other programs were."""
    kinds = ", ".join(f"{in_words(each.kind)} ({numeral(each.count)})" for each in foreign)
    words = counted(
        sum(each.count for each in foreign), "folder of other programs", "folders of other programs"
    )
    return tr("{folders} passed over: {kinds}").format(folders=words, kinds=kinds)
