"""The real services, opened once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    opened = open_services(
        # a model that finds something to crop on each photo of `photo_folder`
        Options(
            model="cropper-1", device="cpu", cache_folder=tmp_path_factory.mktemp("cache"), personal=False
        )
    )
    yield opened
    opened.close()
