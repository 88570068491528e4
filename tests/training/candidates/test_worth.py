"""The estimate of worth learns what tells photos that people cropped from those left whole."""

from __future__ import annotations

import json

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import ModelError, PhotoError
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.suggest.candidates import REGIONS, TERMS, Head
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto

pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.candidates.worth import (
    WorthConfig,
    fit_worth,
    read_left_whole,
)

pytestmark = pytest.mark.torch

ZEROS = np.zeros(len(TERMS), np.float32)
HEAD = Head(
    np.zeros((REGIONS * 4, 2), np.float32), np.zeros(2, np.float32), np.zeros(2, np.float32), ZEROS,
    np.array([0, 0, 1, 1], np.float32),
)  # fmt: skip


def photo(number, face, cropped):
    """A photo with a face of some strength, on one of ten sites."""
    importance = np.zeros((3, 14, 14), np.float32)
    importance[0, 6, 6] = face
    features = np.concatenate([np.zeros((1, 14, 14), np.float32), importance])
    box = Box(300, 200, 300, 200) if cropped else Box(300, 200, 600, 400)
    scored = ScoredPhoto(features, importance, HEAD, 224, 600, 400, keep_faces=False)
    return scored, Example(f"{number}.jpg", f"site {number % 10}", "", 600, 400, box)


def test_what_goes_with_crops_is_found_on_sites_left_out():
    rng = np.random.default_rng(2)
    made = []
    for number in range(120):
        cropped = bool(number % 3)
        made.append(photo(number, float(np.clip(rng.normal(0.7 if cropped else 0.4, 0.15), 0, 1)), cropped))
    model, facts = fit_worth([one for one, _ in made], [one for _, one in made], WorthConfig(folds=5))
    weights = dict(zip(model.weights.names, model.weights.weights, strict=True))
    assert weights["face_max"] > 1 and abs(weights["object_max"]) < 0.01
    assert facts["proposed_of_wanted"] == pytest.approx(0.62, abs=0.03)
    assert facts["proposed_of_left_whole"] < 0.3 and facts["sure_of_left_whole"] <= 0.08
    said = [row["said"] for row in facts["reliability"]]
    assert said == sorted(said) and facts["photos"] == {"wanted": 80, "left_whole": 40}
    assert model.worth(made[0][0], None).wanted != model.worth(made[1][0], None).wanted


def test_photos_left_whole_are_read_with_the_site_that_is_known(tmp_path):
    for name in ("a", "b", "c"):
        Image.new("RGB", (60, 40), "gray").save(tmp_path / f"{name}.jpg")
    rows = [{"file": "a.jpg", "site": "ann"}, {"file": "b.jpg", "photographer": "bob"}, {"file": "c.jpg"}]
    (tmp_path / "manifest.json").write_text(json.dumps(rows))
    photos, pixels = read_left_whole(tmp_path)
    assert [one.site for one in photos] == ["ann", "bob", "c.jpg"]
    assert pixels.shape == (3, 224, 224, 3) and photos[0].box == Box(30, 20, 60, 40)
    (tmp_path / "c.jpg").unlink()
    with pytest.raises(PhotoError, match=r"c\.jpg"):
        read_left_whole(tmp_path)
    (tmp_path / "manifest.json").write_text("[3]")
    with pytest.raises(ModelError, match=r"manifest\.json"):
        read_left_whole(tmp_path)
