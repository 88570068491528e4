"""Judging what levels photos."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.evaluation.angle import Tilt, on_labelled, on_turned_views, turned_view
from cropperhead_desktop.evaluation.run import EvaluationSet, MeasuredTilts, evaluate
from cropperhead_desktop.geometry.crop import Box
from tests.helpers.examples import Copier, collection, photo


def test_turned_views_have_one_size_and_turn_the_content_clockwise():
    picture = Image.new("RGB", (300, 200))
    picture.paste((255, 255, 255), (0, 100, 300, 200))  # a horizon
    level, turned = turned_view(picture, 0), turned_view(picture, 8)
    assert level.size == turned.size
    rows = np.asarray(turned.convert("L")) > 128
    left, right = rows[:, 5].sum(), rows[:, -5].sum()
    assert left > right + 10  # clockwise: the right side sinks, less ground is left there


def test_a_leveller_that_reads_well_and_one_that_harms():
    def opened():
        return Image.new("RGB", (120, 80))

    truths = [2.0, -3.0, 0.0]
    photos = [("ann", truth, opened) for truth in truths]
    answers = iter(Tilt(truth, truth) for truth in truths)
    good = on_labelled(lambda picture: next(answers), "set", photos).record()
    assert (good["mae_guess"]["mean"], good["worse"], good["coverage"]) == (
        0,
        0,
        pytest.approx(2 / 3, abs=1e-3),
    )
    bad = on_labelled(lambda picture: Tilt(9, 9), "set", photos).record()
    assert bad["worse"] == 1
    rows = on_turned_views(lambda picture: Tilt(0, 0), [("ann", opened)] * 60)
    evenly, real = (row.record() for row in rows)
    assert evenly["mae_doing_nothing"] == pytest.approx(5, abs=0.8)
    assert np.median(np.abs(rows[1].truth)) == pytest.approx(0.87, abs=0.3)
    assert real["after_to_nothing"] == 1


class Level(Copier):
    """Says that every picture is level."""

    def tilt(self, picture):
        return Tilt(0.0, 0.0)


def test_angles_are_judged_on_turned_views_by_people_and_on_measured_tilts():
    def opened():
        return Image.new("RGB", (60, 40))

    data = collection(4)
    tilted = photo(Box(300, 200, 240, 160, 3.0), "site9", "9.jpg")
    measured = MeasuredTilts("drone", (("a", 4.0, opened), ("b", 30.0, opened)))
    people = EvaluationSet("test", (*data.examples, tilted), (), data.picture, (measured,))
    report = evaluate([Level(people.examples)], people)
    rows = {row.name: row for row in report.angles["copier"]}
    assert [row.truth.tolist() for name, row in rows.items() if "within" in name] == [[3.0], [4.0]]
    assert len(rows) == 4
    assert report.record()["angles"][2]["mae_after"]["mean"] == 3
    without = evaluate([Level(people.examples)], people, angles=False)
    assert without.angles == {}
