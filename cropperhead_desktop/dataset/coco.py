"""`coco.json`: object detection as COCO has it, one annotation of the category `crop` per picture.

`bbox` is the upright rectangle around the turned crop, `segmentation` the crop itself, both in pixels of
the picture; images carry the whole label under `cropperhead`, which other readers pass over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from cropperhead_desktop.dataset.json_lists import read_items, write_items
from cropperhead_desktop.dataset.label import LabelledPicture, Row, from_row, to_row
from cropperhead_desktop.geometry.overlap import polygon_area

NAME = "coco.json"
CATEGORY = 1


def write_coco(folder: Path, labels: Sequence[LabelledPicture], licence: str = "") -> list[Path]:
    """Write the file; ids count from 1 (OSError)."""
    head = {
        "info": {"description": "Crops of photographs", "version": "1"},
        "licenses": [{"id": 1, "name": licence, "url": ""}] if licence else [],
        "categories": [{"id": CATEGORY, "name": "crop", "supercategory": "composition"}],
    }
    with (folder / NAME).open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(head, ensure_ascii=False)[:-1] + ',\n"images": [')
        write_items(stream, (_image(n, label, bool(licence)) for n, label in enumerate(labels, 1)))
        stream.write('],\n"annotations": [')
        write_items(stream, (_annotation(n, label) for n, label in enumerate(labels, 1)))
        stream.write("]}\n")
    return [folder / NAME]


def read_coco(folder: Path) -> Iterator[LabelledPicture]:
    """Read it back (OSError, KeyError, TypeError, ValueError)."""
    return (from_row(image["cropperhead"]) for image in read_items(folder / NAME, "images"))


def _image(number: int, label: LabelledPicture, licensed: bool) -> Row:
    image: Row = {"id": number, "file_name": label.file, "width": label.width, "height": label.height}
    if licensed:
        image["license"] = 1
    return image | {"cropperhead": to_row(label)}


def _annotation(number: int, label: LabelledPicture) -> Row:
    points = label.polygon
    left, top = min(p.x for p in points), min(p.y for p in points)
    right, bottom = max(p.x for p in points), max(p.y for p in points)
    return {
        "id": number,
        "image_id": number,
        "category_id": CATEGORY,
        "bbox": [left, top, right - left, bottom - top],
        "segmentation": [[value for point in points for value in point]],
        "area": polygon_area(list(points)),
        "iscrowd": 0,
    }
