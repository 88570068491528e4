"""Export with the real adapters: pixels and labels fit, bad input is named, a stopped run is gone on with."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from cropperhead_desktop.dataset import arrays
from cropperhead_desktop.dataset.description import read_description
from cropperhead_desktop.dataset.formats import FORMATS, LabelFormat, LabelsToWrite
from cropperhead_desktop.dataset.label import LabelledPicture, from_row, to_row
from cropperhead_desktop.dataset.options import Applied, ExportOptions, SplitBy
from cropperhead_desktop.dataset.reader import verify
from cropperhead_desktop.dataset.terms import SPLITS, Frame, Shape
from cropperhead_desktop.dataset.writing import OutputError
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import FileError, ToolError
from cropperhead_desktop.domain.labelling import HUMAN, Origin
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import Cancelled, Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import read_manifest
from cropperhead_desktop.geometry.crop import Box, Crop, corners, to_box, to_crop
from cropperhead_desktop.workflows.export.place import partial_of
from cropperhead_desktop.workflows.export.plan import ExportPlan, plan_export
from cropperhead_desktop.workflows.export.run import BEGUN_ANEW, ExportReport, export_dataset
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from tests.helpers.datasets import jpegs_in_shards, labels

WIDTH, HEIGHT = 900, 600


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(cache_folder=tmp_path / "cache"), with_model=False)
    yield opened
    opened.close()


def photo(path: Path, seed: int = 0, orientation: int = 1, taken: str = "", box: Box | None = None) -> Path:
    """A photo with a shape of its own; with `box` (stored pixels) that box in white on black."""
    if box is None:
        dice = np.random.default_rng(seed)
        small = Image.fromarray(dice.integers(0, 255, (6, 9, 3), np.uint8))
        picture = small.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    else:
        large = Image.new("RGB", (4 * WIDTH, 4 * HEIGHT))
        ImageDraw.Draw(large).polygon([(4 * p.x, 4 * p.y) for p in corners(box)], (255 - seed,) * 3)
        picture = large.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    exif = Image.Exif()
    exif[0x0112] = orientation
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, exif=exif, quality=95)
    return path


def decide(services: Services, path: Path, crop: Crop | None, kind: DecisionKind) -> None:
    services.sidecars.write(path, crop, services.photos.info(path), decided_now(kind))


def _change(sidecar: Path, old: str, new: str) -> None:
    """As another program might have written it."""
    text = sidecar.read_text()
    assert old in text
    sidecar.write_text(text.replace(old, new))


def level(left: float = 0.1, top: float = 0.2, right: float = 0.8, bottom: float = 0.9) -> Crop:
    return Crop(left, top, right, bottom, 0.0)


@pytest.fixture
def library(services: Services, tmp_path: Path) -> Path:
    """Nine photos of three days; names repeat in the folders."""
    folder = tmp_path / "library"
    kinds = [DecisionKind.ACCEPTED, DecisionKind.ADJUSTED, DecisionKind.KEPT]
    for number in range(9):
        day, kind = number // 3, kinds[number % 3]
        path = folder / f"day {day}" / f"IMG_{number % 3}.jpg"
        photo(path, number, 1 + number % 8, f"2024:05:0{1 + day} 10:0{number % 3}:00")
        decide(services, path, None if kind is DecisionKind.KEPT else level(), kind)
    return folder


def exported(
    services: Services,
    folder: Path,
    out: Path,
    options: ExportOptions | None = None,
    progress: ProgressCallback = ignore_progress,
) -> ExportReport:
    plan = plan_export(services, [folder], out, options or ExportOptions())
    return export_dataset(services, plan, progress)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("frame", Frame)
def test_the_polygon_lies_on_the_pixels(
    services: Services, tmp_path: Path, shape: Shape, frame: Frame
) -> None:
    """The box is painted white in the photo; the label must find it again, to half a pixel on average."""
    folder = tmp_path / "turned"
    for orientation in range(1, 9):
        box = Box(470, 260, 420, 300, (0.0, 7.0, -20.0)[orientation % 3])
        path = photo(folder / f"{orientation}.png", orientation=orientation, box=box)
        decide(services, path, to_crop(box, WIDTH, HEIGHT), DecisionKind.ADJUSTED)
    options = ExportOptions(shape=shape, frame=frame, size=300, quality=95, fractions=(1, 0, 0))
    exported(services, folder, tmp_path / "out", options)
    for label in labels(tmp_path / "out"):
        with Image.open(tmp_path / "out" / label.file) as picture:
            assert picture.size == (label.width, label.height)
            found = np.asarray(picture.convert("L")).astype(float) / 255
        if shape is Shape.LETTERBOX:
            x, y, width, height = label.content
            found[:y], found[y + height :], found[:, :x], found[:, x + width :] = 0, 0, 0, 0
        mask = Image.new("L", (8 * label.width, 8 * label.height))
        ImageDraw.Draw(mask).polygon([(8 * p.x, 8 * p.y) for p in label.polygon], 255)
        wanted = np.asarray(mask.resize(picture.size, Image.Resampling.BOX)).astype(float) / 255
        around = sum(
            np.hypot(a.x - b.x, a.y - b.y)
            for a, b in zip(label.polygon, (*label.polygon[1:], label.polygon[0]), strict=True)
        )
        assert np.abs(found - wanted).sum() < 0.5 * around, label


def test_labels_equal_the_sidecars(services: Services, library: Path, tmp_path: Path) -> None:
    options = ExportOptions(formats=("json", "coco", "csv", "webdataset"))
    report = exported(services, library, tmp_path / "out", options)
    by_file = {made.label.file: made.path for made in report.made}
    assert len(by_file) == 9
    for form in options.formats:
        for label in labels(tmp_path / "out", form):
            path = by_file[label.file]
            record = services.sidecars.read(path, services.photos.info(path))
            crop = record.crop or Crop(0, 0, 1, 1)
            for name in ("left", "top", "right", "bottom", "angle"):
                assert getattr(label.crop, name) == pytest.approx(getattr(crop, name), abs=1e-6)
            assert record.decision is not None
            assert label.decision == record.decision.kind.value
            assert label.source_sha256 == sha256(path.read_bytes()).hexdigest()
    jpegs = jpegs_in_shards(tmp_path / "out")
    for made in report.made:
        assert sha256(jpegs[Path(made.label.file).stem]).hexdigest() == made.label.sha256


def test_training_reads_an_export(services: Services, library: Path, tmp_path: Path) -> None:
    exported(services, library, tmp_path / "out", ExportOptions(split_by=SplitBy.DAY))
    examples, _ = read_manifest(tmp_path / "out")
    assert {example.split for example in examples} == set(SPLITS)
    assert len({example.site for example in examples}) == 3
    exported(services, library, tmp_path / "square", ExportOptions(shape=Shape.SQUARE))
    assert not (tmp_path / "square" / "manifest.json").exists()


def test_pictures_are_never_enlarged(services: Services, library: Path, tmp_path: Path) -> None:
    for shape, sizes in (
        (Shape.PHOTO, {(900, 600), (600, 900)}),
        (Shape.SQUARE, {(600, 600)}),
        (Shape.LETTERBOX, {(2000, 2000)}),
    ):
        out = tmp_path / shape
        exported(services, library, out, ExportOptions(size=2000, shape=shape))
        found = labels(out)
        assert {(label.width, label.height) for label in found} == sizes
        assert all(max(label.content[2:]) <= 900 for label in found)


def test_who_counts(services: Services, library: Path, tmp_path: Path) -> None:
    proposed = photo(library / "proposed.jpg", 20)
    decide(services, proposed, level(), DecisionKind.PROPOSED)
    plain = photo(library / "plain.jpg", 21)
    applied = photo(library / "applied.jpg", 22)
    decide(services, applied, level(), DecisionKind.ADJUSTED)
    _change(applied.with_suffix(".xmp"), 'AlreadyApplied="False"', 'AlreadyApplied="True"')
    plan = plan_export(services, [library], tmp_path / "out", ExportOptions())
    assert len(plan.photos) == 9
    assert {passed.path: passed.reason for passed in plan.passed} == {
        proposed: "only proposed",
        plain: "no crop",
        applied: "the crop is already applied to the pixels",
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


def test_a_format_is_one_row(
    services: Services, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written, described, read back and proven by its row alone; a package that it needs is asked for."""

    def write(folder: Path, what: LabelsToWrite) -> None:
        lines = [json.dumps(to_row(label)) for label in what.labels]
        (folder / "lines.txt").write_text("\n".join(lines))

    def read_lines(folder: Path) -> Iterator[LabelledPicture]:
        return (from_row(json.loads(line)) for line in (folder / "lines.txt").read_text().splitlines())

    row = LabelFormat("lines", "Lines", write, read_lines, package="numpy", extra="none")
    monkeypatch.setitem(FORMATS, row.name, row)
    exported(services, library, tmp_path / "out", ExportOptions(formats=("lines",)))
    assert read_description(tmp_path / "out").formats == ("lines",)
    assert labels(tmp_path / "out") == labels(tmp_path / "out", "lines") and len(labels(tmp_path / "out")) > 2
    monkeypatch.setitem(FORMATS, "lines", replace(row, package="no_such_package"))
    with pytest.raises(ToolError, match=r"Lines needs no_such_package: pip install .*\[none\]"):
        labels(tmp_path / "out")


def test_the_same_again_is_the_same_bytes(services: Services, library: Path, tmp_path: Path) -> None:
    options = ExportOptions(formats=tuple(FORMATS), keep=("camera", "taken", "iso"), licence="CC0")
    exported(services, library, tmp_path / "one", options)
    moved = tmp_path / "elsewhere" / "library"
    shutil.copytree(library, moved)
    exported(services, moved, tmp_path / "two", options)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert str(tmp_path) not in "".join(
        text.decode("latin-1") for text in contents(tmp_path / "one").values()
    )


def test_a_cancelled_export_goes_on(services: Services, library: Path, tmp_path: Path) -> None:
    exported(services, library, tmp_path / "whole")

    def stop(progress: Progress) -> None:
        if progress.done == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        exported(services, library, tmp_path / "out", progress=stop)
    assert not (tmp_path / "out").exists()
    partial = partial_of(tmp_path / "out")
    times = {path: path.stat().st_mtime_ns for path in (partial / "data" / "photos").iterdir()}
    assert len(times) >= 4
    torn = next(iter(times))
    torn.write_bytes(torn.read_bytes()[:100])
    exported(services, library, tmp_path / "out")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")
    assert not partial.exists()
    made = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out" / "photos").iterdir()}
    assert sum(made[path.name] == time for path, time in times.items()) >= len(times) - 1


def test_a_finished_export_is_checked_and_left_alone(
    services: Services, library: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    exported(services, library, out)
    before = contents(out)
    report = exported(services, library, out)
    assert report.already
    assert report.made == ()
    assert {passed.reason for passed in report.passed} == {"is in the dataset already"}
    assert contents(out) == before
    with pytest.raises(FileError, match="is not empty"):
        exported(services, library, out, ExportOptions(size=100))
    victim = next((out / "photos").iterdir())
    victim.write_bytes(b"changed")
    with pytest.raises(FileError, match=victim.name):
        exported(services, library, out)
    shutil.rmtree(out)
    out.mkdir()
    assert len(exported(services, library, out).made) == 9
    (out / "photos" / "stranger.jpg").touch()
    with pytest.raises(FileError, match="does not belong"):
        verify(out)


def test_places_that_are_refused(services: Services, library: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(library)
    (tmp_path / "file").touch()
    (tmp_path / "in the way.partial").mkdir()
    (tmp_path / "in the way.partial" / "mine").touch()
    for place, reason in (
        (library, "lies inside"),
        (library / "out", "lies inside"),
        (link / "deep" / "out", "lies inside"),
        (library.parent, "holds the photos themselves"),
        (tmp_path / "file", "is a file"),
        (tmp_path / "in the way", "is in the way"),
    ):
        with pytest.raises(FileError, match=reason):
            plan_export(services, [library], place, ExportOptions())
    assert (tmp_path / "in the way.partial" / "mine").exists()
    early = tmp_path / "early.partial"
    (early / "data" / "photos").mkdir(parents=True)
    (early / "journal.jsonl").touch()  # killed before a word was written
    assert len(exported(services, library, tmp_path / "early").made) == 9
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(FileError, match="no photo here has a crop"):
        plan_export(services, [empty], tmp_path / "out", ExportOptions())


def test_photos_that_vanish_or_cannot_be_read_cost_only_themselves(
    services: Services, library: Path, tmp_path: Path
) -> None:
    (library / "broken.jpg").write_bytes(b"no photo")
    outside = photo(library / "outside.jpg", 30)
    decide(services, outside, level(), DecisionKind.ADJUSTED)
    _change(outside.with_suffix(".xmp"), 'CropLeft="0.100000"', 'CropLeft="-0.100000"')
    beyond = photo(library / "beyond.jpg", 31)
    decide(services, beyond, Crop(0.01, 0.1, 0.6, 0.9, 1.0), DecisionKind.ADJUSTED)
    _change(beyond.with_suffix(".xmp"), 'CropAngle="1.000000"', 'CropAngle="20.000000"')
    plan = plan_export(services, [library], tmp_path / "out", ExportOptions())
    reasons = {passed.path.name: passed.reason for passed in plan.passed if passed.failed}
    assert set(reasons) == {"broken.jpg", "outside.jpg", "beyond.jpg"}
    assert reasons["beyond.jpg"] == "the crop reaches outside the picture"
    assert reasons["outside.jpg"].startswith('crop ignored: CropLeft is "-0.100000", outside the picture')
    (library / "day 0" / "IMG_0.jpg").unlink()
    other = library / "day 0" / "IMG_1.jpg"
    photo(other, 77)
    os.utime(other, (1, 1))
    report = export_dataset(services, plan)
    failed = {passed.path.name: passed.reason for passed in report.passed if passed.failed}
    assert len(report.made) == 7
    assert "the file or its folder is gone" in failed["IMG_0.jpg"]
    assert "changed while it was exported" in failed["IMG_1.jpg"]
    verify(tmp_path / "out")


def test_a_folder_that_cannot_be_written_is_named(
    services: Services, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"file.*cannot be written: its folder is not a folder"):
        exported(services, library, tmp_path / "file" / "out")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(OutputError, match="the disk is full"):
            exported(services, library, tmp_path / "out")
    assert len(exported(services, library, tmp_path / "out").made) == 9


def test_parquet_without_pyarrow_says_how_to_get_it(
    services: Services, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cropperhead_desktop.dataset.formats.find_spec", lambda _name: None)
    with pytest.raises(ToolError, match=r"pip install 'cropperhead-desktop\[parquet\]'"):
        exported(services, library, tmp_path / "out", ExportOptions(formats=("parquet",)))
    assert not partial_of(tmp_path / "out").exists()


def test_one_group_is_said(services: Services, library: Path, tmp_path: Path) -> None:
    report = exported(services, library / "day 0", tmp_path / "out")
    assert {made.label.split for made in report.made} == {"train"}
    assert report.notes == (
        "val and test got no photo: there is only 1 group of photos that stay together; "
        "splitting by something else may help",
    )


def test_arrays_hold_the_crops_and_their_classes(services: Services, tmp_path: Path) -> None:
    """A white box on black: its cut-out is white all over, whatever way the photo is turned."""
    folder = tmp_path / "library"
    for orientation in range(1, 9):
        box = Box(470, 260, 420, 300, (0.0, 7.0, -20.0)[orientation % 3])
        path = photo(
            folder / f"class {orientation % 2}" / f"{orientation}.png", orientation, orientation, box=box
        )
        inner = replace(box, width=box.width - 16, height=box.height - 16)
        decide(services, path, to_crop(inner, WIDTH, HEIGHT), DecisionKind.ACCEPTED)
    options = ExportOptions(apply=Applied.ACCEPTED, size=32, split_by=SplitBy.FOLDER, fractions=(1, 1, 0))
    report = exported(services, folder, tmp_path / "out", options)
    found = np.load(tmp_path / "out" / arrays.NAME)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["arrays.npz", "dataset.json"]
    assert list(found["classes"]) == ["class 0", "class 1"]
    assert found["x_test"].shape == (0, 32, 32, 3)
    for split in ("train", "val"):
        x, y, names = (found[f"{name}_{split}"] for name in ("x", "y", "names"))
        assert (x.shape, x.dtype, y.dtype) == ((len(y), 32, 32, 3), np.float32, np.int64)
        assert x.min() > 0.95
        assert x.max() <= 1
        assert all(int(name) % 2 == label for name, label in zip(names, y, strict=True))
        assert np.array_equal(np.stack(list(arrays.blocks(tmp_path / "out" / arrays.NAME, split))), x)
    assert len(report.made) == 8
    boxed = replace(options, shape=Shape.LETTERBOX)
    exported(services, folder, tmp_path / "boxed", boxed)
    x = np.load(tmp_path / "boxed" / arrays.NAME)["x_train"]
    assert x[0, 0, 16] == pytest.approx(128 / 255)
    assert x[0, 16, 16] == pytest.approx(1, abs=0.04)


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


def test_a_link_is_followed_and_a_folder_may_be_the_one_we_are_in(
    services: Services, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(services, library, tmp_path / "plain")
    for name in ("far", "here"):
        (tmp_path / name).mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "far")
    exported(services, library, tmp_path / "link")
    assert (tmp_path / "link").is_symlink() and contents(tmp_path / "far") == contents(tmp_path / "plain")
    monkeypatch.chdir(tmp_path / "here")
    exported(services, library, Path())
    assert contents(tmp_path / "here") == contents(tmp_path / "plain")
    assert not list(tmp_path.glob("*.partial"))
    with pytest.raises(FileError, match="whole disk"):
        plan_export(services, [library], Path("/proc"), ExportOptions())


def stop_at_4(progress: Progress) -> None:
    if progress.done == 4:
        raise Cancelled


def test_what_was_made_with_other_options_is_not_used_and_that_is_said(
    services: Services, library: Path, tmp_path: Path
) -> None:
    with pytest.raises(Cancelled):
        exported(services, library, tmp_path / "out", ExportOptions(size=100), stop_at_4)
    report = exported(services, library, tmp_path / "out", ExportOptions(size=64))
    assert BEGUN_ANEW in report.notes
    assert {made.label.width for made in report.made} <= set(range(1, 65))
    exported(services, library, tmp_path / "once", ExportOptions(size=64))
    assert contents(tmp_path / "out") == contents(tmp_path / "once")


def test_a_photo_edited_in_secret_while_an_export_lay_unfinished_is_made_again(
    services: Services, library: Path, tmp_path: Path
) -> None:
    """The same size and the same time, as `exiftool -P` and `cp -p` leave them."""
    first, second = library / "day 0" / "IMG_0.jpg", library / "day 0" / "IMG_1.jpg"
    first.write_bytes(first.read_bytes() + b"\0" * 10)
    with pytest.raises(Cancelled):
        exported(services, library, tmp_path / "out", progress=stop_at_4)
    status = first.stat()
    first.write_bytes(second.read_bytes().ljust(status.st_size, b"\0")[: status.st_size])
    os.utime(first, ns=(status.st_atime_ns, status.st_mtime_ns))
    exported(services, library, tmp_path / "out")
    exported(services, library, tmp_path / "once")
    assert contents(tmp_path / "out") == contents(tmp_path / "once")


def test_another_model_is_another_dataset(tmp_path: Path, photo_folder: Path) -> None:
    options = ExportOptions(apply=Applied.MODEL, size=16)
    for model in ("cropper-1", "cropper-2020-retrained"):
        opened = open_services(Options(cache_folder=tmp_path / "cache", device="cpu", model=model))
        try:
            if model == "cropper-1":
                exported(opened, photo_folder, tmp_path / "out", options)
                assert exported(opened, photo_folder, tmp_path / "out", options).already
            else:
                with pytest.raises(FileError, match="not empty"):
                    exported(opened, photo_folder, tmp_path / "out", options)
        finally:
            opened.close()
