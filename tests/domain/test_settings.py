"""The table of settings: what a row may be, and who hears of a change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cropperhead_desktop.domain.settings import (
    DEVICE,
    DIM,
    SETTINGS,
    WARN_BELOW,
    Setting,
    SettingsStore,
    Value,
)


def other_value(row: Setting[Any]) -> Value:
    """A value that is not the default."""
    if row.choices:
        return row.choices[-1]
    if isinstance(row.default, bool):
        return not row.default
    if isinstance(row.default, dict):
        return {"some": ["thing", 1]}
    return row.default + 1 if isinstance(row.default, int | float) else "3:2"


def test_rows_are_of_one_kind_and_may_have_their_own_default() -> None:
    assert len({row.key for row in SETTINGS}) == len(SETTINGS) > 30
    for row in SETTINGS:
        assert type(row.default) in (bool, int, float, str, dict), row.key
        assert row.help
        assert row.limits[0] < row.limits[1]
        row.check(row.default)
        row.check(other_value(row))
        assert row.parsed(str(row.written(row.default))) == row.default


def test_a_changed_value_of_every_row_reaches_its_followers_until_they_leave() -> None:
    settings = SettingsStore()
    for row in SETTINGS:
        heard: list[Value] = []
        end = settings.follow(row, heard.append)
        settings[row] = other_value(row)
        settings[row] = other_value(row)
        assert heard == [row.default, other_value(row)], row.key
        end()
        end()
        settings[row] = row.default
        assert len(heard) == 2


def test_one_callback_may_follow_twice_and_leave_once() -> None:
    settings, heard = SettingsStore(), list[int]()
    settings.follow(DIM, heard.append)
    end = settings.follow(DIM, heard.append)
    end()
    settings[DIM] = 3
    assert heard == [65, 65, 3]


NUMBERS = [row for row in SETTINGS if type(row.default) in (int, float)]


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: row.key)
def test_numbers_beyond_their_limits_are_refused(row: Setting[Any]) -> None:
    settings, kind = SettingsStore(), type(row.default)
    for limit, beyond in zip(row.limits, (row.limits[0] - 1, row.limits[1] + 1), strict=True):
        settings[row] = kind(limit)
        with pytest.raises(ValueError, match=f"{row.key} is from"):
            settings[row] = kind(beyond)
        assert settings[row] == limit


def test_wrong_kinds_rows_and_choices_are_refused() -> None:
    settings: Any = SettingsStore()
    for wrong in ("65", True, 65.0, None):
        with pytest.raises(TypeError, match=r"view\.dim is int, not"):
            settings[DIM] = wrong
    with pytest.raises(ValueError, match=r"model\.device is one of"):
        settings[DEVICE] = "abacus"
    with pytest.raises(ValueError, match="from 0 to 1000"):
        settings[WARN_BELOW] = float("nan")
    stranger = replace(DIM, key="view.nothing")
    for use in (lambda: settings[stranger], lambda: settings.follow(stranger, print)):
        with pytest.raises(KeyError):
            use()
