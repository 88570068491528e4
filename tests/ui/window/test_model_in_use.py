"""The model that was chosen last proposes, however fast others were chosen before."""

from __future__ import annotations

import threading

import pytest

from cropperhead_desktop.domain.settings import MODEL
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL
from cropperhead_desktop.workflows.options import model_in_use

LIGHT, OLD = "cropper-2-light", "cropper-2020-retrained"


@pytest.fixture
def stage(start):
    return start(1)


@pytest.fixture
def slow(services, monkeypatch):
    """Opening a model waits until it is let go."""
    gate, used = threading.Event(), []

    def use_model(_name):
        used.append(model_in_use())
        gate.wait(20)

    monkeypatch.setattr(services, "use_model", use_model)
    yield gate, used
    gate.set()


@pytest.fixture
def said(stage):
    words = []
    stage.app.messages.said.connect(words.append)
    return words


def test_several_are_taken_one_after_the_other_and_only_the_last_is_told(stage, slow, said):
    gate, used = slow
    stage.app.settings[MODEL] = LIGHT
    stage.qtbot.waitUntil(lambda: used == [LIGHT])
    stage.app.settings[MODEL] = OLD
    stage.app.settings[MODEL] = DEFAULT_MODEL
    assert used == [LIGHT]
    gate.set()
    stage.qtbot.waitUntil(lambda: said == [f"{DEFAULT_MODEL} proposes from now on"])
    assert len(used) == 2 and model_in_use() == ""


def test_after_one_that_cannot_be_used_the_next_is_taken(stage, slow, said):
    gate, used = slow
    gate.set()
    stage.app.settings[MODEL] = "nobody"
    stage.app.settings[MODEL] = LIGHT
    stage.qtbot.waitUntil(lambda: said[-1:] == [f"{LIGHT} proposes from now on"])
    assert said[0].startswith("there is no model called nobody")
    assert used == [LIGHT] and model_in_use() == LIGHT
