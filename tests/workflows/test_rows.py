"""The rows that commands print."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.rows import crop_fields, failed_row, file_fields, progress_row


def test_a_crop_says_its_corners_in_pixels_of_the_displayed_photo() -> None:
    fields = crop_fields(PhotoInfo(600, 400, 6), Crop(0.0, 0.0, 0.5, 1.0, 0.0))
    assert fields["crop"] == {"left": 0.0, "top": 0.0, "right": 0.5, "bottom": 1.0, "angle": 0.0}
    corners = {(round(x, 6), round(y, 6)) for x, y in fields["polygon"]}
    assert corners == {(0, 0), (400, 0), (400, 300), (0, 300)}


def test_no_crop_has_no_corners() -> None:
    fields = crop_fields(PhotoInfo(600, 400), None)
    assert fields["crop"] is None and fields["polygon"] is None


def test_a_failure_names_its_file_and_a_name_of_any_bytes_is_said_in_bytes_too() -> None:
    row = failed_row(Path("/photos/a.jpg"), "no such file")
    assert (row["status"], row["file"], row["reason"]) == ("failed", "/photos/a.jpg", "no such file")
    odd = file_fields(Path(os.fsdecode(b"/photos/\xff.jpg")))
    assert odd["uri"] == "file:///photos/%FF.jpg" and odd["file"].encode("utf-8")
    assert "uri" not in row


def test_progress_is_a_row() -> None:
    row = progress_row(Progress(1, 3, "a.jpg"))
    assert (row["status"], row["done"], row["total"], row["message"]) == ("running", 1, 3, "a.jpg")


@pytest.mark.parametrize("status", ["failed", "skipped"])
def test_the_status_is_the_callers(status: str) -> None:
    assert failed_row(Path("a"), "why", status)["status"] == status


def test_the_ratio_dialled_in_the_camera_is_told_as_displayed() -> None:
    info = PhotoInfo(600, 400, 6, as_shot=Crop(0, 0.078125, 1, 0.921875))
    fields = crop_fields(info, None)
    assert fields["as_shot"]["ratio"] == "9:16"
    assert fields["as_shot"]["crop"]["top"] == 0.078125
    assert "as_shot" not in crop_fields(PhotoInfo(600, 400), None)
