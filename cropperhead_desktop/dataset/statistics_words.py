"""The statistics in words: what can be claimed, what cannot yet, each a sentence for a photographer."""

from __future__ import annotations

from collections.abc import Callable
from math import exp

from cropperhead_desktop.dataset.significance import SIGNIFICANT, Bias
from cropperhead_desktop.dataset.statistics import Statistics
from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.words import Digits, counted

ENOUGH_PHOTOS = 20
"""Fewer crops than this say nothing about a habit."""

_SMALL = {"horizontal": 0.01, "vertical": 0.01, "angle": 0.1, "size": 0.03}
"""Means so small that nobody would see them, whatever their significance."""

_COMMON = 0.1
"""Share of the crops from which their commonest ratio is worth a word."""

_FEW = 3
"""A ratio of fewer crops than this is chance."""

_ENOUGH_OCCASIONS = 8
"""With fewer occasions chance alone could not be ruled out after the correction."""


def sentences(found: Statistics) -> list[str]:
    """Amounts, habits, and agreement with the program, in this order."""
    cropped, everything = len(found.photos), len(found.photos) + found.whole
    if not everything:
        return [Reason("No decisions yet: accept, adjust or keep some photos, and look here again.")]
    amounts = {"cropped": counted(cropped, "photo"), "whole": counted(found.whole, "photo")}
    made: list[str] = [Reason("{cropped} cropped, {whole} kept whole.", **amounts)]
    if cropped:
        kept = float(found.column("kept_area").mean())
        made.append(Reason("A crop keeps {share} of the picture on average.", share=_share(kept)))
        name, count = next(iter(found.ratios.items()))
        rest = [others for each, others in found.ratios.items() if each not in (name, "other")]
        is_alone = count > max(rest, default=0)
        if name != "other" and is_alone and count >= max(_FEW, _COMMON * cropped):
            share = _share(count / cropped)
            made.append(
                Reason(
                    "{ratio} is the commonest ratio ({share} of the crops).", ratio=Digits(name), share=share
                )
            )
    return made + _habits(found) + _agreement(found)


def _habits(found: Statistics) -> list[str]:
    if len(found.photos) < ENOUGH_PHOTOS:
        left = ENOUGH_PHOTOS - len(found.photos)
        more = counted(left, "more crop")
        return [Reason("{more} needed before anything can be said about habits.", more=more)]
    biases = {bias.name: bias for bias in found.biases}
    made = [*_place(biases), *_one(biases["angle"], _turning), *_one(biases["size"], _size)]
    occasions = max(bias.occasions for bias in found.biases)
    if made:
        return made
    if occasions < _ENOUGH_OCCASIONS:
        return [
            Reason(
                "All from {occasions}: too few to tell a habit from what the place asked.",
                occasions=counted(occasions, "occasion"),
            )
        ]
    return [Reason("No habit of place, turning or size that chance could not explain.")]


_SIDES = {
    str(side): side
    for side in (
        Reason("top"), Reason("top left"), Reason("left"), Reason("bottom left"),
        Reason("bottom"), Reason("bottom right"), Reason("right"), Reason("top right"),
    )
}  # fmt: skip


def _place(biases: dict[str, Bias]) -> list[str]:
    across, down = biases["horizontal"], biases["vertical"]
    vertical = ("bottom" if down.mean > 0 else "top") if _is_claimed(down) else ""
    horizontal = ("right" if across.mean > 0 else "left") if _is_claimed(across) else ""
    if not (vertical or horizontal):
        return []
    sure = max(bias.p or 0.0 for bias in (across, down) if _is_claimed(bias))
    high, wide = _share(abs(down.mean)), _share(abs(across.mean))
    values = {"side": _SIDES[(vertical + " " + horizontal).strip()], "p": _p(sure)}
    if vertical and horizontal:
        return [
            Reason(
                "Your crops keep the {side}: their centre lies {high} of the height and {wide} of the width "
                "off the middle ({p}).",
                high=high,
                wide=wide,
                **values,
            )
        ]
    if vertical:
        return [
            Reason(
                "Your crops keep the {side}: their centre lies {high} of the height off the middle ({p}).",
                high=high,
                **values,
            )
        ]
    return [
        Reason(
            "Your crops keep the {side}: their centre lies {wide} of the width off the middle ({p}).",
            wide=wide,
            **values,
        )
    ]


def _turning(bias: Bias) -> str:
    way = Reason("clockwise" if bias.mean > 0 else "anticlockwise")
    return Reason(
        "You turn the frame {way} more often than not, by {angle}° on average ({p}).",
        way=way,
        angle=Digits(f"{abs(bias.mean):.1f}"),
        p=_p(bias.p),
    )


def _size(bias: Bias) -> str:
    way = Reason("looser" if bias.mean > 0 else "tighter")
    return Reason(
        "You crop {way} than the program proposes, in area by {share} ({p}).",
        way=way,
        share=_share(abs(exp(bias.mean) - 1)),
        p=_p(bias.p),
    )


def _share(share: float) -> str:
    return f"{100 * share:.0f} %"


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
            Reason(
                "You took {share} of {proposals} unchanged (95 % interval {low} to {high}).",
                share=_share(rate.share),
                proposals=counted(agreement.decided, "proposal"),
                low=f"{100 * rate.low:.0f}",
                high=_share(rate.high),
            )
        )
    if agreement.iou is not None and agreement.angle_error is not None:
        made.append(
            Reason(
                "Your crop and the program's have {share} of what they cover in common, and their angles "
                "differ by {angle}° ({photos}).",
                share=_share(agreement.iou),
                angle=Digits(f"{agreement.angle_error:.1f}"),
                photos=counted(agreement.compared, "photo"),
            )
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
        return [Reason("The program's confidence fits you: it is right about as often as it says.")]
    way = Reason("too sure of itself" if apart > 0 else "too modest")
    return [
        Reason(
            "For you the program is {way}: it says {stated} on average, and you take {real} unchanged.",
            way=way,
            stated=_share(stated),
            real=_share(real),
        )
    ]


def _p(p: float | None) -> str:
    if p is None:
        return ""
    return Digits("p < 0.001" if p < 0.001 else f"p = {p:.3f}")
