"""Every stage between a photo and its crop, with shapes, value ranges and little pictures.

The stages are run with the program's own functions, one after the other, so that what is shown is what
happens when a crop is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.suggestion import VERDICT_WORDS, Suggestion
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.turning import as_seen
from cropperhead_desktop.inference.graphs.graph_edit import first_layer_input
from cropperhead_desktop.inference.models.card import Fit, ModelCard, ModelKind
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.models.session import OnnxSession, read_model
from cropperhead_desktop.inference.suggest.lines import lines_at
from cropperhead_desktop.inference.suggest.preprocess import (
    PictureError,
    decode,
    fitted,
    to_input,
)
from cropperhead_desktop.inference.suggest.straighten import TILTS, calibration_of, posterior
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester
from cropperhead_desktop.review.in_hand.numbers import angle_text
from cropperhead_desktop.workflows.options import user_models_folder
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.trace import pictures as drawn

Array = npt.NDArray[Any]

SHOWN_CROPS = 3


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: its name, what happens there, the array it leaves, and a little picture of it."""

    name: str
    words: str
    array: Array
    picture: Image.Image | None = None

    @property
    def numbers(self) -> dict[str, float]:
        """Lowest, highest and mean value; none of an empty array."""
        if not self.array.size:
            return {}
        values = self.array.astype(np.float64)
        return {"lowest": float(values.min()), "highest": float(values.max()), "mean": float(values.mean())}


@dataclass(frozen=True, slots=True)
class Trace:
    """All stages of one photo, and what comes out of them."""

    path: Path
    info: PhotoInfo
    model: str
    suggestion: Suggestion
    stages: tuple[Stage, ...]


def trace(services: Services, path: Path, side: int = 128) -> Trace:
    """Follow one photo through the model (PhotoError, ModelError).

    `side` is the long side in px of the cut-out at the end, as a classifier would be given it.
    """
    model, card = Registry(user_models_folder()).find(services.options.model)
    preview = services.photos.preview(path)
    info, seen = preview.info, as_seen(preview)
    needed = card.input.width if card.kind is ModelKind.CANDIDATES else None
    try:
        decoded, picture = np.asarray(decode(preview.jpeg, needed)), decode(seen.jpeg, needed)
    except PictureError as error:
        raise ModelError("{card}: {why}", card=card.name, why=str(error)) from error
    suggestion = services.suggest(path)
    stages = [
        _decoded(info, decoded),
        *_fed(card, read_model(model, card), picture),
        *_answers(services, path, model, card, picture, seen.info),
        _final(suggestion, info, decoded),
        *_cut_out(services, path, suggestion.crop, info, side),
    ]
    return Trace(path, info, card.name, suggestion, tuple(stages))


def _decoded(info: PhotoInfo, decoded: Array) -> Stage:
    words = (
        f"The photo of {info.width} × {info.height} px, Orientation {info.orientation}, upright, as sRGB, "
        "decoded as large as the model needs"
    )
    return Stage("decoded", words, decoded, drawn.photo(decoded))


def _fed(card: ModelCard, model: bytes, picture: Image.Image) -> Iterator[Stage]:
    spec = card.input
    pixels = fitted(picture, spec)
    squashed = spec.fit is Fit.SQUASH
    how = "squashed to a square" if squashed else "the whole photo between grey bars"
    name = "resized" if squashed else "letterboxed"
    yield Stage(name, f"{spec.width} × {spec.height} px, {how}", pixels, drawn.photo(pixels))
    batch = to_input(pixels, spec)
    inner = first_layer_input(model, batch)
    if inner is not None:
        words = "As the first layer of the network sees it: one photo, channels first, numbers around 0"
        yield Stage("normalised", words, inner, drawn.maps(inner[0]))


def _answers(
    services: Services, path: Path, model: Path, card: ModelCard, picture: Image.Image, info: PhotoInfo
) -> Iterator[Stage]:
    batch = to_input(fitted(picture, card.input), card.input)
    session = OnnxSession(model, card, services.options.device or "auto")
    if card.kind is ModelKind.REGRESSION:
        values = session.run(batch)[0]
        told = ", ".join(f"{out.name} {value:.3f}" for out, value in zip(card.outputs, values, strict=True))
        yield Stage("output", f"The five numbers of a crop: {told}", values, drawn.strip(values))
        return
    features, subjects = session.arrays(batch, ["features", "subjects"])
    strongest = features[0].max(axis=(1, 2)).argsort()[::-1][:3]
    channels, cells = features.shape[1], features.shape[2]
    words = (
        f"What is seen in each of {cells} × {cells} places, {channels} numbers a place; the three strongest"
    )
    yield Stage("features", words, features, drawn.maps(features[0][strongest]))
    words = "How much faces, persons and other objects matter in each place, from the left"
    yield Stage("subjects", words, subjects, drawn.maps(subjects[0]))
    yield from _scores(services, picture, info)
    if "angle" in card.decision:
        yield from _tilts(services, path, session, card, batch, info, picture)


def _scores(services: Services, picture: Image.Image, info: PhotoInfo) -> Iterator[Stage]:
    """What the head makes of the maps: the boxes it would propose, best first."""
    suggester = services.suggester
    if not isinstance(suggester, CandidateSuggester):
        return
    ranked = suggester.look(picture, info.displayed).composition.ranked()
    expected = np.array([proposed.expected for proposed in ranked])
    pixels = np.asarray(picture)
    boxes = [proposed.box for proposed in ranked[:SHOWN_CROPS]]
    told = ", ".join(f"{value:.2f}" for value in expected)
    yield Stage(
        "scores",
        f"The best boxes of any ratio, and the IoU with a person's crop that is expected of each ({told})",
        expected,
        drawn.framed(pixels, boxes, pixels.shape[1] / info.displayed[0]),
    )


def _tilts(
    services: Services,
    path: Path,
    session: OnnxSession,
    card: ModelCard,
    batch: Array,
    info: PhotoInfo,
    picture: Image.Image,
) -> Iterator[Stage]:
    (logits,) = session.arrays(batch, ["angle"])
    tilt = services.tilt(path, info.orientation)
    shares = posterior(logits[0], calibration_of(card.decision["angle"]), tilt)
    best = float(TILTS[int(shares.argmax())])
    place = (best - TILTS[0]) / (TILTS[-1] - TILTS[0])
    camera = "" if tilt is None else f"; the camera measured {angle_text(tilt)}"
    ends = f"{angle_text(TILTS[0])} to {angle_text(TILTS[-1])}"
    words = f"How probable each tilt from {ends} is; most probable {angle_text(best)}{camera}"
    yield Stage("angle", words, shares, drawn.bars(shares, place))
    lines = lines_at(picture, best)
    places = np.array([[*line.start, *line.end] for line in lines]).reshape(len(lines), 4)
    words = (
        f"The longest lines that lean by {angle_text(best)}, or stand square to that: x and y of both ends"
    )
    yield Stage("lines", words, places, drawn.lines(np.asarray(picture), places))


def _final(suggestion: Suggestion, info: PhotoInfo, decoded: Array) -> Stage:
    crops = [suggestion.crop, *suggestion.alternatives[: SHOWN_CROPS - 1]]
    boxes = [info.box(crop) for crop in crops]
    box, crop = boxes[0], suggestion.crop
    verdict = VERDICT_WORDS[suggestion.verdict]
    turned = f", turned by {angle_text(box.angle)}" if box.angle else ""
    words = (
        f"{box.width:.0f} × {box.height:.0f} px{turned}, {verdict}; the numbers are left, top, right, bottom "
        "as fractions of the stored photo, and the angle in degrees"
    )
    values = np.array([crop.left, crop.top, crop.right, crop.bottom, crop.angle])
    return Stage("crop", words, values, drawn.framed(decoded, boxes, decoded.shape[1] / info.displayed[0]))


def _cut_out(services: Services, path: Path, crop: Crop, info: PhotoInfo, side: int) -> Sequence[Stage]:
    box = info.box(crop)
    scale = min(1.0, side / max(box.width, box.height))
    size = max(1, round(box.width * scale)), max(1, round(box.height * scale))
    pixels = services.photos.cut(path, crop, size)
    cut = np.frombuffer(pixels.rgb, np.uint8).reshape(size[1], size[0], 3)
    words = f"What the crop keeps of the full-size photo, turned level, long side {max(size)} px"
    scaled = cut.astype(np.float32) / np.float32(255)
    return (
        Stage("cropped", words, cut, drawn.photo(cut)),
        Stage("scaled", "The same from 0 to 1, as a classifier is given it", scaled),
    )
