"""From what a browser measured of a photo to what is proposed for it, by the program's own head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from cropperhead_desktop.domain.care import LeaningLine
from cropperhead_desktop.domain.errors import ModelError, PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.domain.policy import Ratio, aspect_of, parse_ratio, settled
from cropperhead_desktop.domain.suggestion import VERDICT_WORDS, Suggestion
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.inference.models.card import Fit, Layout, ModelCard
from cropperhead_desktop.inference.suggest.candidates import STRIDE
from cropperhead_desktop.inference.suggest.evidence import Evidence
from cropperhead_desktop.inference.suggest.faces import wide_canvas
from cropperhead_desktop.inference.suggest.straighten import TILTS
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester
from cropperhead_desktop.inference.suggest.verticals import Verticals
from cropperhead_desktop.web.bodies import BadRequest

HEAD = (
    "width",
    "height",
    "picture width",
    "picture height",
    "edges",
    "verticals",
    "lean",
    "spread",
    "wide",
    "lines",
)
"""The numbers that a body begins with: sizes in px of the displayed photo and of the small picture of it,
whether it has edges, whether it has verticals and where they lean, whether the map of faces of the larger
photo follows, and how many lines do."""

_LINE = 7
_MOST_LINES = 4
_SIDES = range(16, 65_536)
_SLENDEREST = 50.0
_LARGEST = 1e6


@dataclass(frozen=True, slots=True)
class Sent:
    """A body, read: the photo as displayed, and what was measured of a small picture of it."""

    info: PhotoInfo
    evidence: Evidence


class Proposer:
    """What the page asks the model; thread-safe (ModelError: the model is none that scores candidates)."""

    def __init__(self, suggester: CandidateSuggester) -> None:
        self._suggester = suggester
        self.maps = maps_of(suggester.card)
        channels, self._cells = suggester.map_shape
        area = self._cells**2
        lengths = {"features": channels * area, "subjects": 3 * area, "angle": len(TILTS)}
        self._lengths = {name: lengths[name] for name in self.maps}

    def questions(self, body: bytes) -> dict[str, Any]:
        """What the browser has to measure further: lines at this tilt, faces on an input of these sides."""
        seen = self._read(body).evidence
        asks = self._suggester.looks_wide(seen.subjects)
        return {"tilt": self._suggester.tilt_of(seen), "wide": wide_canvas(*seen.size) if asks else None}

    def proposals(self, body: bytes, ratio: Ratio | None) -> dict[str, Any]:
        """What is proposed in a ratio (BadRequest)."""
        sent = self._read(body)
        info = sent.info
        try:
            with np.errstate(all="ignore"):
                look = self._suggester.made_of(sent.evidence, info.displayed)
                aspect = aspect_of(ratio, info)
                suggestion = self._suggester.suggested(look, info, aspect)
                return _answer(settled(suggestion, info, ratio), aspect)
        except (ValueError, IndexError, FloatingPointError) as error:
            raise BadRequest("these maps are none of a photo") from error

    def of_copy(self, jpeg: bytes, info: PhotoInfo, ratio: Ratio | None) -> dict[str, Any]:
        """What is proposed for a photo of this size whose small copy was sent (BadRequest)."""
        try:
            aspect = aspect_of(ratio, info)
            suggestion = self._suggester.suggest(Preview(info, jpeg), aspect)
        except (ModelError, PhotoError) as error:
            raise BadRequest("this is no picture") from error
        return _answer(settled(suggestion, info, ratio), aspect)

    def _read(self, body: bytes) -> Sent:
        """A body as numbers (BadRequest)."""
        if len(body) % 4:
            raise BadRequest("these are no numbers")
        numbers = np.frombuffer(body, "<f4")
        if len(numbers) < len(HEAD) or not (np.abs(numbers) <= _LARGEST).all():
            raise BadRequest("these are no numbers")
        width, height, across, down, edges, verticals, lean, spread, wide, lines = numbers[
            : len(HEAD)
        ].tolist()
        info = PhotoInfo(_side(width), _side(height))
        size = _side(across), _side(down)
        for one, other in (info.displayed, size):
            if max(one / other, other / one) > _SLENDEREST:
                raise BadRequest("this photo is too slender")
        cells = self._cells
        columns, rows = (side // STRIDE for side in wide_canvas(*size))
        larger = _whole(wide, 1) * rows * columns
        lengths = [*self._lengths.values(), larger, _whole(lines, _MOST_LINES) * _LINE]
        ends = list(accumulate(lengths, initial=len(HEAD)))
        if ends[-1] != len(numbers):
            raise BadRequest("these are not the maps of this model")
        *arrays, shown, leaning = (numbers[start:end] for start, end in pairwise(ends))
        maps = dict(zip(self._lengths, arrays, strict=True))
        if any(((array < 0) | (array > 1)).any() for array in (maps["subjects"], shown)):
            raise BadRequest("these are not the maps of this model")
        evidence = Evidence(
            size,
            maps["features"].reshape(-1, cells, cells),
            maps["subjects"].reshape(3, cells, cells),
            maps.get("angle"),
            bool(edges),
            Verticals(lean, spread) if verticals else None,
            shown.reshape(rows, columns) if larger else None,
            tuple(map(_line, leaning.reshape(-1, _LINE).tolist())),
        )
        return Sent(info, evidence)


def ratio_in(text: str) -> Ratio | None:
    """The ratio that was asked for (BadRequest)."""
    try:
        return parse_ratio(text[:40])
    except ValueError as error:
        raise BadRequest("{ratio} is no ratio like 3:2", ratio=text[:40]) from error


def maps_of(card: ModelCard) -> tuple[str, ...]:
    """The outputs of the trunk that the head needs, in the order in which they are sent (ModelError)."""
    spec = card.input
    if (spec.layout, spec.dtype, spec.fit) != (Layout.NHWC, "uint8", Fit.LETTERBOX):
        raise ModelError("{name} cannot run in a browser: it needs another input", name=card.name)
    return ("features", "subjects", *(["angle"] if card.decision.get("angle") else []))


def _side(value: float) -> int:
    if not (value.is_integer() and int(value) in _SIDES):
        raise BadRequest("this photo has no size that is known")
    return int(value)


def _whole(value: float, most: int) -> int:
    if not (value.is_integer() and 0 <= value <= most):
        raise BadRequest("these are not the maps of this model")
    return int(value)


def _line(row: Sequence[float]) -> LeaningLine:
    left, top, right, bottom, upright, length, tilt = row
    return LeaningLine(Point(left, top), Point(right, bottom), bool(upright), length, tilt)


def _answer(made: Suggestion, aspect: float | None) -> dict[str, Any]:
    """What the page shows; crops in crs terms of the photo as displayed, `aspect` is what they all have."""
    return {
        "aspect": aspect,
        "crops": [asdict(crop) for crop in made.candidates],
        "uncropped": asdict(made.uncropped),
        "verdict": made.verdict.value,
        "words": VERDICT_WORDS[made.verdict],
        "doubt": made.doubt,
        "confidence": made.confidence,
    }
