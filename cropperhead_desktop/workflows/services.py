"""What every task works with: photos, sidecars, the model and what was learnt with it, the caches."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, replace
from datetime import datetime
from functools import cached_property, partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Self
from zlib import crc32

from cropperhead_desktop.domain.care import Care, Sights
from cropperhead_desktop.domain.deliverables import turned_for
from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo, Preview, is_raw
from cropperhead_desktop.domain.policy import Ratio, aspect_of, settled
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.suggestion import Cause, Suggestion, Verdict
from cropperhead_desktop.geometry.aspect import parse_aspect
from cropperhead_desktop.geometry.crop import Crop, Point
from cropperhead_desktop.geometry.overlap import corners_inside
from cropperhead_desktop.imaging.capture import capture_time
from cropperhead_desktop.imaging.source import Photos
from cropperhead_desktop.imaging.turning import as_seen
from cropperhead_desktop.library.changes import Stamps, stamps_of
from cropperhead_desktop.library.index import ProposalIndex
from cropperhead_desktop.library.scan import ScanResult, scan
from cropperhead_desktop.system.files import close_to_others
from cropperhead_desktop.system.moment import moment
from cropperhead_desktop.system.stamp import status_stamp
from cropperhead_desktop.workflows.as_shot import pixels_are_as_shot
from cropperhead_desktop.workflows.bursts import Bursts, burst_version, tilt_as_one
from cropperhead_desktop.workflows.camera_roll import CameraRolls
from cropperhead_desktop.workflows.guarded_sidecars import GuardedSidecars
from cropperhead_desktop.workflows.opened_models import OpenedModels
from cropperhead_desktop.workflows.options import (
    Options,
    cache_folder,
    data_folder,
    style_folder,
)
from cropperhead_desktop.workflows.oriented_photos import OrientedPhotos
from cropperhead_desktop.workflows.shots import Shots, ShotSidecars
from cropperhead_desktop.xmp.exiftool import ExifTool, find_exiftool
from cropperhead_desktop.xmp.regions import Edges, faces_of
from cropperhead_desktop.xmp.roll import may_know_its_roll
from cropperhead_desktop.xmp.store import bends

if TYPE_CHECKING:
    from cropperhead_desktop.inference.models.card import ModelCard
    from cropperhead_desktop.inference.style.examples import Scorer
    from cropperhead_desktop.inference.style.personal import PersonalStyle
    from cropperhead_desktop.inference.suggest.suggesters import Burst, Suggester

EXIFTOOL_ADVICE = (
    "ExifTool was not found. Crops are read and written without it; only embedding XMP into photos and "
    "the camera's roll angle need it. Debian: apt-get install libimage-exiftool-perl; "
    "macOS: brew install exiftool; Windows: exiftool.org."
)


class Services:
    """Everything below the fronts: photos, sidecars, the model, the index of proposals. Thread-safe."""

    def __init__(self, options: Options) -> None:
        folder = options.cache_folder or cache_folder()
        for own in (folder, data_folder()):
            close_to_others(own)
        self.jobs = options.jobs or max(1, min(4, os.cpu_count() or 1))
        self.options = options
        self.care = options.care
        """What is wished of all proposals; may be another one at any time."""
        self.cache_folder = folder
        self.at_end: list[Callable[[], object]] = []
        """What else is released when the services are closed."""
        limit = options.cache_megabytes * 1_000_000
        for_previews = limit * 5 // 8  # a preview takes 80 kB, what is measured of it 50
        photos = Photos(folder / "previews", for_previews, self.jobs)
        self.photos = OrientedPhotos(photos, GuardedSidecars())
        self.shots = Shots(self.photos)
        self.sidecars = ShotSidecars(self.shots)
        self.sidecars.also_for = lambda: options.also_for
        device = options.device or "auto"
        self._models = OpenedModels(folder / "evidence.sqlite", limit - for_previews, device)
        self._model_lock = threading.Lock()
        self._model: Suggester | None = None
        self._style: PersonalStyle | None = None
        self._index = ProposalIndex(folder / "proposals.sqlite")
        self._tool: ExifTool | None = None
        self._rolls = CameraRolls(folder / "rolls.sqlite", self._camera_roll, lambda: self._which_exiftool)
        self.bursts = Bursts(self.taken)

    @classmethod
    def opened(cls, options: Options, with_model: bool = True) -> Self:
        """The services of one run. ModelError: the named model is not there, or its card is not sound."""
        services = cls(options)
        if with_model:
            try:
                _ = services.suggester
            except BaseException:
                services.close()
                raise
        return services

    @property
    def suggester(self) -> Suggester:
        """The model, found and its card checked at first use (ModelError: not there, or not sound)."""
        with self._model_lock:
            if self._model is None:
                self._model = self._models.open(self.options.model)
            return self._model

    def use_model(self, name: str) -> None:
        """Let another model propose from now on (empty: the one in use); the old one stays on ModelError.

        What was learnt from crops belongs to a model: the other one takes over the crops and learns anew.
        """
        opened = self._models.open(name)
        opened.warm_up()
        with self._model_lock:
            self._model, self._style = opened, None

    @property
    def model_state(self) -> str:
        """The model's name and the beginning of its digest (ModelError)."""
        return _state(self.suggester.card)

    @property
    def style(self) -> PersonalStyle:
        """The personal head of this user with this model (ModelError)."""
        # imported late, with the model: commands that only read or write crops need no numpy
        from cropperhead_desktop.inference.models.card import ModelKind
        from cropperhead_desktop.inference.style.names import StyleNames
        from cropperhead_desktop.inference.style.personal import PersonalStyle

        card = self.suggester.card
        with self._model_lock:
            if self._style is None:
                state, scored = _state(card), card.kind is ModelKind.CANDIDATES
                names = StyleNames(style_folder())
                file = names.folder_of(names.in_use) / f"{state}.npz"
                self._style = PersonalStyle(file, state, scored)
            return self._style

    def use_style(self, name: str) -> str:
        """Let another style learn and propose from now on; its name (FileError, CropperHeadError: none)."""
        from cropperhead_desktop.inference.style.names import StyleNames

        used = StyleNames(style_folder()).use(name)
        with self._model_lock:
            self._style = None
        return used

    def suggest(
        self,
        path: Path,
        ratio: Ratio | None = None,
        personal: bool = True,
        factor: float | None = None,
        care: Care | None = None,
    ) -> Suggestion:
        """What is proposed for a photo (`domain.policy`): the model's crop, or what one's own crops taught.

        `ratio` is what the photographer named, None: as shot; not `personal`: the model's; `factor` is a crop
        factor that is ordered; `care` what is wished of this proposal, None: `self.care`. Raises PhotoError,
        ModelError.
        """
        with moment():
            return self._suggest(path, ratio, personal, factor, care)

    def _suggest(
        self, path: Path, ratio: Ratio | None, personal: bool, factor: float | None, care: Care | None
    ) -> Suggestion:
        info = self.photos.info(path)
        seen = info.as_seen
        aspect = aspect_of(ratio, seen)
        if ratio is None and personal and self.options.personal:
            aspect = self.style.usual_aspect(seen) or aspect
        suggestion = self.proposed_as_seen(path, info, aspect, care)
        if personal and self.options.personal:
            faces = _faces_seen(path, info)
            own = self.style.proposal(seen, suggestion, self.scorer(path), aspect)
            # what the model keeps whole, a habit does not cut
            if own is not suggestion and not _cuts_more(seen, own, suggestion, faces):
                # a few crops say what somebody likes, not yet how well that is foreseen, and any number of
                # crops alone not that they crop more photos than others
                crops_more = (own.wanted or 0.0) > (suggestion.wanted or 0.0)
                bounds = None if crops_more and self.style.is_tried else suggestion.verdict
                suggestion = _weighed(self.suggester, own, seen, bounds)
        return settled(suggestion, seen, ratio, factor).carried(info.outward)

    def anchors(self, path: Path, ratios: Sequence[str]) -> Mapping[str, Crop]:
        """The model's crop of a photo in each of these ratios, turned for it: what linked crops move towards.

        Raises PhotoError, ModelError.
        """
        names = turned_for(ratios, self.photos.info(path)) if ratios else ()
        return {name: self.proposed(path, parse_aspect(name)).crop for name in names}

    def scorer(self, path: Path) -> Scorer:
        """What the model thinks of boxes of a photo as it was seen in the camera (`PhotoInfo.as_seen`).

        It is looked at when first asked (PhotoError, ModelError).
        """
        return lambda boxes: self.suggester.score(
            lambda: as_seen(self.photos.preview(path)),
            boxes,
            self._burst(path),
            _faces_seen(path, self.photos.info(path)),
            self.care,
        )

    def _burst(self, path: Path) -> Burst:
        """What the other frames of a photo's burst look like."""

        def shown(frame: Path) -> Preview | None:
            try:
                return as_seen(self.photos.preview(frame))
            except PhotoError:
                return None

        before, after = self.bursts.around(path)
        return [partial(shown, frame) for frame in before], [partial(shown, frame) for frame in after]

    def proposed(self, path: Path, aspect: float | None = None) -> Suggestion:
        """The model's own crop for a photo, whatever it is worth; remembered until photo or model change.

        `aspect` is width / height as displayed. Raises PhotoError, ModelError.
        """
        info = self.photos.info(path)
        return self.proposed_as_seen(path, info, aspect).carried(info.outward)

    def proposed_as_seen(
        self, path: Path, info: PhotoInfo, aspect: float | None = None, care: Care | None = None
    ) -> Suggestion:
        """The same, with crops of the photo as it was seen in the camera (`PhotoInfo.as_seen`)."""
        suggester, care = self.suggester, care or self.care
        around = [*chain(*self.bursts.around(path))]
        tilt = tilt_as_one(self.tilt(path, info.orientation), map(partial(_tilt_of_frame, self), around))
        faces = _faces_seen(path, info)
        version = f"{_state(suggester.card)}:{_judgement(suggester.card)}:{info.orientation}:{tilt}"
        version += f":{care.version}"
        is_bent = bends(path)
        if is_bent:
            version += ":bent"
        burst = burst_version(around)
        if burst:
            version += f":lean alike:{burst}"
        if faces:
            version += f":{sha256(repr(faces).encode()).hexdigest()[:16]}"
        if info.as_shot is not None:
            version += f":{astuple(info.as_shot)}"
        known = self._index.get(path, version, aspect)
        if known is not None:
            return known
        preview = as_seen(self.photos.preview(path))
        suggestion = suggester.suggest(preview, aspect, tilt, faces, self._burst(path), care)
        if is_bent:
            suggestion = suggestion.unlevelled(info.as_seen.width, info.as_seen.height, Cause.WARPED)
        self._index.put(path, version, aspect, suggestion)
        return suggestion

    def sights(self, path: Path) -> Sights:
        """Lines, and things that a crop should not cut; in displayed pixels (PhotoError, ModelError)."""
        info = self.photos.info(path)
        tilt, faces = self.tilt(path, info.orientation), _faces_seen(path, info)
        seen = self.suggester.sights(as_seen(self.photos.preview(path)), tilt, faces)
        place = info.as_shot_box
        left, top = place.cx - place.width / 2, place.cy - place.height / 2

        def outward(point: Point) -> Point:
            return Point(left + point.x * place.width, top + point.y * place.height)

        return seen.carried(outward)

    def tilt(self, path: Path, orientation: int) -> float | None:
        """How far the displayed photo is tilted by the camera's own account, degrees clockwise."""
        from cropperhead_desktop.inference.suggest.straighten import roll_to_tilt

        roll = self._rolls.roll(path)
        return None if roll is None else roll_to_tilt(roll, orientation)

    def _camera_roll(self, path: Path) -> float | None:
        """From maker notes, through one exiftool process that is started for the first camera that may tell.

        A raw whose camera is not known may be anybody's. None for pixels that an editor may have levelled
        since. Raises ToolError; what is wrong with the photo itself is said by whoever decodes it.
        """
        try:
            info, facts = self.photos.headed(path)
            may_know = may_know_its_roll(facts.camera) if facts.camera else is_raw(path)
            if not (may_know and self.exiftool() and pixels_are_as_shot(path, info)):
                return None
        except PhotoError:
            return None
        return self.tool().camera_roll(path)

    @cached_property
    def _which_exiftool(self) -> str:
        """The program and its state, when it was first wanted; empty without one."""
        program = self.exiftool()
        try:
            return f"{program}:{status_stamp(os.stat(program))}" if program else ""
        except OSError:
            return ""

    def tool(self) -> ExifTool:
        """ExifTool, one process for everybody, started when first asked (then ToolError: not installed)."""
        with self._model_lock:
            if self._tool is None:
                self._tool = ExifTool(self.options.exiftool)
            return self._tool

    def scan(
        self,
        paths: Sequence[Path],
        progress: ProgressCallback = ignore_progress,
        recursive: bool = False,
    ) -> ScanResult:
        """The photos in folders and files, in natural order, and what could not be listed."""
        return scan(paths, recursive, progress)

    def pair(self, photos: Sequence[Path], wanted: bool) -> Mapping[Path, Path]:
        """The raws of these photos by the JPEG of the same shot, by their names; from now on both are decided
        as one, where that is `wanted`."""
        if wanted:
            return self.shots.join(photos)
        self.shots.part(photos)
        return {}

    def unpaired(self, photos: Sequence[Path]) -> Sequence[Path]:
        """Those of the JPEGs whose raw is another picture; they are decided alone from now on."""
        return [photo for photo in photos if self.shots.raw_of(photo) is None]

    def taken(self, path: Path) -> datetime | None:
        """When the photo was taken, where its file says so; reads a few kilobytes, never raises."""
        return capture_time(path)

    def stamps(self, photos: Sequence[Path]) -> Stamps:
        """Times and sizes of these photos and of all sidecars in their folders."""
        return stamps_of(photos)

    def device(self) -> str:
        """What the model runs on, with the reason where it fell back."""
        return self.suggester.device

    def exiftool(self) -> str | None:
        """The exiftool program, or None."""
        return find_exiftool(self.options.exiftool)

    def missing(self) -> Sequence[str]:
        """What is not installed and how to get it, one sentence each."""
        return () if self.exiftool() else (EXIFTOOL_ADVICE,)

    def close(self) -> None:
        """End the worker processes and release the files."""
        self.photos.close()
        self._index.close()
        self._rolls.close()
        self._models.close()
        if self._tool is not None:
            self._tool.close()
        for release in self.at_end:
            release()


open_services = Services.opened


def _tilt_of_frame(services: Services, path: Path) -> float | None:
    """How far another frame of a burst leans by the camera's account; None where it cannot be read."""
    try:
        return services.tilt(path, services.photos.info(path).orientation)
    except PhotoError:
        return None


def _faces_seen(path: Path, info: PhotoInfo) -> Sequence[Edges]:
    """The marked faces in fractions of the displayed photo as it was seen in the camera."""
    place, (width, height) = info.as_shot_box, info.displayed
    axes = (
        (place.cx - place.width / 2, place.width, width),
        (place.cy - place.height / 2, place.height, height),
    )
    seen = []
    for face in faces_of(path, info):
        left, top, right, bottom = (
            min(1.0, max(0.0, (edge * whole - start) / part))
            for edge, (start, part, whole) in zip(face, axes * 2, strict=True)
        )
        if left < right and top < bottom:
            seen.append((left, top, right, bottom))
    return tuple(seen)


def _cuts_more(info: PhotoInfo, one: Suggestion, other: Suggestion, faces: Sequence[Edges]) -> bool:
    """Whether a crop keeps fewer of the faces (fractions of the displayed photo) whole than another."""
    if one.crop == other.crop or not faces:
        return False
    width, height = info.displayed
    places = [
        (left * width, top * height, right * width, bottom * height) for left, top, right, bottom in faces
    ]
    mine, others = (
        sum(corners_inside(info.box(each.crop), place) == 4 for place in places) for each in (one, other)
    )
    return mine < others


def _state(card: ModelCard) -> str:
    return f"{card.name}@{card.sha256[:16]}"


def _judgement(card: ModelCard) -> str:
    """A mark of the card's thresholds and calibrations, which may change without the model."""
    return f"{crc32(repr(card.decision).encode()):x}"


def _weighed(suggester: Suggester, own: Suggestion, seen: PhotoInfo, bounds: Verdict | None) -> Suggestion:
    """A proposal out of one's own crops, worth it for people who crop as often; `seen`: as in the camera.

    `bounds` is what the model says, where nothing is known that speaks for asking more: then nothing is surer
    than the model was, and nothing is asked about that it would leave.
    """
    from cropperhead_desktop.inference.suggest.worth import KEPT

    if own.wanted is None:
        return own
    # the gain expected is that of the model's box; of the own one it is enough that it is a crop
    gain = 1.0 if seen.box(own.crop).area < KEPT * seen.width * seen.height else 0.0
    verdict = Verdict.LEAVE if bounds is Verdict.LEAVE else suggester.verdict(gain, own.wanted)
    too_sure = bounds is Verdict.LOOK and verdict is Verdict.SURE
    return replace(own, verdict=Verdict.LOOK if too_sure else verdict)
