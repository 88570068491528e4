"""What proposals are worth on photos of people whom no head has seen: sure ones, pointless ones.

    python tools/proposal_figures.py --crops DIR [DIR ...] --whole DIR [DIR ...] [--model cropper-2]

`--crops` are folders of photos with the crop that somebody kept, `--whole` of photos that somebody left whole
(`manifest.json`, see `cropperhead_desktop.training.candidates`). The trunk is the model's own; scoring heads
and the estimate of worth are fitted anew with whole sites left out (some five minutes; needs the train
extra), with the thresholds of the card. The policy is that of the program (`domain.policy`). A proposal is

- *right*: within IoU .9 and .5 degrees of the crop that the person kept,
- its share among the surest 1 to 100 % shows what a stricter *sure* would be worth;
- *pointless*: it keeps over .9 of the photo, in its middle (2 %), and does not level it.

Three ways to ask: as shot, any ratio, the ratio of the person's crop (an order: every photo gets one).
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

import numpy as np
from PIL import ImageOps

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.policy import LEAST_ANGLE, SURE, FreeRatio, Ratio, aspect_of, settled
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.evaluation.data import Example, read_manifest, read_picture
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, whole_box
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.suggest.postprocess import legal_box
from cropperhead_desktop.inference.suggest.straighten import Straightening
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, PhotoLook
from cropperhead_desktop.inference.suggest.worth import KEPT, Worth, gain_of, worth_model_of
from cropperhead_desktop.training.candidates.head import HeadConfig
from cropperhead_desktop.training.candidates.worth import WorthConfig, read_left_whole, unseen_chances
from cropperhead_desktop.training.style_prior import unseen_heads

RIGHT_IOU, RIGHT_DEGREES = 0.9, 0.5
KEEPS, MIDDLE = 0.9, 0.02
STRICTER = 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0
"""Shares of the cropped photos, the surest first: what a stricter *sure* would be worth."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A photo as a head sees it that never saw its site, and the chance that a crop of it is wanted."""

    example: Example
    look: PhotoLook
    turn: Straightening | None
    wanted: float
    is_whole: bool


def main() -> None:
    """Print one line for each way to ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--crops", type=Path, nargs="+", required=True)
    parser.add_argument("--whole", type=Path, nargs="+", required=True)
    parser.add_argument("--model", default="cropper-2")
    asked = parser.parse_args()
    path, card = Registry().find(asked.model)
    suggester = CandidateSuggester(path, card, "cpu")
    seen = looked_at(suggester, asked.crops, asked.whole)
    ways: dict[str, Callable[[Example], Ratio | None]] = {
        "as shot": lambda _one: None,
        "any ratio": lambda _one: FreeRatio.ANY,
        "the person's ratio": lambda one: one.box.aspect,
    }
    model = worth_model_of(card.decision["worth"])
    for name, ratio_of in ways.items():

        def verdict_of(worth: Worth) -> Verdict:
            return model.verdict(worth)

        print(name + ":", words([(one, proposal(one, ratio_of(one.example), verdict_of)) for one in seen]))


def looked_at(suggester: CandidateSuggester, crops: Sequence[Path], whole: Sequence[Path]) -> list[Seen]:
    """Every photo, each by a head that was fitted to other sites."""
    placed = [(folder, one) for folder in crops for one in read_manifest(folder)[0]]
    known = len(placed)
    placed += [(folder, one) for folder in whole for one in read_left_whole(folder)[0]]
    examples = [one for _folder, one in placed]
    looks, mirrored = [], []
    for number, (folder, one) in enumerate(placed):
        picture = read_picture(folder / one.file)[1]
        looks.append(suggester.look(picture, (one.width, one.height)))
        if number < known:
            flipped = suggester.composition(ImageOps.mirror(picture), (one.width, one.height))
            mirrored.append(flipped.features)
    maps = np.array([[look.composition.features for look in looks[:known]], mirrored], np.float32)
    heads, fold = unseen_heads(maps, examples[:known], HeadConfig())
    fold_of = {one.site: number for one, number in zip(examples[:known], fold, strict=True)}
    unseen = []
    for one, look in zip(examples, looks, strict=True):
        head = heads[fold_of.get(one.site, zlib.crc32(one.site.encode()) % len(heads))]
        unseen.append(replace(look, composition=replace(look.composition, head=head)))
    chances = unseen_chances([look.composition for look in unseen], examples, WorthConfig())
    return [
        Seen(one, look, suggester.straightening(look), float(chance), number >= known)
        for number, (one, look, chance) in enumerate(zip(examples, unseen, chances, strict=True))
    ]


def proposal(one: Seen, ratio: Ratio | None, verdict_of: Callable[[Worth], Verdict]) -> Suggestion:
    """What the program would propose."""
    width, height = one.example.width, one.example.height
    info, photo = PhotoInfo(width, height), one.look.composition
    aspect = aspect_of(ratio, info)
    best = photo.ranked(aspect)[0]
    calibration = one.look.free if aspect is None else one.look.at_ratio
    sure = calibration.of(best.expected)
    angle = one.turn.angle if one.turn is not None else 0.0

    def crop_of(box: Box) -> Crop:
        turned = legal_box(replace(box, angle=angle), width, height, aspect)
        return info.crop(turned if photo.keeps_faces_of(box, turned) else box)

    gain, wanted = None, None
    verdict = Verdict.SURE if sure >= SURE else Verdict.LOOK
    if aspect is None or abs(aspect / photo.shape - 1) < 1e-3:
        gain, wanted = gain_of(photo, aspect), one.wanted
        verdict = verdict_of(Worth(gain, wanted))
    uncropped = crop_of(whole_box(width, height)) if angle else WHOLE
    level = one.turn.level(None, False) if one.turn is not None else None
    made = Suggestion(crop_of(best.box), sure, "", (), level, uncropped, gain, wanted, verdict)
    return settled(made, info, ratio)


def words(made: Sequence[tuple[Seen, Suggestion]]) -> str:
    """The figures in one line."""
    people = [(one, found) for one, found in made if not one.is_whole]
    cropped = [(one, found) for one, found in people if one.example.box.area < KEPT * _area(one)]
    left = [found for one, found in made if one.is_whole]
    sure = [(one, found) for one, found in cropped if found.verdict is Verdict.SURE]
    right = sum(_is_right(one.example, found) for one, found in sure)
    proposed = [(one, found) for one, found in made if found.verdict is not Verdict.LEAVE]
    pointless = sum(_is_pointless(one.example, found) for one, found in proposed)
    cut, faces = _faces_cut(proposed)
    by_worth = all(found.wanted is not None for _one, found in cropped)
    sureness = attrgetter("wanted" if by_worth else "confidence")
    ranked = sorted(cropped, key=lambda pair: -sureness(pair[1]))
    stricter = ", ".join(
        f"{share:.0%}: {np.mean([_is_right(one.example, found) for one, found in _first(ranked, share)]):.1%}"
        for share in STRICTER
    )
    looks = sum(found.verdict is Verdict.LOOK for _one, found in cropped)
    return (
        f"{len(cropped)} cropped photos: {len(sure)} sure, {looks} look; right of the sure "
        f"{right} ({right / max(1, len(sure)):.1%}); of the surest {stricter}; {len(left)} left whole: "
        f"{sum(found.verdict is Verdict.LEAVE for found in left)} left; pointless {pointless} of "
        f"{len(proposed)} proposals ({pointless / max(1, len(proposed)):.1%}); faces cut {cut} of {faces}"
    )


def _first(ranked: Sequence[tuple[Seen, Suggestion]], share: float) -> Sequence[tuple[Seen, Suggestion]]:
    return ranked[: max(1, round(share * len(ranked)))]


def _faces_cut(proposed: Sequence[tuple[Seen, Suggestion]]) -> tuple[int, int]:
    """Faces that a proposal leaves neither whole (95 %) nor out (5 %), of those that are known."""
    cut = faces = 0
    for one, found in proposed:
        box = PhotoInfo(one.example.width, one.example.height).box(found.crop)
        for face in one.example.faces or ():
            across = min(box.cx + box.width / 2, face.cx + face.width / 2) - max(
                box.cx - box.width / 2, face.cx - face.width / 2
            )
            down = min(box.cy + box.height / 2, face.cy + face.height / 2) - max(
                box.cy - box.height / 2, face.cy - face.height / 2
            )
            share = max(0.0, across) * max(0.0, down) / face.area
            faces += 1
            cut += 0.05 < share < 0.95
    return cut, faces


def _is_right(one: Example, found: Suggestion) -> bool:
    box = PhotoInfo(one.width, one.height).box(found.crop)
    return iou(box, one.box) >= RIGHT_IOU and abs(box.angle - one.box.angle) <= RIGHT_DEGREES


def _is_pointless(one: Example, found: Suggestion) -> bool:
    box = PhotoInfo(one.width, one.height).box(found.crop)
    off = max(abs(box.cx / one.width - 0.5), abs(box.cy / one.height - 0.5))
    return box.area > KEEPS * one.width * one.height and off < MIDDLE and abs(box.angle) < LEAST_ANGLE


def _area(one: Seen) -> float:
    return float(one.example.width * one.example.height)


if __name__ == "__main__":
    main()
