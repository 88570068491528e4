"""Photos with the crop a person kept, in memory: squashed pixels, labels, and who took them.

A data folder holds `manifest.json`, a list of records with `file` (relative), `site`, `split`
(`train` or `val`, whole sites), `box` = left, top, right, bottom in fractions of the displayed photo,
optionally `angle` in degrees, `width` and `height`, `decision` (an Origin; one that teaches nothing is passed
over), and `others`, a list of boxes that other people kept.
`subjects.json`, where it lies beside it, holds the `faces` by file name, in the same fractions.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from cropperhead_desktop.domain.errors import ModelError, PhotoError, Reason, printable
from cropperhead_desktop.domain.labelling import Origin, weight_of
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.geometry.crop import MAX_ANGLE, Box, Crop, to_box, to_crop
from cropperhead_desktop.inference.models.card import InputSpec
from cropperhead_desktop.inference.suggest.preprocess import PictureError, decode, fitted
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import parse_json, read_json, read_limited

_MAX_BYTES = 2**29
"""Of a manifest, of a photo."""
_LONGEST = 1_000_000
"""Pixels of a side."""

Label = tuple[float, float, float, float, float]
"""top, left, bottom, right (fractions of the displayed picture), angle (degrees)."""


@dataclass(frozen=True, slots=True)
class Example:
    """One photo: its displayed size in pixels, the person's box in those pixels, site and split.

    `origin` says how the box came about, where that is known. `others` are the boxes of other
    people, `faces` upright boxes, all in the same pixels; `faces` is None where nobody looked for them.
    """

    file: str
    site: str
    split: str
    width: int
    height: int
    box: Box
    others: tuple[Box, ...] = ()
    faces: tuple[Box, ...] | None = None
    origin: Origin | None = None

    @property
    def weight(self) -> float:
        """How much the box teaches, 0 to 1."""
        return weight_of(self.origin)


@dataclass(frozen=True, slots=True)
class Dataset:
    """`pixels` is N x height x width x 3 uint8, in the order of `examples`; `digest` names the data."""

    examples: tuple[Example, ...]
    pixels: npt.NDArray[np.uint8]
    digest: str

    def split(self, name: str) -> Dataset:
        """The examples of one split."""
        chosen = [i for i, example in enumerate(self.examples) if example.split == name]
        return Dataset(tuple(self.examples[i] for i in chosen), self.pixels[chosen], self.digest)

    @property
    def sites(self) -> tuple[str, ...]:
        """Every site once, in order of appearance."""
        return tuple(dict.fromkeys(example.site for example in self.examples))

    def labels(self) -> npt.NDArray[np.float32]:
        """N x 5 labels."""
        return np.array([label_of(example) for example in self.examples], np.float32).reshape(-1, 5)


def label_of(example: Example) -> Label:
    """The label of one photo."""
    tags = to_crop(example.box, example.width, example.height)
    return (tags.top, tags.left, tags.bottom, tags.right, tags.angle)


def read_manifest(folder: Path) -> tuple[tuple[Example, ...], bytes]:
    """The photos that the manifest of a data folder lists, and its bytes (ModelError)."""
    manifest = folder / "manifest.json"
    try:
        raw = read_limited(manifest, _MAX_BYTES)
        faces = _faces(folder / "subjects.json")
        listed = [_example(record, faces) for record in parse_json(raw)]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelError(
            "{manifest}: not a manifest of crops ({why})", manifest=printable(manifest), why=str(error)
        ) from error
    examples = tuple(example for example in listed if example.weight)
    _check_sites(examples, manifest)
    return examples, raw


def read_dataset(folder: Path, spec: InputSpec, progress: ProgressCallback = ignore_progress) -> Dataset:
    """Read a data folder whole (ModelError: the manifest; PhotoError: a photo)."""
    examples, raw = read_manifest(folder)
    digest = hashlib.sha256(raw)
    pixels = np.empty((len(examples), spec.height, spec.width, 3), np.uint8)
    for index, example in enumerate(examples):
        progress(Progress(index, len(examples), Reason("reading {file}", file=example.file)))
        data, picture = read_picture(folder / example.file)
        digest.update(hashlib.sha256(data).digest())
        pixels[index] = fitted(picture, spec)
    return Dataset(examples, pixels, digest.hexdigest())


def joined(parts: Sequence[Dataset]) -> Dataset:
    """Several collections as one."""
    if len(parts) == 1:
        return parts[0]
    digest = hashlib.sha256("".join(part.digest for part in parts).encode())
    examples = tuple(example for part in parts for example in part.examples)
    return Dataset(examples, np.concatenate([part.pixels for part in parts]), digest.hexdigest())


def read_picture(path: Path) -> tuple[bytes, Image.Image]:
    """A photo's bytes and the picture in them (PhotoError)."""
    try:
        data = read_limited(path, _MAX_BYTES)
        return data, decode(data)
    except OSError as error:
        raise PhotoError(path, "cannot be read ({why})", why=reason_of(error)) from error
    except PictureError as error:
        raise PhotoError(path, str(error)) from error


def _example(record: dict[str, Any], faces: dict[str, list[Any]] | None) -> Example:
    width, height = int(record["width"]), int(record["height"])
    if not (0 < width <= _LONGEST and 0 < height <= _LONGEST):
        raise ValueError(f"{width} x {height} pixels")

    def box(sides: Sequence[float], angle: float = 0.0) -> Box:
        left, top, right, bottom = (float(value) for value in sides)
        made = to_box(Crop(left, top, right, bottom, angle), width, height)
        if not (0 < made.area < math.inf and abs(angle) <= MAX_ANGLE):
            raise ValueError(f"{list(sides)} is no box")
        return made

    return Example(
        file=_inside(record["file"]),
        site=str(record["site"]),
        split=str(record["split"]),
        width=width,
        height=height,
        box=box(record["box"], float(record.get("angle", 0.0))),
        others=tuple(box(sides) for sides in record.get("others", ())),
        faces=None
        if faces is None
        else tuple(box(face[:4]) for face in faces.get(Path(record["file"]).name, ())),
        origin=Origin(record["decision"]) if record.get("decision") in set(Origin) else None,
    )


def _inside(name: str) -> str:
    """The name of a photo of the data folder (ValueError: it leads out of it)."""
    path = Path(name)
    if "\0" in name or path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{name!r} is no file of this folder")
    return name


def _faces(subjects: Path) -> dict[str, list[Any]] | None:
    """Faces by the name of the file; None without a file of subjects."""
    if not subjects.exists():
        return None
    return {name: found["faces"] for name, found in read_json(subjects, _MAX_BYTES).items()}


def _check_sites(examples: tuple[Example, ...], manifest: Path) -> None:
    """A site in both splits would let the score measure memory instead of taste."""
    by_split = {
        split: {example.site for example in examples if example.split == split} for split in ("train", "val")
    }
    both = sorted(by_split["train"] & by_split["val"])
    if both:
        raise ModelError(
            "{manifest}: site {site} is in both splits", manifest=printable(manifest), site=both[0]
        )
    if not by_split["train"] or not by_split["val"]:
        raise ModelError(
            "{manifest}: both splits, train and val, must hold photos", manifest=printable(manifest)
        )
