"""From a preview to a suggestion: legal crops in any frame, with the confidence that the card asks for."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.domain.suggestion import Verdict
from cropperhead_desktop.geometry.crop import is_inside, to_box
from cropperhead_desktop.geometry.orientation import MIRRORED, crop_to_displayed_box
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.models.card import ConfidenceSource, Proposal
from cropperhead_desktop.inference.models.session import OnnxSession
from cropperhead_desktop.inference.models.store import save_model
from cropperhead_desktop.inference.suggest.postprocess import displayed_box, mirrored
from cropperhead_desktop.inference.suggest.preprocess import decode, fitted
from cropperhead_desktop.inference.suggest.scored_photo import FACES, PERSONS
from cropperhead_desktop.inference.suggest.suggesters import (
    CandidateSuggester,
    OnnxSuggester,
    PlattScaling,
    open_suggester,
    propose,
)

SIDEWAYS = {5, 6, 7, 8}


def info_for(orientation: int) -> PhotoInfo:
    """A photo that is displayed as 3200 x 2000."""
    size = (2000, 3200) if orientation in SIDEWAYS else (3200, 2000)
    return PhotoInfo(*size, orientation)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_crop_is_the_networks_in_every_orientation(
    saved, preview_of, picture, weights, forward, orientation
):
    info = info_for(orientation)
    preview = preview_of(picture, info)
    suggestion = OnnxSuggester(*saved).suggest(preview)
    values = forward(weights, fitted(decode(preview.jpeg), saved[1].input))
    wanted = displayed_box(values.tolist(), saved[1], 3200, 2000)
    found = crop_to_displayed_box(suggestion.crop, info.width, info.height, orientation)
    for name in ("cx", "cy", "width", "height"):
        assert getattr(found, name) == pytest.approx(getattr(wanted, name), abs=0.5)
    assert found.angle == pytest.approx(wanted.angle, abs=1e-3)
    if orientation in MIRRORED:
        assert suggestion.crop.angle == pytest.approx(-wanted.angle, abs=1e-3)
    assert is_inside(to_box(suggestion.crop, info.width, info.height), info.width, info.height, 1e-3)
    assert suggestion.model == "tiny"


@pytest.mark.parametrize("aspect", [1.0, 1.5, 0.4])
def test_the_wanted_aspect_is_kept(saved, preview_of, picture, aspect):
    info = info_for(6)
    suggestion = OnnxSuggester(*saved).suggest(preview_of(picture, info), aspect)
    box = crop_to_displayed_box(suggestion.crop, info.width, info.height, 6)
    assert box.aspect == pytest.approx(aspect)


def test_confidence_is_agreement_with_the_mirrored_picture(saved, preview_of, picture, weights, forward):
    preview = preview_of(picture, info_for(1))
    suggestion = OnnxSuggester(*saved).suggest(preview)
    pixels = fitted(decode(preview.jpeg), saved[1].input)
    own = displayed_box(forward(weights, pixels).tolist(), saved[1], 3200, 2000)
    seen = displayed_box(forward(weights, pixels[:, ::-1]).tolist(), saved[1], 3200, 2000)
    assert suggestion.confidence == pytest.approx(iou(own, mirrored(seen, 3200)), abs=1e-3)
    assert 0 < suggestion.confidence < 1


def test_the_mirrored_picture_is_exactly_as_sure(saved, picture):
    path, card = saved
    card = replace(card, proposal=Proposal.MIRROR_MEAN)
    session = OnnxSession(path, card, "cpu")
    pixels = fitted(picture, card.input)
    box, sure = propose(session, card, pixels, (3200, 2000))
    flipped, as_sure = propose(session, card, pixels[:, ::-1], (3200, 2000))
    assert sure == pytest.approx(as_sure)
    assert iou(box, mirrored(flipped, 3200)) == pytest.approx(1)


def test_a_card_without_confidence_gives_none(saved, preview_of, picture):
    path, card = saved
    quiet = OnnxSuggester(path, replace(card, confidence=ConfidenceSource.NONE))
    assert quiet.suggest(preview_of(picture, info_for(1))).confidence is None


def test_it_names_itself_and_runs_at_once(saved):
    suggester = open_suggester(*saved, device="cpu")
    assert isinstance(suggester, OnnxSuggester)
    assert (suggester.name, suggester.device) == ("tiny", "CPU")
    OnnxSuggester(*saved).warm_up()


def test_a_preview_that_is_no_picture(saved):
    with pytest.raises(ModelError, match="tiny"):
        OnnxSuggester(*saved).suggest(Preview(info_for(1), b"nothing"))


def test_confidence_rises_with_what_is_expected():
    sure = PlattScaling(slope=8.0, offset=-5.0)
    values = [sure.of(expected) for expected in (0.0, 0.5, 0.7, 1.0)]
    assert values == sorted(values) and 0 < values[0] < values[-1] < 1
    assert sure.of(0.625) == pytest.approx(0.5) and PlattScaling(1e9, 0.0).of(1.0) == pytest.approx(1)


@pytest.fixture
def saved_cropper(tmp_path, cropper_card, cropper_file):
    return save_model(tmp_path / "models", cropper_card, cropper_file)


@pytest.mark.parametrize("orientation", [1, 2, 6, 7])
def test_suggestions_are_legal_crops_of_the_stored_frame(saved_cropper, preview_of, picture, orientation):
    size = (2000, 3200) if orientation in {6, 7} else (3200, 2000)
    info = PhotoInfo(*size, orientation)
    suggester = open_suggester(*saved_cropper)
    assert isinstance(suggester, CandidateSuggester) and suggester.name == "tiny-cropper"
    for aspect in (None, 1.0, 0.4):
        suggestion = suggester.suggest(preview_of(picture, info), aspect)
        assert 0 < suggestion.confidence < 1 and suggestion.model == "tiny-cropper"
        for crop in (suggestion.crop, *suggestion.alternatives):
            assert is_inside(to_box(crop, *size), *size, slack=0.01)
            box = crop_to_displayed_box(crop, *size, orientation)
            if aspect is not None:
                assert box.aspect == pytest.approx(aspect)
            assert box.angle == 0
    assert suggester.device == "CPU"


def test_the_maps_alone_are_those_of_a_look(saved_cropper, picture):
    suggester = CandidateSuggester(*saved_cropper)
    maps, look = suggester.composition(picture, (3200, 2000)), suggester.look(picture, (3200, 2000))
    assert np.array_equal(maps.features, look.composition.features)
    assert np.array_equal(maps.importance, look.composition.importance)
    assert maps.faces is None and (maps.width, maps.height) == (3200, 2000)


def test_a_look_at_a_smaller_copy_is_the_same_crop(saved_cropper, preview_of, picture):
    suggester = CandidateSuggester(*saved_cropper)
    large = picture.resize((1280, 800))
    own = suggester.look(large, (3200, 2000)).propose(1.0)[0]
    found = crop_to_displayed_box(
        suggester.suggest(preview_of(large, PhotoInfo(3200, 2000)), 1.0).crop, 3200, 2000, 1
    )
    assert iou(own, found) > 0.9


def test_problems_name_the_model(saved_cropper):
    path, card = saved_cropper
    with pytest.raises(ModelError, match="tiny-cropper"):
        CandidateSuggester(path, card).suggest(Preview(PhotoInfo(30, 20), b"nothing"))
    with pytest.raises(ModelError, match="tiny-cropper.*confidence"):
        CandidateSuggester(path, replace(card, decision={}))


@pytest.mark.parametrize(
    ("offset", "verdict"), [(9.0, Verdict.SURE), (0.0, Verdict.LOOK), (-9.0, Verdict.LEAVE)]
)
def test_a_card_may_say_what_a_proposal_is_worth(saved_cropper, preview_of, picture, offset, verdict):
    path, card = saved_cropper
    weights = {"names": ["gain"], "weights": [0.0], "offset": offset}
    worth = {"weights": weights, "sure": 0.9, "look": 0.4}
    info = PhotoInfo(3200, 2000)
    suggester = CandidateSuggester(path, replace(card, decision={**card.decision, "worth": worth}))
    for aspect in (None, 1.6):
        found = suggester.suggest(preview_of(picture, info), aspect)
        assert found.gain is not None and found.wanted == pytest.approx(1 / (1 + math.exp(-offset)))
        assert found.verdict is (verdict if found.gain > 0 else Verdict.LEAVE)
    ordered = suggester.suggest(preview_of(picture, info), 1.0)
    assert (ordered.gain, ordered.wanted) == (None, None) and ordered.verdict is not Verdict.LEAVE


def test_without_an_estimate_the_calibrated_confidence_decides(saved_cropper, preview_of, picture):
    path, card = saved_cropper
    preview = preview_of(picture, PhotoInfo(3200, 2000))
    for offset, verdict in ((9.0, Verdict.SURE), (-9.0, Verdict.LOOK)):
        sure = dict.fromkeys(("free", "at_ratio"), {"slope": 0.0, "offset": offset})
        suggester = CandidateSuggester(path, replace(card, decision={**card.decision, "confidence": sure}))
        assert [suggester.suggest(preview, aspect).verdict for aspect in (None, 1.6, 1.0)] == [verdict] * 3


def test_an_estimate_that_cannot_be_read_is_refused_with_its_reason(saved_cropper):
    path, card = saved_cropper
    with pytest.raises(ModelError, match=r"worth.*weights is missing"):
        CandidateSuggester(path, replace(card, decision={**card.decision, "worth": {"sure": 1.0}}))


def test_a_photo_without_a_hint_at_faces_is_not_looked_at_larger(saved_cropper):
    suggester = CandidateSuggester(*saved_cropper)
    subjects = np.zeros((3, 14, 14), np.float32)
    for face, person, looks in ((0, 1, False), (0.006, 0, False), (0.006, 1, True), (0.02, 0, True)):
        subjects[[FACES, PERSONS], 7, 1] = face, person
        assert suggester.looks_wide(subjects) == looks
