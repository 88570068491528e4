"""What a personal head has learnt, in words a photographer understands."""

from __future__ import annotations

import math
from collections import Counter
from functools import reduce
from statistics import median

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.words import Digits
from cropperhead_desktop.geometry.aspect import describe_aspect
from cropperhead_desktop.inference.style.head import Learnt, Style, Voice

_SIZE = 0.02
_SHIFT = 0.03
_SAME_RATIO = 0.02
_MOSTLY = 0.5


def in_words(style: Style) -> list[str]:
    """What this person does otherwise than the model, then who is believed and why; never empty."""
    crops = tuple(one for one in style.crops if one.is_own)
    if not crops:
        return [Reason("nothing learnt yet")]
    seen = tuple(one for one in crops if one.is_seen)
    taste = [_size(seen), _ratio(crops), *_place(seen)]
    return [reduce(_and, filter(None, taste)), _trust(style)]


def _and(one: str, more: str) -> str:
    return Reason("{one}, {more}", one=one, more=more)


def _size(crops: tuple[Learnt, ...]) -> str:
    """By how much the sides differ from the model's, in per cent (median over photos)."""
    shares = [
        math.sqrt(_area(one.past.box) / max(_area(one.proposed), 1e-6)) - 1
        for one in crops
        if _area(one.past.box) > 0
    ]
    if not shares:
        return ""
    share = median(shares)
    if abs(share) < _SIZE:
        return Reason("as tight as the model")
    return Reason(
        "looser than the model by {share} %" if share > 0 else "tighter than the model by {share} %",
        share=round(100 * abs(share)),
    )


def _ratio(crops: tuple[Learnt, ...]) -> str:
    """The ratio that most crops have, or that the photo's own is kept."""
    kept = sum(abs(math.log(one.past.ratio / one.past.aspect)) < _SAME_RATIO for one in crops)
    if kept > _MOSTLY * len(crops):
        return Reason("mostly at the photo's own ratio")
    ratio, count = Counter(describe_aspect(one.past.ratio, 0.02) for one in crops).most_common(1)[0]
    return (
        Reason("mostly {ratio}", ratio=Digits(ratio))
        if count > _MOSTLY * len(crops)
        else Reason("at many ratios")
    )


def _place(crops: tuple[Learnt, ...]) -> list[str]:
    """How the frame lies beside the model's: a frame further right has its subject more to the left."""
    if not crops:
        return []
    across = median(_middle(one.past.box, 0) - _middle(one.proposed, 0) for one in crops)
    down = median(_middle(one.past.box, 1) - _middle(one.proposed, 1) for one in crops)
    words: list[str] = []
    if abs(across) > _SHIFT:
        words.append(
            Reason(
                "subjects left of where the model puts them"
                if across > 0
                else "subjects right of where the model puts them"
            )
        )
    if abs(down) > _SHIFT:
        words.append(Reason("more room above" if down < 0 else "less room above"))
    return words


def _trust(style: Style) -> str:
    found = style.agreement()
    who = _who(found.voice, found.unasked, style.own)
    if not found.crops:
        return who
    model, own = (round(100 * found.scores[voice]) for voice in (Voice.MODEL, Voice.HEAD))
    return Reason(
        "overlap with your crops before they were learnt: the model {model} %, your style {own} %; {who}",
        model=model,
        own=own,
        who=who,
    )


def _who(voice: Voice, unasked: Voice, own: Voice) -> str:
    """Who proposes, and why."""
    if voice is not Voice.MODEL:
        words = Reason(
            "your crops propose: the ratio and size of the first, where the model likes them"
            if voice is Voice.MIXTURE
            else "your crops propose"
        )
        return words if voice is unasked else Reason("{words}, as you wished", words=words)
    if own is Voice.MODEL:
        return Reason("the model proposes until you make a crop of your own")
    if unasked is not Voice.MODEL:
        return Reason("the model proposes, as you wished")
    return Reason("the model proposes: it was nearer to your crops")


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _middle(box: tuple[float, float, float, float], axis: int) -> float:
    return (box[axis] + box[axis + 2]) / 2
