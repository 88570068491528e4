"""Faces on maps of a photo; what a box does to them; what proposals do to them."""

from __future__ import annotations

import importlib.util
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.geometry.crop import Box, Point, to_local
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.suggest.faces import FaceMap, Faces, wide_canvas
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, open_suggester

WHOLE = (0.0, 0.0, 14.0, 14.0)


def face_map(*spots: tuple[int, int, int, int, float]) -> np.ndarray:
    values = np.zeros((14, 14), np.float32)
    for left, top, right, bottom, value in spots:
        values[top:bottom, left:right] = value
    return values


def row(*edges: float) -> np.ndarray:
    return np.array([edges], np.float32)


def test_a_region_is_one_face_and_a_weak_one_none() -> None:
    found = Faces.seen([FaceMap(face_map((2, 2, 5, 6, 0.9), (10, 10, 11, 11, 0.1)), WHOLE)])
    assert found.strength == pytest.approx([0.9])
    left, top, right, bottom = found.boxes[0] * 14
    assert left <= 2 and top <= 2 and right >= 5 and bottom >= 6
    assert right - left < 4 and bottom - top < 5.5


def test_a_part_finds_a_face_where_it_lies_in_the_photo() -> None:
    seen = FaceMap(face_map((7, 7, 9, 9, 0.8)), WHOLE, (0.5, 0.0, 1.0, 0.5))
    (face,) = Faces.seen([seen]).boxes
    assert (face[0] + face[2]) / 2 == pytest.approx(0.5 + 8 / 14 / 2)
    assert (face[1] + face[3]) / 2 == pytest.approx(8 / 14 / 2)
    both = Faces.seen([seen, FaceMap(face_map((10, 3, 12, 5, 0.5)), WHOLE)])
    assert len(both.boxes) == 1 and both.strength == pytest.approx([0.8])


def test_what_a_box_does_to_faces() -> None:
    faces = Faces.known([(0.2, 0.2, 0.3, 0.4), (0.7, 0.2, 0.8, 0.4)])
    boxes = np.concatenate([row(0, 0, 1, 1), row(0.25, 0, 1, 1), row(0.4, 0, 1, 1), row(0, 0.5, 1, 1)])
    assert faces.cut(boxes).tolist() == [0, 1, 0, 0]
    assert faces.lost(boxes) == pytest.approx([0, 0.25, 0.5, 1])
    assert len(faces.keepable(boxes[2:]).boxes) == 1
    none = Faces.known([])
    assert none.cut(boxes).tolist() == none.lost(boxes).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("size", "canvas"),
    [((3000, 2000), (416, 288)), ((2000, 3000), (288, 416)), ((99, 99), (416, 416)), ((1, 3000), (32, 416))],
)
def test_the_larger_photo_has_the_shape_of_the_photo(size: tuple[int, int], canvas: tuple[int, int]) -> None:
    assert wide_canvas(*size) == canvas


@pytest.fixture(scope="module")
def model() -> CandidateSuggester:
    opened = open_suggester(*Registry().find(""), "cpu")
    assert isinstance(opened, CandidateSuggester)
    return opened


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("aspect", [None, 1.0, 9 / 16, 16 / 9])
@pytest.mark.parametrize("face", [(0.02, 0.3, 0.12, 0.45), (0.85, 0.75, 0.97, 0.98), (0.45, 0.0, 0.55, 0.1)])
def test_a_marked_face_is_kept_whole(
    model: CandidateSuggester, face: tuple[float, float, float, float], aspect: float | None, orientation: int
) -> None:
    """Nothing is to be seen there: somebody else knows. A tilted camera turns the crop."""
    info = PhotoInfo(900, 600, orientation)
    dice = np.random.default_rng(4).integers(0, 255, (8, 12, 3), np.uint8)
    picture, stream = Image.fromarray(dice).resize(info.displayed), BytesIO()
    picture.save(stream, "JPEG")
    found = model.suggest(Preview(info, stream.getvalue()), aspect, 3.0, [face])
    box, (width, height) = info.box(found.crop), info.displayed
    for x, y in ((face[0], face[1]), (face[2], face[1]), (face[0], face[3]), (face[2], face[3])):
        inner = to_local(box, Point(x * width, y * height))
        slack = 0.03 * width * (face[2] - face[0]) + 2
        assert abs(inner.x) <= box.width / 2 + slack and abs(inner.y) <= box.height / 2 + slack


def test_a_turn_that_would_cut_a_face_is_left_out(model: CandidateSuggester) -> None:
    picture = Image.new("RGB", (600, 400), "grey")
    photo = model.look(picture, picture.size, Faces.known([(0.0, 0.0, 0.1, 0.1)])).composition
    assert photo.keeps_faces_of(Box(300, 200, 600, 400), Box(300, 200, 600, 400))
    assert not photo.keeps_faces_of(Box(300, 200, 600, 400), Box(300, 200, 560, 360, 4.0))
    assert photo.keeps_faces_of(Box(400, 300, 200, 150), Box(400, 300, 190, 140, 4.0))


def test_no_face_of_the_montages_is_cut(model: CandidateSuggester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it was measured: 4 of 42 were cut, and 7 showed no face whole."""
    pytest.importorskip("skimage")
    script = importlib.util.spec_from_file_location(
        "face_montages", Path(__file__).parents[3] / "tools" / "face_montages.py"
    )
    assert script is not None and script.loader is not None
    module = importlib.util.module_from_spec(script)
    monkeypatch.setitem(sys.modules, "face_montages", module)
    script.loader.exec_module(module)
    words = [word for _name, _ratio, word in module.verdicts(model, 1)]
    assert len(words) == 42 and words.count("cut") == 0 and words.count("none") <= 3
