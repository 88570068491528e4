"""A model of the kind `candidates` as the program sees it: preview in; crop, alternatives, confidence out."""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.photo import Preview
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.models.card import ModelCard
from cropperhead_desktop.inference.models.session import OnnxSession
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.inference.suggest.postprocess import legal_box, stored_crop
from cropperhead_desktop.inference.suggest.preprocess import PictureError, decode_small, fitted, to_input
from cropperhead_desktop.inference.suggest.scored_photo import Composition, Proposed
from cropperhead_desktop.inference.suggest.straighten import Straightening, calibration_of, straighten

_HEAD = [f"head_{row.name}" for row in fields(Head)]


@dataclass(frozen=True, slots=True)
class Confidence:
    """P(IoU with the person's box >= 0.75) = 1 / (1 + exp(-(slope * expected + offset))), fitted by Platt.

    `expected` is the IoU that the head expects of its own proposal; photos of held-out sites were used.
    """

    slope: float
    offset: float

    def of(self, expected: float) -> float:
        """The probability, 0 to 1."""
        return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, self.slope * expected + self.offset))))


@dataclass(frozen=True, slots=True)
class PhotoLook:
    """What the model makes of one photo; boxes in displayed pixels."""

    composition: Composition
    free: Confidence
    at_ratio: Confidence
    logits: Floats | None
    embedding: Floats

    @property
    def confidence(self) -> float:
        """How sure it is of its first proposal where size and ratio are free."""
        return self.free.of(self.composition.ranked(None)[0].expected)

    def propose(self, aspect: float | None) -> list[Box]:
        """Legal upright boxes that differ, best first; `aspect` (width / height) is kept when given."""
        return [proposed.box for proposed in self.composition.ranked(aspect)]

    def score(self, boxes: Sequence[Box]) -> npt.NDArray[np.float64]:
        """How much each box is liked, as `Composition.score`."""
        return self.composition.score(boxes)


class Composer:
    """`domain.ports.Suggester` on a model that scores candidates. Nothing is loaded before the first use."""

    def __init__(self, model: Path, card: ModelCard, device: str = "auto", keep_faces: bool = True) -> None:
        self.card = card
        self.keep_faces = keep_faces
        self._session = OnnxSession(model, card, device)
        self._lock = threading.Lock()
        self._head: Head | None = None
        self._free, self._at_ratio = (_confidence(card, name) for name in ("free", "at_ratio"))
        angle = card.decision.get("angle")
        self._calibration = None if angle is None else calibration_of(angle)

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
        self._scoring_head()

    def look(self, picture: Image.Image, size: tuple[float, float]) -> PhotoLook:
        """What the model makes of a displayed RGB picture; `size` is the photo's in displayed pixels."""
        names = ["features", "subjects", "embedding", *(["angle"] if self._calibration else [])]
        batch = to_input(fitted(picture, self.card.input), self.card.input)
        features, subjects, embedding, *angle = self._session.arrays(batch, names)
        composition = Composition(
            features[0], subjects[0], self._scoring_head(), self.card.input.width, *size, self.keep_faces
        )
        return PhotoLook(
            composition, self._free, self._at_ratio, angle[0][0] if angle else None, embedding[0]
        )

    def straightening(self, look: PhotoLook, tilt: float | None = None) -> Straightening | None:
        """The angle for a photo; `tilt` is what the camera measured. None: the model knows no angles."""
        if self._calibration is None or look.logits is None:
            return None
        return straighten(look.logits, self._calibration, tilt)

    def suggest(self, preview: Preview, aspect: float | None = None, tilt: float | None = None) -> Suggestion:
        """A legal crop for the photo; `aspect` (width / height as displayed) is kept when given.

        `tilt` is what the camera measured, degrees clockwise as displayed (`straighten.roll_to_tilt`).
        Raises ModelError: the model cannot be used, or the preview cannot be decoded.
        """
        width, height = preview.info.displayed
        try:
            picture = decode_small(preview.jpeg, self.card.input.width)
        except PictureError as error:
            raise ModelError("{name}: {why}", name=self.name, why=str(error)) from error
        look = self.look(picture, (width, height))
        turn = self.straightening(look, tilt)
        angle = turn.angle if turn else 0.0

        def crop_of(proposed: Proposed) -> Box:
            return legal_box(replace(proposed.box, angle=angle), width, height, aspect)

        ranked = look.composition.ranked(aspect)
        sure = (self._free if aspect is None else self._at_ratio).of(ranked[0].expected)
        crops = [stored_crop(crop_of(proposed), preview.info) for proposed in ranked]
        return Suggestion(crops[0], sure, self.name, tuple(crops[1:]))

    def _scoring_head(self) -> Head:
        """The head's arrays, read from the graph once."""
        with self._lock:
            if self._head is None:
                spec = self.card.input
                self._head = Head(*self._session.arrays(np.zeros(spec.shape, spec.dtype), _HEAD))
            return self._head


def _confidence(card: ModelCard, name: str) -> Confidence:
    """A calibration on the card (ModelError)."""
    try:
        row: Mapping[str, Any] = card.decision["confidence"][name]
        return Confidence(float(row["slope"]), float(row["offset"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            "{card}: its card has no usable confidence for {name} ({why})",
            card=card.name,
            name=name,
            why=repr(error),
        ) from error
