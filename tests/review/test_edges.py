"""Boxes by their edges."""

from __future__ import annotations

from dataclasses import replace

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.review.edges import same_box


def test_boxes_are_compared_by_their_corners():
    box = Box(300, 200, 400, 300, 2)
    assert same_box(box, replace(box, angle=2.001))
    assert not same_box(box, replace(box, angle=2.01))
    assert same_box(None, None)
    assert not same_box(box, None)
