"""Imports that are refused."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.graphs.importer import import_model


def check_refused(tmp_path, source, match):
    with pytest.raises(ModelError, match=match):
        import_model(source, tmp_path / "models", "mine")
    assert not (tmp_path / "models").exists()
