"""Which photos of a folder were taken in one moment."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.care import Guarded
from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import Preview
from cropperhead_desktop.domain.suggestion import BurstFrame
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.suggest.suggesters import ALONE
from cropperhead_desktop.workflows.bursts import MOST, STEADY, Bursts, burst_version, tilt_as_one
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import open_services

NOON = datetime(2024, 5, 1, 12)


class Clock:
    """Seconds after noon by name; names that are not there have no time."""

    def __init__(self, **seconds: float) -> None:
        self.seconds = seconds
        self.asked: list[str] = []

    def __call__(self, photo: Path) -> datetime | None:
        self.asked.append(photo.stem)
        after = self.seconds.get(photo.stem)
        return None if after is None else NOON + timedelta(seconds=after)


def folder_of(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / f"{name}.jpg").write_bytes(b"x")
    return [folder / f"{name}.jpg" for name in names]


def around(bursts: Bursts, photo: Path) -> tuple[list[str], list[str]]:
    before, after = bursts.around(photo)
    return [frame.stem for frame in before], [frame.stem for frame in after]


def test_neighbours_within_seconds_are_a_burst_and_times_are_read_once(tmp_path: Path) -> None:
    photos = folder_of(tmp_path, "a1", "a2", "a10", "a11", "b")
    clock = Clock(a1=0, a2=2, a10=4.5, a11=60)
    bursts = Bursts(clock)
    assert around(bursts, photos[0]) == ([], ["a2", "a10"])
    assert around(bursts, photos[1]) == (["a1"], ["a10"])
    assert around(bursts, photos[2]) == (["a1", "a2"], [])
    assert around(bursts, photos[3]) == ([], [])
    assert around(bursts, photos[4]) == ([], [])
    assert sorted(set(clock.asked)) == sorted(clock.asked)


@pytest.mark.parametrize(
    ("own", "place", "count", "expected"),
    [
        ("a1", 0, 3, ["a1", "a2", "a10"]),
        ("a2", 1, 3, ["a1", "a2", "a10"]),
        ("a10", 0, 1, ["a10"]),  # the others show something else
        ("a2", 0, 2, ["a2", "a10"]),
        ("a2", 5, 6, ["a1", "a2"]),  # frames went meanwhile
    ],
)
def test_the_frames_of_a_moment_are_the_same_for_each(
    tmp_path: Path, own: str, place: int, count: int, expected: list[str]
) -> None:
    folder_of(tmp_path, "a1", "a2", "a10")
    found = Bursts(Clock(a1=0, a2=2, a10=4.5)).frames(tmp_path / f"{own}.jpg", BurstFrame(place, count))
    assert [path.stem for path in found] == expected


def test_a_long_burst_falls_into_parts_that_all_frames_agree_on(tmp_path: Path) -> None:
    names = [f"f{number:03}" for number in range(MOST + 5)]
    photos = folder_of(tmp_path, *names)
    bursts = Bursts(Clock(**{name: number / 10 for number, name in enumerate(names)}))
    parts = [
        tuple(frame.stem for frame in (*bursts.around(photo)[0], photo, *bursts.around(photo)[1]))
        for photo in photos
    ]
    assert set(parts) == {tuple(names[:MOST]), tuple(names[MOST:])}


def test_new_frames_are_seen_and_folders_that_vanish_are_no_burst(tmp_path: Path) -> None:
    photos = folder_of(tmp_path, "a", "c")
    bursts = Bursts(Clock(a=0, b=1, c=2))
    assert around(bursts, photos[0]) == ([], ["c"])
    folder_of(tmp_path, "b")
    os.utime(tmp_path, ns=(1, 1))
    assert around(bursts, photos[0]) == ([], ["b", "c"])
    assert around(bursts, tmp_path / "nowhere" / "a.jpg") == ([], [])


def test_the_version_changes_with_the_frames(tmp_path: Path) -> None:
    photos = folder_of(tmp_path, "a", "b")
    known = burst_version(photos)
    assert burst_version([]) == ""
    assert burst_version(photos[:1]) != known
    os.utime(photos[1], ns=(1, 1))
    assert burst_version(photos) != known


def test_the_frames_of_a_burst_get_one_crop_and_a_bad_one_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos = [tmp_path / f"{number}.jpg" for number in range(4)]
    for number, photo in enumerate(photos):
        shown = np.random.default_rng(1).integers(0, 255, (20, 30, 3))
        moved = np.random.default_rng(number + 2).integers(0, 12, (20, 30, 3))
        Image.fromarray(np.clip(shown + moved, 0, 255).astype(np.uint8)).resize((600, 400)).save(photo)
    services = open_services(Options(model="cropper-1", device="cpu", cache_folder=tmp_path / "cache"))
    taken = dict.fromkeys(photos[:3], NOON)
    monkeypatch.setattr(services, "bursts", Bursts(taken.get))
    usual = services.photos.preview

    def preview(path: Path) -> Preview:
        if path == photos[2]:
            raise PhotoError(path, "is damaged")
        return usual(path)

    try:
        monkeypatch.setattr(services.photos, "preview", preview)
        crops = [services.suggest(photo).crop for photo in photos[:2]]
        assert crops[0] == crops[1]
        monkeypatch.setattr(services, "bursts", Bursts(lambda _photo: None))
        alone = services.suggester.suggest(usual(photos[0]), burst=ALONE)
        assert services.suggest(photos[0]).crop == alone.crop
    finally:
        services.close()


def test_frames_of_a_burst_that_lean_alike_get_one_angle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fourth shows the same and was held otherwise: the others' angle would leave it crooked."""
    grain = np.random.default_rng(1).integers(0, 40, (400, 600, 3), dtype=np.uint8)
    grain[200:] += 120
    photos = [tmp_path / f"{number}.jpg" for number in range(4)]
    for photo, tilt in zip(photos, (2.2, 2.5, 2.8, 6.0), strict=True):
        Image.fromarray(grain).rotate(-tilt, Image.Resampling.BICUBIC).crop((60, 40, 540, 360)).save(photo)
    services = open_services(Options(device="cpu", cache_folder=tmp_path / "cache"))
    try:
        monkeypatch.setattr(services, "bursts", Bursts(dict.fromkeys(photos, NOON).get))
        found = [services.suggest(photo) for photo in photos]
        assert all(one.burst is not None and one.burst.count == 4 for one in found)
        levels = [one.level for one in found]
        assert levels[0] is not None and levels[0] == levels[1] == levels[2]
        monkeypatch.setattr(services, "bursts", Bursts(lambda _photo: None))
        alone = [services.suggest(photo).level for photo in photos]
        assert len(set(alone[:3])) > 1 and levels[3] == alone[3]
    finally:
        services.close()


def test_what_a_habit_is_scored_by_spares_what_proposals_spare(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    Image.effect_noise((600, 400), 60).convert("RGB").save(photo)
    services = open_services(Options(device="cpu", cache_folder=tmp_path / "cache"))
    boxes = [Box(300, 200, 300, 200), Box(200, 200, 300, 200)]
    try:
        preview = partial(services.photos.preview, photo)
        face = (0.2, 0.4, 0.3, 0.6)  # the first box cuts it, the second one holds it
        known, care = [face], replace(services.care, never_cut=frozenset({Guarded.FACES}))
        plain = services.suggester.score(preview, boxes)
        spared = services.suggester.score(preview, boxes, faces=known, care=care)
        assert plain is not None and spared is not None
        assert spared[0] - spared[1] < plain[0] - plain[1]
    finally:
        services.close()


def test_frames_of_a_burst_lean_as_one_but_for_those_held_otherwise() -> None:
    held = [2.0, 2.3, None, 2.2, 2.3 + 3 * STEADY]
    around = [(held[at], held[:at] + held[at + 1 :]) for at in range(len(held))]
    assert [tilt_as_one(*each) for each in around] == [2.25, 2.25, None, 2.25, held[4]]
    assert tilt_as_one(-1.5, []) == -1.5
