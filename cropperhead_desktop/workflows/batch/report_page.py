"""The contact sheet as HTML: one card a photo, before and after from one small picture."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Sequence
from typing import Any

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.suggestion import VERDICT_WORDS, Verdict
from cropperhead_desktop.geometry.crop import Box, corners
from cropperhead_desktop.review.in_hand.numbers import angle_text
from cropperhead_desktop.workflows.batch.photo import BatchRow
from cropperhead_desktop.workflows.batch.rules import Status
from cropperhead_desktop.workflows.html import piece

_TITLES = {Status.OK: "Cropped", Status.SKIPPED: "Skipped", Status.FAILED: "Failed"}
_STATES = [("all", "All"), *((status.value, words) for status, words in _TITLES.items())]
_WIDTH = 1000.0
_TAIL = 14
"""Characters at the end of a long name that are always shown: the number and the extension."""


def page_head(title: str) -> str:
    """How every page begins."""
    return piece("batch.html", "head")(title, _STATES)


def page_end(title: str, words: str, counts: Counter[str], links: Sequence[tuple[str, str]]) -> str:
    """How every page ends: what is shown at its top. `links` are words and file names of other pages."""
    return piece("batch.html", "end")(title, words, _STATES, counts, links)


def card(number: int, row: BatchRow) -> str:
    """One photo; `number` is unique on the page."""
    facts, short = [], printable(row.path.name)
    if row.verdict is not None and row.verdict is not Verdict.LEAVE:
        facts.append("to review" if row.doubt else VERDICT_WORDS[row.verdict])
    if row.info is not None and row.crop is not None:
        box = row.info.box(row.crop)
        facts += [angle_text(box.angle, signed=True), f"{box.width:.0f} × {box.height:.0f} px"]
    return piece("batch.html", "card")(
        number=number,
        state=row.status.value,
        words=_TITLES[row.status],
        name=printable(row.path),
        start=short[:-_TAIL],
        end=short[-_TAIL:],
        facts=facts,
        reason=row.reason,
        drawing=_drawing(row),
    )


def _drawing(row: BatchRow) -> dict[str, Any] | None:
    """The picture, `_WIDTH` wide, and the two crops on it; None without a picture."""
    if row.info is None or row.picture is None:
        return None
    width, height = row.info.displayed
    scale = _WIDTH / width
    return {
        "jpeg": base64.b64encode(row.picture).decode(),
        "width": f"{_WIDTH:.0f}",
        "height": f"{scale * height:.2f}",
        "old": _frame(row.info.box_or_none(row.before), scale),
        "new": _frame(row.info.box_or_none(row.crop), scale),
    }


def _frame(box: Box | None, scale: float) -> dict[str, Any] | None:
    """A crop (displayed pixels) as SVG has it: its corners, and how to look at its content upright."""
    if box is None:
        return None
    x, y, width, height = (scale * value for value in (box.cx, box.cy, box.width, box.height))
    return {
        "points": " ".join(f"{scale * point.x:.2f},{scale * point.y:.2f}" for point in corners(box)),
        "place": [f"{value:.2f}" for value in (x - width / 2, y - height / 2, width, height)],
        "turn": f"rotate({-box.angle:.4f} {x:.2f} {y:.2f})",
    }
