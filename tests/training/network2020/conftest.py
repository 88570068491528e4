"""A short run."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def run(tmp_path_factory, data):
    from cropperhead_desktop.training.network2020.train import train
    from tests.helpers.training import CONFIG

    return train(CONFIG, data, tmp_path_factory.mktemp("runs") / "whole")
