"""Copied, pasted and synced crops."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.geometry.orientation import displayed_box_to_crop
from cropperhead_desktop.review.clipboard import Part
from cropperhead_desktop.review.editing import shown_box

SIZES = [PhotoInfo(600, 400, 1), PhotoInfo(400, 600, 1), PhotoInfo(6000, 4000, 6), PhotoInfo(300, 300, 2)]


def log(bench) -> list[tuple[str, str]]:
    return bench.services.sidecars.log


def paste_previous(bench) -> None:
    bench.controller.clipboard.paste_from(bench.controller.previous, bench.controller.targets)


@pytest.mark.parametrize("info", SIZES)
@pytest.mark.parametrize("angle", [0.0, 7.5])
def test_a_pasted_crop_keeps_ratio_angle_and_place_in_what_is_seen(bench, info, angle):
    bench.services.photos.infos["00001.jpg"] = info
    paths = bench.open(2)
    box = Box(300, 220, 240, 160, angle)
    bench.draft(displayed_box_to_crop(box, 600, 400, 1))
    bench.controller.clipboard.copy()
    bench.controller.step(1)
    bench.controller.clipboard.paste(bench.controller.targets, Part.ALL)
    width, height = info.displayed
    pasted = shown_box(bench.item(paths[1]))
    turned = width < height
    assert pasted.aspect == pytest.approx(1 / 1.5 if turned else 1.5)
    assert pasted.angle == pytest.approx(angle)
    assert is_inside(pasted, width, height)
    assert (pasted.cx / width, pasted.cy / height) == pytest.approx((0.5, 0.55))
    assert pasted.area / (width * height) == pytest.approx(box.area / 240_000)
    bench.controller.undo()
    assert bench.item(paths[1]).draft is None


def test_ratio_and_angle_alone(bench):
    paths = bench.open(2)
    bench.draft(displayed_box_to_crop(Box(300, 200, 200, 200, 5.0), 600, 400, 1))
    bench.controller.clipboard.copy()
    bench.controller.step(1)
    before = shown_box(bench.item(paths[1]))
    bench.controller.clipboard.paste(bench.controller.targets, Part.ANGLE)
    turned = shown_box(bench.item(paths[1]))
    assert (turned.angle, turned.aspect) == pytest.approx((5.0, before.aspect))
    bench.controller.undo()
    bench.controller.clipboard.paste(bench.controller.targets, Part.RATIO)
    square = shown_box(bench.item(paths[1]))
    assert (square.angle, square.aspect) == pytest.approx((0.0, 1.0))


def test_sync_is_one_step_and_spares_the_source(bench, other_crop):
    paths = bench.open(4)
    bench.controller.clipboard.sync(bench.controller.selection.paths, Part.ALL)
    assert "Select several photos" in bench.view.said[-1]
    bench.draft(other_crop)
    bench.controller.choose(paths[:3])
    bench.controller.clipboard.sync(bench.controller.selection.paths, Part.ALL)
    assert [bench.item(path).draft is not None for path in paths] == [True, True, True, False]
    bench.controller.undo()
    assert [bench.item(path).draft is not None for path in paths] == [True, False, False, False]
    bench.controller.redo()
    bench.controller.accept()
    bench.jobs.run()
    assert log(bench) == [("adjusted", path.name) for path in paths[:3]]


def test_the_crop_of_the_previous_photo(bench, other_crop):
    paths = bench.open(3)
    paste_previous(bench)
    assert bench.view.said[-1] == "There is no previous photo with a crop"
    bench.draft(other_crop)
    bench.controller.select(paths[2])
    paste_previous(bench)
    assert shown_box(bench.item(paths[2])).width == pytest.approx(shown_box(bench.item(paths[0])).width)


def test_nothing_copied_is_said(bench):
    bench.open(1)
    bench.controller.clipboard.paste(bench.controller.targets, Part.ALL)
    assert bench.view.said == ["No crop was copied yet"]
