"""The statistics in words: what can be claimed, what cannot yet, each a sentence for a photographer."""

from __future__ import annotations

from collections.abc import Callable
from math import exp

from cropperhead_desktop.dataset.significance import SIGNIFICANT, Bias
from cropperhead_desktop.dataset.statistics import Statistics
from cropperhead_desktop.domain.words import counted

ENOUGH_PHOTOS = 20
"""Fewer crops than this say nothing about a habit."""

_SMALL = {"horizontal": 0.01, "vertical": 0.01, "angle": 0.1, "size": 0.03}
"""Means so small that nobody would see them, whatever their significance."""

_COMMON = 0.1
"""Share of the crops from which their commonest ratio is worth a word."""

_ENOUGH_OCCASIONS = 8
"""With fewer occasions chance alone could not be ruled out after the correction."""


def sentences(found: Statistics) -> list[str]:
    """Amounts, habits, and agreement with the program, in this order."""
    cropped, everything = len(found.photos), len(found.photos) + found.whole
    if not everything:
        return ["No decisions yet: accept, adjust or keep some photos, and look here again."]
    made = [f"{counted(cropped, 'photo')} cropped, {counted(found.whole, 'photo')} kept whole."]
    if cropped:
        kept = float(found.column("kept_area").mean())
        made.append(f"A crop keeps {100 * kept:.0f} % of the picture on average.")
        name, count = next(iter(found.ratios.items()))
        if name != "other" and count >= _COMMON * cropped:
            made.append(f"{name} is the commonest ratio ({100 * count / cropped:.0f} % of the crops).")
    return made + _habits(found) + _agreement(found)


def _habits(found: Statistics) -> list[str]:
    if len(found.photos) < ENOUGH_PHOTOS:
        left = ENOUGH_PHOTOS - len(found.photos)
        return [f"{counted(left, 'more crop')} needed before anything can be said about habits."]
    biases = {bias.name: bias for bias in found.biases}
    made = [*_place(biases), *_one(biases["angle"], _turning), *_one(biases["size"], _size)]
    occasions = max(bias.occasions for bias in found.biases)
    if made:
        return made
    if occasions < _ENOUGH_OCCASIONS:
        return [
            f"All from {counted(occasions, 'occasion')}: too few to tell a habit from what the place asked."
        ]
    return ["No habit of place, turning or size that chance could not explain."]


def _place(biases: dict[str, Bias]) -> list[str]:
    across, down = biases["horizontal"], biases["vertical"]
    words = []
    if _is_claimed(down):
        words.append("bottom" if down.mean > 0 else "top")
    if _is_claimed(across):
        words.append("right" if across.mean > 0 else "left")
    if not words:
        return []
    sure = max(bias.p or 0.0 for bias in (across, down) if _is_claimed(bias))
    shifts = " and ".join(
        f"{100 * abs(bias.mean):.0f} % of the {side}"
        for bias, side in ((down, "height"), (across, "width"))
        if _is_claimed(bias)
    )
    return [f"Your crops keep the {' '.join(words)}: their centre lies {shifts} off the middle ({_p(sure)})."]


def _turning(bias: Bias) -> str:
    way = "clockwise" if bias.mean > 0 else "anticlockwise"
    return (
        f"You turn the frame {way} more often than not, by {abs(bias.mean):.1f}° on average ({_p(bias.p)})."
    )


def _size(bias: Bias) -> str:
    way = "looser" if bias.mean > 0 else "tighter"
    return f"You crop {way} than the program proposes, in area by {_percent(bias.mean)} ({_p(bias.p)})."


def _percent(log_ratio: float) -> str:
    return f"{100 * abs(exp(log_ratio) - 1):.0f} %"


def _one(bias: Bias, words: Callable[[Bias], str]) -> list[str]:
    return [words(bias)] if _is_claimed(bias) else []


def _is_claimed(bias: Bias) -> bool:
    """Significant after the correction, visible, and from enough photos."""
    enough = bias.photos >= ENOUGH_PHOTOS and bias.p is not None and bias.p < SIGNIFICANT
    return enough and abs(bias.mean) >= _SMALL[bias.name]


def _agreement(found: Statistics) -> list[str]:
    agreement, made = found.agreement, []
    rate = agreement.accepted
    if rate is not None:
        made.append(
            f"You took {100 * rate.share:.0f} % of {counted(agreement.decided, 'proposal')} unchanged "
            f"(95 % interval {100 * rate.low:.0f} to {100 * rate.high:.0f} %)."
        )
    if agreement.iou is not None and agreement.angle_error is not None:
        made.append(
            f"Your crop and the program's overlap by {agreement.iou:.2f} of their common area (IoU), "
            f"and their angles differ by {agreement.angle_error:.1f}° "
            f"({counted(agreement.compared, 'photo')})."
        )
    return made + _trust(found)


def _trust(found: Statistics) -> list[str]:
    """Whether the stated confidence fits this user, where enough decisions carry one."""
    bins = found.calibration
    count = sum(one.accepted.count for one in bins)
    if count < ENOUGH_PHOTOS:
        return []
    stated = sum(one.confidence * one.accepted.count for one in bins) / count
    real = sum(one.accepted.share * one.accepted.count for one in bins) / count
    apart = 100 * (stated - real)
    if abs(apart) < 5:
        return ["The program's confidence fits you: it is right about as often as it says."]
    way = "too sure of itself" if apart > 0 else "too modest"
    numbers = f"it says {100 * stated:.0f} % on average, and you take {100 * real:.0f} % unchanged"
    return [f"For you the program is {way}: {numbers}."]


def _p(p: float | None) -> str:
    if p is None:
        return ""
    return "p < 0.001" if p < 0.001 else f"p = {p:.3f}"
