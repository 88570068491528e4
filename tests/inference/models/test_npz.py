"""What is damaged or hostile is one error that names the file; what is sound comes back as it was."""

from __future__ import annotations

import io
import os
import zipfile

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models import npz
from cropperhead_desktop.inference.models.npz import read_npz

ARRAYS = {
    "numbers": np.arange(24, dtype=np.float64).reshape(2, 3, 4) / 7,
    "columns": np.asfortranarray(np.arange(6, dtype=np.int16).reshape(2, 3)),
    "none": np.zeros((0, 5)),
    "single": np.array(3.5),
    "text": np.array(["a", "ünd", ""]),
}


def packed(method=zipfile.ZIP_DEFLATED, **members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.npy", data)
    return stream.getvalue()


def npy(array=None, header=None):
    stream = io.BytesIO()
    if header is None:
        np.save(stream, array)
    else:
        np.lib.format.write_array_header_1_0(stream, header)
    return stream.getvalue()


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_sound_arrays_come_back_in_the_wanted_precision(tmp_path, save):
    save(tmp_path / "a.npz", **ARRAYS)
    found = read_npz(tmp_path / "a.npz", np.float64)
    assert list(found) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert np.array_equal(found[name], array) and found[name].shape == array.shape
    assert read_npz(tmp_path / "a.npz")["numbers"].dtype == np.float32


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_flipped_bit_or_a_lost_sector_is_found_or_harmless(tmp_path, method):
    rng = np.random.default_rng(1)
    sound = {"a": rng.normal(size=500), "b": rng.normal(size=(9, 9))}
    good, file = packed(method, **{name: npy(array) for name, array in sound.items()}), tmp_path / "a.npz"
    for turn in range(150):
        bad = bytearray(good)
        place = int(rng.integers(len(good)))
        if turn % 3:
            bad[place] ^= 1 << int(rng.integers(8))
        else:
            place -= place % 512
            bad[place : place + 512] = bytes(len(good[place : place + 512]))
        file.write_bytes(bad)
        try:
            found = read_npz(file, np.float64)
        except ModelError as error:
            assert "a.npz" in str(error)
            continue
        # names and times of members have no checksum
        assert all(any(np.array_equal(array, one) for one in sound.values()) for array in found.values())


def hostile():
    huge = {"descr": "<f8", "fortran_order": False, "shape": (1 << 40,)}
    encrypted = bytearray(packed(a=npy(np.ones(3))))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        encrypted[encrypted.index(mark) + (6 if mark[2] == 3 else 8)] |= 1
    unknown = bytearray(packed(a=npy(np.ones(3))))
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        unknown[unknown.index(mark) + at] = 97
    return {
        "nothing": b"",
        "text": b"hello",
        "cut": packed(a=npy(np.ones(300)))[:-30],
        "encrypted": bytes(encrypted),
        "unknown method": bytes(unknown),
        "more than there is": packed(a=npy(header=huge) + b"\0" * 80),
        "negative": packed(a=npy(header=huge | {"shape": (-1, -2)}) + b"\0" * 16),
        "empty items": packed(a=npy(header=huge | {"descr": "<U0"})),
        "objects": packed(a=npy(header=huge | {"descr": "|O", "shape": (1,)}) + b"\0" * 8),
        "records": packed(a=npy(np.zeros(3, [("x", "f4"), ("y", "f4")]))),
        "complex": packed(a=npy(np.ones(3, complex))),
        "not a number": packed(a=npy(np.array([1.0, np.nan]))),
        "too large": packed(a=npy(np.array([1e300]))),
        "no npy": packed(a=b"\x93NUMPY\x01\x00\xff\xff{" + b"[" * 300),
        "later version": packed(a=b"\x93NUMPY\x09\x00\x02\x00{}"),
    }


@pytest.mark.parametrize("what", hostile())
def test_what_is_no_archive_of_numbers_is_named(tmp_path, what):
    (tmp_path / "w.npz").write_bytes(hostile()[what])
    with pytest.raises(ModelError, match=r"w\.npz"):
        read_npz(tmp_path / "w.npz")


def test_a_bomb_a_pipe_and_what_is_not_there_are_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(npz, "MAX_BYTES", 10_000)
    np.savez_compressed(tmp_path / "bomb.npz", a=np.zeros(5000))
    np.savez(tmp_path / "large.npz", a=np.ones(5000))
    for name, why in (("bomb", "unpacked"), ("large", "too large"), ("gone", "is gone")):
        with pytest.raises(ModelError, match=rf"{name}\.npz.*{why}"):
            read_npz(tmp_path / f"{name}.npz")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.npz")
        with pytest.raises(ModelError, match="pipe"):
            read_npz(tmp_path / "pipe.npz")
