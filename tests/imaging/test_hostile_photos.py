"""Every file of the shared corpora: decoded or reported as its manifest says, and the parent lives on."""

from __future__ import annotations

import json

import pytest

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.imaging.source import Photos

NOT_PICTURES = {".xmp", ".json", ".py", ".txt"}


@pytest.fixture(scope="module")
def hasty():
    with Photos(None, workers=1, deadline=4) as source:
        yield source


def outcome(call, path):
    try:
        call(path)
    except PhotoError as error:
        assert error.path == path and error.reason
        return error.reason
    return "decoded"


def test_hostile_photos_as_their_manifest_says(hasty, shared_data):
    folder = shared_data / "testdata" / "hostile_img"
    manifest = json.loads((folder / "manifest.json").read_text())
    wrong = {}
    for name, entry in manifest.items():
        result = outcome(hasty.preview, folder / name)
        expected = entry["expect"]
        if (expected == "decode" and result != "decoded") or (expected == "report" and result == "decoded"):
            wrong[name] = (expected, result)
    assert len(manifest) > 150 and not wrong


def test_a_scan_bomb_is_told_before_it_is_decoded(hasty, shared_data, tmp_path):
    bomb = (shared_data / "testdata" / "hostile_img" / "bombs" / "jpeg_scan_bomb.jpg").read_bytes()
    photo, behind = tmp_path / "photo.jpg", b"\xff\xda" * 1000
    photo.write_bytes(bomb)
    assert outcome(hasty.preview, photo) == "the pixels lie in more than 500 scans"
    end = bomb.rindex(b"\xff\xd9")
    first = bomb.index(b"\xff\xda", bomb.index(b"\xff\xda") + 2)
    photo.write_bytes(bomb[:first] + bomb[end : end + 2] + behind)
    assert outcome(hasty.preview, photo) == "decoded", "what lies behind the picture is no scan of it"


@pytest.mark.parametrize("operation", ["info", "thumbnail"])
def test_other_questions_about_hostile_photos(hasty, shared_data, operation):
    folder = shared_data / "testdata" / "hostile_img"
    for path in sorted(folder.rglob("*.*")):
        if "bomb" not in path.name and path.is_file():
            assert "longer" not in outcome(getattr(hasty, operation), path)


def test_all_other_corpora(hasty, shared_data):
    decoded = reported = 0
    for path in sorted((shared_data / "testdata").rglob("*")):
        if not path.is_file() or path.suffix in NOT_PICTURES or "hostile_img" in path.parts:
            continue
        result = outcome(hasty.preview, path)
        decoded += result == "decoded"
        reported += result != "decoded"
        assert "crashed" not in result and "longer" not in result, path
    assert decoded > 900 and reported > 100
