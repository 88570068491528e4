"""The user's styles: switches, forgetting a part, several names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.inference.style.head import Switches
from cropperhead_desktop.inference.style.names import FIRST
from cropperhead_desktop.workflows.learn.personal import learn_library
from cropperhead_desktop.workflows.learn.styles import (
    LearntGroup,
    add_style,
    changed,
    forget_group,
    forget_words,
    groups_of,
    remove_style,
    rename_style,
    style_names,
)
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.suggest_and_set import set_crop


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """Has learnt squares low in six photos: weddings of 2019 and 2020, and a birthday."""
    options = Options(model="cropper-2020-retrained", device="cpu", cache_folder=tmp_path / "cache")
    opened = open_services(options)
    dice, photos, taken = np.random.default_rng(2), [], {}
    for number, (name, year) in enumerate([("weddings", 2019), ("weddings", 2020), ("birthday", 2019)] * 2):
        photo = tmp_path / name / f"{number}.jpg"
        photo.parent.mkdir(exist_ok=True)
        noise = Image.fromarray(dice.integers(0, 255, (40, 60, 3), np.uint8))
        noise.resize((600, 400)).save(photo)
        set_crop(opened, photo, Crop(0.1, 0.3 + number / 100, 0.1 + 0.4, 0.9 + number / 100))
        photos.append(photo)
        taken[photo] = datetime(year, 5, 1, 10, number)
    monkeypatch.setattr(opened, "taken", taken.get)
    learn_library(opened, photos)
    yield opened
    opened.close()


def groups(services: Services) -> list[LearntGroup]:
    return groups_of(services.style.style)


def test_a_part_is_forgotten_by_words_or_as_a_group(services: Services) -> None:
    weddings = [LearntGroup("weddings", 2020, 2), LearntGroup("weddings", 2019, 2)]
    birthday = LearntGroup("birthday", 2019, 2)
    assert groups(services) == [weddings[0], birthday, weddings[1]]
    assert forget_words(services, ["Weddings", "2019"]) == 2
    assert groups(services) == [weddings[0], birthday]
    assert forget_words(services, ["nothing like that"]) == 0
    assert forget_group(services, birthday) == 2
    assert groups(services) == [weddings[0]]
    with pytest.raises(CropperHeadError):
        forget_words(services, [" "])


def test_what_is_forgotten_is_forgotten_with_every_model(services: Services) -> None:
    services.use_model("cropper-1")
    assert len(services.style.style.crops) == 6  # taken over
    assert forget_words(services, ["2019"]) == 4
    services.use_model("cropper-2020-retrained")
    assert groups(services) == [LearntGroup("weddings", 2020, 2)]


def test_switches_are_followed_and_outlive_the_program(services: Services, tmp_path: Path) -> None:
    photo = tmp_path / "weddings" / "new.jpg"
    Image.effect_noise((600, 400), 90).convert("RGB").save(photo)
    shown = services.suggest(photo).crop
    assert (shown.right - shown.left) * 600 / ((shown.bottom - shown.top) * 400) == pytest.approx(
        1.5, rel=0.01
    )
    turn = changed(services, lambda: services.style.switch(Switches(keep_ratio=True)))
    assert turn is Turn.KNOWS_MORE  # what waits is proposed anew
    square = services.suggest(photo).crop
    assert (square.right - square.left) * 600 == pytest.approx((square.bottom - square.top) * 400, rel=0.01)
    services.style.switch(Switches(keep_ratio=True, follow_headroom=False))
    level, model = services.suggest(photo).crop, services.suggest(photo, 1.0, personal=False).crop
    room = (level.bottom - level.top) / 2
    middle = min(max((model.top + model.bottom) / 2, room), 1 - room)
    assert (level.top + level.bottom) / 2 == pytest.approx(middle, abs=0.02)
    other = open_services(services.options)
    try:
        assert other.style.style.switches == Switches(keep_ratio=True, follow_headroom=False)
    finally:
        other.close()


def test_styles_learn_apart(services: Services) -> None:
    add_style(services, "Vogue", is_copy=False)
    assert services.style.style.crops == ()
    add_style(services, "Copy", is_copy=True)
    rename_style(services, "A client")
    assert style_names().all() == [FIRST, "A client", "Vogue"]
    remove_style(services)
    assert style_names().in_use == FIRST
    assert len(services.style.style.crops) == 6
    assert changed(services, lambda: services.use_style("Vogue")) is Turn.UNTAUGHT
    add_style(services, "Same", is_copy=True)
    assert changed(services, lambda: services.use_style(FIRST)) is Turn.OWN
