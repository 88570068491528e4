"""Deliverables: one decision gives linked crops in several ratios, as 3:2, 4:5, 1:1 and 9:16.

Each linked crop has the area, the angle and as far as it goes the centre of the decided one (the master). It
is moved towards what the model keeps in that ratio, but along each axis it lies within the master or covers
it. One that a person nudged stays where it was put.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cropperhead_desktop.domain.decision import Alternate
from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.policy import aspect_of
from cropperhead_desktop.geometry.aspect import parse_aspect, with_aspect
from cropperhead_desktop.geometry.crop import Box, Crop, Point, from_local, is_inside, limited, rotate
from cropperhead_desktop.geometry.rotation import fit_inside

MOST = 16
"""So many linked crops a photo may have."""

SAME = 0.004
"""How far two ratios may differ, as a share, that are the same deliverable."""

_SEPARATORS = re.compile(r"[,;\s]+")


def ratio_text(text: str) -> str:
    """A ratio as deliverables spell it, `4:5` (ValueError)."""
    parse_aspect(text)
    return ":".join(part.replace(",", ".") for part in re.split(r"\s*[:x×/]\s*", text.strip()))


def ratio_list(text: str) -> tuple[str, ...]:
    """`3:2, 4:5 1:1` as ratios, each once (ValueError)."""
    found = tuple(dict.fromkeys(map(ratio_text, filter(None, _SEPARATORS.split(text.strip())))))
    if len(found) > MOST:
        raise ValueError(Reason("at most {most} ratios can be delivered", most=MOST))
    return found


def colour_text(text: str) -> str:
    """A colour as `#rrggbb`: black, white, grey, `#abc` or `#aabbcc` (ValueError)."""
    named = {"black": "#000000", "white": "#ffffff", "grey": "#808080", "gray": "#808080"}
    word = text.strip().casefold()
    short = re.fullmatch(r"#([0-9a-f])([0-9a-f])([0-9a-f])", word)
    word = "#" + "".join(2 * digit for digit in short.groups()) if short else named.get(word, word)
    if not re.fullmatch(r"#[0-9a-f]{6}", word):
        raise ValueError(Reason("{text!r} is not a colour: black, white, grey or #rrggbb", text=text))
    return word


def turned_for(ratios: Iterable[str], info: PhotoInfo) -> tuple[str, ...]:
    """The ratios as a photo gets them: landscape ones are turned for uprights (`policy.aspect_of`)."""
    seen = info.as_seen
    return tuple(
        dict.fromkeys(
            each if _same(aspect_of(parse_aspect(each), seen), parse_aspect(each)) else _swapped(each)
            for each in ratios
        )
    )


def linked(
    master: Crop,
    wanted: Sequence[str],
    info: PhotoInfo,
    anchors: Mapping[str, Crop] | None = None,
    previous: Sequence[Alternate] = (),
) -> tuple[Alternate, ...]:
    """The linked crops of a decided crop in the `wanted` ratios; without any, in those that there were.

    `anchors` are the model's crops by ratio. Of the `previous` ones those that were nudged stay as they are.
    Crops are of the stored frame, as exact as a sidecar keeps them. The master's own ratio is left out.
    """
    kept = {each.ratio: each for each in previous if each.nudged}
    names = turned_for(wanted, info) if wanted else tuple(each.ratio for each in previous)
    made, box = list[Alternate](), info.box_or_none(master)
    for name in dict.fromkeys((*names, *kept)):
        if name in kept:
            made.append(kept[name])
        elif box is not None and not _same(box.aspect, parse_aspect(name)):
            anchor = info.box_or_none((anchors or {}).get(name))
            made.append(
                Alternate(name, rounded(info.crop(linked_box(box, parse_aspect(name), info, anchor))))
            )
    return tuple(made[:MOST])


def linked_box(master: Box, ratio: float, info: PhotoInfo, anchor: Box | None = None) -> Box:
    """The box of a ratio for a master (displayed pixels), moved towards the centre of `anchor`."""
    made = fit_inside(with_aspect(master, ratio), *info.displayed)
    towards = Point(0.0, 0.0)
    if anchor is not None:
        away = rotate(Point(anchor.cx - master.cx, anchor.cy - master.cy), -master.angle)
        across, down = (abs(master.width - made.width) / 2, abs(master.height - made.height) / 2)
        towards = Point(limited(away.x, -across, across), limited(away.y, -down, down))
    return fit_inside(made.moved_to(from_local(master, towards)), *info.displayed)


def framed(master: Box, ratio: float) -> Box:
    """The smallest box of a ratio that holds all of the master, wherever the picture ends."""
    scale = max(master.width / ratio, master.height)
    return replace(master, width=scale * ratio, height=scale)


def find(alternates: Iterable[Alternate], ratio: str) -> Alternate | None:
    """The linked crop of a ratio, if there is one."""
    return next((each for each in alternates if _same(parse_aspect(each.ratio), parse_aspect(ratio))), None)


def leaves_picture(each: Alternate, info: PhotoInfo) -> bool:
    """Whether a linked crop reaches over the edge of the photo, as one may whose photo changed."""
    box = info.box_or_none(each.crop)
    return box is None or not is_inside(box, *info.displayed, slack=1.0)


def rounded(crop: Crop) -> Crop:
    """A crop with the six decimals of a sidecar."""
    return Crop(
        *(round(value, 6) + 0.0 for value in (crop.left, crop.top, crop.right, crop.bottom, crop.angle))
    )


def _swapped(ratio: str) -> str:
    return ":".join(reversed(ratio.split(":")))


def _same(one: float | None, other: float) -> bool:
    return one is not None and abs(one / other - 1) < SAME
