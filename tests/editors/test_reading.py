from __future__ import annotations

import pytest

from cropperhead_desktop.editors.found import Editor
from cropperhead_desktop.editors.reading import Source

CATALOGUES = Source(Editor.LIGHTROOM, lambda _path, _context: (), ("*.lrcat", ".picasa.ini"))
BESIDE = Source(Editor.RAWTHERAPEE, lambda _path, _context: ())


@pytest.mark.parametrize(
    ("name", "takes"),
    [
        ("My photos.lrcat", True),
        ("MY PHOTOS.LRCAT", True),
        (".Picasa.ini", True),
        ("my.picasa.ini", False),
        ("a.lrcat.lock", False),
        ("lrcat", False),
        ("", False),
    ],
)
def test_files_are_taken_by_name_in_any_case(name: str, takes: bool) -> None:
    assert CATALOGUES.takes(name) is takes
    assert not BESIDE.takes(name)
