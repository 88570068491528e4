"""Do proposals cut faces? Seven montages with known faces, at six ratios.

    python tools/face_montages.py [--seed 1] [--model NAME]

The two portraits (NASA's of Eileen Collins, the US Navy's of Grace Hopper; public domain) come with
scikit-image and Matplotlib, the backgrounds with scikit-image. None of them was ever trained on.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib
from PIL import Image, ImageOps
from skimage import data

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, open_suggester

RATIOS = (None, 1.0, 4 / 5, 3 / 2, 16 / 9, 9 / 16)
WHOLE, GONE = 0.95, 0.05
"""Shares of a face inside a crop from which on it counts as whole, and below which as left out."""

Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Portrait:
    """A picture of one person; `part` is what is pasted, `face` where the face lies; edges in pixels."""

    picture: Image.Image
    part: tuple[int, int, int, int]
    face: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Montage:
    """A picture and the faces in it, left, top, right, bottom in pixels."""

    name: str
    picture: Image.Image
    faces: Sequence[Edges]


@cache
def portraits() -> tuple[Portrait, Portrait]:
    """Eileen Collins and Grace Hopper."""
    hopper = Path(matplotlib.get_data_path()) / "sample_data" / "grace_hopper.jpg"
    return (
        Portrait(Image.fromarray(data.astronaut()), (90, 0, 350, 330), (172, 66, 278, 192)),
        Portrait(Image.open(hopper).convert("RGB"), (60, 0, 480, 600), (165, 110, 378, 345)),
    )


LAYOUTS: Sequence[tuple[str, tuple[int, int], str, Sequence[tuple[int, float, float, float]]]] = (
    # name, size, background; then for each person: which, height of the face, its middle across and down
    ("one at the left", (1200, 800), "coffee", [(0, 0.16, 0.2, 0.4)]),
    ("two at the ends", (1200, 800), "rocket", [(0, 0.15, 0.12, 0.35), (1, 0.16, 0.88, 0.4)]),
    ("three in a row", (1200, 800), "grass",
     [(0, 0.14, 0.2, 0.4), (1, 0.14, 0.5, 0.35), (0, 0.14, 0.8, 0.42)]),
    ("high up", (800, 1200), "gravel", [(1, 0.14, 0.5, 0.13)]),
    ("small in a corner", (1200, 800), "hubble_deep_field", [(0, 0.1, 0.85, 0.75)]),
    ("panorama", (1800, 700), "rocket", [(1, 0.2, 0.3, 0.5), (0, 0.2, 0.65, 0.45)]),
    ("large, off the middle", (900, 900), "chelsea", [(1, 0.32, 0.3, 0.62)]),
)  # fmt: skip


def montages(seed: int) -> list[Montage]:
    """The seven montages; every place is moved a little by chance."""
    dice = random.Random(seed)
    made = []
    for name, size, background, persons in LAYOUTS:
        picture = ImageOps.fit(Image.fromarray(getattr(data, background)()).convert("RGB"), size)
        faces = []
        for which, height, across, down in persons:
            across, down = across + dice.uniform(-0.03, 0.03), down + dice.uniform(-0.03, 0.03)
            middle = across * size[0], down * size[1]
            faces.append(_paste(picture, portraits()[which], height * size[1], middle, dice.random() < 0.5))
        made.append(Montage(name, picture, faces))
    return made


def _paste(
    picture: Image.Image, person: Portrait, height: float, middle: tuple[float, float], mirrored: bool
) -> Edges:
    """Put a person in, the face `height` px high around `middle`; where the face lies then."""
    scale = height / (person.face[3] - person.face[1])
    patch = person.picture.crop(person.part)
    left, top, right, bottom = (
        (edge - person.part[axis % 2]) * scale for axis, edge in enumerate(person.face)
    )
    patch = patch.resize((round(patch.width * scale), round(patch.height * scale)))
    if mirrored:
        patch, left, right = ImageOps.mirror(patch), patch.width - right, patch.width - left
    x, y = round(middle[0] - (left + right) / 2), round(middle[1] - (top + bottom) / 2)
    picture.paste(patch, (x, y))
    return left + x, top + y, right + x, bottom + y


def inside(face: Edges, box: Box) -> float:
    """The share of a face that lies in an upright box."""
    left, top, right, bottom = face
    across = min(right, box.cx + box.width / 2) - max(left, box.cx - box.width / 2)
    down = min(bottom, box.cy + box.height / 2) - max(top, box.cy - box.height / 2)
    return max(0.0, across) * max(0.0, down) / ((right - left) * (bottom - top))


def verdict(faces: Sequence[Edges], box: Box) -> str:
    """`cut`, `none` (no face is whole) or `kept`."""
    shares = [inside(face, box) for face in faces]
    if any(GONE < share < WHOLE for share in shares):
        return "cut"
    return "kept" if any(share >= WHOLE for share in shares) else "none"


def verdicts(suggester: CandidateSuggester, seed: int) -> list[tuple[str, float | None, str]]:
    """Of every montage at every ratio, what became of its faces in the first proposal."""
    rows = []
    for montage in montages(seed):
        look = suggester.look(montage.picture, montage.picture.size)
        for ratio in RATIOS:
            rows.append((montage.name, ratio, verdict(montage.faces, look.propose(ratio)[0])))
    return rows


def opened(name: str | None = None) -> CandidateSuggester:
    """A model that scores candidates, on the CPU (ModelError)."""
    model = open_suggester(*Registry(Path()).find(name or ""), "cpu")
    assert isinstance(model, CandidateSuggester)
    return model


def main() -> None:
    """Print what was cut, and the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model")
    options = parser.parse_args()
    rows = verdicts(opened(options.model), options.seed)
    for name, ratio, word in rows:
        if word != "kept":
            print(f"{name}, {'free' if ratio is None else f'{ratio:.3f}'}: {word}")
    counts = {word: sum(row[2] == word for row in rows) for word in ("kept", "cut", "none")}
    print(", ".join(f"{word} {count}" for word, count in counts.items()), f"of {len(rows)}")


if __name__ == "__main__":
    main()
