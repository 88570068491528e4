"""One model for all tests of the page."""

from __future__ import annotations

import pytest

from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester
from tests.helpers.pages import shipped_suggester


@pytest.fixture(scope="session")
def page_model() -> CandidateSuggester:
    return shipped_suggester()
