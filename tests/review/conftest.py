"""A controller with fakes around it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cropperhead_desktop.domain.settings import SettingsStore
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.review.controller import ReviewController
from tests.helpers.fakes import PROPOSED, Bench, FakeServices, FakeView, StepJobs


@pytest.fixture
def services() -> FakeServices:
    """The rooms below, in memory."""
    return FakeServices()


@pytest.fixture
def settings() -> SettingsStore:
    """Settings in memory."""
    return SettingsStore()


@pytest.fixture
def bench(services: FakeServices, settings: SettingsStore, tmp_path: Path) -> Bench:
    """A controller that has its services."""
    jobs, view = StepJobs(services), FakeView()
    controller = ReviewController(view, jobs, settings)
    return Bench(services, jobs, view, controller, tmp_path)


@pytest.fixture
def other_crop() -> Crop:
    """A crop that nobody proposed."""
    return replace(PROPOSED, left=0.2)
