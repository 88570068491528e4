"""Rows of the table."""

from __future__ import annotations

from cropperhead_desktop.evaluation.rows import constant_boxes
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.overlap import iou
from tests.helpers.examples import photo


def test_a_constant_box_never_knows_the_site_it_is_judged_on():
    big, small = Box(300, 200, 480, 320), Box(300, 200, 240, 160)
    examples = [photo(big, "ann"), photo(big, "ann"), photo(small, "bob")]
    ann, _, bob = constant_boxes(examples, ())
    assert iou(ann, small) > 0.98
    assert iou(bob, big) > 0.98
    assert iou(constant_boxes(examples, [photo(small)])[0], small) > 0.98
    alone = constant_boxes([photo(big), photo(small)], ())
    assert iou(alone[0], small) > 0.98
    assert iou(alone[1], big) > 0.98
