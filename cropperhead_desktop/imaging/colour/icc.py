"""Colour spaces that a file tells by number or name, as ICC profiles: one way for all to sRGB.

Primaries and curves after ITU-T H.273 (8.1, 8.2) and Adobe RGB (1998); adapted to D50 after Bradford.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

_REFERENCE_WHITE = 203.0
"""Luminance in cd/m² that becomes SDR white (ITU-R BT.2408); what is brighter is pressed together."""
_KNEE = 0.8
_HLG_PEAK, _HLG_GAMMA = 1000.0, 1.2
_TABLE = 4096

_D50 = (0.9642, 1.0, 0.8249)
_BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))

Chromaticities = tuple[float, float, float, float, float, float, float, float]
"""x and y of white, red, green, blue."""
_Row = tuple[float, float, float]
_Matrix = tuple[_Row, _Row, _Row]


def _srgb(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _bt709(value: float) -> float:
    return value / 4.5 if value < 0.081243 else ((value + 0.099297) / 1.099297) ** (1 / 0.45)


def _smpte240(value: float) -> float:
    return value / 4 if value < 0.0913 else ((value + 0.1115) / 1.1115) ** (1 / 0.45)


def _pq(value: float) -> float:
    root = value ** (32 / 2523)
    nits = 10_000 * (max(0.0, root - 0.8359375) / (18.8515625 - 18.6875 * root)) ** (16384 / 2610)
    return _pressed(nits / _REFERENCE_WHITE)


def _hlg(value: float) -> float:
    scene = (
        value * value / 3 if value <= 0.5 else (math.exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12
    )
    return _pressed(_HLG_PEAK * scene**_HLG_GAMMA / _REFERENCE_WHITE)


def _pressed(light: float) -> float:
    """Light with 1 as SDR white: unchanged up to the knee, above it ever less, never more than 1."""
    if light <= _KNEE:
        return light
    return _KNEE + (1 - _KNEE) * (1 - math.exp((_KNEE - light) / (1 - _KNEE)))


Curve = float | Callable[[float], float]
"""From the stored value (0 to 1) to light: a power, or a function."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space of red, green and blue."""

    primaries: Chromaticities
    curve: Curve

    @property
    def is_hdr(self) -> bool:
        """Whether its curve is that of a display brighter than paper, which was pressed together here."""
        return self.curve in (_pq, _hlg)

    @property
    def is_srgb(self) -> bool:
        """Whether there is nothing to convert."""
        alike = all(abs(a - b) < 0.003 for a, b in zip(self.primaries, BT709, strict=True))
        return alike and (
            self.curve is _srgb or (isinstance(self.curve, float) and abs(self.curve - 2.2) < 0.05)
        )


_D65, _C = (0.3127, 0.3290), (0.310, 0.316)
BT709: Chromaticities = (*_D65, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
_PRIMARIES: dict[int, Chromaticities] = {
    1: BT709,
    2: BT709,  # not told
    4: (*_C, 0.67, 0.33, 0.21, 0.71, 0.14, 0.08),
    5: (*_D65, 0.64, 0.33, 0.29, 0.60, 0.15, 0.06),
    6: (*_D65, 0.630, 0.340, 0.310, 0.595, 0.155, 0.070),
    7: (*_D65, 0.630, 0.340, 0.310, 0.595, 0.155, 0.070),
    8: (*_C, 0.681, 0.319, 0.243, 0.692, 0.145, 0.049),
    9: (*_D65, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046),
    11: (0.314, 0.351, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
    12: (*_D65, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060),
    22: (*_D65, 0.630, 0.340, 0.295, 0.605, 0.155, 0.077),
}
_CURVES: dict[int, Curve] = {
    **dict.fromkeys((1, 6, 14, 15), _bt709),
    **dict.fromkeys((2, 13), _srgb),
    4: 2.2,
    5: 2.8,
    7: _smpte240,
    8: 1.0,
    16: _pq,
    17: 2.6,
    18: _hlg,
}

ADOBE_RGB = Space((*_D65, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06), 563 / 256)


def coded(primaries: int, transfer: int) -> Space | None:
    """The space of code points of H.273 (nclx, cICP); None for sRGB and for codes that are unknown."""
    if primaries not in _PRIMARIES or transfer not in _CURVES:
        return None
    space = Space(_PRIMARIES[primaries], _CURVES[transfer])
    # pictures with video's own code are displayed, and were made, as sRGB
    video = space.primaries in (BT709, _PRIMARIES[5], _PRIMARIES[6]) and space.curve is _bt709
    return None if video or space.is_srgb else space


def measured(primaries: Chromaticities | None, gamma: float | None) -> Space | None:
    """The space of PNG's cHRM and gAMA (the power of the curve); None for sRGB and for nonsense."""
    curve: Curve = gamma if gamma is not None and 0.2 <= gamma <= 5 else _srgb
    space = Space(primaries or BT709, curve)
    if space.is_srgb:
        return None
    try:
        _colorants(space.primaries)
    except ZeroDivisionError:
        return None
    return space


@lru_cache(maxsize=16)
def profile(space: Space, gray: bool = False) -> bytes:
    """An ICC profile (version 2, matrix and curves) of the space, or of its gray."""
    curve = _curve(space.curve)
    tags = {
        b"desc": _description("CropperHead: colours as the file tells them"),
        b"cprt": b"text\0\0\0\0no copyright\0",
        b"wtpt": _xyz(_D50),
    }
    if gray:
        tags[b"kTRC"] = curve
    else:
        for name, colorant in zip("rgb", zip(*_colorants(space.primaries), strict=True), strict=True):
            tags[f"{name}XYZ".encode()] = _xyz(colorant)
            tags[f"{name}TRC".encode()] = curve
    return _assembled(b"GRAY" if gray else b"RGB ", tags)


def _assembled(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:  # the three curves are one
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    head = struct.pack(">I4xI4s4s4s", start + len(body), 0x02400000, b"mntr", space, b"XYZ ")
    head += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + _xyz(_D50)[8:]
    return head.ljust(128, b"\0") + table + body


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(4 + 4 + 2 + 1 + 67)


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def _curve(curve: Curve) -> bytes:
    if isinstance(curve, float):
        return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(curve * 256))
    points = [round(65535 * curve(place / (_TABLE - 1))) for place in range(_TABLE)]
    return b"curv\0\0\0\0" + struct.pack(f">I{_TABLE}H", _TABLE, *points)


def _colorants(primaries: Chromaticities) -> _Matrix:
    """Columns: XYZ of red, green and blue at full light, white adapted to D50 (ZeroDivisionError)."""
    white, *colours = (
        (x / y, 1.0, (1 - x - y) / y) for x, y in zip(primaries[::2], primaries[1::2], strict=True)
    )
    columns: _Matrix = tuple(zip(*colours, strict=True))  # type: ignore[assignment]
    amounts = _times_vector(_inverse(columns), white)
    scaled: _Matrix = tuple(  # type: ignore[assignment]
        tuple(value * amount for value, amount in zip(row, amounts, strict=True)) for row in columns
    )
    here, there = _times_vector(_BRADFORD, white), _times_vector(_BRADFORD, _D50)
    gains: _Matrix = tuple(  # type: ignore[assignment]
        tuple(value * there[number] / here[number] for value in row) for number, row in enumerate(_BRADFORD)
    )
    return _times(_times(_inverse(_BRADFORD), gains), scaled)


def _times_vector(matrix: _Matrix, vector: Sequence[float]) -> _Row:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)  # type: ignore[return-value]


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    columns = [_times_vector(one, column) for column in zip(*other, strict=True)]
    return tuple(zip(*columns, strict=True))  # type: ignore[return-value]


def _inverse(m: _Matrix) -> _Matrix:
    (a, b, c), (d, e, f), (g, h, i) = m
    size = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    return (
        ((e * i - f * h) / size, (c * h - b * i) / size, (b * f - c * e) / size),
        ((f * g - d * i) / size, (a * i - c * g) / size, (c * d - a * f) / size),
        ((d * h - e * g) / size, (b * g - a * h) / size, (a * e - b * d) / size),
    )
