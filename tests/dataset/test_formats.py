"""Every format, written and read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cropperhead_desktop.dataset.annotations import read_annotations, write_annotations
from cropperhead_desktop.dataset.coco import read_coco, write_coco
from cropperhead_desktop.dataset.export import same
from cropperhead_desktop.dataset.formats import FORMATS
from cropperhead_desktop.dataset.shards import read_shards, write_shards
from cropperhead_desktop.dataset.tables import (
    METADATA,
    read_csv,
    read_parquet,
    write_csv,
    write_imagefolder,
    write_parquet,
)
from tests.helpers.labels import many, pictures


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
