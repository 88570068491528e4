"""What an export will hold."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.dataset.options import Applied, ExportOptions, SplitBy
from cropperhead_desktop.domain.decision import DecisionKind
from cropperhead_desktop.domain.labelling import HUMAN, Doubt, Origin
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import to_box
from cropperhead_desktop.workflows.export.plan import ExportPlan, plan_export
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from tests.helpers.exports import HEIGHT, WIDTH, change, decide, exported, level, photo


def test_who_counts(services: Services, library: Path, tmp_path: Path) -> None:
    proposed = photo(library / "proposed.jpg", 20)
    decide(services, proposed, level(), DecisionKind.PROPOSED)
    plain = photo(library / "plain.jpg", 21)
    applied = photo(library / "applied.jpg", 22)
    decide(services, applied, level(), DecisionKind.ADJUSTED)
    change(applied.with_suffix(".xmp"), 'AlreadyApplied="False"', 'AlreadyApplied="True"')
    replaced = photo(library / "replaced.jpg", 23)
    decide(services, replaced, level(), DecisionKind.ADJUSTED)
    photo(replaced, 24)
    plan = plan_export(services, [library], tmp_path / "out", ExportOptions())
    assert len(plan.photos) == 9
    assert {passed.path: passed.reason for passed in plan.passed} == {
        proposed: "only proposed",
        plain: "no crop",
        applied: "the crop is already applied to the pixels",
        replaced: Doubt.OUTDATED.value,
    }
    every = plan_export(
        services, [library], tmp_path / "out", ExportOptions(wanted=HUMAN | {Origin.PROPOSED})
    )
    assert {one.path for one in every.photos} - {one.path for one in plan.photos} == {proposed}
    kept = plan_export(services, [library], tmp_path / "out", ExportOptions(wanted=frozenset({Origin.KEPT})))
    assert {one.decision for one in kept.photos} == {"kept"}
    assert sum(plan.expected().values()) == 9


def test_a_copy_in_another_shoot_stays_on_the_same_side(
    services: Services, library: Path, tmp_path: Path
) -> None:
    copy = library / "later" / "copy.jpg"
    copy.parent.mkdir()
    with Image.open(library / "day 0" / "IMG_0.jpg") as picture:
        picture.resize((450, 300)).save(copy, quality=60)
    decide(services, copy, level(), DecisionKind.ADJUSTED)
    for seed in range(4):
        out = tmp_path / f"out{seed}"
        report = exported(services, library, out, ExportOptions(seed=seed, split_by=SplitBy.FOLDER))
        split = {made.path: (made.label.group, made.label.split) for made in report.made}
        assert split[copy] == split[library / "day 0" / "IMG_0.jpg"]


def test_one_group_is_said(services: Services, library: Path, tmp_path: Path) -> None:
    report = exported(services, library / "day 0", tmp_path / "out")
    assert {made.label.split for made in report.made} == {"train"}
    assert report.notes == (
        "val and test got no photo: there is only 1 group of photos that stay together; "
        "splitting by something else may help",
    )


def test_centre_and_model_need_no_decisions(tmp_path: Path, photo_folder: Path) -> None:
    with_model = open_services(Options(cache_folder=tmp_path / "cache", device="cpu"))
    try:
        for apply in (Applied.CENTRE, Applied.MODEL):
            options = ExportOptions(apply=apply, size=64)
            report = exported(with_model, photo_folder, tmp_path / apply, options)
            assert len(report.made) == 5
            for made in report.made:
                info = made.label.photo
                box = to_box(made.label.crop, info.width, info.height)
                assert 0 < box.area <= info.width * info.height + 1
                if apply is Applied.CENTRE:
                    assert box.aspect == pytest.approx(1)
                    assert box.width == pytest.approx(min(info.width, info.height))
                else:
                    assert made.label.crop == with_model.suggest(made.path).crop
    finally:
        with_model.close()


def test_a_plan_says_when_photos_were_taken(services: Services, library: Path, tmp_path: Path) -> None:
    plan: ExportPlan = plan_export(services, [library], tmp_path / "out", ExportOptions(keep=("camera",)))
    assert plan.photos[0].occasion.taken == datetime(2024, 5, 1, 10, 0)
    assert plan.photos[0].info == PhotoInfo(WIDTH, HEIGHT, 1)
    assert [one.name for one in plan.photos][:4] == ["IMG_0", "IMG_1", "IMG_2", "IMG_0-2"]
    assert json.loads(json.dumps(dict(plan.photos[0].facts))) == {"camera": ""}
