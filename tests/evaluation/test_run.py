"""The one table: every row, numbers that can be worked out by hand, leaks that must stay closed."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.progress import Cancelled
from cropperhead_desktop.evaluation.angle import Tilt, on_labelled, on_turned_views, turned_view
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import (
    COLUMNS,
    BoxPrediction,
    TransplantedPrediction,
    faces_cut,
    placed,
    scores,
)
from cropperhead_desktop.evaluation.rows import Row, RowKind, constant_boxes, trivial_rows
from cropperhead_desktop.evaluation.run import Collection, MeasuredTilts, evaluate
from cropperhead_desktop.evaluation.table import Table
from cropperhead_desktop.geometry.crop import Box, whole_box
from cropperhead_desktop.geometry.overlap import iou

HUMAN = Box(200, 200, 240, 160)


def photo(box: Box = HUMAN, site: str = "ann", file: str = "a.jpg", **more: object) -> Example:
    return Example(file, site, "val", 600, 400, box, **more)  # type: ignore[arg-type]


def numbers(prediction, example):
    return dict(zip(COLUMNS, scores(prediction, example), strict=True))


class Seer:
    """A prediction that knows where the person's box is and says so by scores alone."""

    confidence = 0.9

    def __init__(self, wanted: Box) -> None:
        self.wanted = wanted

    def propose(self, aspect):
        return [whole_box(600, 400), self.wanted]

    def score(self, boxes):
        return np.array([-math.hypot(box.cx - self.wanted.cx, box.cy - self.wanted.cy) for box in boxes])


def test_the_persons_own_box_scores_full_marks():
    found = numbers(
        BoxPrediction(HUMAN, 600, 400), photo(faces=(Box(150, 200, 40, 40), Box(500, 60, 40, 40)))
    )
    assert [found[name] for name in ("iou", "iou_at_ratio", "iou_at_size", "top3", "pairs")] == [1] * 5
    assert found["displacement"] == found["displacement_at_ratio"] == found["faces_cut"] == 0


def test_the_whole_photo_scores_its_area_and_the_centre():
    found = numbers(BoxPrediction(whole_box(600, 400), 600, 400), photo())
    assert found["iou"] == pytest.approx(240 * 160 / (600 * 400))
    assert found["iou_at_size"] == pytest.approx(iou(Box(300, 200, 240, 160), HUMAN))
    assert math.isnan(found["faces_cut"])


def test_scores_of_boxes_find_the_place_that_the_proposal_does_not():
    found = numbers(Seer(HUMAN), photo())
    assert found["iou"] < 0.2
    assert found["top3"] == 1
    assert found["pairs"] == 1
    assert found["iou_at_size"] > 0.9
    assert placed(Seer(HUMAN), whole_box(600, 400), photo()).centre == pytest.approx((200, 200), abs=10)


def test_scores_that_are_no_numbers_are_refused():
    prediction = Seer(HUMAN)
    prediction.score = lambda boxes: np.full(len(boxes), np.nan)
    with pytest.raises(CropperHeadError, match="finite"):
        scores(prediction, photo())


def test_a_face_is_cut_when_it_is_neither_in_nor_out():
    faces = (Box(200, 200, 20, 20), Box(320, 200, 20, 20), Box(500, 300, 20, 20))
    assert faces_cut(HUMAN, photo(faces=faces)) == pytest.approx(1 / 3)


def test_a_transplanted_look_is_the_same_fractions_of_another_photo():
    other = Example("b.jpg", "bob", "val", 300, 200, Box(100, 100, 120, 80))
    prediction = TransplantedPrediction(BoxPrediction(Box(100, 100, 120, 80), 300, 200), other, photo())
    assert prediction.propose(None) == [Box(200, 200, 240, 160)]
    assert prediction.propose(1.0)[0].aspect == pytest.approx(1.0)
    seen = TransplantedPrediction(Seer(Box(100, 100, 120, 80)), other, photo()).score([HUMAN])
    assert seen.tolist() == [0.0]


def test_a_constant_box_never_knows_the_site_it_is_judged_on():
    big, small = Box(300, 200, 480, 320), Box(300, 200, 240, 160)
    examples = [photo(big, "ann"), photo(big, "ann"), photo(small, "bob")]
    ann, _, bob = constant_boxes(examples, ())
    assert iou(ann, small) > 0.98
    assert iou(bob, big) > 0.98
    assert iou(constant_boxes(examples, [photo(small)])[0], small) > 0.98
    alone = constant_boxes([photo(big), photo(small)], ())
    assert iou(alone[0], small) > 0.98
    assert iou(alone[1], big) > 0.98


def table_of(own, shuffled):
    examples = [photo(site=site) for site in ("ann", "bob", "cat", "dan")]

    def row(name, kind, value):
        return Row(name, kind, np.full((4, len(COLUMNS)), value), "m")

    trivial = [Row(row.name, row.kind, np.full((4, 8), 0.5)) for row in trivial_rows(examples, ())]
    return Table(
        (*trivial, row("m, shuffled", RowKind.SHUFFLED, shuffled), row("m", RowKind.MODEL, own)),
        ("abcd",) * 4,
    )


@pytest.mark.parametrize(
    ("own", "shuffled", "learnt"), [(0.6, 0.5, True), (0.4, 0.3, False), (0.6, 0.6, False)]
)
def test_learnt_means_looking_and_beating_the_constant_box(own, shuffled, learnt):
    verdict = table_of(own, shuffled).verdict("m")
    assert verdict.learnt is learnt
    assert ("did NOT learn" in verdict.sentence()) is not learnt
    assert verdict.over_shuffled["iou"].mean == pytest.approx(own - shuffled)


def test_a_column_that_applies_to_no_photo_is_empty_and_json_has_no_nan():
    table = Table((Row("r", RowKind.MODEL, np.array([[0.5] * 7 + [math.nan]]), "m"),), ("ann",))
    record = table.records()[0]
    assert record["faces_cut"] is None
    assert record["iou"] == 0.5
    json.dumps(record, allow_nan=False)


class Copier:
    """Judged as a model: it was told the answer for every photo."""

    name = "copier"

    def __init__(self, examples):
        self.left = list(examples)

    def predict(self, picture, size):
        return BoxPrediction(self.left.pop(0).box, *size, confidence=0.5)

    def tilt(self, picture):
        return None


def collection(count=12):
    rng = np.random.default_rng(5)
    examples = tuple(
        photo(Box(float(x), float(y), 240, 160), f"site{number % 3}", f"{number}.jpg")
        for number, (x, y) in enumerate(rng.uniform((120, 80), (480, 320), (count, 2)))
    )
    return Collection("test", examples, (), lambda example: Image.new("RGB", (60, 40)))


def test_a_model_that_knows_beats_everything_and_all_rows_are_there():
    data = collection()
    report = evaluate([Copier(data.examples)], data)
    kinds = [row.kind for row in report.table.rows]
    assert kinds == [*["trivial"] * 3, "random", "shuffled", "model", "mean box", "head", "personal"]
    assert report.verdicts[0].learnt
    assert report.verdicts[0].over_shuffled["iou_at_size"].low > 0.1
    assert report.experience == ()
    assert report.calibration[0].iou == report.calibration[0].good == (1,) * 5
    assert report.calibration[0].confidence == (0.5,) * 5
    json.dumps(report.record(), allow_nan=False)


def test_another_human_is_a_row_and_cancel_stops():
    data = collection(3)
    examples = tuple(photo(one.box, one.site, one.file, others=(HUMAN,)) for one in data.examples)
    people = Collection("test", examples, (), data.picture)
    assert evaluate([Copier(examples)], people).table.rows[-1].kind is RowKind.HUMAN

    def cancel(progress):
        raise Cancelled

    with pytest.raises(Cancelled):
        evaluate([Copier(examples)], people, progress=cancel)


def test_nothing_to_judge_by_is_said():
    with pytest.raises(CropperHeadError, match="no photo with a crop"):
        evaluate([], Collection("empty folder", (), (), lambda example: Image.new("RGB", (1, 1))))


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
    people = Collection("test", (*data.examples, tilted), (), data.picture, (measured,))
    report = evaluate([Level(people.examples)], people)
    rows = {row.name: row for row in report.angles["copier"]}
    assert [row.truth.tolist() for name, row in rows.items() if "within" in name] == [[3.0], [4.0]]
    assert len(rows) == 4
    assert report.record()["angles"][2]["mae_after"]["mean"] == 3
    without = evaluate([Level(people.examples)], people, angles=False)
    assert without.angles == {}
