"""Whose decision a crop is."""

from __future__ import annotations

from cropperhead_desktop.domain.decision import DecisionKind, decided_now


def test_only_proposals_are_not_human() -> None:
    assert [kind for kind in DecisionKind if not kind.is_human] == [DecisionKind.PROPOSED]
    assert decided_now(DecisionKind.KEPT).time.endswith("+00:00")
