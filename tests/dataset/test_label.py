"""One labelled picture: polygon, frame, row."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.dataset.label import from_row, to_row, training_record
from cropperhead_desktop.dataset.terms import Frame
from cropperhead_desktop.geometry.crop import Box, Crop, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside
from tests.helpers.labels import CROPS, HEIGHT, WIDTH, label

_TO_DISPLAYED = {
    1: lambda x, y: (x, y),
    2: lambda x, y: (WIDTH - x, y),
    3: lambda x, y: (WIDTH - x, HEIGHT - y),
    4: lambda x, y: (x, HEIGHT - y),
    5: lambda x, y: (y, x),
    6: lambda x, y: (HEIGHT - y, x),
    7: lambda x, y: (HEIGHT - y, WIDTH - x),
    8: lambda x, y: (y, WIDTH - x),
}


def corners_by_the_book(crop: Crop) -> list[tuple[float, float]]:
    """Adobe's formula, written out once more: stored pixels."""
    theta = math.radians(crop.angle)
    cx, cy = (crop.left + crop.right) / 2 * WIDTH, (crop.top + crop.bottom) / 2 * HEIGHT
    x, y = (crop.right - crop.left) / 2 * WIDTH, (crop.bottom - crop.top) / 2 * HEIGHT
    p = x * math.cos(theta) + y * math.sin(theta)
    q = -x * math.sin(theta) + y * math.cos(theta)
    return [
        (cx + a * math.cos(theta) - b * math.sin(theta), cy + a * math.sin(theta) + b * math.cos(theta))
        for a, b in ((-p, -q), (p, -q), (p, q), (-p, q))
    ]


@pytest.mark.parametrize("crop", CROPS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_polygon_is_the_turned_box_in_pixels_of_the_picture(crop: Crop, orientation: int) -> None:
    one = label(crop, orientation)
    full = (WIDTH, HEIGHT) if orientation < 5 else (HEIGHT, WIDTH)
    wanted = {
        (x * one.width / full[0], y * one.height / full[1])
        for x, y in (_TO_DISPLAYED[orientation](*corner) for corner in corners_by_the_book(crop))
    }
    for point in one.polygon:
        assert min(math.dist(point, corner) for corner in wanted) < 1e-9
    assert len({min(wanted, key=lambda corner: math.dist(point, corner)) for point in one.polygon}) == 4


@pytest.mark.parametrize("crop", CROPS)
@pytest.mark.parametrize("orientation", [1, 6, 7])
def test_in_the_stored_frame_the_polygon_is_the_tags_own(crop: Crop, orientation: int) -> None:
    one = label(crop, orientation, Frame.STORED)
    for point, (x, y) in zip(one.polygon, corners_by_the_book(crop), strict=True):
        assert math.dist(point, (x * 640 / WIDTH, y * 427 / HEIGHT)) < 1e-9


def test_a_letterboxed_label_lies_on_the_content() -> None:
    one = label(Crop(0.0, 0.0, 1.0, 1.0, 0.0), width=640, height=640, content=(0, 106, 640, 427))
    assert [tuple(point) for point in one.polygon] == [(0, 106), (640, 106), (640, 533), (0, 533)]
    record = training_record(one)
    assert (record["width"], record["height"], record["angle"]) == (640, 640, 0.0)
    assert record["box"] == pytest.approx([0, 106 / 640, 1, 533 / 640], abs=1e-3)


@given(
    st.floats(0.2, 0.8), st.floats(0.2, 0.8), st.floats(0.05, 1), st.floats(0.05, 1), st.floats(-45, 45),
    st.sampled_from(range(1, 9)), st.sampled_from(Frame),
)  # fmt: skip
def test_training_reads_the_box_that_was_kept(
    x: float, y: float, width: float, height: float, angle: float, orientation: int, frame: Frame
) -> None:
    box = fit_inside(Box(x * WIDTH, y * HEIGHT, width * WIDTH, height * HEIGHT, angle), WIDTH, HEIGHT)
    one = label(to_crop(box, WIDTH, HEIGHT), orientation, frame)
    record = training_record(one)
    from cropperhead_desktop.evaluation.data import _example

    read = _example(record, None)
    assert (read.width, read.height) == one.placement.photo
    for wanted, found in zip(
        (one.box.cx, one.box.cy, one.box.width, one.box.height, one.box.angle),
        (read.box.cx, read.box.cy, read.box.width, read.box.height, read.box.angle),
        strict=True,
    ):
        assert found == pytest.approx(wanted, abs=1e-6)


@given(
    st.tuples(*[st.floats(0, 1)] * 4, st.floats(-45, 45)),
    st.sampled_from(range(1, 9)),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=20),
    st.none() | st.floats(1e-4, 1e6),
)
def test_a_row_gives_the_label_back(
    values: tuple[float, ...], orientation: int, name: str, iso: float | None
) -> None:
    one = label(Crop(0.1, 0.1, 0.9, 0.9), orientation, source=name, facts={"camera": name, "iso": iso})
    assert from_row(to_row(one)) == one
    text = {key: "" if value is None else str(value) for key, value in to_row(one).items()}
    assert from_row(text) == one
    moved = replace(one, crop=Crop(*values))
    assert from_row(to_row(one) | {f"crop_{n}": v for n, v in zip(
        ("left", "top", "right", "bottom", "angle"), values, strict=True)}) == moved  # fmt: skip
