"""Somebody's own crops: every command sees the same occasions, and a copied library has them too."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import piexif
import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.learn.own_crops import own_crops
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.statistics.gather import gather, samples_of
from cropperhead_desktop.workflows.statistics.harvest import harvest

TIMES = ("2024:05:01 22:30:00", "2024:05:02 00:10:00", "2024:05:02 09:00:00", "")
"""One evening past midnight, a morning, and a photo without a time."""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(device="cpu", cache_folder=tmp_path / "cache"))
    yield opened
    opened.close()


@pytest.fixture
def library(tmp_path: Path, services: Services) -> Path:
    folder, rng = tmp_path / "library", np.random.default_rng(1)
    for room in ("a", "b"):
        for number in range(24):
            photo = folder / room / f"{number:02}.jpg"
            photo.parent.mkdir(parents=True, exist_ok=True)
            time = TIMES[number % 4]
            # some programs write only when the file was made (tag 306): every command takes that for the time
            tags = {"0th": {306: time}} if number > 11 else {"Exif": {36867: time}}
            exif = piexif.dump(tags if time else {})
            Image.new("RGB", (60, 40)).save(photo, exif=exif)
            left, top = rng.uniform(0, 0.2, 2)
            crop, decision = (
                Crop(left, top, left + 0.7, top + 0.7),
                decided_now(DecisionKind.ADJUSTED, "m", 0.5),
            )
            services.sidecars.write(photo, crop, services.photos.info(photo), decision)
    return folder


def copied(library: Path, tmp_path: Path) -> Path:
    """As a copy without its times would be: every file of another day."""
    other = tmp_path / "copy"
    shutil.copytree(library, other)
    for number, path in enumerate(sorted(other.rglob("*.*"))):
        os.utime(path, (86400.0 * number, 86400.0 * number))
    return other


def photos_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.jpg"))


def test_occasions_are_gaps_of_the_cameras_clock_in_a_folder(services: Services, library: Path) -> None:
    examples = own_crops(services, "lib", photos_in(library), 1000).data.examples
    sites = [one.site for one in examples]
    first = [sites[:4].index(site) for site in sites[:24]]
    assert first == [0, 0, 2, 3] * 6
    assert len(set(sites)) == 6 and set(sites[:24]).isdisjoint(sites[24:])


def test_a_copy_has_the_same_occasions_and_the_same_statistics(
    services: Services, library: Path, tmp_path: Path
) -> None:
    other = copied(library, tmp_path)
    partitions = []
    for folder in (library, other):
        sites = [one.site for one in own_crops(services, "lib", photos_in(folder), 1000).data.examples]
        partitions.append([sites.index(site) for site in sites])
    assert partitions[0] == partitions[1]
    first, second = (gather(services, [folder], compared=0).record() for folder in (library, other))
    assert first == second


def test_the_statistics_count_the_same_occasions(services: Services, library: Path) -> None:
    counted, _left_out, _applied = samples_of(harvest(services, [library]))
    found = {one.file: one.site for one in own_crops(services, "lib", photos_in(library), 1000).data.examples}
    assert {sample.photo: sample.occasion for sample in counted} == found
