"""A decision is about one crop: when another program changes the crop, it is no longer ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import Decision, DecisionKind
from cropperhead_desktop.domain.labelling import Origin, origin_of
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.store import Sidecars

CROP = Crop(0.1, 0.2, 0.9, 0.8, -1.5)


def written(photo: Path, info: PhotoInfo, crop: Crop | None, kind: DecisionKind) -> tuple[Sidecars, Path]:
    store = Sidecars()
    receipt = store.write(photo, crop, info, Decision(kind, "cropper-1", 0.5, "2026-01-02T03:04:05+00:00"))
    return store, receipt.sidecar


def edit(sidecar: Path, old: str, new: str) -> None:
    """What another program does."""
    text = sidecar.read_text("utf-8")
    assert text.count(old) == 1
    sidecar.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('crs:CropLeft="0.100000"', 'crs:CropLeft="0.110000"'),
        ('crs:CropBottom="0.800000"', 'crs:CropBottom="0.799900"'),
        ('crs:CropAngle="-1.500000"', 'crs:CropAngle="0"'),
        ('crs:CropAngle="-1.500000"', ""),
    ],
)
def test_a_crop_changed_elsewhere_is_the_users(photo: Path, info: PhotoInfo, old: str, new: str) -> None:
    store, sidecar = written(photo, info, CROP, DecisionKind.PROPOSED)
    assert origin_of(store.read(photo, info)) is Origin.PROPOSED
    edit(sidecar, old, new)
    record = store.read(photo, info)
    assert record.decision is None
    assert origin_of(record) is Origin.ELSEWHERE


@pytest.mark.parametrize("text", ["0.1", "+0.1000004", "1e-1", "0,100001"])
def test_the_same_crop_spelled_otherwise_is_still_ours(photo: Path, info: PhotoInfo, text: str) -> None:
    store, sidecar = written(photo, info, CROP, DecisionKind.ACCEPTED)
    edit(sidecar, 'crs:CropLeft="0.100000"', f'crs:CropLeft="{text}"')
    assert origin_of(store.read(photo, info)) is Origin.ACCEPTED


def test_a_kept_photo_that_is_cropped_elsewhere(photo: Path, info: PhotoInfo) -> None:
    store, sidecar = written(photo, info, None, DecisionKind.KEPT)
    assert origin_of(store.read(photo, info)) is Origin.KEPT
    edges = 'crs:CropLeft="0.1" crs:CropTop="0.1" crs:CropRight="0.9" crs:CropBottom="0.9"'
    edit(sidecar, 'crs:HasCrop="False"', f'crs:HasCrop="True" {edges}')
    assert origin_of(store.read(photo, info)) is Origin.ELSEWHERE


def test_a_crop_taken_away_elsewhere_leaves_the_photo_undecided(photo: Path, info: PhotoInfo) -> None:
    store, sidecar = written(photo, info, CROP, DecisionKind.ACCEPTED)
    edit(sidecar, 'crs:HasCrop="True"', 'crs:HasCrop="False"')
    record = store.read(photo, info)
    assert (record.crop, record.decision, origin_of(record)) == (None, None, None)


def test_sidecars_from_before_this_was_remembered_are_believed(photo: Path, info: PhotoInfo) -> None:
    store, sidecar = written(photo, info, CROP, DecisionKind.PROPOSED)
    edit(sidecar, 'cropperhead:Crop="0.100000 0.200000 0.900000 0.800000 -1.500000"', "")
    assert origin_of(store.read(photo, info)) is Origin.PROPOSED


@pytest.mark.parametrize("remembered", ["", "none", "0.1 0.2", "a b c d e", "nan nan nan nan nan"])
def test_a_damaged_memory_gives_the_crop_to_the_user(photo: Path, info: PhotoInfo, remembered: str) -> None:
    store, sidecar = written(photo, info, CROP, DecisionKind.PROPOSED)
    edit(sidecar, "0.100000 0.200000 0.900000 0.800000 -1.500000", remembered)
    assert origin_of(store.read(photo, info)) is Origin.ELSEWHERE
