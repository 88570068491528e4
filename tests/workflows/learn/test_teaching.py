"""A teaching round over real photos: asked, answered, taken back, without a sidecar; preferences, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo, photo_key
from cropperhead_desktop.domain.suggestion import Cause, Level, Suggestion, Turn
from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.workflows.learn.teaching import POOL, evenly
from cropperhead_desktop.workflows.learning_services import LearningServices
from cropperhead_desktop.workflows.options import Options


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[LearningServices]:
    options = Options(model="cropper-2020-retrained", device="cpu", cache_folder=tmp_path / "cache")
    opened = LearningServices.opened(options)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> list[Path]:
    """Five photos and one that cannot be read; the first two are stored turned."""
    photos, dice = [], np.random.default_rng(2)
    for number in range(5):
        photo = tmp_path / f"{number:02}.jpg"
        picture = Image.fromarray(dice.integers(0, 255, (40, 60, 3), np.uint8)).resize((600, 400))
        exif = picture.getexif()
        exif[274] = 6 if number < 2 else 1
        picture.save(photo, exif=exif)
        photos.append(photo)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no photo")
    return [broken, *photos]


def test_answers_are_learnt_as_crops_and_taken_back(backend: LearningServices, folder: list[Path]) -> None:
    assert backend.is_untaught()
    teaching, turns, asked_about = backend.teaching_round(folder), [], []
    while (asked := teaching.next()) is not None:
        assert 2 <= len(asked.boxes) <= 4
        assert all(is_inside(box, *asked.info.displayed, slack=1.0) for box in asked.boxes)
        closer = teaching.closer(asked, 1)
        assert closer is not None and closer.is_finer and teaching.closer(closer, 0) is None
        assert iou(closer.boxes[0], asked.boxes[1]) > 0.999, "the one that was chosen is the first"
        turns.append(teaching.answer(closer, 0))
        kept = backend.style.style.crops[-1]
        assert kept.key == photo_key(asked.path) and kept.past.weight == 1
        assert kept.past.box == pytest.approx(tuple(closer.fractions[0]), abs=1e-6)
        asked_about.append(closer)
    assert {one.path for one in asked_about} == set(folder[1:]), "every photo once, the damaged one never"
    assert turns[0] is Turn.OWN and not backend.is_untaught()
    assert "nothing" not in teaching.words()[0]
    assert not list(folder[0].parent.glob("*.xmp"))

    assert [teaching.take_back(one) for one in reversed(asked_about)][-1] is Turn.UNTAUGHT
    assert backend.is_untaught() and backend.teaching_round(folder).next() is not None


def test_where_the_model_levels_it_is_asked_until_it_is_known_whether_the_user_does(
    backend: LearningServices, folder: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def leaning(path: Path, info: PhotoInfo, *more: object) -> Suggestion:
        box = Box(info.displayed[0] / 2, info.displayed[1] / 2, 300, 300, 3.0)
        return Suggestion(info.crop(box), 0.9, "m", level=Level(Cause.SEEN, 3.0, 3.0))

    monkeypatch.setattr(backend, "proposed_as_seen", leaning)
    teaching, levelled = backend.teaching_round(folder), []
    while (asked := teaching.next()) is not None:
        finer = teaching.closer(asked, 0)
        assert finer is not None and {round(box.angle, 3) for box in finer.boxes} == {3.0}
        level = teaching.closer(finer, 1)
        if level is None:
            teaching.answer(finer, 1)
            continue
        assert level.is_level and [box.angle for box in level.boxes] == pytest.approx([3.0, 0.0])
        assert iou(level.boxes[0], finer.boxes[1]) > 0.99 and teaching.closer(level, 1) is None
        levelled.append(level)
        teaching.answer(level, 1)
    assert len(levelled) == 4, "not after three of a kind, and again after one of the other kind"
    style, info = backend.style, backend.photos.info(folder[1]).as_seen
    assert style.style.levels == pytest.approx(2 / 7)
    style.forget(lambda one: one.angles[0] != 0)
    assert style.style.levels == pytest.approx(1 / 6)
    found = style.proposal(info, leaning(folder[1], info), lambda _boxes: None)
    assert found.level is not None and found.level.cause is Cause.HABIT and "you leave" in found.doubt
    assert not any(crop.angle for crop in (found.crop, *found.alternatives))


def test_photos_that_were_learnt_from_are_not_asked_about(
    backend: LearningServices, folder: list[Path]
) -> None:
    teaching = backend.teaching_round(folder)
    first = teaching.next()
    assert first is not None
    teaching.answer(first, 0)
    again, asked = backend.teaching_round(folder), set()
    while (one := again.next()) is not None:
        asked.add(one.path)
    assert asked == set(folder[1:]) - {first.path}


def test_a_preference_is_learnt_beside_the_crop_of_the_photo_and_taken_back(
    backend: LearningServices, folder: list[Path]
) -> None:
    asked = backend.teaching_round(folder).next()
    assert asked is not None
    before = backend.style.style.weights()
    assert backend.learn_preferred(asked.path, asked.boxes, 1) is Turn.NOTHING
    assert np.abs(backend.style.style.weights() - before).max() > 1e-3
    assert backend.is_untaught(), "no crop of one's own"
    backend.teaching_round(folder).answer(asked, 0)
    assert len(backend.style.style.crops) == 2
    backend.learn_preferred(asked.path, (), None)
    assert [one.key for one in backend.style.style.crops] == [photo_key(asked.path)]


@pytest.mark.parametrize("count", [0, 1, 5, POOL, 1000])
def test_any_first_photos_come_from_all_over_the_folder(count: int) -> None:
    photos = [Path(f"{number:04}") for number in range(count)]
    chosen = evenly(photos, POOL)
    assert len(chosen) == len(set(chosen)) == min(count, POOL)
    if count > POOL:
        places = sorted(int(path.name) for path in chosen[:4])
        assert places[-1] - places[0] > count / 2
