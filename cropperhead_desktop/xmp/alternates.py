"""Linked crops of a decision in a packet: `cropperhead:Alternates`, a bag of plain texts.

    <cropperhead:Alternates><rdf:Bag>
     <rdf:li>4:5 0.200000 0.000000 0.733333 1.000000 0.000000</rdf:li>
     <rdf:li>1:1 0.166667 0.000000 0.833333 1.000000 0.000000 nudged</rdf:li>
    </rdf:Bag></cropperhead:Alternates>

Ratio as displayed; CropLeft, CropTop, CropRight, CropBottom and CropAngle as in crs tags, of the same frame
as the decided crop; `nudged` where a person moved it. Among simple values (`codec.Values`) the bag is one
text, its items joined by `; `.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from lxml import etree

from cropperhead_desktop.domain.decision import Alternate
from cropperhead_desktop.domain.deliverables import MOST, ratio_text
from cropperhead_desktop.geometry.crop import MAX_ANGLE, Crop
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.packet import PacketError, simple_value
from cropperhead_desktop.xmp.tags import NOT_SIMPLE

NUDGED = "nudged"
_LONGEST = 200
_SLACK = 0.01


def spelled(alternates: Iterable[Alternate]) -> str:
    """The crops as one text (PacketError: not made of finite numbers)."""
    return "; ".join(map(_item, alternates))


def alternates_in(
    text: str | None, is_usable: Callable[[Crop], bool] = lambda _crop: True
) -> tuple[Alternate, ...]:
    """The crops that a text tells, each ratio once; what is no usable crop is left out."""
    if not text or text == NOT_SIMPLE:
        return ()
    found: dict[str, Alternate] = {}
    for item in islice(text.split(";"), 4 * MOST):
        each = _alternate(item)
        if each is not None and len(found) < MOST and is_usable(each.crop):
            found.setdefault(each.ratio, each)
    return tuple(found.values())


def in_one_line(element: etree._Element) -> str | None:
    """A property element as simple text: of a bag its items joined; None: another structure."""
    text = simple_value(element)
    if text is not None and text.strip():
        return text
    bag = next((child for child in element if child.tag == tags.BAG), None)
    if bag is None:
        return text
    items = (simple_value(item) for item in islice(bag.iterchildren(tags.ITEM), 4 * MOST))
    return "; ".join(item.strip()[:_LONGEST] for item in items if item)


def put(target: etree._Element, name: str, text: str) -> None:
    """Set a property of a Description: an attribute, of linked crops a bag (ValueError: no XML)."""
    if name != tags.ALTERNATES:
        target.set(name, text)
        return
    bag = etree.SubElement(etree.SubElement(target, name), tags.BAG)
    for item in text.split(";"):
        etree.SubElement(bag, tags.ITEM).text = item.strip()


def _item(each: Alternate) -> str:
    crop = each.crop
    numbers = (crop.left, crop.top, crop.right, crop.bottom, crop.angle)
    words = [each.ratio, *map(tags.format_number, numbers), *([NUDGED] if each.nudged else [])]
    if any(tags.parse_number(word) is None for word in words[1:6]):
        raise PacketError("the crop {crop} is not made of finite numbers", crop=str(crop))
    return " ".join(words)


def _alternate(item: str) -> Alternate | None:
    words = item[:_LONGEST].split()
    if len(words) not in (6, 7) or words[6:] not in ([], [NUDGED]):
        return None
    try:
        ratio = ratio_text(words[0])
    except ValueError:
        return None
    left, top, right, bottom, angle = (tags.parse_number(word, decimal_comma=False) for word in words[1:6])
    if left is None or top is None or right is None or bottom is None or angle is None:
        return None
    if (
        not all(-_SLACK <= edge <= 1 + _SLACK for edge in (left, top, right, bottom))
        or abs(angle) > MAX_ANGLE
    ):
        return None
    return Alternate(ratio, Crop(left, top, right, bottom, angle), len(words) == 7)
