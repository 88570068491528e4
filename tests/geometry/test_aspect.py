"""Ratios."""

from __future__ import annotations

from cropperhead_desktop.geometry.aspect import exact_aspect
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.geometry.orientation import crop_to_displayed_box


def test_a_ratio_rounded_by_tags_is_the_preset_again():
    box = crop_to_displayed_box(Crop(0.100001, 0.1, 0.700001, 0.7), 6000, 4000, 1)
    assert exact_aspect(box.aspect * (1 + 4e-6)) == 1.5
    assert exact_aspect(1.47) == 1.47
    assert exact_aspect(6001 / 4000 * (1 - 3e-6), 6001 / 4000) == 6001 / 4000
