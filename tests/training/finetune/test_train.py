"""What has to be there."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.training.finetune.train import check_enough
from tests.helpers.tastes import example


def test_too_little_is_said_with_what_is_needed():
    check_enough([example(n, f"{n % 3}") for n in range(40)])
    with pytest.raises(CropperHeadError, match="39 crops of your own from 3 shoots; at least 40"):
        check_enough([example(n, f"{n % 3}") for n in range(39)])
    with pytest.raises(CropperHeadError, match="from 1 shoot;"):
        check_enough([example(n, "one") for n in range(100)])
