"""Pictures as arrays for a classifier: one `.npz` that is written, and read, block by block.

For each split `x_SPLIT` (N x side x side x 3 float32, 0 to 1), `y_SPLIT` (int64, places in `classes`)
and `names_SPLIT`; `classes` are the names of the folders.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy

from cropperhead_desktop.dataset.terms import SPLITS

NAME = "arrays.npz"
Block = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Member:
    """One cut-out: a file of side x side x 3 bytes, its name, its class and its split."""

    file: Path
    name: str
    label: str
    split: str


def write_arrays(path: Path, members: Sequence[Member], side: int) -> None:
    """Write the file; one picture at a time is in memory (OSError)."""
    classes = sorted({member.label for member in members})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        _put(archive, "classes", np.array(classes))
        for split in SPLITS:
            chosen = [member for member in members if member.split == split]
            labels = [classes.index(member.label) for member in chosen]
            _put(archive, f"y_{split}", np.array(labels, np.int64))
            _put(archive, f"names_{split}", np.array([member.name for member in chosen], np.str_))
            shape = (len(chosen), side, side, 3)
            with archive.open(_member(f"x_{split}"), "w", force_zip64=True) as stream:
                npy.write_array_header_1_0(stream, {"descr": "<f4", "fortran_order": False, "shape": shape})
                for member in chosen:
                    stream.write(scaled(member.file, side).tobytes())


def scaled(file: Path, side: int) -> Block:
    """A cut-out's bytes as side x side x 3, 0 to 1."""
    pixels = np.frombuffer(file.read_bytes(), np.uint8).reshape(side, side, 3)
    return (pixels / np.float32(255)).astype("<f4")


def blocks(path: Path, split: str) -> Iterator[Block]:
    """The pictures of a split, one at a time (OSError, ValueError, KeyError, zipfile.BadZipFile)."""
    with zipfile.ZipFile(path) as archive, archive.open(f"x_{split}.npy") as stream:
        npy.read_magic(stream)
        (count, *shape), _, kind = npy.read_array_header_1_0(stream)
        size = int(np.prod(shape)) * kind.itemsize
        for _ in range(count):
            yield np.frombuffer(stream.read(size), kind).reshape(shape)


def _put(archive: zipfile.ZipFile, name: str, values: npt.NDArray[Any]) -> None:
    buffer = BytesIO()
    npy.write_array(buffer, values, allow_pickle=False)
    archive.writestr(_member(name), buffer.getvalue())


def _member(name: str) -> zipfile.ZipInfo:
    """A member without a time of its own: the same arrays give the same file."""
    return zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
