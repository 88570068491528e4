"""Options of a class: limits, choices, records and texts, for every class of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

import pytest

from cropperhead_desktop.dataset.options import Applied, ExportOptions, SplitBy
from cropperhead_desktop.dataset.terms import Frame, Shape
from cropperhead_desktop.domain.labelling import Origin
from cropperhead_desktop.domain.options import OptionRow, OptionSet, option, options_of
from cropperhead_desktop.domain.policy import FreeRatio
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing

BATCH = BatchOptions(
    aspect=1.5, min_confidence=0.4, max_angle=3.0, min_megapixels=2.0, existing=Existing.OURS,
    recursive=False, dry_run=True, embed=True,
)  # fmt: skip
EXPORT = ExportOptions(
    wanted=frozenset({Origin.KEPT, Origin.PROPOSED}), formats=("coco", "webdataset"), size=320,
    shape=Shape.LETTERBOX, quality=91, frame=Frame.STORED, split_by=SplitBy.DAY, gap=30.0,
    fractions=(0.5, 0.3, 0.2), seed=7, anonymous_names=True, keep=("camera", "iso"), licence="CC0", shard=50,
    apply=Applied.CENTRE,
)  # fmt: skip
LIMITED = [
    pytest.param(kind, row, id=f"{kind.__name__}.{row.name}")
    for kind in (BatchOptions, ExportOptions)
    for row in options_of(kind)
    if row.about.low is not None
]


@dataclass(frozen=True, slots=True)
class Seasoned(BatchOptions):
    """A batch with one option more."""

    salt: int = option(3, "How salty.", title="Salt", low=1, high=9, unit="g")


@pytest.mark.parametrize(
    "options",
    [BatchOptions(), BATCH, ExportOptions(), EXPORT, Seasoned(salt=7)],
    ids=["batch as it is", "batch", "export as it is", "export", "seasoned"],
)
def test_a_record_comes_back_through_json(options: OptionSet) -> None:
    record = json.loads(json.dumps(options.as_record()))
    assert type(options).from_record(record) == options


def test_what_a_record_lacks_is_the_default_and_what_it_has_too_much_is_refused() -> None:
    record = BATCH.as_record()
    assert Seasoned.from_record(record) == Seasoned(**record)
    with pytest.raises(TypeError):
        BatchOptions.from_record(Seasoned().as_record())


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (BatchOptions, {"crop": 1}),
        (BatchOptions, {"crop": None}),
        (BatchOptions, {"min_confidence": "0.5"}),
        (BatchOptions, {"min_confidence": float("nan")}),
        (BatchOptions, {"existing": "some"}),
        (BatchOptions, {"take": "leave"}),
        (BatchOptions, {"aspect": "3:2"}),
        (BatchOptions, {"aspect": 0}),
        (BatchOptions, {"aspect": float("nan")}),
        (ExportOptions, {"size": 640.5}),
        (ExportOptions, {"wanted": ["mine"]}),
        (ExportOptions, {"wanted": 3}),
        (ExportOptions, {"formats": ["xml"]}),
        (ExportOptions, {"formats": []}),
        (ExportOptions, {"formats": [["json"]]}),
        (ExportOptions, {"keep": ["gps"]}),
        (ExportOptions, {"fractions": [1, 2]}),
        (ExportOptions, {"fractions": [float("inf"), 1, 2]}),
        (ExportOptions, {"apply": ""}),
    ],
)
def test_a_record_that_makes_no_sense_is_refused(kind: type[OptionSet], wrong: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        kind.from_record(wrong)


@pytest.mark.parametrize(("kind", "row"), LIMITED)
def test_limits_hold_wherever_options_are_made(kind: type[Any], row: OptionRow) -> None:
    low, high = row.about.low, row.about.high
    assert low is not None and high is not None
    for fine in (low, high):
        assert getattr(replace(kind(), **{row.name: fine}), row.name) == fine
    for wrong in (low - 1, high + 1, float("nan")):
        with pytest.raises(ValueError, match=f"{row.name.replace('_', ' ')} of .* is not between"):
            replace(kind(), **{row.name: wrong})


@pytest.mark.parametrize("options", [BATCH, EXPORT], ids=["batch", "export"])
def test_a_value_given_as_a_text_is_the_text_of_that_value(options: OptionSet) -> None:
    for row in options_of(type(options)):
        if row.is_several or row.about.read is not None:
            value = getattr(options, row.name)
            again = row.parsed(row.text(value))
            expected = tuple(100 * share for share in value) if row.about.parts else value
            assert again == pytest.approx(expected) if row.about.parts else again == expected


def test_a_value_of_several_types_comes_back_as_the_one_it_was():
    for ratio in (None, FreeRatio.ANY, 1.5):
        record = json.loads(json.dumps(BatchOptions(aspect=ratio).as_record()))
        assert BatchOptions.from_record(record).aspect == ratio
    for wrong in ("wide", [1.5], True):
        with pytest.raises((TypeError, ValueError)):
            BatchOptions.from_record({"aspect": wrong})
