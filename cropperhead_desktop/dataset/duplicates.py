"""Pictures that show the same: found by a fingerprint of their gradients, however many there are.

The fingerprint (a difference hash, after N. Krawetz, in both directions) says of 8 x 8 places whether the
picture grows brighter to the right, and whether downward: 128 bits that survive scaling, compression and
a change of exposure. Near ones share at least one of `_BANDS` pieces, so only those are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

import numpy as np
import numpy.typing as npt
from PIL import Image

NEAR = 10
"""Bits of 128 by which the fingerprints of one subject may differ."""

_CELLS = 8
_BANDS = NEAR + 1
_FLAT = 1
"""Grey values below which a step is no step: noise of an even sky is no fingerprint."""

_TELLING = 16
"""Steps, of 128, that a picture must have for its fingerprint to tell anything."""


def fingerprint(picture: Image.Image) -> bytes:
    """16 bytes for a picture of any size. An even one, fog or night, is like its exact copies only."""
    small = picture.convert("L").resize((_CELLS + 1, _CELLS + 1), Image.Resampling.BOX)
    grey = np.asarray(small).astype(np.int16)
    steps = np.concatenate([np.diff(grey, axis=1)[:-1].ravel(), np.diff(grey, axis=0)[:, :-1].ravel()])
    if np.count_nonzero(np.abs(steps) > _FLAT) < _TELLING:
        return sha256(grey.tobytes()).digest()[:16]
    return np.packbits(steps > _FLAT).tobytes()


def near_pairs(fingerprints: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Pairs of places whose fingerprints are at most NEAR bits apart; enough of them to join all that are.

    Equal fingerprints come as a chain instead of all with all.
    """
    if not fingerprints:
        return
    rows = np.frombuffer(b"".join(fingerprints), np.uint8).reshape(len(fingerprints), -1)
    distinct, first, inverse = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    for place, group in enumerate(inverse.ravel()):
        if first[group] != place:
            yield int(first[group]), place
    bits = np.unpackbits(distinct, axis=1)
    for band in np.array_split(np.arange(bits.shape[1]), _BANDS):
        keys = np.packbits(bits[:, band], axis=1).astype(np.uint32) @ np.array([256, 1], np.uint32)
        for members in _buckets(keys):
            for one, other in _close(distinct, members):
                yield int(first[one]), int(first[other])


def _buckets(keys: npt.NDArray[np.uint32]) -> Iterator[npt.NDArray[np.intp]]:
    """Places with the same key, where there are at least two."""
    order = np.argsort(keys, kind="stable")
    edges = np.flatnonzero(np.diff(keys[order])) + 1
    return (members for members in np.split(order, edges) if len(members) > 1)


def _close(rows: npt.NDArray[np.uint8], members: npt.NDArray[np.intp]) -> Iterator[tuple[np.intp, np.intp]]:
    """Pairs among the members that are near, row by row so that memory stays small."""
    for at, member in enumerate(members[:-1]):
        others = members[at + 1 :]
        apart = np.unpackbits(rows[others] ^ rows[member], axis=1).sum(axis=1)
        for other in others[apart <= NEAR]:
            yield member, other
