"""What Upright and Transform say about how a photo leans."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import Levelling
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.codec import read_packet
from cropperhead_desktop.xmp.level import is_warped, level_of

IDENTITY = "1.000000000,0.000000000,0.000000000,0.000000000,1.000000000,0,0,0,1"


def values(**sliders: object) -> dict[str, str]:
    return {f"{{{tags.CRS}}}{name}": str(value) for name, value in sliders.items()}


def matrix(degrees: float, width: int = 6000, height: int = 4000, scale: float = 1.03) -> str:
    """As Upright keeps a turn of the picture's content clockwise, in fractions of its sides."""
    cos, sin = (scale * function(math.radians(degrees)) for function in (math.cos, math.sin))
    numbers = (cos, -sin * height / width, 0.01, sin * width / height, cos, -0.02, 0, 0, 1)
    return ",".join(f"{number:.9f}" for number in numbers)


@pytest.mark.parametrize("mode", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("size", [(6000, 4000), (4000, 6000), (4000, 4000)])
def test_a_matrix_that_only_turns_says_how_the_photo_leans(mode: int, size: tuple[int, int]) -> None:
    for turned in (-2.5, 0.3, 4.0):
        told = values(PerspectiveUpright=mode, **{f"UprightTransform_{mode}": matrix(turned, *size)})
        level = level_of(told)
        assert level is not None and level.angle == pytest.approx(-turned, abs=1e-4)
        assert level.degrees == pytest.approx(abs(turned), abs=1e-4)
        # a crop over it turns further
        more = level_of(told, 1.0)
        assert more is not None and more.angle == pytest.approx(1.0 - turned, abs=1e-4)


def test_the_slider_says_by_how_much_but_not_which_way() -> None:
    assert level_of(values(PerspectiveRotate="+2.4")) == Levelling(2.4)
    assert level_of(values(PerspectiveRotate="-2.4", PerspectiveScale=110)) == Levelling(2.4)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"PerspectiveRotate": "0.0", "PerspectiveUpright": 0},
        {"PerspectiveRotate": "2", "PerspectiveVertical": -20},
        {"PerspectiveRotate": "nan"},
        {"PerspectiveRotate": "400"},
        {"PerspectiveUpright": 3},
        {"PerspectiveUpright": "level", "UprightTransform_3": IDENTITY},
        {"PerspectiveUpright": 0, "UprightTransform_3": matrix(2)},
        {"PerspectiveUpright": 3, "UprightTransform_3": "1,2,3"},
        {"PerspectiveUpright": 3, "UprightTransform_3": matrix(2)[:-3] + ",0.2,0.1,1"},
        {"PerspectiveUpright": 3, "UprightTransform_3": "1,0.1,0,0.1,1,0,0,0,1"},
        {"PerspectiveUpright": 3, "UprightTransform_3": matrix(2), "PerspectiveRotate": "1"},
        {
            "PerspectiveUpright": 4,
            "UprightTransform_4": "1.324242917,-0.010468300,-0.000000000,-0.979818960,1.404760585,"
            "0.799977181,-2.019842538,-0.000002219,3.019842538",
        },
    ],
)
def test_what_tips_or_tells_nothing_is_no_label(told: dict[str, object]) -> None:
    assert level_of(values(**told)) is None


def test_mode_by_name_and_unknown_modes_bend() -> None:
    level = level_of(values(PerspectiveUpright="Level", UprightTransform_3=matrix(2)))
    assert level is not None and level.angle == pytest.approx(-2)
    assert is_warped(values(PerspectiveUpright="Level")) and is_warped(values(PerspectiveUpright="Sideways"))
    assert not is_warped(values(PerspectiveUpright="Off", PerspectiveScale=100))


REAL = ("exifr/test/fixtures/sidecar/IMG_5910.xmp", "pillow_heif/tests/images/heif/L_xmp.heif",
        "exifr/test/fixtures/tif-with-iptc-icc-xmp.tif")  # fmt: skip


@pytest.mark.parametrize("name", REAL)
def test_real_packets_with_every_slider_at_rest_level_nothing(shared_data: Path, name: str) -> None:
    raw = (shared_data / "testdata" / name).read_bytes()
    start, end = raw.index(b"<x:xmpmeta"), raw.index(b"</x:xmpmeta>") + len(b"</x:xmpmeta>")
    record = read_packet(raw[start:end])
    assert b"PerspectiveUpright" in raw and record.level is None and not record.is_warped
