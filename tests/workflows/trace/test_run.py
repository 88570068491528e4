"""`trace`: what is shown of each stage is what happens when a crop is proposed."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import FileError, PhotoError
from cropperhead_desktop.inference.suggest.straighten import TILTS
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.trace.page import lines, page, rows, write_page
from cropperhead_desktop.workflows.trace.run import trace

STAGES = [
    "decoded", "letterboxed", "normalised", "features", "subjects", "scores", "angle", "lines",
    "crop", "cropped", "scaled",
]  # fmt: skip


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(cache_folder=tmp_path / "cache", device="cpu"))
    yield opened
    opened.close()


def test_the_stages_follow_from_one_another(services: Services, photo_folder: Path) -> None:
    photo = photo_folder / "coffee.tif"
    found = trace(services, photo, 64)
    named = {stage.name: stage.array for stage in found.stages}
    assert list(named) == STAGES
    fed, inner = named["letterboxed"], named["normalised"]
    assert fed.shape == (224, 224, 3)
    assert inner.shape == (1, 3, 224, 224)
    assert np.allclose(inner[0].transpose(1, 2, 0), fed / 127.5 - 1, atol=1e-5)
    assert (fed[:20] == 128).all()
    assert named["angle"].shape == TILTS.shape
    assert named["angle"].sum() == pytest.approx(1)
    assert named["lines"].shape[1] == 4 and len(named["lines"]) <= 4
    assert list(named["scores"]) == sorted(named["scores"], reverse=True)
    crop = services.suggest(photo).crop
    assert list(named["crop"]) == [crop.left, crop.top, crop.right, crop.bottom, crop.angle]
    assert max(named["cropped"].shape) == 64
    assert np.allclose(named["scaled"], named["cropped"] / 255)
    for stage in found.stages:
        if not stage.array.size:  # no line leans like that
            continue
        assert stage.numbers["lowest"] <= stage.numbers["mean"] <= stage.numbers["highest"]


def test_the_network_of_five_numbers(tmp_path: Path, photo_folder: Path) -> None:
    options = Options(cache_folder=tmp_path / "cache", device="cpu", model="cropper-2020-retrained")
    opened = open_services(options)
    try:
        named = {stage.name: stage for stage in trace(opened, photo_folder / "chelsea.png").stages}
    finally:
        opened.close()
    assert list(named) == ["decoded", "resized", "normalised", "output", "crop", "cropped", "scaled"]
    assert named["normalised"].array.max() <= 1
    assert np.allclose(
        named["normalised"].array[0].transpose(1, 2, 0), named["resized"].array / 255, atol=1e-5
    )
    assert named["output"].array.shape == (5,)


def test_the_page_stands_alone(services: Services, photo_folder: Path, tmp_path: Path) -> None:
    photo = photo_folder / "a <b> & 'c'.jpg"
    (photo_folder / "astronaut.jpg").rename(photo)
    found = trace(services, photo)
    text = page(found)
    assert "a &lt;b&gt; &amp; &#39;c&#39;.jpg" in text
    assert not re.search(r"https?:|<script|<b>", text)
    pictures = re.findall(r'src="data:image/png;base64,([^"]+)"', text)
    assert len(pictures) == sum(stage.picture is not None for stage in found.stages) == 10
    for data in pictures:
        with Image.open(BytesIO(base64.b64decode(data))) as picture:
            assert min(picture.size) >= 20
            assert len(set(picture.convert("L").tobytes())) > 2
    write_page(found, tmp_path / "trace.html")
    assert (tmp_path / "trace.html").read_text(encoding="utf-8") == text
    with pytest.raises(FileError, match="cannot be written"):
        write_page(found, tmp_path / "nowhere" / "trace.html")


def test_lines_and_rows(services: Services, photo_folder: Path) -> None:
    found = trace(services, photo_folder / "chelsea.png")
    told = list(lines(found))
    assert [line.split()[1] for line in told[::2]] == STAGES
    assert "224 × 224 × 3" in told[2]
    made = [json.loads(json.dumps(row)) for row in rows(found)]
    assert [row["stage"] for row in made] == [*STAGES, "result"]
    assert made[1]["shape"] == [224, 224, 3]
    assert made[-1]["crop"]["right"] > made[-1]["crop"]["left"]


def test_a_photo_that_cannot_be_read_is_named(services: Services, tmp_path: Path) -> None:
    with pytest.raises(PhotoError, match="gone.jpg"):
        trace(services, tmp_path / "gone.jpg")
