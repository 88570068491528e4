"""A model as the program sees it: a photo's preview in, a legal crop with a confidence out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.photo import Preview
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.models.card import Confidence, ModelCard, Proposal
from cropperhead_desktop.inference.models.session import OnnxSession
from cropperhead_desktop.inference.suggest.postprocess import (
    displayed_box,
    legal_box,
    mean_box,
    mirrored,
    stored_crop,
)
from cropperhead_desktop.inference.suggest.preprocess import PictureError, decode, fitted, to_input


class OnnxSuggester:
    """`domain.ports.Suggester` on an ONNX model with a card. Nothing is loaded before the first use."""

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

    def suggest(self, preview: Preview, aspect: float | None = None, tilt: float | None = None) -> Suggestion:
        """A legal crop for the photo; `aspect` (width / height as displayed) is kept when given.

        These networks propose whatever angle they learnt, so the camera's own is not used.
        Raises ModelError: the model cannot be used, or the preview cannot be decoded.
        """
        try:
            pixels = fitted(decode(preview.jpeg), self.card.input)
        except PictureError as error:
            raise ModelError("{name}: {why}", name=self.name, why=str(error)) from error
        width, height = preview.info.displayed
        box, confidence = propose(self._session, self.card, pixels, (width, height), aspect)
        return Suggestion(stored_crop(box, preview.info), confidence, self.name)


def propose(
    session: OnnxSession,
    card: ModelCard,
    pixels: npt.NDArray[np.uint8],
    displayed: tuple[float, float],
    aspect: float | None = None,
) -> tuple[Box, float | None]:
    """The box in displayed pixels for one fitted picture, and how sure the model is (0 to 1).

    Where the card says `mirror-agreement`, confidence is the IoU of the box with the one proposed for
    the mirrored picture, mirrored back: a model that sees the subject follows it. It is not calibrated.
    """
    width, height = displayed

    def run(picture: npt.NDArray[np.uint8]) -> Box:
        values = session.run(to_input(picture, card.input))[0]
        return displayed_box(values.tolist(), card, width, height, aspect)

    own = run(pixels)
    if card.confidence is Confidence.NONE and card.proposal is Proposal.DIRECT:
        return own, None
    other = mirrored(run(pixels[:, ::-1]), width)
    box = own
    if card.proposal is Proposal.MIRROR_MEAN:
        box = legal_box(mean_box(own, other), width, height, aspect)
    return box, iou(own, other) if card.confidence is Confidence.MIRROR_AGREEMENT else None
