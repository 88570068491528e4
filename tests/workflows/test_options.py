"""How the services are opened, and the model in use."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.workflows.options import (
    batches_folder,
    cache_folder,
    data_folder,
    model_in_use,
    put_in_use,
    style_folder,
    user_models_folder,
)


def test_folders_lie_in_the_users_own(private_home: Path) -> None:
    for folder in (cache_folder(), data_folder(), user_models_folder(), style_folder(), batches_folder()):
        assert folder.is_relative_to(private_home)
        assert not folder.exists(), "asking makes nothing"
    assert user_models_folder().is_relative_to(data_folder())


def test_the_model_in_use_is_remembered_and_replaced(private_home: Path) -> None:
    assert model_in_use() is None
    put_in_use("mine-1")
    assert model_in_use() == "mine-1"
    put_in_use("mine-2")
    assert model_in_use() == "mine-2"
    (file,) = [path for path in private_home.rglob("*") if path.is_file()]
    file.write_bytes(b"\xff\xfe")
    assert model_in_use() is None
