"""Labels read from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.dataset.formats import FORMATS
from cropperhead_desktop.dataset.reader import labels_of
from cropperhead_desktop.domain.errors import FileError


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
