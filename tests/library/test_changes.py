"""What changed in a folder."""

from __future__ import annotations

import pytest

from cropperhead_desktop.library.changes import photos_rewritten, photos_touched, stamps_of


@pytest.mark.parametrize(
    ("sidecar", "photos"),
    [
        ("a.xmp", ["a.cr2", "a.jpg"]),
        ("a.jpg.xmp", ["a.jpg"]),
        ("A.XMP", ["a.cr2", "a.jpg"]),
        ("b.xmp", []),
    ],
)
def test_whose_sidecar_changed(tmp_path, sidecar, photos):
    folder = [tmp_path / name for name in ("a.cr2", "a.jpg", "ab.jpg")]
    before = stamps_of(folder)
    (tmp_path / sidecar).write_text("x")
    after = stamps_of(folder)
    touched = photos_touched(before, after, folder)
    assert [path.name for path in touched] == photos
    assert photos_touched(after, after, folder) == ()
    assert photos_touched(after, before, folder) == touched
    assert stamps_of([tmp_path / "gone" / "a.jpg"]) == {}


def test_files_of_photos_are_compared_with_what_they_were(tmp_path):
    photo, other = tmp_path / "a.jpg", tmp_path / "b.jpg"
    for path in (photo, other):
        path.write_bytes(b"one")
    before = stamps_of([photo])
    assert other not in before
    photo.write_bytes(b"another")
    assert photos_rewritten(before, stamps_of([photo]), [photo, other]) == (photo,)
    photo.unlink()
    assert photos_rewritten(before, stamps_of([photo]), [photo]) == ()
