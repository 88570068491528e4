"""Models on the disk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models.store import save_model


def test_saving_refuses_a_taken_name_and_leaves_no_rubbish(tmp_path, bare_card, model_bytes):
    save_model(tmp_path, bare_card, model_bytes)
    with pytest.raises(ModelError, match="already"):
        save_model(tmp_path, bare_card, b"other")
    with pytest.raises(ModelError, match="name"):
        save_model(tmp_path, replace(bare_card, name="a/b"), model_bytes)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tiny.json", "tiny.onnx"]
    assert (tmp_path / "tiny.onnx").read_bytes() == model_bytes
