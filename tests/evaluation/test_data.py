"""Labels, flips and the split: what the network is told must be true."""

from __future__ import annotations

import json
import os
import shutil

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError, PhotoError
from cropperhead_desktop.evaluation.data import Example, label_of, read_dataset, read_manifest
from cropperhead_desktop.geometry.crop import Crop, to_box
from cropperhead_desktop.inference.graphs.seed2020 import INPUT


def example(tags: Crop) -> Example:
    return Example("a.jpg", "ann", "train", 600, 400, to_box(tags, 600, 400))


def test_a_label_is_top_left_bottom_right_angle():
    assert label_of(example(Crop(0.1, 0.2, 0.6, 0.9, 0.0))) == pytest.approx((0.2, 0.1, 0.9, 0.6, 0.0))


def test_pixels_and_labels_belong_together(data):
    assert data.pixels.shape == (10, 300, 300, 3)
    for pixels, (top, left, bottom, right, _) in zip(data.pixels, data.labels() * 300, strict=True):
        inside = pixels[int(top) + 20 : int(bottom) - 20, int(left) + 20 : int(right) - 20]
        assert inside.min() > 150


def test_splits_share_no_site(data):
    train, held_out = data.split("train"), data.split("val")
    assert set(train.sites) == {"ann", "bob"} and set(held_out.sites) == {"cat", "dan"}
    assert len(train.examples) + len(held_out.examples) == 10
    assert (held_out.pixels[0] == data.pixels[data.examples.index(held_out.examples[0])]).all()


def change(folder, edit):
    records = json.loads((folder / "manifest.json").read_text())
    edit(records)
    (folder / "manifest.json").write_text(json.dumps(records))


@pytest.fixture
def copy(data_folder, tmp_path):
    return shutil.copytree(data_folder, tmp_path / "copy")


def test_a_site_in_both_splits_is_refused(copy):
    change(copy, lambda records: records[0].update(split="val"))
    with pytest.raises(ModelError, match="ann is in both"):
        read_dataset(copy, INPUT)


def test_a_split_that_is_empty_is_refused(copy):
    change(copy, lambda records: [record.update(split="train") for record in records])
    with pytest.raises(ModelError, match="both splits"):
        read_dataset(copy, INPUT)


@pytest.mark.parametrize("text", ["", "{}", "[{}]", '[{"box": 3}]', "[3]"])
def test_a_manifest_that_is_none(copy, text):
    (copy / "manifest.json").write_text(text)
    with pytest.raises(ModelError, match=r"manifest\.json"):
        read_dataset(copy, INPUT)


def test_a_missing_or_broken_photo_is_named(copy):
    broken = copy / "images" / "bob__001.jpg"
    broken.write_bytes(broken.read_bytes()[:200])
    with pytest.raises(PhotoError, match="bob__001"):
        read_dataset(copy, INPUT)
    broken.unlink()
    with pytest.raises(PhotoError, match="bob__001"):
        read_dataset(copy, INPUT)


def test_the_digest_names_pixels_and_labels(copy, data):
    assert read_dataset(copy, INPUT).digest == data.digest
    change(copy, lambda records: records[0].update(box=[0, 0, 0.5, 0.5]))
    changed = read_dataset(copy, INPUT).digest
    assert changed != data.digest
    shutil.copy(copy / "images" / "bob__001.jpg", copy / "images" / "bob__005.jpg")
    assert read_dataset(copy, INPUT).digest != changed
    assert np.isfinite(data.labels()).all()


def test_crops_that_teach_nothing_are_passed_over_and_others_weighed(copy):
    named = {0: "accepted", 1: "proposed", 2: "copied", 3: "adjusted", 4: "of another program"}
    change(copy, lambda records: [records[place].update(decision=word) for place, word in named.items()])
    files = [record["file"] for record in json.loads((copy / "manifest.json").read_text())]
    weights = {one.file: one.weight for one in read_manifest(copy)[0]}
    assert weights == {file: 0.25 if file == files[0] else 1 for file in files if file not in files[1:3]}


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        ({"file": "a\0.jpg"}, "no file of this folder"),
        ({"file": "../a.jpg"}, "no file of this folder"),
        ({"file": "/etc/passwd"}, "no file of this folder"),
        ({"width": 0}, "pixels"),
        ({"height": 10**30}, "pixels"),
        ({"width": "nan"}, "invalid literal"),
        ({"box": [0.5, 0.1, 0.5, 0.9]}, "no (box|area)"),
        ({"box": ["nan", 0.1, 0.5, 0.9]}, "no (box|area)"),
        ({"angle": 1e300}, "no (box|area)"),
        ({"box": [[[]]]}, "."),
        ({"site": None, "file": 7}, "."),
    ],
)
def test_a_record_without_sense_is_told(copy, edit, why):
    change(copy, lambda records: records[1].update(edit))
    with pytest.raises(ModelError, match=rf"manifest\.json: .*{why}"):
        read_manifest(copy)


@pytest.mark.parametrize("text", ["[" * 100_000, "[1e400]", "[NaN]", "\x00", "{}7"])
@pytest.mark.parametrize("name", ["manifest.json", "subjects.json"])
def test_a_list_that_is_no_json_is_told(copy, name, text):
    (copy / name).write_text(text)
    with pytest.raises(ModelError, match=r"manifest\.json: not a manifest"):
        read_manifest(copy)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
@pytest.mark.parametrize("name", ["manifest.json", "subjects.json", "photo"])
def test_a_pipe_is_not_waited_for(copy, name):
    if name == "photo":
        name = json.loads((copy / "manifest.json").read_text())[0]["file"]
    (copy / name).unlink(missing_ok=True)
    os.mkfifo(copy / name)
    with pytest.raises((ModelError, PhotoError), match="pipe"):
        read_dataset(copy, INPUT)
