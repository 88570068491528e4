"""Models as the protocol sees them: a picture in, a prediction out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PIL import Image

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.angle import Tilt
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import BoxPrediction, Prediction
from cropperhead_desktop.inference.models.card import ModelCard, ModelKind
from cropperhead_desktop.inference.models.session import OnnxSession
from cropperhead_desktop.inference.suggest.burst import pooled
from cropperhead_desktop.inference.suggest.preprocess import fitted
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, propose


class Cropper(Protocol):
    """A model that can be judged."""

    @property
    def name(self) -> str:
        """Its name in the table."""
        ...

    def predict(self, picture: Image.Image, size: tuple[int, int]) -> Prediction:
        """What it makes of a displayed RGB picture of a photo of `size` displayed pixels."""
        ...

    def predict_burst(self, pictures: Sequence[Image.Image], size: tuple[int, int]) -> list[Prediction]:
        """What it makes of each frame of a burst, in order of time, once it has seen all of them."""
        ...

    def tilt(self, picture: Image.Image) -> Tilt | None:
        """The tilt it reads in a displayed RGB picture; None for a model that knows no angles."""
        ...


class RegressionCropper:
    """A network of the 2020 kind: five numbers per photo, no scores."""

    def __init__(self, session: OnnxSession, card: ModelCard) -> None:
        self._session, self._card = session, card

    @property
    def name(self) -> str:
        """The name on the card."""
        return self._card.name

    def predict(self, picture: Image.Image, size: tuple[int, int]) -> Prediction:
        """One box, with the confidence that the card defines."""
        box, confidence = propose(self._session, self._card, fitted(picture, self._card.input), size)
        return BoxPrediction(box, *size, confidence=confidence)

    def predict_burst(self, pictures: Sequence[Image.Image], size: tuple[int, int]) -> list[Prediction]:
        """Every frame by itself: these networks know no others."""
        return [self.predict(picture, size) for picture in pictures]

    def tilt(self, picture: Image.Image) -> Tilt | None:
        """The angle output, where the card lets it leave 0."""
        angle = next(output for output in self._card.outputs if output.name == "angle")
        if angle.low == angle.high:
            return None
        box = propose(self._session, self._card, fitted(picture, self._card.input), picture.size)[0]
        return Tilt(box.angle, box.angle)


class CandidateCropper:
    """A network that scores boxes and reads angles."""

    def __init__(self, suggester: CandidateSuggester) -> None:
        self._suggester = suggester

    @property
    def name(self) -> str:
        """The name on the card."""
        return self._suggester.name

    def predict(self, picture: Image.Image, size: tuple[int, int]) -> Prediction:
        """Its proposals and its scores."""
        return self._suggester.look(picture, size)

    def predict_burst(self, pictures: Sequence[Image.Image], size: tuple[int, int]) -> list[Prediction]:
        """One composition for the frames that show the same."""
        looks = [self._suggester.look(picture, size) for picture in pictures]
        frames = [look.composition for look in looks]
        return [replace(look, composition=pooled(frames, own)) for own, look in enumerate(looks)]

    def tilt(self, picture: Image.Image) -> Tilt | None:
        """What it would turn by, and its reading where all angles are as likely as each other."""
        turn = self._suggester.straightening(self._suggester.look(picture, picture.size))
        return None if turn is None else Tilt(turn.seen, turn.angle)


def predict_all(
    cropper: Cropper,
    examples: Sequence[Example],
    picture: Callable[[Example], Image.Image],
    progress: ProgressCallback = ignore_progress,
) -> list[Prediction]:
    """What a model makes of every photo; `picture` opens the displayed one (PhotoError, ModelError)."""
    predictions = []
    for number, one in enumerate(examples):
        progress(Progress(number, len(examples), f"{cropper.name}: {one.file}"))
        predictions.append(cropper.predict(picture(one), (one.width, one.height)))
    return predictions


def open_cropper(model: Path, card: ModelCard, device: str = "cpu") -> Cropper:
    """The cropper of a model file, by the kind on its card (nothing is loaded before it predicts)."""
    if card.kind is ModelKind.CANDIDATES:
        return CandidateCropper(CandidateSuggester(model, card, device))
    return RegressionCropper(OnnxSession(model, card, device), card)
