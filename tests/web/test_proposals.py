"""The server's half of a proposal: equal to the program's own, and deaf to what no photo can be."""

from __future__ import annotations

import math
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.domain.policy import aspect_of, parse_ratio, settled
from cropperhead_desktop.geometry.crop import Crop, is_inside
from cropperhead_desktop.inference.models.card import Layout
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.suggest.candidates import STRIDE
from cropperhead_desktop.inference.suggest.preprocess import decode
from cropperhead_desktop.inference.suggest.suggesters import Evidence
from cropperhead_desktop.web.bodies import BadRequest
from cropperhead_desktop.web.proposals import HEAD, Proposer, maps_of, ratio_in
from tests.helpers.pages import body_of

INFO = PhotoInfo(3000, 2000)


@pytest.fixture(scope="module")
def proposer(page_model) -> Proposer:
    return Proposer(page_model)


@pytest.fixture(scope="module")
def previews() -> list[Preview]:
    from io import BytesIO

    data = Path(pytest.importorskip("skimage").__file__).parent / "data"
    made = []
    for name in ("astronaut.png", "rocket.jpg", "coffee.png"):
        with Image.open(data / name) as picture:
            buffer = BytesIO()
            picture.convert("RGB").save(buffer, "JPEG", quality=88)
            made.append(Preview(PhotoInfo(picture.width * 7, picture.height * 7), buffer.getvalue()))
    return made


@pytest.mark.parametrize("ratio", ["as-shot", "any", "1:1", "2.39:1"])
def test_proposals_are_those_of_the_program(proposer, page_model, previews, ratio) -> None:
    for preview in previews:
        seen = page_model.measured(decode(preview.jpeg))
        answer = proposer.proposals(body_of(preview.info, seen), parse_ratio(ratio))
        wish = parse_ratio(ratio)
        aspect = aspect_of(wish, preview.info)
        own = settled(page_model.suggest(preview, aspect), preview.info, wish)
        assert answer["verdict"] == own.verdict and answer["aspect"] == aspect
        assert [astuple for crop in answer["crops"] for astuple in crop.values()] == pytest.approx(
            [value for crop in own.candidates for value in asdict(crop).values()], abs=1e-6
        )


def test_what_is_asked_next_is_what_the_program_would_look_at(proposer, page_model, previews) -> None:
    asked = []
    for preview in previews:
        seen = page_model.measured(decode(preview.jpeg))
        first = replace(seen, wide=None, lines=())
        answer = proposer.questions(body_of(preview.info, first))
        sides = None if seen.wide is None else tuple(STRIDE * cells for cells in seen.wide.shape[::-1])
        assert answer["wide"] == sides
        assert answer["tilt"] == pytest.approx(page_model.tilt_of(seen), abs=1e-4)
        asked.append(sides)
    assert (416, 416) in asked  # there is a face among them


def test_a_copy_gets_what_the_program_proposes(proposer, page_model, previews) -> None:
    for preview in previews:
        answer = proposer.of_copy(preview.jpeg, preview.info, None)
        own = settled(
            page_model.suggest(preview, 1 / 1 * preview.info.width / preview.info.height), preview.info, None
        )
        assert Crop(**answer["crops"][0]) == own.crop
    with pytest.raises(BadRequest):
        proposer.of_copy(b"no picture", INFO, None)


def maps(page_model, fill=0.5, subjects=0.0, logits=0.0, **more) -> Evidence:
    channels, cells = page_model.map_shape
    return Evidence(
        (750, 500),
        np.full((channels, cells, cells), fill, np.float32),
        np.full((3, cells, cells), subjects, np.float32),
        np.full(49, logits, np.float32),
        **more,
    )


@pytest.mark.parametrize("ratio", [None, 1.0, 100.0, 0.01])
def test_whatever_the_maps_hold_the_crops_are_legal(proposer, page_model, ratio) -> None:
    rng = np.random.default_rng(1)
    for fill, logits, size in product(
        (0.0, 1e6, -1e6, 30.0), (0.0, 1e6), ((3000, 2000), (16, 800), (65535, 1400))
    ):
        seen = maps(page_model, fill, 0.0, logits)
        noise = rng.normal(0, 1, seen.features.shape).astype(np.float32)
        answer = proposer.proposals(
            body_of(PhotoInfo(*size), replace(seen, features=np.clip(seen.features * noise, -1e6, 1e6))),
            ratio,
        )
        for crop in answer["crops"]:
            box = PhotoInfo(*size).box(Crop(**crop))
            assert is_inside(box, *size, 1e-3)


def changed(body: bytes, place: int, value: float) -> bytes:
    numbers = np.frombuffer(body, "<f4").copy()
    numbers[place] = value
    return numbers.tobytes()


def test_bodies_that_are_no_maps_are_refused(proposer, page_model) -> None:
    good = body_of(INFO, maps(page_model))
    assert proposer.proposals(good, None)["verdict"]
    bad = {
        "empty": b"",
        "odd": good[:-1],
        "short": good[:-4],
        "long": good + bytes(4),
        "head": good[: 4 * len(HEAD)],
    }
    places = {"head": range(4), "map": (len(HEAD) + 7,), "last": (-1,)}
    for (name, these), value in product(places.items(), (math.nan, math.inf, -math.inf, 3e6)):
        bad |= {f"{name} {place} {value}": changed(good, place, value) for place in these}
    for name, value in product(range(4), (0, -1, 15, 0.5, 70_000)):
        bad[f"side {name} {value}"] = changed(good, name, value)
    bad["slender"] = changed(changed(good, 0, 60_000), 1, 17)
    for place in (8, 9):
        bad |= {f"count {place} {value}": changed(good, place, value) for value in (-1, 0.5, 1, 9, 10, 1e6)}
    subjects = len(HEAD) + math.prod(maps(page_model).features.shape)
    bad |= {f"subjects {value}": changed(good, subjects, value) for value in (-0.1, 1.1)}
    for name, body in bad.items():
        for ask in (proposer.questions, lambda body: proposer.proposals(body, None)):
            with pytest.raises(BadRequest):
                ask(body)
                pytest.fail(name)


def test_the_larger_map_must_be_the_one_that_was_asked_for(proposer, page_model) -> None:
    shown, larger = maps(page_model, subjects=0.5), np.zeros((18, 26), np.float32)
    assert proposer.proposals(body_of(INFO, replace(shown, wide=larger)), None)["crops"]
    for wrong in (shown, replace(shown, wide=larger[1:]), replace(maps(page_model), wide=larger)):
        with pytest.raises(BadRequest, match="maps"):
            proposer.proposals(body_of(INFO, wrong), None)


@pytest.mark.parametrize("text", ["nan", "3", "1e3:1", "0:0", "1:1000", "٣:٢", "x" * 9000, "3:2\0"])
def test_a_ratio_that_is_none_is_refused(text) -> None:
    with pytest.raises(BadRequest, match="ratio"):
        ratio_in(text)
    assert ratio_in("3:2") == 1.5 and ratio_in("") is None


def test_models_with_another_input_do_not_run_in_a_browser() -> None:
    card = Registry().find()[1]
    assert maps_of(card) == ("features", "subjects", "angle")
    with pytest.raises(ModelError, match="browser"):
        maps_of(replace(card, input=replace(card.input, layout=Layout.NCHW)))
