"""Models by name; their measurements lie in one file, which is made when the first is opened."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL
from cropperhead_desktop.workflows.opened_models import OpenedModels
from cropperhead_desktop.workflows.options import put_in_use


def preview() -> Preview:
    stream = BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((300, 200)).save(stream, "JPEG")
    return Preview(PhotoInfo(300, 200), stream.getvalue())


def test_a_model_is_opened_by_its_name_or_is_the_one_in_use(tmp_path: Path) -> None:
    with closing(OpenedModels(tmp_path / "evidence.sqlite", 10**6, "cpu")) as models:
        assert models.open("").name == DEFAULT_MODEL
        put_in_use("cropper-2-light")
        assert models.open("").name == "cropper-2-light"
        assert models.open(DEFAULT_MODEL).name == DEFAULT_MODEL
        with pytest.raises(ModelError, match="there is no model called nobody"):
            models.open("nobody")


def test_what_two_models_measure_lies_in_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "evidence.sqlite"
    with closing(OpenedModels(file, 10**6, "cpu")) as models:
        assert not file.exists()
        first = {name: models.open(name).suggest(preview()) for name in (DEFAULT_MODEL, "cropper-2-light")}
    assert first[DEFAULT_MODEL] != first["cropper-2-light"]
    with closing(OpenedModels(file, 10**6, "cpu")) as models:
        for name, suggestion in first.items():
            again = models.open(name)
            monkeypatch.setattr(again, "measured", None)  # a second look would fail
            assert again.suggest(preview()) == suggestion


def test_closing_what_was_never_used(tmp_path: Path) -> None:
    OpenedModels(tmp_path / "evidence.sqlite", 10**6, "cpu").close()
    assert list(tmp_path.iterdir()) == []
