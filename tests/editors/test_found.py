from __future__ import annotations

import pickle
from pathlib import Path

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.system.editor_files import BELOW, BESIDE


def test_editors_have_the_names_by_which_their_files_are_told() -> None:
    assert {Editor.RAWTHERAPEE, Editor.ART} <= set(BESIDE.values())
    assert Editor.CAPTURE_ONE in BELOW.values()
    assert str(Editor.LIGHTROOM) == "Lightroom"


def test_what_is_found_goes_from_one_process_to_another() -> None:
    crop = EditorCrop(Path("a.jpg"), Editor.DARKTABLE, Crop(0, 0, 1, 0.5), 6000, 4000)
    assert pickle.loads(pickle.dumps(crop)) == crop
    left_out = pickle.loads(pickle.dumps(LeftOut(Path("a.jpg"), Reason("turned by {angle}", angle=3))))
    assert (left_out.reason.template, left_out.reason) == ("turned by {angle}", "turned by 3")


def test_a_crop_is_the_editors_own_unless_it_says_otherwise() -> None:
    crop = EditorCrop(Path("a.jpg"), Editor.PICASA, None, 6000, 4000)
    assert (crop.orientation, crop.is_exact, crop.copy, crop.taken, crop.changed) == (1, True, "", None, None)
