"""Turned views: the sign of a tilt, and the ways in which an angle could leak."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw

from cropperhead_desktop.geometry.crop import Point, rotate
from cropperhead_desktop.geometry.orientation import box_to_stored
from cropperhead_desktop.geometry.rotation import largest_inscribed
from cropperhead_desktop.inference.suggest.preprocess import recoded
from cropperhead_desktop.training.angle.data import (
    SIDE,
    STEEPEST,
    ViewPlan,
    draw_views,
    folds,
    prior_tilts,
    read_labelled,
    read_photos,
    read_prior,
    spread_tilts,
    turned,
    window,
)


def horizon(tilt: float = 0.0, size: tuple[int, int] = (450, 300)) -> Image.Image:
    """Ground under sky; the horizon passes through the middle, turned clockwise by `tilt` degrees."""
    picture = Image.new("RGB", size, (210, 220, 240))
    middle = Point(size[0] / 2, size[1] / 2)
    ground = [rotate(Point(x, y), tilt) for x, y in ((-900, 0), (900, 0), (900, 900), (-900, 900))]
    ImageDraw.Draw(picture).polygon([(p.x + middle.x, p.y + middle.y) for p in ground], (50, 70, 40))
    return picture


def horizon_tilt(pixels: np.ndarray) -> float:
    """Degrees clockwise of the edge between light above and dark below, by a line fit."""
    grey = pixels.astype(float).mean(axis=2)
    columns = np.arange(40, SIDE - 40)
    bars = (pixels == 128).all(axis=(1, 2))
    inner = grey[~bars]
    # each column's share of light is the height of its edge
    heights = [(inner[:, x] - 52).sum() / (222 - 52) for x in columns]
    return math.degrees(math.atan(np.polyfit(columns, heights, 1)[0]))


@pytest.mark.parametrize("tilt", [-12.0, -4.5, 0.0, 0.5, 7.0])
def test_the_content_is_turned_clockwise(tilt: float) -> None:
    pixels = turned(horizon(), ViewPlan(tilt, False, 1.0, (0.0, 0.0), 95))
    assert pixels.shape == (SIDE, SIDE, 3)
    assert horizon_tilt(pixels) == pytest.approx(tilt, abs=0.15)


def test_mirroring_comes_before_turning() -> None:
    pixels = turned(horizon(3.0), ViewPlan(5.0, True, 1.0, (0.0, 0.0), 95))
    assert horizon_tilt(pixels) == pytest.approx(5.0 - 3.0, abs=0.15)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_crop_turned_by_the_tilt_follows_the_horizon(orientation: int) -> None:
    """In the displayed frame the top side of a box at angle +tilt is parallel to the horizon."""
    tilt = 6.0
    box = largest_inscribed(450, 300, tilt, 1.5)
    along = rotate(Point(1.0, 0.0), box.angle)
    assert math.degrees(math.atan2(along.y, along.x)) == pytest.approx(tilt)
    stored = box_to_stored(box, *((300, 450) if orientation >= 5 else (450, 300)), orientation)
    assert stored.angle == (-tilt if orientation in {2, 4, 5, 7} else tilt)


def test_the_window_never_shows_what_is_outside() -> None:
    white = Image.new("RGB", (448, 299), (255, 255, 255))
    for tilt in (-STEEPEST, STEEPEST):
        for shift in ((-1.0, -1.0), (1.0, 1.0)):
            pixels = turned(white, ViewPlan(tilt, False, 0.9, shift, 95))
            content = pixels[~(pixels == 128).all(axis=(1, 2))]
            assert content.min() > 240


def test_the_size_of_a_view_does_not_tell_its_tilt() -> None:
    shapes = set()
    for tilt in np.linspace(-STEEPEST, STEEPEST, 7):
        pixels = turned(horizon(), ViewPlan(float(tilt), False, 0.93, (0.3, -0.2), 80))
        shapes.add((~(pixels == 128).all(axis=(1, 2))).sum())
    assert len(shapes) == 1


def test_an_upright_view_is_as_sharp_as_a_turned_one() -> None:
    rng = np.random.default_rng(0)
    noise = Image.fromarray(rng.integers(0, 256, (300, 450, 3), np.uint8))

    def sharpness(tilt: float) -> float:
        pixels = turned(noise, ViewPlan(tilt, False, 1.0, (0.0, 0.0), 95)).astype(float)
        return float(np.abs(np.diff(pixels[60:160, 20:200], axis=1)).mean())

    upright = sharpness(0.0)
    assert [sharpness(tilt) / upright for tilt in (1.0, 5.0, 11.0)] == pytest.approx([1, 1, 1], abs=0.05)


def test_the_window_is_downsampled_at_least_one_and_a_half_times() -> None:
    assert max(window(448, 299)) / SIDE >= 1.5
    small = turned(Image.new("RGB", (150, 100), (255, 0, 0)), ViewPlan(3.0, False, 1.0, (0, 0), 90))
    assert small.shape == (SIDE, SIDE, 3)


def test_recoding_changes_pixels_and_keeps_the_size() -> None:
    rng = np.random.default_rng(0)
    noise = Image.fromarray(rng.integers(0, 256, (50, 70, 3), np.uint8))
    again = recoded(noise, 75)
    assert again.size == noise.size
    assert np.asarray(again).tolist() != np.asarray(noise).tolist()


def test_tilts_are_spread_evenly_or_as_photographs_have_them() -> None:
    rng = np.random.default_rng(0)
    tilts = np.sort(spread_tilts(8, 12.0, rng))
    assert np.all(np.diff(np.floor((tilts + 12) / 3)) == 1)
    angles = np.arange(-20, 20.5, 0.5)
    prior = angles, np.exp(-np.abs(angles))
    drawn = prior_tilts(3000, (prior[0], prior[1] / prior[1].sum()), 12.0, rng)
    assert np.abs(drawn).max() <= 12.0
    assert np.median(np.abs(drawn)) == pytest.approx(math.log(2), abs=0.1)


def test_views_are_the_same_for_the_same_seed() -> None:
    tilts = np.array([1.0, -2.0])
    first, again = (draw_views(2, tilts, np.random.default_rng(3)) for _ in range(2))
    assert first == again
    assert [view.tilt for view in first] == [1.0, -2.0]


def test_a_group_lies_in_one_fold() -> None:
    groups = ["a", "b", "a", "c", "d", "b", "e", "f"]
    found = folds(groups, 3)
    assert {(g, int(f)) for g, f in zip(groups, found, strict=True)} == {
        (g, int(found[groups.index(g)])) for g in set(groups)
    }
    assert set(found.tolist()) == {0, 1, 2}


def test_the_shared_sets_are_read(shared_data) -> None:
    photos = read_photos(shared_data / "photos") + read_photos(shared_data / "crops")
    assert len(photos) > 1500
    assert all(photo.path.is_file() and photo.group != "None" for photo in photos)
    labelled = read_labelled(shared_data / "level")
    assert len({row.group for row in labelled}) == 22
    angles, shares = read_prior(shared_data / "level" / "roll_prior.json")
    assert shares.sum() == pytest.approx(1)
    assert shares.tolist() == shares[::-1].tolist()
    assert np.abs(angles)[np.argsort(-shares)[:3]].max() <= 0.5
