"""Labels: where a crop lies in the exported picture, and that every format gives them back."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.dataset.annotations import read_annotations, write_annotations
from cropperhead_desktop.dataset.coco import read_coco, write_coco
from cropperhead_desktop.dataset.export import same
from cropperhead_desktop.dataset.formats import FORMATS
from cropperhead_desktop.dataset.json_lists import read_items, write_items
from cropperhead_desktop.dataset.label import LabelledPicture, from_row, to_row, training_record
from cropperhead_desktop.dataset.options import ExportOptions, fractions_of
from cropperhead_desktop.dataset.reader import labels_of
from cropperhead_desktop.dataset.shards import read_shards, write_shards
from cropperhead_desktop.dataset.tables import (
    METADATA,
    read_csv,
    read_parquet,
    write_csv,
    write_imagefolder,
    write_parquet,
)
from cropperhead_desktop.dataset.terms import FACTS, Frame
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.options import names_of
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box, Crop, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside

WIDTH, HEIGHT = 6000, 4000

_TO_DISPLAYED = {
    1: lambda x, y: (x, y),
    2: lambda x, y: (WIDTH - x, y),
    3: lambda x, y: (WIDTH - x, HEIGHT - y),
    4: lambda x, y: (x, HEIGHT - y),
    5: lambda x, y: (y, x),
    6: lambda x, y: (HEIGHT - y, x),
    7: lambda x, y: (HEIGHT - y, WIDTH - x),
    8: lambda x, y: (y, WIDTH - x),
}


def corners_by_the_book(crop: Crop) -> list[tuple[float, float]]:
    """Adobe's formula, written out once more: stored pixels."""
    theta = math.radians(crop.angle)
    cx, cy = (crop.left + crop.right) / 2 * WIDTH, (crop.top + crop.bottom) / 2 * HEIGHT
    x, y = (crop.right - crop.left) / 2 * WIDTH, (crop.bottom - crop.top) / 2 * HEIGHT
    p = x * math.cos(theta) + y * math.sin(theta)
    q = -x * math.sin(theta) + y * math.cos(theta)
    return [
        (cx + a * math.cos(theta) - b * math.sin(theta), cy + a * math.sin(theta) + b * math.cos(theta))
        for a, b in ((-p, -q), (p, -q), (p, q), (-p, q))
    ]


def label(
    crop: Crop, orientation: int = 1, frame: Frame = Frame.DISPLAYED, **changed: object
) -> LabelledPicture:
    upright = orientation < 5 or frame is Frame.STORED
    size = (640, 427) if upright else (427, 640)
    made = LabelledPicture(
        "photos/IMG_1.jpg", *size, (0, 0, *size), PhotoInfo(WIDTH, HEIGHT, orientation), frame, crop,
        "adjusted", "ab" * 32, "cd" * 32, "IMG_1.CR2", "group-0001", "train",
    )  # fmt: skip
    return replace(made, **changed)  # type: ignore[arg-type]


CROPS = [
    Crop(0.114504, 0.069147, 0.885496, 0.930853, 3.0),
    Crop(0.3, 0.4, 0.8, 0.8, -10.0),
    Crop(0.1, 0.2, 0.7, 0.9, 0.0),
    Crop(0.5986, 0.2, 0.4014, 0.8, 40.0),
]


@pytest.mark.parametrize("crop", CROPS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_polygon_is_the_turned_box_in_pixels_of_the_picture(crop: Crop, orientation: int) -> None:
    one = label(crop, orientation)
    full = (WIDTH, HEIGHT) if orientation < 5 else (HEIGHT, WIDTH)
    wanted = {
        (x * one.width / full[0], y * one.height / full[1])
        for x, y in (_TO_DISPLAYED[orientation](*corner) for corner in corners_by_the_book(crop))
    }
    for point in one.polygon:
        assert min(math.dist(point, corner) for corner in wanted) < 1e-9
    assert len({min(wanted, key=lambda corner: math.dist(point, corner)) for point in one.polygon}) == 4


@pytest.mark.parametrize("crop", CROPS)
@pytest.mark.parametrize("orientation", [1, 6, 7])
def test_in_the_stored_frame_the_polygon_is_the_tags_own(crop: Crop, orientation: int) -> None:
    one = label(crop, orientation, Frame.STORED)
    for point, (x, y) in zip(one.polygon, corners_by_the_book(crop), strict=True):
        assert math.dist(point, (x * 640 / WIDTH, y * 427 / HEIGHT)) < 1e-9


def test_a_letterboxed_label_lies_on_the_content() -> None:
    one = label(Crop(0.0, 0.0, 1.0, 1.0, 0.0), width=640, height=640, content=(0, 106, 640, 427))
    assert [tuple(point) for point in one.polygon] == [(0, 106), (640, 106), (640, 533), (0, 533)]
    record = training_record(one)
    assert (record["width"], record["height"], record["angle"]) == (640, 640, 0.0)
    assert record["box"] == pytest.approx([0, 106 / 640, 1, 533 / 640], abs=1e-3)


@given(
    st.floats(0.2, 0.8), st.floats(0.2, 0.8), st.floats(0.05, 1), st.floats(0.05, 1), st.floats(-45, 45),
    st.sampled_from(range(1, 9)), st.sampled_from(Frame),
)  # fmt: skip
def test_training_reads_the_box_that_was_kept(
    x: float, y: float, width: float, height: float, angle: float, orientation: int, frame: Frame
) -> None:
    box = fit_inside(Box(x * WIDTH, y * HEIGHT, width * WIDTH, height * HEIGHT, angle), WIDTH, HEIGHT)
    one = label(to_crop(box, WIDTH, HEIGHT), orientation, frame)
    record = training_record(one)
    from cropperhead_desktop.evaluation.data import _example

    read = _example(record, None)
    assert (read.width, read.height) == one.placement.photo
    for wanted, found in zip(
        (one.box.cx, one.box.cy, one.box.width, one.box.height, one.box.angle),
        (read.box.cx, read.box.cy, read.box.width, read.box.height, read.box.angle),
        strict=True,
    ):
        assert found == pytest.approx(wanted, abs=1e-6)


@given(
    st.tuples(*[st.floats(0, 1)] * 4, st.floats(-45, 45)),
    st.sampled_from(range(1, 9)),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=20),
    st.none() | st.floats(1e-4, 1e6),
)
def test_a_row_gives_the_label_back(
    values: tuple[float, ...], orientation: int, name: str, iso: float | None
) -> None:
    one = label(Crop(0.1, 0.1, 0.9, 0.9), orientation, source=name, facts={"camera": name, "iso": iso})
    assert from_row(to_row(one)) == one
    text = {key: "" if value is None else str(value) for key, value in to_row(one).items()}
    assert from_row(text) == one
    moved = replace(one, crop=Crop(*values))
    assert from_row(to_row(one) | {f"crop_{n}": v for n, v in zip(
        ("left", "top", "right", "bottom", "angle"), values, strict=True)}) == moved  # fmt: skip


def many() -> list[LabelledPicture]:
    facts = [
        {"camera": 'Acme, "1"', "iso": 100.0, "taken": "2024-05-01 10:00:00"},
        {"camera": "", "iso": None, "taken": ""},
    ]
    return [
        label(crop, orientation, file=f"photos/IMG_{n}.jpg", split=("train", "val", "test")[n % 3],
              source=f"Bild „{n}“\n.jpg", facts=facts[n % 2])
        for n, (crop, orientation) in enumerate(zip(CROPS * 2, range(1, 9), strict=True))
    ]  # fmt: skip


def pictures(folder: Path, labels: list[LabelledPicture]) -> Path:
    (folder / "photos").mkdir(exist_ok=True)
    for one in labels:
        (folder / one.file).write_bytes(one.file.encode())
    return folder / "photos"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_labels_back(form: str, tmp_path: Path) -> None:
    labels = many()
    if form == "parquet":
        pytest.importorskip("pyarrow")
    (tmp_path / "photos").mkdir(exist_ok=True)
    write, read = {
        "json": (write_annotations, read_annotations),
        "coco": (write_coco, read_coco),
        "csv": (write_csv, read_csv),
        "parquet": (write_parquet, read_parquet),
        "imagefolder": (write_imagefolder, lambda folder: read_csv(folder, METADATA)),
        "webdataset": (lambda f, ls: write_shards(f, ls, pictures(f, ls), 2), read_shards),
    }[form]
    write(tmp_path, labels)
    found = {one.file: one for one in read(tmp_path)}
    assert found == {one.file: one for one in labels}
    assert all(same(found[one.file], one) for one in labels)
    nudged = replace(labels[0], crop=replace(labels[0].crop, left=labels[0].crop.left + 2e-6))
    assert not same(nudged, labels[0])


@given(
    st.lists(
        st.dictionaries(st.text(max_size=9), st.text(max_size=99) | st.integers(), max_size=3), max_size=9
    )
)
def test_lists_are_read_a_member_at_a_time(records: list[dict[str, object]]) -> None:
    with TemporaryDirectory() as folder:
        for indent in (None, 1):
            path = Path(folder) / "list.json"
            path.write_text(json.dumps(records, indent=indent), encoding="utf-8")
            assert list(read_items(path)) == records
            path.write_text(json.dumps({"a": ["x"], "images": records}, indent=indent), encoding="utf-8")
            assert list(read_items(path, "images")) == records
        with path.open("w", encoding="utf-8") as stream:
            stream.write("[")
            write_items(stream, records)
            stream.write("]")
        assert json.loads(path.read_bytes()) == list(read_items(path)) == records


def test_a_list_that_is_cut_off_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    for text in ("", "{}", '[{"a": 1}', '[{"a": 1', '{"other": [1]}'):
        path.write_text(text)
        with pytest.raises(ValueError, match="."):
            list(read_items(path, "images" if "other" in text else ""))
    long = [{"text": "x" * 1000, "n": n} for n in range(2000)]
    path.write_text(json.dumps(long))
    assert list(read_items(path)) == long


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "parquet"])
@pytest.mark.parametrize(
    "damage", [b"", b"\0" * 200_000, b'"' * 200_000, b"[[]]", b'{"images": [7]}', b"a,b\n1"]
)
def test_damaged_labels_are_an_error_that_names_the_format(form: str, damage: bytes, tmp_path: Path) -> None:
    names = {"json": "annotations.json", "coco": "coco.json", "csv": "labels.csv"}
    file = tmp_path / names.get(form, "shards/train-000000.tar")
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(damage)
    try:
        assert list(labels_of(tmp_path, form)) == []
    except FileError as error:
        assert form in str(error)


def test_coco_ids_boxes_and_areas(tmp_path: Path) -> None:
    labels = many()
    write_coco(tmp_path, labels, "CC0 1.0")
    coco = json.loads((tmp_path / "coco.json").read_bytes())
    images = {image["id"]: image for image in coco["images"]}
    assert len(images) == len(labels)
    assert len({one["id"] for one in coco["annotations"]}) == len(labels)
    assert {one["category_id"] for one in coco["annotations"]} == {coco["categories"][0]["id"]}
    assert {image["license"] for image in images.values()} == {coco["licenses"][0]["id"]}
    for one in coco["annotations"]:
        image, flat = images[one["image_id"]], one["segmentation"][0]
        points = list(zip(flat[::2], flat[1::2], strict=True))
        left, top, width, height = one["bbox"]
        assert left == min(x for x, _ in points)
        assert top + height == pytest.approx(max(y for _, y in points))
        assert 0 < one["area"] <= width * height + 1e-6
        assert image["file_name"] in {label.file for label in labels}
    level = next(a for a, b in zip(coco["annotations"], labels, strict=True) if b.crop.angle == 0)
    assert level["area"] == pytest.approx(level["bbox"][2] * level["bbox"][3])


def test_annotations_carry_the_tags_under_their_own_names(tmp_path: Path) -> None:
    write_annotations(tmp_path, [label(CROPS[0], 6)])
    (record,) = json.loads((tmp_path / "annotations.json").read_bytes())
    wanted = {
        "FileName": "photos/IMG_1.jpg", "ImageWidth": 6000, "ImageHeight": 4000, "Orientation": 6,
        "CropTop": 0.069147, "CropLeft": 0.114504, "CropBottom": 0.930853, "CropRight": 0.885496,
        "CropAngle": 3.0, "OriginalRawFileName": "IMG_1.CR2", "RawFileName": "IMG_1.CR2",
    }  # fmt: skip
    assert wanted.items() <= record.items()


def test_shards_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        shards = write_shards(folder, many(), pictures(folder, many()), 2)
        made.append([(shard.name, shard.read_bytes()) for shard in shards])
    assert made[0] == made[1]
    assert [name for name, _ in made[0]] == [
        "train-000000.tar", "train-000001.tar", "val-000000.tar", "val-000001.tar", "test-000000.tar",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [{"size": 1}, {"quality": 0}, {"wanted": frozenset()}, {"formats": ()}, {"gap": 0.0}, {"shard": 0},
     {"gap": math.inf}, {"fractions": (0.0, 1.0, 0.0)}, {"fractions": (1.0, -1.0, 0.0)}, {"keep": ("gps",)}],
)  # fmt: skip
def test_impossible_options_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="."):
        ExportOptions(**wrong)  # type: ignore[arg-type]


def test_texts_become_options() -> None:
    assert names_of("csv, json", FORMATS) == ("json", "csv")
    assert fractions_of("8,2") == (8.0, 2.0, 0.0)
    assert names_of("iso,camera", FACTS) == ("camera", "iso")
    with pytest.raises(ValueError, match="'xml' is not one of json, coco"):
        names_of("xml", FORMATS)
    for wrong in ("", "a", "1,2,3,4", "nan", "-1"):
        with pytest.raises(ValueError, match="not up to three numbers"):
            fractions_of(wrong)
