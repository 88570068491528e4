"""Models as the program sees them: a photo's preview in; a legal crop, alternatives and confidence out."""

from __future__ import annotations

import math
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from itertools import takewhile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from cropperhead_desktop.domain.care import Care, Guarded, LeaningLine, Sights
from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.domain.policy import SURE
from cropperhead_desktop.domain.suggestion import BurstFrame, Cause, Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, Point, whole_box
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.inference.models.card import ConfidenceSource, ModelCard, ModelKind, Proposal
from cropperhead_desktop.inference.models.session import OnnxSession
from cropperhead_desktop.inference.suggest.burst import BurstLook, placed, pooled, same_moment
from cropperhead_desktop.inference.suggest.candidates import (
    REGIONS,
    STRIDE,
    Floats,
    Head,
    letterboxed,
)
from cropperhead_desktop.inference.suggest.evidence import Evidence, EvidenceCache
from cropperhead_desktop.inference.suggest.faces import (
    LARGER_OF_TWO,
    NO_FACES,
    Edges,
    FaceMap,
    Faces,
    around,
    tightened,
    wide_canvas,
)
from cropperhead_desktop.inference.suggest.guards import guards_of, sights_of
from cropperhead_desktop.inference.suggest.lines import lines_at
from cropperhead_desktop.inference.suggest.postprocess import displayed_box, legal_box, mean_box, mirrored
from cropperhead_desktop.inference.suggest.preprocess import (
    PictureError,
    decode,
    fitted,
    to_input,
)
from cropperhead_desktop.inference.suggest.registration import Grey, grey_of, lean_alike
from cropperhead_desktop.inference.suggest.scored_photo import FACES, PERSONS, RankedBox, ScoredPhoto
from cropperhead_desktop.inference.suggest.straighten import Straightening, calibration_of, straighten
from cropperhead_desktop.inference.suggest.verticals import (
    Verticals,
    shows_edges,
    slopes_of,
    verticals_of,
)
from cropperhead_desktop.inference.suggest.worth import Worth, worth_model_of

_FACE_HINT, _PERSON_HINT = 0.01, 0.1
"""Where a photo's map has less, it is not looked at larger: no photo with a face of 120 had less."""

_FAINT_HINT = 0.005
"""Nor where it shows less of faces: a look at 666 parts of photos with less found none."""

_SAME_RATIO = 1e-3

_REMEMBERED = 64
"""Looks at the latest photos: some 50 kB each."""

_CLOSELY = 6
"""Photos with more faces are groups: nobody frames them by one head."""

Frames = Sequence[Callable[[], Preview | None]]

Burst = tuple[Frames, Frames]
"""The previews of the frames before and after a photo, in order of time; None where one cannot be read."""

ALONE: Burst = ((), ())

DEFAULT_CARE = Care()

_HEAD = [f"head_{row.name}" for row in fields(Head)]
_MAPS = ("features", "subjects")
_FREE = "head_free"
"""The last of them, which models of 0.1.0 do not have."""


class Suggester(ABC):
    """A model file with its card, run when it is first asked. Thread-safe."""

    def __init__(self, model: Path, card: ModelCard, device: str = "auto") -> None:
        self.card = card
        self._session = OnnxSession(model, card, device)

    @property
    def name(self) -> str:
        """The model's name, as recorded with decisions."""
        return self.card.name

    @property
    def device(self) -> str:
        """What it runs on, for people: `CPU`, `CUDA`, with the reason where it fell back."""
        return self._session.device

    def warm_up(self) -> None:
        """Load and run once, so that the first photo does not wait (ModelError)."""
        self._session.warm_up()

    @abstractmethod
    def suggest(
        self,
        preview: Preview,
        aspect: float | None = None,
        tilt: float | None = None,
        faces: Sequence[Edges] = (),
        burst: Burst = ALONE,
        care: Care = DEFAULT_CARE,
    ) -> Suggestion:
        """A legal crop for the photo; `aspect` (width / height as displayed) is kept when given.

        `tilt` is what the camera measured, degrees clockwise as displayed (`straighten.roll_to_tilt`);
        `faces` are those that somebody marked, in fractions of the displayed photo. Frames of a `burst` that
        show the same get the same crop, which follows the subject, but for the angle. `care` is what is
        wished of all proposals.
        Raises ModelError: the model cannot be used, or the preview cannot be decoded.
        """

    def sights(self, preview: Preview, tilt: float | None = None, faces: Sequence[Edges] = ()) -> Sights:
        """The lines that lean as the photo does, and what should not be cut; in fractions of the photo.

        `tilt` and `faces` as for `suggest`, ModelError as well. Most networks know nothing but lines.
        """
        picture = self._decoded(lambda: decode(preview.jpeg))
        return Sights(tuple(lines_at(picture, tilt or 0.0)))

    def score(
        self,
        preview: Callable[[], Preview],
        boxes: Sequence[Box],
        burst: Burst = ALONE,
        faces: Sequence[Edges] = (),
        care: Care = DEFAULT_CARE,
    ) -> npt.NDArray[np.float64] | None:
        """How much each box (displayed pixels) is liked, as `ScoredPhoto.score`; None: it can only propose.
        `faces` and `care` are those of `suggest`.

        The preview is asked for only where it is needed. Raises ModelError, as `suggest`, and what
        `preview` raises.
        """
        return None

    def verdict(self, gain: float, wanted: float) -> Verdict:
        """What a proposal of this worth asks of a person; a model that does not estimate it cannot tell."""
        return Verdict.LOOK

    def _decoded(self, decoder: Callable[[], Image.Image]) -> Image.Image:
        try:
            return decoder()
        except PictureError as error:
            raise ModelError("{name}: {why}", name=self.name, why=str(error)) from error


class OnnxSuggester(Suggester):
    """A network whose output are the five numbers of one crop."""

    def suggest(
        self,
        preview: Preview,
        aspect: float | None = None,
        tilt: float | None = None,
        faces: Sequence[Edges] = (),
        burst: Burst = ALONE,
        care: Care = DEFAULT_CARE,
    ) -> Suggestion:
        """As `Suggester.suggest`; these networks know nothing but `aspect`."""
        pixels = fitted(self._decoded(lambda: decode(preview.jpeg)), self.card.input)
        box, confidence = propose(self._session, self.card, pixels, preview.info.displayed, aspect)
        return Suggestion(preview.info.crop(box), confidence, self.name)


def propose(
    session: OnnxSession,
    card: ModelCard,
    pixels: npt.NDArray[np.uint8],
    displayed: tuple[float, float],
    aspect: float | None = None,
) -> tuple[Box, float | None]:
    """The box in displayed pixels for one fitted picture, and how sure the model is (0 to 1).

    `displayed` is the photo's width and height in displayed pixels, `aspect` (width / height) is kept.
    Where the card says `mirror-agreement`, confidence is the IoU of the box with the one proposed for
    the mirrored picture, mirrored back: a model that sees the subject follows it. It is not calibrated.
    ModelError: the model cannot be run.
    """
    width, height = displayed

    def run(picture: npt.NDArray[np.uint8]) -> Box:
        values = session.run(to_input(picture, card.input))[0]
        return displayed_box(values.tolist(), card, width, height, aspect)

    own = run(pixels)
    if card.confidence is ConfidenceSource.NONE and card.proposal is Proposal.DIRECT:
        return own, None
    other = mirrored(run(pixels[:, ::-1]), width)
    box = own
    if card.proposal is Proposal.MIRROR_MEAN:
        box = legal_box(mean_box(own, other), width, height, aspect)
    return box, iou(own, other) if card.confidence is ConfidenceSource.MIRROR_AGREEMENT else None


@dataclass(frozen=True, slots=True)
class PlattScaling:
    """P(IoU with the person's box >= 0.75) = 1 / (1 + exp(-(slope * expected + offset))).

    `expected` is the IoU that the head expects of its own proposal; fitted on photos of held-out sites
    (Platt 1999, Probabilistic outputs for support vector machines).
    """

    slope: float
    offset: float

    def of(self, expected: float) -> float:
        """The probability, 0 to 1."""
        return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, self.slope * expected + self.offset))))


@dataclass(frozen=True, slots=True)
class PhotoLook:
    """What the model makes of one photo; boxes in displayed pixels.

    `free` and `at_ratio` calibrate proposals of free and of given ratio; `logits` are the angle branch's,
    one for each of `straighten.TILTS` (None: the model has none); `verticals` are
    None where the picture shows none. `lines` lean as the picture does; `grey` is a small copy.
    """

    composition: ScoredPhoto
    free: PlattScaling
    at_ratio: PlattScaling
    logits: Floats | None
    verticals: Verticals | None = None
    lines: tuple[LeaningLine, ...] = ()
    grey: Grey | None = None

    @property
    def confidence(self) -> float:
        """How sure it is of its first proposal where size and ratio are free."""
        return self.free.of(self.composition.ranked(None)[0].expected)

    @property
    def people(self) -> bool:
        """Whether there are people in the photo."""
        return self.composition.people

    def propose(self, aspect: float | None) -> list[Box]:
        """Legal upright boxes that differ, best first; `aspect` (width / height) is kept when given."""
        return [ranked.box for ranked in self.composition.ranked(aspect)]

    def score(self, boxes: Sequence[Box]) -> npt.NDArray[np.float64]:
        """How much each box is liked, as `ScoredPhoto.score`."""
        return self.composition.score(boxes)


class CandidateSuggester(Suggester):
    """A model that scores candidate boxes (ModelError: its card lacks a calibration).

    What it measures of previews is kept in `cache` where there is one.
    """

    def __init__(
        self, model: Path, card: ModelCard, device: str = "auto", cache: EvidenceCache | None = None
    ) -> None:
        super().__init__(model, card, device)
        self._cache = cache
        self._lock = threading.Lock()
        self._frames: dict[tuple[str, tuple[float, float]], PhotoLook] = {}
        self._head: Head | None = None
        self._free, self._at_ratio = (_calibrated(card, name) for name in ("free", "at_ratio"))
        angle = card.decision.get("angle")
        self._calibration = None if angle is None else calibration_of(angle)
        worth = card.decision.get("worth")
        self._worth = None if worth is None else worth_model_of(worth)

    def warm_up(self) -> None:
        """As `Suggester.warm_up`; the head's arrays come of that run."""
        self._scoring_head()

    def look(self, picture: Image.Image, size: tuple[float, float], known: Faces = NO_FACES) -> PhotoLook:
        """What the model makes of a displayed RGB picture; `size` is the photo's in displayed pixels."""
        return self.made_of(self.measured(picture), size, known)

    def measured(self, picture: Image.Image) -> Evidence:
        """What is measured of a displayed RGB picture."""
        names = ["features", "subjects", *(["angle"] if self._calibration else [])]
        features, subjects, *angle = self._trunk(fitted(picture, self.card.input), names)
        light, seen = picture.convert("L"), Evidence(picture.size, features, subjects)
        if angle:
            slopes = slopes_of(light)
            edges, verticals = shows_edges(slopes), verticals_of(slopes)
            seen = replace(seen, logits=angle[0], has_edges=edges, verticals=verticals)
        wide = self._wide(picture) if self.looks_wide(subjects) else None
        lines = tuple(lines_at(light, self.tilt_of(seen)))
        return replace(seen, wide=wide, lines=lines, grey=grey_of(light))

    def tilt_of(self, seen: Evidence) -> float:
        """By how much the picture seems to lean, degrees clockwise: lines are looked for at this angle."""
        if self._calibration is None or seen.logits is None:
            return 0.0
        return straighten(_trusted(seen), self._calibration, None, seen.verticals).best

    def looks_wide(self, subjects: Floats) -> bool:
        """Whether faces are looked for once more on the larger photo."""
        face, person = (float(subjects[channel].max()) for channel in (FACES, PERSONS))
        return face >= _FACE_HINT or (person >= _PERSON_HINT and face >= _FAINT_HINT)

    def made_of(self, seen: Evidence, size: tuple[float, float], known: Faces = NO_FACES) -> PhotoLook:
        """What the model makes of this; `size` is the photo's in displayed pixels.

        ValueError: a map too many or too few for what `looks_wide` asks.
        """
        if self.looks_wide(seen.subjects) != (seen.wide is not None):
            raise ValueError
        side = self.card.input.width
        photo = ScoredPhoto(seen.features, seen.subjects, self._scoring_head(), side, *size)
        maps = [FaceMap(seen.subjects[FACES], photo.content)]
        if seen.wide is not None:
            maps = [replace(each, larger=LARGER_OF_TWO) for each in (*maps, _laid(seen.wide, seen.size))]
        photo = replace(photo, faces=known.also(Faces.seen(maps)))
        logits = None if seen.logits is None else _trusted(seen)
        look = PhotoLook(photo, self._free, self._at_ratio, logits, seen.verticals, seen.lines, seen.grey)
        return _guarded(look, DEFAULT_CARE)

    def composition(self, picture: Image.Image, size: tuple[float, float]) -> ScoredPhoto:
        """What boxes are judged by, of `look`, alone: nothing looks for small faces, lines or the tilt."""
        features, subjects = self._trunk(fitted(picture, self.card.input), _MAPS)
        return ScoredPhoto(features, subjects, self._scoring_head(), self.card.input.width, *size)

    def _wide(self, picture: Image.Image) -> Floats:
        """The map of faces of the larger photo; square where every shape would be compiled anew."""
        canvas = wide_canvas(*picture.size)
        return self._face_map(picture, canvas if self._session.any_size else (max(canvas),) * 2)

    def _face_map(self, picture: Image.Image, canvas: tuple[int, int]) -> Floats:
        """The map of faces of a picture between bars on an input of these sides (px)."""
        spec = replace(self.card.input, width=canvas[0], height=canvas[1])
        (subjects,) = self._trunk(fitted(picture, spec), ["subjects"])
        faces: Floats = subjects[FACES]
        return faces

    def _trunk(self, pixels: npt.NDArray[np.uint8], names: Sequence[str]) -> list[Floats]:
        """These outputs for fitted pixels; the first time they bring the head's arrays along."""
        head = self._head is None
        more = [name for name in _HEAD if name != _FREE or self._session.has(_FREE)] if head else []
        found = self._session.arrays(to_input(pixels, self.card.input), [*names, *more])
        if head:
            self._head = Head(*found[len(names) :])
        return [array[0] for array in found[: len(names)]]

    @property
    def map_shape(self) -> tuple[int, int]:
        """Channels of the map of features, and cells along a side of all maps (ModelError)."""
        return len(self._scoring_head().hidden) // REGIONS, self.card.input.width // STRIDE

    def straightening(
        self, look: PhotoLook, tilt: float | None = None, price: float = 1.0
    ) -> Straightening | None:
        """The angle for a photo; `tilt` is what the camera measured. None: the model knows no angles."""
        if self._calibration is None or look.logits is None:
            return None
        return straighten(look.logits, self._calibration, tilt, look.verticals, price)

    def suggest(
        self,
        preview: Preview,
        aspect: float | None = None,
        tilt: float | None = None,
        faces: Sequence[Edges] = (),
        burst: Burst = ALONE,
        care: Care = DEFAULT_CARE,
    ) -> Suggestion:
        """As `Suggester.suggest`, with alternatives."""
        look, frame = self._in_burst(preview, burst, Faces.known(faces))
        return self.suggested(look, preview.info, aspect, tilt, care, frame)

    def suggested(
        self,
        look: PhotoLook,
        info: PhotoInfo,
        aspect: float | None = None,
        tilt: float | None = None,
        care: Care = DEFAULT_CARE,
        frame: BurstFrame | None = None,
    ) -> Suggestion:
        """The same out of what is known of a photo already."""
        width, height = info.displayed
        look = _guarded(look, care)
        turn = self.straightening(look, tilt, care.price)
        angle = turn.angle if turn else 0.0

        def crop_of(box: Box, ratio: float | None = aspect) -> Crop:
            turned = legal_box(replace(box, angle=angle), width, height, ratio)
            return info.crop(turned if look.composition.keeps_faces_of(box, turned) else box)

        ranked = look.composition.ranked(aspect)
        if frame is not None and frame.shift is not None:
            ranked, frame = _following(ranked, frame, look.composition)
        sure = (self._free if aspect is None else self._at_ratio).of(ranked[0].expected)
        crops = [crop_of(one.box) for one in ranked]
        converge = look.verticals is not None and look.verticals.converge
        level = turn.level(tilt, converge) if turn else None
        uncropped = crop_of(whole_box(width, height), width / height)
        if level is not None and angle and not crops[0].angle:
            level, uncropped = replace(level, cause=Cause.FACES), WHOLE
        worth, verdict = self._judged(look, aspect, sure)
        return Suggestion(
            crops[0],
            sure,
            self.name,
            tuple(crops[1:]),
            level,
            uncropped,
            worth.gain if worth else None,
            worth.wanted if worth else None,
            verdict,
            frame,
            look.people,
        )

    def _judged(
        self, look: PhotoLook, aspect: float | None, confidence: float
    ) -> tuple[Worth | None, Verdict]:
        """What a proposal is worth, where the card can tell and no format was ordered; the verdict."""
        is_own = aspect is None or abs(aspect / look.composition.shape - 1) < _SAME_RATIO
        if self._worth is None or not is_own:
            return None, Verdict.SURE if confidence >= SURE else Verdict.LOOK
        worth = self._worth.worth(look.composition, aspect)
        return worth, self._worth.verdict(worth)

    def verdict(self, gain: float, wanted: float) -> Verdict:
        """As `Suggester.verdict`."""
        return Verdict.LOOK if self._worth is None else self._worth.verdict(Worth(gain, wanted))

    def sights(self, preview: Preview, tilt: float | None = None, faces: Sequence[Edges] = ()) -> Sights:
        """As `Suggester.sights`, with what should not be cut."""
        look = self._frame(preview)
        picture = self._decoded(lambda: decode(preview.jpeg, 2 * self.card.input.width))
        seen = self._closely(picture, look.composition.faces or NO_FACES)
        return Sights(look.lines, sights_of(Faces.known(faces).also(seen), look.lines))

    def _closely(self, picture: Image.Image, faces: Faces) -> Faces:
        """The same faces with edges by a second look at each, which halves the error of their place."""
        boxes = faces.boxes.copy()
        for number, box in enumerate(faces.boxes if len(boxes) <= _CLOSELY else ()):
            part = around(box, *picture.size)
            inner = picture.crop(part_pixels(part, picture.size))
            values = self._face_map(inner, (self.card.input.width, self.card.input.height))
            found = Faces.seen([_laid(values, inner.size, part)])
            if len(found.boxes):
                boxes[number] = tightened(found.boxes[[int(np.argmax(found.strength))]])[0]
        return Faces(boxes, faces.strength)

    def score(
        self,
        preview: Callable[[], Preview],
        boxes: Sequence[Box],
        burst: Burst = ALONE,
        faces: Sequence[Edges] = (),
        care: Care = DEFAULT_CARE,
    ) -> npt.NDArray[np.float64]:
        """As `Suggester.score`; never None."""
        return _guarded(self._in_burst(preview(), burst, Faces.known(faces))[0], care).score(boxes)

    def _in_burst(
        self, preview: Preview, burst: Burst, known: Faces = NO_FACES
    ) -> tuple[PhotoLook, BurstFrame | None]:
        """What the model makes of a photo and the other frames of its moment, and its place among them."""
        own = self._frame(preview)
        before, after = (self._neighbours(frames) for frames in (burst[0][::-1], burst[1]))
        before.reverse()
        looks = (*before, own, *after)
        composition = pooled([look.composition for look in looks], len(before))
        frame = None
        if len(looks) > 1:
            frame = placed([BurstLook(look.composition, look.grey) for look in looks], len(before))
        faces = composition.faces or NO_FACES
        own = _level_as_one(looks, len(before))
        return replace(own, composition=replace(composition, faces=known.also(faces))), frame

    def _neighbours(self, frames: Frames) -> list[PhotoLook]:
        """The nearest first, up to one that cannot be read."""
        shown = takewhile(lambda preview: preview is not None, (frame() for frame in frames))
        return [self._frame(preview) for preview in shown if preview is not None]

    def _frame(self, preview: Preview) -> PhotoLook:
        """What the model makes of one photo; remembered, as each frame of a burst needs all of them."""
        key = sha256(preview.jpeg).hexdigest(), preview.info.displayed
        with self._lock:
            known = self._frames.pop(key, None)
        if known is None:
            known = self.made_of(self._evidence(preview.jpeg), preview.info.displayed)
        with self._lock:
            self._frames[key] = known
            while len(self._frames) > _REMEMBERED:
                self._frames.pop(next(iter(self._frames)))
        return known

    def _evidence(self, jpeg: bytes) -> Evidence:
        """What is measured of a preview, now or once before."""
        kept = self._cache.get(self.card.sha256, jpeg) if self._cache is not None else None
        if kept is not None:
            return kept
        # nearly twice the input: faces are looked for on the larger photo
        seen = self.measured(self._decoded(lambda: decode(jpeg, 2 * self.card.input.width)))
        if self._cache is not None:
            self._cache.put(self.card.sha256, jpeg, seen)
        return seen

    def _scoring_head(self) -> Head:
        """The head's arrays, read from the graph once."""
        if self._head is None:
            spec = self.card.input
            self._trunk(np.zeros((spec.height, spec.width, 3), np.uint8), ())
        assert self._head is not None
        return self._head


def _laid(values: Floats, size: tuple[int, int], part: Edges = (0.0, 0.0, 1.0, 1.0)) -> FaceMap:
    """The map of faces of a picture of `size` px that is this part of the photo."""
    rows, columns = values.shape
    left, top, right, bottom = letterboxed(*size, (columns * STRIDE, rows * STRIDE))
    return FaceMap(values, (left / STRIDE, top / STRIDE, right / STRIDE, bottom / STRIDE), part)


def part_pixels(part: Edges, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """A part (fractions) of a picture of `size` px in whole pixels: left, top, right, bottom."""
    left, top, right, bottom = (round(edge * size[i % 2]) for i, edge in enumerate(part))
    return left, top, right, bottom


def _trusted(seen: Evidence) -> Floats:
    """The logits; all alike where nothing is seen: what the network says then is a guess at random."""
    assert seen.logits is not None
    return seen.logits if seen.has_edges else np.zeros_like(seen.logits)


def _following(
    ranked: list[RankedBox], frame: BurstFrame, photo: ScoredPhoto
) -> tuple[list[RankedBox], BurstFrame]:
    """The boxes where the subject is now; where they are, and no shift, if a face would be cut there."""
    right, down = frame.shift or (0.0, 0.0)

    def there(box: Box) -> Box:
        centre = Point(box.cx + right * photo.width, box.cy + down * photo.height)
        return fit_inside(box.moved_to(centre), photo.width, photo.height)

    boxes = [one._replace(box=there(one.box)) for one in ranked]
    if photo.keeps_faces_of(ranked[0].box, boxes[0].box):
        return boxes, frame
    return ranked, replace(frame, shift=None)


def _level_as_one(looks: Sequence[PhotoLook], own: int) -> PhotoLook:
    """Frame number `own` by the angles of all frames of its moment that lean as it does by their pixels."""
    moment = same_moment([look.composition for look in looks], own)
    alike = [looks[at] for at in moment if at == own or _lean_alike(looks[own], looks[at])]
    logits = [look.logits for look in alike if look.logits is not None]
    if len(logits) < 2:
        return looks[own]
    verticals = next((look.verticals for look in alike if look.verticals is not None), None)
    return replace(looks[own], logits=np.mean(logits, axis=0, dtype=np.float32), verticals=verticals)


def _lean_alike(one: PhotoLook, other: PhotoLook) -> bool:
    return one.grey is not None and other.grey is not None and lean_alike(one.grey, other.grey)


def _guarded(look: PhotoLook, care: Care) -> PhotoLook:
    """The same, keeping whole what is wished."""
    photo = look.composition
    known = guards_of(photo.faces or NO_FACES, look.lines)
    guards = tuple(things for kind, things in known.items() if kind in care.never_cut)
    keeps_faces = Guarded.FACES in care.never_cut
    return replace(look, composition=replace(photo, keep_faces=keeps_faces, guards=guards))


def _calibrated(card: ModelCard, name: str) -> PlattScaling:
    """A calibration on the card (ModelError)."""
    try:
        row: Mapping[str, Any] = card.decision["confidence"][name]
        return PlattScaling(float(row["slope"]), float(row["offset"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            "{card}: its card has no usable confidence for {name} ({why})",
            card=card.name,
            name=name,
            why=repr(error),
        ) from error


def open_suggester(
    model: Path, card: ModelCard, device: str = "auto", cache: EvidenceCache | None = None
) -> Suggester:
    """The suggester for a model file, by the kind on its card; nothing is loaded before its first use."""
    if card.kind is ModelKind.CANDIDATES:
        return CandidateSuggester(model, card, device, cache)
    return OnnxSuggester(model, card, device)
