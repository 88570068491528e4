"""Pictures of what a model proposes."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.evaluation.gallery import COLUMNS, TILE, Exhibit, gallery
from cropperhead_desktop.evaluation.models import RegressionCropper, open_cropper
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.models.store import save_model
from tests.helpers.pictures import BOXES, picture


@pytest.fixture
def saved(tmp_path, cropper_card, cropper_file):
    return save_model(tmp_path / "models", cropper_card, cropper_file)


@pytest.mark.parametrize("kept", [None, BOXES[0]])
def test_a_gallery_shows_proposal_persons_box_and_importance(saved, kept):
    exhibits = [Exhibit(f"{n}.jpg", lambda n=n: picture(n), (600, 400), kept) for n in range(5)]
    sheet = gallery(open_cropper(*saved), exhibits)
    assert sheet.width == COLUMNS * TILE
    assert sheet.height > 2 * TILE  # five photos of two tiles do not fit into one row of eight
    framed = np.asarray(sheet)[40:TILE, :TILE].reshape(-1, 3)
    assert (framed == 255).all(axis=1).sum() > 100
    amber = (framed == (255, 176, 32)).all(axis=1).sum()
    assert amber > 50 if kept else amber == 0


def test_a_gallery_of_a_model_without_importance_has_one_picture_a_photo():
    plain = open_cropper(*Registry().find("cropper-2020-retrained"))
    assert isinstance(plain, RegressionCropper)
    exhibits = [Exhibit(f"{n}.jpg", lambda n=n: picture(n), (600, 400)) for n in range(5)]
    assert gallery(plain, exhibits).height < 2 * TILE
