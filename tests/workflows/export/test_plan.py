"""What an export will hold."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.dataset.options import Applied, ExportOptions, SplitBy
from cropperhead_desktop.dataset.reader import verify
from cropperhead_desktop.domain.decision import Alternate, DecisionKind, decided_now
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.labelling import HUMAN, Doubt, Origin
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import to_box
from cropperhead_desktop.training.angle.data import read_labelled
from cropperhead_desktop.workflows.export import plan as planning
from cropperhead_desktop.workflows.export.plan import ExportPlan, plan_export
from cropperhead_desktop.workflows.learn.evaluate import level_set
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


def test_crops_copied_from_photo_to_photo_are_left_out_or_marked(services: Services, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    for number, name in enumerate(("a", "b", "c")):
        path = photo(folder / f"{name}.jpg", number)
        decide(services, path, level(), DecisionKind.ADJUSTED)
        change(path.with_suffix(".xmp"), "cropperhead:Decision", "cropperhead:Once")
    decide(services, photo(folder / "d.jpg", 4), level(), DecisionKind.ACCEPTED)

    def planned(*wanted: Origin) -> tuple[dict[str, str], dict[str, str]]:
        options = ExportOptions(wanted=frozenset(wanted) or HUMAN)
        plan = plan_export(services, [folder], tmp_path / "out", options)
        return {one.path.name: one.decision for one in plan.photos}, {
            one.path.name: one.reason for one in plan.passed
        }

    counted, passed = planned()
    assert counted == {"a.jpg": "elsewhere", "d.jpg": "accepted"}
    assert passed == dict.fromkeys(("b.jpg", "c.jpg"), "copied from another photo")
    counted, passed = planned(*Origin)
    assert counted == {"a.jpg": "elsewhere", "b.jpg": "copied", "c.jpg": "copied", "d.jpg": "accepted"}
    counted, passed = planned(Origin.COPIED)
    assert counted == {"b.jpg": "copied", "c.jpg": "copied"}
    assert passed["a.jpg"] == "elsewhere, which does not count here"


def test_a_dataset_explains_its_decisions(services: Services, library: Path, tmp_path: Path) -> None:
    exported(services, library, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "dataset.json").read_bytes())["decisions"]
    assert set(told) == {"accepted", "adjusted", "kept"} and "unchanged" in told["accepted"]


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


def test_photos_levelled_by_upright_are_exported_with_their_tilt_and_no_crop(
    services: Services, library: Path, tmp_path: Path
) -> None:
    told = 'crs:PerspectiveUpright="3" crs:UprightTransform_3="0.999,0.04,0,-0.04,0.999,0,0,0,1"'
    for number, orientation in enumerate((1, 6, 2)):
        path = photo(library / f"bent {number}.jpg", 30 + number, orientation)
        decide(services, path, level(), DecisionKind.ADJUSTED)
        change(path.with_suffix(".xmp"), "crs:HasCrop", f"{told} crs:HasCrop")
    out = tmp_path / "out"
    report = exported(services, library, out)
    assert len(report.made) == 9
    assert sum("Upright or Transform bent" in passed.reason for passed in report.passed) == 3
    assert report.notes[0] == "the tilt of 2 photos that Upright levelled is in level/level.csv"
    films = level_set(out / "level")
    assert [round(tilt, 2) for _group, tilt, _open in films.photos] == [2.29, 2.29]
    assert [(one.path.name, one.group) for one in read_labelled(out / "level")] == [
        ("bent_0.jpg", "group-0001"),
        ("bent_1.jpg", "group-0001"),
    ]
    with Image.open(out / "level" / "bent_1.jpg") as picture:
        assert picture.height > picture.width  # upright, as displayed
    assert "level/bent_0.jpg" in verify(out).files
    again = plan_export(services, [library], out, ExportOptions())
    assert again.complete
    arrays = plan_export(services, [library], tmp_path / "arrays", ExportOptions(apply=Applied.ACCEPTED))
    assert arrays.levels == ()


def test_linked_crops_are_pictures_of_their_own_where_they_are_asked_for(
    services: Services, tmp_path: Path
) -> None:
    folder = tmp_path / "library"
    one, two = photo(folder / "a.jpg", 1), photo(folder / "b.jpg", 2)
    square, upright = (
        Alternate("1:1", level(0.1, 0.1, 0.5, 0.7), True),
        Alternate("4:5", level(0, 0, 0.4, 0.75)),
    )
    for path, kind in ((one, DecisionKind.ACCEPTED), (two, DecisionKind.PROPOSED)):
        decision = replace(decided_now(kind), alternates=(square, upright))
        services.sidecars.write(path, level(), services.photos.info(path), decision)

    def planned(**options) -> list[tuple[str, str]]:
        plan = plan_export(services, [folder], tmp_path / "out", ExportOptions(**options))
        return [(each.key, each.decision) for each in plan.photos]

    assert planned() == [("a.jpg", "accepted")]
    nudged = [("a.jpg 1:1", "adjusted"), ("b.jpg 1:1", "adjusted")]
    assert planned(alternates=True) == [("a.jpg", "accepted"), *nudged]
    assert planned(alternates=True, wanted=frozenset({Origin.ADJUSTED})) == nudged
    every = planned(alternates=True, wanted=HUMAN | {Origin.PROPOSED})
    assert len(every) == 6 and ("b.jpg 4:5", "proposed") in every
    report = exported(services, folder, tmp_path / "out", ExportOptions(alternates=True))
    rows = sorted(report.rows(), key=lambda row: row.get("exported", ""))
    made = {row["exported"]: row["crop"]["left"] for row in rows if row["status"] == "ok"}
    assert made == {"photos/a.jpg": 0.1, "photos/a_1x1.jpg": 0.1, "photos/b_1x1.jpg": 0.1}
    assert len({row["group"] for row in rows if row["status"] == "ok" and "a" in row["file"][-6:]}) == 1
    verify(tmp_path / "out")


def test_more_labels_than_one_file_is_for_go_into_pieces(
    services: Services, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "MOST_LABELS", 8)
    with pytest.raises(FileError, match="9 labels; COCO is one file"):
        plan_export(services, [library], tmp_path / "out", ExportOptions(formats=("parquet", "coco")))
    options = ExportOptions(formats=("parquet", "webdataset"))
    assert len(plan_export(services, [library], tmp_path / "out", options).photos) == 9
