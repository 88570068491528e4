"""Blind rounds of real photos: what their sidecars say, and what the model proposes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.labelling import OWN, Origin, label_of, origin_of
from cropperhead_desktop.domain.photo import PhotoInfo, photo_key
from cropperhead_desktop.domain.ports import PhotoSource, SidecarStore
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Box, Crop, is_inside
from cropperhead_desktop.workflows.blind.rounds import Habit, Round, habit_of, make_round


class RoundSource(Protocol):
    """What a round is made from; `workflows.services.Services` is one."""

    @property
    def photos(self) -> PhotoSource:
        """File to pixels."""
        ...

    @property
    def sidecars(self) -> SidecarStore:
        """What people decided."""
        ...

    def proposed(self, path: Path, aspect: float | None = None) -> Suggestion:
        """The model's own crop, without what it learnt from this very photo."""
        ...


@dataclass(frozen=True, slots=True)
class BlindRound:
    """A round (None: its crops look alike), and the model that took part."""

    path: Path
    round: Round | None
    model: str


def habits(
    source: RoundSource, photos: Sequence[Path], progress: ProgressCallback = ignore_progress
) -> list[Habit]:
    """Size and ratio of the crops people made on these photos; what cannot be read is passed over."""
    made = []
    for number, path in enumerate(photos):
        progress(Progress(number, len(photos), path.name))
        try:
            info = source.photos.info(path)
        except PhotoError:
            continue
        box = own_box(source, path, info)
        if box is not None:
            made.append(habit_of(box, *info.displayed))
    return made


def own_box(source: RoundSource, path: Path, info: PhotoInfo) -> Box | None:
    """The crop a person made, in displayed pixels; none where it was kept whole or accepted unchanged."""
    record = source.sidecars.read(path, info)
    if origin_of(record) is Origin.KEPT:
        return None
    return _box(label_of(record, OWN), info)


def round_of(source: RoundSource, path: Path, known: Sequence[Habit], seed: int = 0) -> BlindRound:
    """The round of a photo (PhotoError, ModelError)."""
    info = source.photos.info(path)
    suggestion = source.proposed(path)
    proposed = _box(suggestion.crop, info)
    if proposed is None:
        return BlindRound(path, None, suggestion.model)
    own = own_box(source, path, info)
    made = make_round(photo_key(path), info.displayed, own, proposed, known, seed)
    if made is not None:
        made = replace(made, folder=photo_key(path.parent), taken=source.photos.camera(path).taken or "")
    return BlindRound(path, made, suggestion.model)


def _box(crop: Crop | None, info: PhotoInfo) -> Box | None:
    """A crop in displayed pixels; None without one, or where it does not lie on the photo."""
    box = info.box_or_none(crop)
    return box if box is not None and is_inside(box, *info.displayed, slack=1.0) else None
