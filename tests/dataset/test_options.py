"""Options of an export."""

from __future__ import annotations

import math

import pytest

from cropperhead_desktop.dataset.formats import FORMATS
from cropperhead_desktop.dataset.options import ExportOptions, fractions_of
from cropperhead_desktop.dataset.terms import FACTS
from cropperhead_desktop.domain.options import names_of


@pytest.mark.parametrize(
    "wrong",
    [{"size": 1}, {"quality": 0}, {"wanted": frozenset()}, {"formats": ()}, {"gap": 0.0}, {"shard": 0},
     {"gap": math.inf}, {"fractions": (0.0, 1.0, 0.0)}, {"fractions": (1.0, -1.0, 0.0)}, {"keep": ("gps",)}],
)  # fmt: skip
def test_impossible_options_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="."):
        ExportOptions(**wrong)  # type: ignore[arg-type]


def test_texts_become_options() -> None:
    assert names_of("csv, json", FORMATS) == ("json", "csv")
    assert fractions_of("8,2") == (8.0, 2.0, 0.0)
    assert names_of("iso,camera", FACTS) == ("camera", "iso")
    with pytest.raises(ValueError, match="'xml' is not one of json, coco"):
        names_of("xml", FORMATS)
    for wrong in ("", "a", "1,2,3,4", "nan", "-1"):
        with pytest.raises(ValueError, match="not up to three numbers"):
            fractions_of(wrong)
