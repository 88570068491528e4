"""A style after twenty crops."""

from __future__ import annotations

import pytest

from tests.helpers.styles import square_right_of_the_model, taught


@pytest.fixture(scope="session")
def twenty():
    return taught(20, square_right_of_the_model)
