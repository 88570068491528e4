"""Fakes for the rooms below a review, real JPEGs, jobs without threads. No Qt."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from cropperhead_desktop.domain.care import Care, Sights
from cropperhead_desktop.domain.decision import CropRecord, Decision, WriteReceipt
from cropperhead_desktop.domain.errors import FileError, PhotoError, SidecarConflict, SidecarError
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo, Pixels, Preview
from cropperhead_desktop.domain.policy import SURE
from cropperhead_desktop.domain.progress import Cancelled, Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.suggestion import BurstFrame, Suggestion, Turn, Verdict
from cropperhead_desktop.geometry.crop import Box, Crop
from cropperhead_desktop.library.foreign import ForeignFolder
from cropperhead_desktop.library.pairs import pairs_among
from cropperhead_desktop.library.written import WrittenCrop
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.jobs import Generation, Priority, Ticket
from cropperhead_desktop.review.view import Place, View
from cropperhead_desktop.workflows.options import Options

INFO = PhotoInfo(600, 400, 1)
PROPOSED = Crop(0.1, 0.1, 0.9, 0.9, 0.0)


def jpeg(width: int, height: int, colour: str = "#806040") -> bytes:
    """A real JPEG."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), colour).save(buffer, "JPEG")
    return buffer.getvalue()


class FakePhotos:
    """600 x 400 photos; names in `broken` cannot be decoded."""

    def __init__(self) -> None:
        self.broken: set[str] = set()
        self.infos: dict[str, PhotoInfo] = {}
        self.cameras: dict[str, CameraFacts] = {}
        self.asked: list[tuple[str, str]] = []
        self.written: dict[str, int] = {}

    def info(self, path: Path) -> PhotoInfo:
        if path.name in self.broken:
            raise PhotoError(path, "it is not a photo")
        return self.infos.get(path.name, INFO)

    def camera(self, path: Path) -> CameraFacts:
        self.asked.append(("camera", path.name))
        return self.cameras.get(path.name, CameraFacts())

    def preview(self, path: Path) -> Preview:
        self.asked.append(("preview", path.name))
        return Preview(self.info(path), jpeg(*self.info(path).displayed))

    def thumbnail(self, path: Path) -> Preview:
        self.asked.append(("thumbnail", path.name))
        return Preview(self.info(path), jpeg(160, 107))

    def pixels(self, path: Path, max_side: int) -> Pixels:
        self.asked.append(("pixels", path.name))
        info = self.info(path)
        width, height = info.displayed
        return Pixels(info, width, height, bytes([90, 80, 70]) * (width * height))


class FakeSidecars:
    """Sidecars in memory, with the same errors as real ones."""

    def __init__(self) -> None:
        self.records: dict[Path, CropRecord] = {}
        self.fails: dict[str, str] = {}
        self.changed_outside: set[Path] = set()
        self.log: list[tuple[str, str]] = []
        self.touched: dict[Path, int] = {}

    def read(self, photo: Path, info: PhotoInfo | None = None) -> CropRecord:
        return self.records.get(photo, CropRecord())

    def write(self, photo: Path, crop: Crop | None, info: PhotoInfo, decision: Decision) -> WriteReceipt:
        if photo.name in self.fails:
            raise SidecarError(photo, self.fails[photo.name])
        self.log.append((decision.kind.value, photo.name))
        marks = self.records.get(photo, CropRecord()).marks
        self.records[photo] = CropRecord(crop=crop, has_crop=crop is not None, decision=decision, marks=marks)
        return WriteReceipt(photo.with_suffix(".xmp"), None, b"after")

    def write_marks(self, photo: Path, before: Marks, after: Marks, info: PhotoInfo) -> WriteReceipt:
        if photo.name in self.fails:
            raise SidecarError(photo, self.fails[photo.name])
        self.log.append(("marked", photo.name))
        self.records[photo] = replace(self.records.get(photo, CropRecord()), marks=after)
        return WriteReceipt(photo.with_suffix(".xmp"), None, b"after")

    def restore(self, receipt: WriteReceipt) -> tuple[str, ...]:
        if receipt.sidecar in self.changed_outside:
            raise SidecarConflict(receipt.sidecar, "it was changed by another program")
        self.log.append(("restored", receipt.sidecar.name))
        return ()

    def repeat(self, receipt: WriteReceipt) -> None:
        self.log.append(("repeated", receipt.sidecar.name))


@dataclass
class Scan:
    photos: Sequence[Path]
    problems: Sequence[FileError] = ()
    foreign: Sequence[ForeignFolder] = ()


class FakeBursts(dict[str, tuple[Path, ...]]):
    """The frames of a photo's burst by its name."""

    def frames(self, photo: Path, _frame: BurstFrame) -> Sequence[Path]:
        return self.get(photo.name, ())


@dataclass
class FakeServices:
    """What a review needs, all in memory."""

    photos: FakePhotos = field(default_factory=FakePhotos)
    sidecars: FakeSidecars = field(default_factory=FakeSidecars)
    found: Scan = field(default_factory=lambda: Scan(()))
    suggested: list[str] = field(default_factory=list)
    anchored: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    scanned: list[tuple[tuple[Path, ...], bool]] = field(default_factory=list)
    error: Exception | None = None
    times: dict[str, datetime] = field(default_factory=dict)
    confidences: dict[str, float] = field(default_factory=dict)
    learnt_from: list[str] = field(default_factory=list)
    learnt_first: list[tuple[str, ...]] = field(default_factory=list)
    learning_changes: Turn = Turn.NOTHING
    handed_over: int = 0
    learning_fails: Exception | None = None
    taken_out: list[str] = field(default_factory=list)
    bursts: FakeBursts = field(default_factory=FakeBursts)
    suggestions: dict[str, Suggestion] = field(default_factory=dict)
    seen: dict[str, Sights] = field(default_factory=dict)
    looked: list[str] = field(default_factory=list)

    def suggest(self, path: Path, aspect: float | None) -> Suggestion:
        if self.error is not None:
            raise self.error
        self.suggested.append(path.name)
        if path.name in self.suggestions:
            return self.suggestions[path.name]
        sure = self.confidences.get(path.name, 0.8)
        return Suggestion(PROPOSED, sure, "fake", verdict=Verdict.SURE if sure >= SURE else Verdict.LOOK)

    def sights(self, path: Path) -> Sights:
        self.looked.append(path.name)
        return self.seen.get(path.name, Sights())

    def anchors(self, path: Path, ratios: Sequence[str]) -> Mapping[str, Crop]:
        self.anchored.append((path.name, tuple(ratios)))
        return {ratio: Crop(0.0, 0.0, 0.3, 0.3) for ratio in ratios}

    def learn(self, path: Path) -> Turn:
        self.learnt_from.append(path.name)
        if self.learning_fails is not None:
            raise self.learning_fails
        return self.learning_changes

    def learn_first(self, photos: Sequence[Path], progress: ProgressCallback) -> Turn:
        progress(Progress(0, len(photos)))
        self.learnt_first.append(tuple(path.name for path in photos))
        return Turn.NOTHING

    def hand_over(self) -> Turn:
        self.handed_over += 1
        return self.learning_changes

    def scan(self, paths: Sequence[Path], progress: ProgressCallback, recursive: bool) -> Scan:
        progress(Progress(1, 1))
        self.scanned.append((tuple(paths), recursive))
        return self.found

    def pair(self, photos: Sequence[Path], wanted: bool) -> Mapping[Path, Path]:
        return pairs_among(photos) if wanted else {}

    def unpaired(self, photos: Sequence[Path]) -> Sequence[Path]:
        return []

    def taken(self, path: Path) -> datetime | None:
        return self.times.get(path.name)

    def take_out(self, receipt: object) -> str:
        self.taken_out.append(str(receipt))
        return ""

    def undo_batch(self, batch_id: str) -> tuple[int, int]:
        return 1, 0

    def stamps(self, photos: Sequence[Path]) -> dict[Path, str]:
        found = {photo.with_suffix(".xmp"): f"{self.sidecars.touched.get(photo, 0)}:1" for photo in photos}
        return found | {photo: f"{self.photos.written.get(photo.name, 0)}:1" for photo in photos}


@dataclass(frozen=True)
class FakeQuestion:
    """Four crops of a photo."""

    path: Path
    info: PhotoInfo = INFO
    boxes: tuple[Box, ...] = tuple(Box(300, 200, width, 200) for width in (300, 250, 200, 350))
    is_finer: bool = False
    is_level: bool = False


@dataclass
class FakeTeaching:
    """A round that asks about photos in their order."""

    left: list[Path]
    looks_closer: bool = False
    answers: list[tuple[str, int]] = field(default_factory=list)

    def next(self, progress: ProgressCallback = ignore_progress) -> FakeQuestion | None:
        return FakeQuestion(self.left.pop(0)) if self.left else None

    def closer(self, asked: FakeQuestion, number: int) -> FakeQuestion | None:
        return replace(asked, is_finer=True) if self.looks_closer and not asked.is_finer else None

    def answer(self, asked: FakeQuestion, number: int) -> Turn:
        self.answers.append((asked.path.name, number))
        return Turn.OWN if len(self.answers) == 1 else Turn.NOTHING

    def words(self) -> Sequence[str]:
        return (f"{len(self.answers)} crops",)

    def take_back(self, asked: FakeQuestion) -> Turn:
        self.answers = [one for one in self.answers if one[0] != asked.path.name]
        return Turn.NOTHING


def _empty_style() -> Any:
    from cropperhead_desktop.inference.style.personal import PersonalStyle  # late: a review needs no numpy

    return PersonalStyle(Path("none", "fake.npz"), "fake", True)


@dataclass
class FakeBackend(FakeServices):
    """What the window needs beyond a review."""

    cache_folder: Path = Path("no such folder")
    jobs: int = 1
    used: list[str] = field(default_factory=list)
    embedded: list[str] = field(default_factory=list)
    preferred: list[tuple[str, int]] = field(default_factory=list)
    untaught: bool = False
    questions: FakeTeaching | None = None
    crops_written: dict[Path, WrittenCrop] = field(default_factory=dict)
    care: Care = Care()
    options: Options = Options()
    style: Any = field(default_factory=_empty_style)
    closed: bool = False

    def is_untaught(self) -> bool:
        return self.untaught

    def teaching_round(self, photos: Sequence[Path]) -> FakeTeaching:
        self.questions = FakeTeaching(list(photos))
        return self.questions

    def learn_preferred(self, path: Path, boxes: Sequence[Box], number: int | None) -> Turn:
        if number is None:
            self.preferred = [one for one in self.preferred if one[0] != path.name]
        else:
            self.preferred.append((path.name, number))
        return self.learning_changes

    def proposed(self, path: Path, aspect: float | None = None) -> Suggestion:
        return self.suggest(path, aspect)

    def use_model(self, name: str) -> None:
        self.used.append(name)

    def embed(self, photo: Path) -> str:
        if photo.name in self.photos.broken:
            raise PhotoError(photo, "it is not a photo")
        self.embedded.append(photo.name)
        return photo.name

    def remember_written(self, photo: Path) -> None:
        record = self.sidecars.read(photo)
        self.crops_written[photo] = WrittenCrop(record.crop, "2026-01-02T03:04:05+00:00")

    def written(self, photos: Sequence[Path]) -> Mapping[Path, WrittenCrop]:
        return {photo: self.crops_written[photo] for photo in photos if photo in self.crops_written}

    def warm_up(self) -> None:
        if self.error is not None:
            raise self.error

    def device(self) -> str:
        return "CPU"

    def missing(self) -> Sequence[str]:
        return ("ExifTool was not found: install it",)

    def findings(self) -> dict[str, bool]:
        return {"model": True, "exiftool": False}

    def close(self) -> None:
        self.closed = True


class StepJobs:
    """Jobs without threads: they wait, best first, until the test runs them."""

    def __init__(self, backend: FakeServices) -> None:
        self._backend = backend
        self._numbers = itertools.count()
        self._photo: list[tuple[int, int, Ticket, Callable[[], None]]] = []
        self._writes: list[Callable[[], None]] = []

    def photo(
        self,
        work: Callable[[Any, ProgressCallback], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        priority: Priority = Priority.REST,
        generation: Generation | None = None,
        progress: ProgressCallback = ignore_progress,
    ) -> Ticket:
        ticket = Ticket(generation)
        run = self._runner(work, done, failed, progress)
        heapq.heappush(self._photo, (priority, next(self._numbers), ticket, run))
        return ticket

    def write(
        self,
        work: Callable[[Any, ProgressCallback], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> Ticket:
        self._writes.append(self._runner(work, done, failed, ignore_progress))
        return Ticket()

    def run_photo(self) -> bool:
        """Run the best photo job."""
        if not self._photo:
            return False
        _priority, _number, ticket, run = heapq.heappop(self._photo)
        if ticket.is_wanted:
            run()
        return True

    def waiting(self, priority: Priority) -> int:
        """How many photo jobs of a priority are wanted and wait."""
        return sum(each == priority and ticket.is_wanted for each, _number, ticket, _run in self._photo)

    def run_write(self) -> bool:
        """Run the oldest write."""
        if not self._writes:
            return False
        self._writes.pop(0)()
        return True

    def run(self) -> None:
        """Run everything, and what comes of it."""
        while self.run_photo() or self.run_write():
            pass

    def _runner(
        self,
        work: Callable[[Any, ProgressCallback], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progress: ProgressCallback,
    ) -> Callable[[], None]:
        def run() -> None:
            try:
                value = work(self._backend, progress)
            except Cancelled:
                return
            except Exception as error:
                failed(error)
                return
            done(value)

        return run


@dataclass
class FakeView:
    """Remembers what the controller said."""

    places: list[Place] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    rewritten: list[Path] = field(default_factory=list)
    current: ReviewItem | None = None
    session: ReviewSession | None = None
    view: View | None = None
    locked: bool = False
    said: list[str] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    noted_of: list[tuple[Path, str]] = field(default_factory=list)
    arrangements: list[tuple[tuple[Path, ...], bool]] = field(default_factory=list)
    selected: tuple[Path, ...] = ()
    is_dragging: bool = False
    drag: Callable[[], None] = lambda: None
    """What letting go of the mouse would do."""

    def show_place(self, place: Place) -> None:
        self.places.append(place)

    def show_session(self, session: ReviewSession) -> None:
        self.session = session

    def show_arranged(self, selected: Sequence[Path], asked: bool) -> None:
        self.arrangements.append((tuple(selected), asked))

    def show_selection(self, paths: Sequence[Path]) -> None:
        self.selected = tuple(paths)

    def show_items(self, paths: Sequence[Path]) -> None:
        self.changed.extend(paths)
        front = self.session.current if self.session is not None else None
        if front is not None and front.path in paths:
            self.current = front

    def show_rewritten(self, paths: Sequence[Path]) -> None:
        self.rewritten.extend(paths)

    def show_current(self, item: ReviewItem | None) -> None:
        self.current = item

    def show_view(self, view: View) -> None:
        self.view = view

    def show_lock(self, locked: bool) -> None:
        self.locked = locked

    def say(self, text: str) -> None:
        self.said.append(text)

    def report(self, error: Exception) -> None:
        self.reported.append(str(error))

    def note(self, text: str, path: Path | None = None) -> None:
        self.noted.append(text)
        if path is not None:
            self.noted_of.append((path, text))

    def finish_gesture(self) -> None:
        was, self.is_dragging = self.is_dragging, False
        if was:
            self.drag()

    def cancel_gesture(self) -> bool:
        was, self.is_dragging = self.is_dragging, False
        return was


@dataclass(repr=False)
class Bench:
    """A controller with fakes around it."""

    services: FakeServices
    jobs: StepJobs
    view: FakeView
    controller: ReviewController
    folder: Path

    def open(self, count: int, run: bool = True) -> list[Path]:
        """Open a folder of `count` photos; with `run` everything about them is known afterwards."""
        paths = [self.folder / f"{number:05}.jpg" for number in range(count)]
        self.services.found = Scan(paths)
        self.controller.open([self.folder])
        if run:
            self.jobs.run()
        return paths

    def item(self, path: Path) -> ReviewItem:
        return self.controller.session[path]

    @property
    def name(self) -> str:
        """The photo in front."""
        item = self.controller.session.current
        return item.path.name if item is not None else ""

    def draft(self, crop: Crop) -> None:
        """As if the user had dragged the frame there."""
        item = self.controller.session.current
        assert item is not None
        self.controller.decisions.draft(item, crop)
