"""Exports through the readers that people have for them: pycocotools, webdataset, pyarrow, Hugging Face."""

from __future__ import annotations

import csv
import json
import tarfile
from collections import defaultdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.dataset.formats import FORMATS, LabelsToWrite
from cropperhead_desktop.dataset.label import LabelledPicture
from cropperhead_desktop.dataset.terms import Frame
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.geometry.orientation import displayed_size

pytestmark = pytest.mark.filterwarnings("ignore")
"""Of the readers' own: open files, NumPy's deprecations."""

FACTS: list[dict[str, Any]] = [
    {"camera": "", "iso": None, "aperture": None, "taken": ""},
    {"camera": "Acme", "iso": 100, "aperture": 2.8, "taken": "2024-05-01 10:00:00"},
]


def _digest(number: int) -> str:
    """As they are in exports: a table's reader takes 64 digits for a number, and cannot hold it."""
    return sha256(str(number).encode()).hexdigest()


@pytest.fixture
def labels() -> list[LabelledPicture]:
    """Eight orientations, turned crops; the first photos know neither ISO nor aperture."""
    made = []
    for number in range(8):
        width, height = displayed_size(120, 80, number + 1)
        made.append(
            LabelledPicture(
                file=f"photos/IMG_{number}.jpg", width=width, height=height, content=(0, 0, width, height),
                photo=PhotoInfo(1200, 800, number + 1), frame=Frame.DISPLAYED,
                crop=Crop(0.2, 0.2, 0.7, 0.8, (0.0, 4.0, -7.0)[number % 3]), decision="accepted",
                sha256=_digest(number), source_sha256=_digest(-number - 1),
                source=f"IMG {number}.CR2", group=f"group-{number}",
                split=("train", "val")[number % 2], facts=FACTS[number // 4],
            )
        )  # fmt: skip
    return made


@pytest.fixture
def out(labels: list[LabelledPicture], tmp_path: Path) -> Path:
    """All of it in every format."""
    (tmp_path / "photos").mkdir()
    for label in labels:
        Image.new("RGB", (label.width, label.height), "teal").save(tmp_path / label.file)
    for form in FORMATS.values():
        form.write(tmp_path, LabelsToWrite(labels, tmp_path / "photos", shard=3))
    return tmp_path


def test_coco(out: Path, labels: list[LabelledPicture], capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pycocotools")
    from pycocotools.coco import COCO

    coco = COCO(str(out / "coco.json"))
    assert len(coco.imgs) == len(labels)
    for found in coco.loadAnns(coco.getAnnIds()):
        mask = coco.annToMask(found)
        assert mask.sum() == pytest.approx(found["area"], rel=0.03)
        rows, columns = np.nonzero(mask)
        x, y, width, height = found["bbox"]
        inner = (columns.min(), rows.min(), np.ptp(columns) + 1, np.ptp(rows) + 1)
        assert inner == pytest.approx((x, y, width, height), abs=2)


def test_every_key_of_a_sample_has_one_type(out: Path) -> None:
    kinds = defaultdict[str, set[str]](set)
    for shard in sorted((out / "shards").glob("*.tar")):
        with tarfile.open(shard) as archive:
            for member in archive:
                stream = archive.extractfile(member)
                if stream is not None and member.name.endswith(".json"):
                    for key, value in json.load(stream).items():
                        kinds[key].add(type(value).__name__)
    assert kinds["iso"] == kinds["aperture"] == {"float"}
    assert {key: found for key, found in kinds.items() if len(found) > 1} == {}


def test_webdataset(out: Path, labels: list[LabelledPicture]) -> None:
    webdataset = pytest.importorskip("webdataset")
    urls = [str(shard) for shard in sorted((out / "shards").glob("*.tar"))]
    samples = list(webdataset.WebDataset(urls, shardshuffle=False, empty_check=False).decode("pil"))
    assert len(samples) == len(labels)
    assert all(each["jpg"].size == (each["json"]["width"], each["json"]["height"]) for each in samples)


def test_parquet_has_typed_columns(out: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    schema = parquet.read_table(out / "labels.parquet").schema
    assert str(schema.field("iso").type) == str(schema.field("crop_angle").type) == "double"


def test_imagefolder_names_the_pictures_beside_it(out: Path, labels: list[LabelledPicture]) -> None:
    with (out / "photos" / "metadata.csv").open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert next(iter(rows[0])) == "file_name" and len(rows) == len(labels)
    for row, label in zip(rows, labels, strict=True):
        with Image.open(out / "photos" / row["file_name"]) as picture:
            assert picture.size == (label.width, label.height)
        assert float(row["crop_angle"]) == label.crop.angle and row["split"] == label.split


def test_hugging_face_reads_both(
    out: Path, labels: list[LabelledPicture], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    cache = str(out.parent / "cache")
    folder = datasets.load_dataset("imagefolder", data_dir=str(out / "photos"), cache_dir=cache)["train"]
    assert len(folder) == len(labels) and {"image", "crop_left", "split"} <= set(folder.features)
    files = [str(shard) for shard in sorted((out / "shards").glob("train-*.tar"))]
    samples = datasets.load_dataset("webdataset", data_files={"train": files}, cache_dir=cache)["train"]
    assert {each["json"]["iso"] for each in samples} == {0.0, 100.0}
