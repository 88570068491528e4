"""COCO."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cropperhead_desktop.dataset.coco import write_coco
from tests.helpers.labels import many


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
