"""Reading `.npz` files that may be damaged, hostile or something else."""

from __future__ import annotations

import io
import math
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib import format as npy

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import read_limited

MAX_BYTES = 64 * 2**20
"""Far above all files of weights or of learnt crops, packed and unpacked."""

_HEADERS = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}


def read_npz(path: Path, dtype: npt.DTypeLike = np.float32) -> dict[str, npt.NDArray[Any]]:
    """All arrays of an `.npz` by name: numbers, all finite, as `dtype`; text as text.

    Nothing in the file is run. ModelError names it: it cannot be read, is no such file, is damaged (the
    checksum of every member is compared), or holds more than MAX_BYTES.
    """
    try:
        data = read_limited(path, MAX_BYTES)
    except OSError as error:
        raise ModelError(
            "{path}: cannot be read ({why})", path=printable(path), why=reason_of(error)
        ) from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
            if size > MAX_BYTES:
                raise ValueError(f"{size} bytes unpacked are too many")
            members = {name.removesuffix(".npy"): archive.read(name) for name in archive.namelist()}
        return {name: _array(name, member, dtype) for name, member in members.items()}
    except (
        Exception
    ) as error:  # zipfile, zlib, lzma, tokenize and ast have errors of their own in every version
        raise ModelError(
            "{path}: damaged, or not an .npz of numbers ({why})", path=printable(path), why=str(error)
        ) from error


def _array(name: str, member: bytes, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    """The array in the bytes of a `.npy` file, as long as its header says (any Exception)."""
    stream = io.BytesIO(member)
    shape, fortran, stored = _HEADERS[npy.read_magic(stream)](stream)
    start, count = stream.tell(), math.prod(shape)
    if stored.kind not in "fiuU" or not stored.itemsize or count * stored.itemsize != len(member) - start:
        raise ValueError(f"{name} is not what its header says, or no array of numbers or text")
    values = np.frombuffer(member, stored, count, start).reshape(shape, order="F" if fortran else "C")
    if stored.kind == "U":
        return values
    with np.errstate(over="ignore"):
        numbers = values.astype(dtype)
    if not np.isfinite(numbers).all():
        raise ValueError(f"{name} holds values that are not numbers")
    return numbers
