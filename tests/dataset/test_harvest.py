"""Rows of `crops`."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cropperhead_desktop.dataset.harvest import crop_factor, csv_lines, kept_area
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, corners, to_crop
from cropperhead_desktop.geometry.overlap import polygon_area
from cropperhead_desktop.geometry.rotation import fit_inside


def test_crop_factor_by_hand() -> None:
    assert crop_factor(WHOLE) == 0
    assert crop_factor(Crop(0.1, 0.2, 0.7, 0.6)) == pytest.approx((0.1 + 0.3 + 0.2 + 0.4) / 4)
    assert kept_area(Crop(0.1, 0.2, 0.7, 0.6), 6000, 4000) == pytest.approx(0.24)


boxes = st.builds(
    lambda cx, cy, w, h, angle: fit_inside(Box(cx, cy, w, h, angle), 6000, 4000),
    st.floats(1000, 5000), st.floats(1000, 3000), st.floats(300, 5000), st.floats(300, 3500),
    st.floats(-45, 45),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(boxes)
def test_the_kept_area_of_a_turned_crop_is_its_boxs(box: Box) -> None:

    crop = to_crop(box, 6000, 4000)
    by_polygon = polygon_area(list(corners(box))) / 24e6
    assert kept_area(crop, 6000, 4000) == pytest.approx(by_polygon, rel=1e-6)
    assert 0 < kept_area(crop, 6000, 4000) <= 1 + 1e-9
    # opposite cuts cancel: the factor depends on the extent of the tags alone
    assert crop_factor(crop) == pytest.approx((2 - (crop.right - crop.left) - (crop.bottom - crop.top)) / 4)


def test_no_cell_is_a_formula() -> None:
    evil = ("=1+1", "+x", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1")
    rows = [{"file": text, "status": "ok", "camera": text, "fields": {"a:b": text}} for text in evil]
    lines = list(csv.reader(io.StringIO("".join(csv_lines(rows, ["a:b"])), newline="")))
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for line in lines for cell in line)
    (_, numbers) = csv.reader(
        csv_lines([{"file": "a", "crop": {"angle": -1.5}, "fields": {"a:b": "-0.35"}}], ["a:b"])
    )
    assert "-1.5" in numbers
    assert numbers[-1] == "-0.35"
