"""PySide6 6.12.0 loses a reference to None on every void call, until Python dies."""

from __future__ import annotations

import sys

import PySide6
from PySide6.QtCore import QObject


def test_the_version_is_one_that_counts_right():
    assert (6, 8) <= PySide6.__version_info__[:2] < (6, 12)


def test_void_calls_do_not_use_up_none(qapp):
    target = QObject()
    calls = 20_000
    before = sys.getrefcount(None)
    for _call in range(calls):
        target.setObjectName("x")
    assert sys.getrefcount(None) > before - calls // 10
