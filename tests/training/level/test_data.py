"""Views for the level reader: what a person levelled keeps its tilt, views are made once."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from cropperhead_desktop.inference.graphs.level import STATISTICS
from cropperhead_desktop.training.angle.data import LevelPhoto
from cropperhead_desktop.training.level.data import (
    VIEWS,
    kept,
    level_photos,
    levelled_photos,
    pixels_of,
    turned_views,
)

PRIOR = (np.arange(-20, 20.5, 0.5), np.full(81, 1 / 81))


def horizon(path: Path, tilt: float) -> Path:
    """Ground under sky, turned clockwise by `tilt` degrees."""
    picture = Image.new("RGB", (448, 448), (210, 220, 240))
    ImageDraw.Draw(picture).rectangle([0, 224, 448, 448], fill=(50, 70, 40))
    path.parent.mkdir(parents=True, exist_ok=True)
    wide = picture.resize((900, 900)).rotate(-tilt, Image.Resampling.BICUBIC)
    wide.crop((150, 250, 750, 650)).save(path, quality=95)
    return path


def horizon_tilt(pixels: np.ndarray) -> float:
    """Degrees clockwise of the edge between light and dark, by a line fit."""
    grey = pixels.astype(float).mean(axis=2)[~(pixels == 128).all(axis=(1, 2))]
    columns = np.arange(40, pixels.shape[1] - 40)
    heights = [(grey[:, x] - 53).sum() / (223 - 53) for x in columns]
    return float(np.degrees(np.arctan(np.polyfit(columns, heights, 1)[0])))


@pytest.mark.parametrize("tilt", [0.0, 3.0, -2.5])
def test_a_view_leans_as_it_says_whatever_the_photo_does(tmp_path: Path, tilt: float) -> None:
    photo = LevelPhoto(horizon(tmp_path / "some" / "images" / "a.jpg", tilt), "me", tilt)
    pixels, tilts = pixels_of(photo, PRIOR, 0)
    assert [horizon_tilt(one) for one in pixels] == pytest.approx(tilts.tolist(), abs=0.25)
    assert np.abs(tilts).max() <= 12 - abs(tilt)


def test_the_name_and_the_round_decide_on_the_views(tmp_path: Path) -> None:
    photo = LevelPhoto(horizon(tmp_path / "x" / "images" / "a.jpg", 0), "me")
    elsewhere = LevelPhoto(horizon(tmp_path / "y" / "x" / "images" / "a.jpg", 0), "you")
    first, again, other = (pixels_of(*asked)[1] for asked in
                           ((photo, PRIOR, 0), (elsewhere, PRIOR, 0), (photo, PRIOR, 1)))  # fmt: skip
    assert first.tolist() == again.tolist() != other.tolist()


def test_what_people_levelled_counts_once(tmp_path: Path) -> None:
    tilts = [{"file": "tilt/a.jpg", "site": "s", "angle": 2.0, "crops_file": "images/1.jpg"}]
    rows = [
        {"file": "images/1.jpg", "site": "s", "angle": 2.0},
        {"file": "images/2.jpg", "site": "t", "angle": -3.0},
        {"file": "images/3.jpg", "site": "t"},
    ]
    (tmp_path / "tilt.json").write_text(json.dumps(tilts))
    (tmp_path / "manifest.json").write_text(json.dumps(rows))
    found = [(photo.path.name, photo.group, photo.tilt) for photo in levelled_photos(tmp_path)]
    assert found == [("a.jpg", "s", 2.0), ("2.jpg", "t", -3.0)]


def test_views_that_are_there_are_not_made_again(tmp_path: Path, lite_arrays) -> None:
    np.savez(tmp_path / "trunk.npz", **lite_arrays)
    photos = [
        LevelPhoto(horizon(tmp_path / "photos" / "images" / f"{name}.jpg", 0), name) for name in ("a", "b")
    ]
    views = turned_views(photos, PRIOR, tmp_path / "trunk.npz", tmp_path / "views", 2)
    assert views.statistics.shape == (4 * VIEWS, STATISTICS)
    assert views.photos.tolist() == ([0] * VIEWS + [1] * VIEWS) * 2
    assert views.round.tolist() == [0] * 2 * VIEWS + [1] * 2 * VIEWS
    for photo in photos:
        photo.path.unlink()
    again = turned_views(photos, PRIOR, tmp_path / "trunk.npz", tmp_path / "views", 2)
    assert again.statistics.tolist() == views.statistics.tolist()


def test_a_file_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    def fails() -> list[np.ndarray]:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept(tmp_path / "new" / "a.npz", fails)
    assert [one.tolist() for one in kept(tmp_path / "new" / "a.npz", lambda: [np.arange(2)])] == [[0, 1]]
    assert [one.tolist() for one in kept(tmp_path / "new" / "a.npz", fails)] == [[0, 1]]


def test_the_shared_photos_are_read(shared_data: Path) -> None:
    photos = level_photos(shared_data)
    assert len(photos) == 1330 + 695 + 16 and all(photo.path.is_file() for photo in photos)
    assert {photo.weight for photo in photos} == {0.5, 1.0}
    assert sum(photo.tilt != 0 for photo in photos) == 16
