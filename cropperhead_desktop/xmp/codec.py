"""Packet bytes to CropRecord. Pure: no files; names and values in warnings, the caller adds the path.

Formulas and tolerances: a rectangle counts when p and q (half sides in pixels, signed; see
`geometry.crop`) are positive, so that Left > Right is fine for steep angles. Edges may lie up to
`EDGE_SLACK` outside the picture, as roundings and default-crop sizes a few pixels apart make them;
without an angle they are then cut back to it.
"""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.domain.decision import Alternate, CropRecord, Decision, DecisionKind
from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.marks import MOST_STARS, REJECTED, Marks
from cropperhead_desktop.domain.photo import PhotoFrame
from cropperhead_desktop.geometry.crop import MAX_ANGLE, WHOLE, Crop, to_box
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.alternates import alternates_in, in_one_line
from cropperhead_desktop.xmp.level import is_warped, level_of
from cropperhead_desktop.xmp.packet import Packet, PacketError, parse, simple_value
from cropperhead_desktop.xmp.tags import NOT_SIMPLE, Readable

EDGE_SLACK = 0.01
"""How far outside 0-1 an edge may lie: more than any rounding, less than any mistake of unit."""

_ANGLE_SLACK = 1e-4
_PLAUSIBLE_SIZES = ((3.0, 2.0), (2.0, 3.0), (1.0, 1.0), (3.0, 1.0), (1.0, 3.0))

NO_CROP = "none"
_FEW = 300
_NUMBERS = (*tags.EDGES, tags.ANGLE)

SAME_CROP = 5e-5
"""Fractions and degrees: more than roundings of other programs, less than 1 px of most photos."""


def read_packet(raw: bytes, size: tuple[int, int] | None = None) -> CropRecord:
    """What a packet says about the crop of a photo of stored `size` (W, H), where that is known.

    Never raises: an unusable packet gives a record with `error`, unusable values one with `warnings`.
    """
    try:
        return read_values(Values(parse(raw)), size)
    except PacketError as error:
        return CropRecord(error=str(error))


class Values:
    """Simple top-level properties by qualified name; of several with one name the last one counts."""

    def __init__(self, packet: Packet) -> None:
        self._layers: list[Readable] = []
        for description in packet.descriptions():
            # a few are taken at once, as each question to lxml costs; of n of them that would take n * n
            few = len(description.attrib) <= _FEW
            self._layers.append(dict(description.items()) if few else description)  # type: ignore[arg-type]
            elements: dict[str, str] = {}
            for child in description:
                if isinstance(child.tag, str):
                    value = in_one_line(child) if child.tag == tags.ALTERNATES else simple_value(child)
                    elements[child.tag] = NOT_SIMPLE if value is None else value
            self._layers.append(elements)
        self._layers.reverse()

    def get(self, name: str) -> str | None:
        """The value as text, `NOT_SIMPLE` for a structure, None when there is no such property."""
        for layer in self._layers:
            value = layer.get(name)
            if value is not None:
                return str(value)
        return None


def read_values(values: Readable, size: tuple[int, int] | None, source: Path | None = None) -> CropRecord:
    """The record of parsed values, found in the file `source`; see `read_packet`."""
    stated_size = _size(values)
    applied = tags.parse_bool(values.get(tags.ALREADY_APPLIED) or "") is True
    # a crop that is in the pixels already was made on a picture of another size
    has_crop, crop, warnings = stated_crop(values, None if applied else size or stated_size)
    told = values.get(tags.ALTERNATES)
    linked = _linked(told, None if applied else size or stated_size) if told is not None else ()
    decision = _decision(values, has_crop, linked)
    frame = _frame(values)
    return CropRecord(
        crop=None if applied else crop,
        applied=crop if applied else None,
        is_warped=has_crop and is_warped(values),
        level=None if applied else level_of(values, crop.angle if crop is not None else 0.0),
        frame=frame if decision is not None else None,
        orientation_frame=frame,
        has_crop=has_crop,
        already_applied=applied,
        source=source,
        orientation=_orientation(values),
        size=stated_size,
        decision=decision,
        marks=read_marks(values),
        warnings=() if applied else warnings,
        left_alternates=() if decision or applied or not linked else tuple(e for e in linked if e.nudged),
    )


def _linked(text: str, size: tuple[int, int] | None) -> tuple[Alternate, ...]:
    """The linked crops of a photo of stored `size` that are rectangles there."""
    return alternates_in(text, lambda crop: has_area(crop, size))


def stated_crop(values: Readable, size: tuple[int, int] | None) -> tuple[bool, Crop | None, tuple[str, ...]]:
    """Whether the values claim a crop, which (on a stored frame of `size`), and why none that is usable."""
    stated = values.get(tags.HAS_CROP)
    has_crop = tags.parse_bool(stated) if stated is not None else None
    if stated is not None and has_crop is None:
        return False, None, (Reason('crop ignored: HasCrop is "{text}"', text=_short(stated)),)
    if has_crop is False or (has_crop is None and not any(values.get(edge) for edge in tags.EDGES)):
        return False, None, ()
    try:
        crop = _crop(values, size)
    except ValueError as error:
        return True, None, (Reason("crop ignored: {why}", why=str(error)),)
    return (False, None, ()) if has_crop is None and crop == WHOLE else (True, crop, ())


def _crop(values: Readable, size: tuple[int, int] | None) -> Crop:
    """The crop; ValueError that names the property and its value when it is unusable."""
    left, top, right, bottom = (_edge(values, name) for name in tags.EDGES)
    angle = _angle(values)
    if angle == 0:
        left, top, right, bottom = (min(1.0, max(0.0, edge)) for edge in (left, top, right, bottom))
    crop = Crop(left, top, right, bottom, angle)
    if not has_area(crop, size):
        raise ValueError(
            Reason(
                "CropLeft {left:g}, CropTop {top:g}, CropRight {right:g}, CropBottom {bottom:g}, "
                "CropAngle {angle:g} span no rectangle",
                left=left,
                top=top,
                right=right,
                bottom=bottom,
                angle=angle,
            )
        )
    return crop


def has_area(crop: Crop, size: tuple[int, int] | None) -> bool:
    """True when the crop spans a rectangle of at least one pixel on a stored `size`.

    Without a size it must span one on some picture of a usual shape.
    """
    smallest = 1.0 if size else 1e-6
    for width, height in (size,) if size else _PLAUSIBLE_SIZES:
        try:
            box = to_box(crop, width, height)
        except ValueError:
            continue
        if min(box.width, box.height) >= smallest:
            return True
    return False


def _edge(values: Readable, name: str) -> float:
    text = values.get(name)
    if text is None:
        raise ValueError(Reason("{name} is missing", name=tags.local_name(name)))
    value = tags.parse_number(text)
    if value is None:
        raise ValueError(
            Reason('{name} is "{text}", not a number', name=tags.local_name(name), text=_short(text))
        )
    if not -EDGE_SLACK <= value <= 1 + EDGE_SLACK:
        raise ValueError(
            Reason(
                '{name} is "{text}", outside the picture (0 to 1)',
                name=tags.local_name(name),
                text=_short(text),
            )
        )
    return value


def _angle(values: Readable) -> float:
    text = values.get(tags.ANGLE)
    if text is None:
        return 0.0
    value = tags.parse_number(text, decimal_comma=False)
    if value is None:
        raise ValueError(Reason('CropAngle is "{text}", not a number', text=_short(text)))
    if abs(value) > MAX_ANGLE + _ANGLE_SLACK:
        raise ValueError(Reason('CropAngle is "{text}", outside -45 to 45 degrees', text=_short(text)))
    return max(-MAX_ANGLE, min(MAX_ANGLE, value))


def _orientation(values: Readable) -> int | None:
    value = tags.parse_integer(values.get(tags.ORIENTATION))
    return value if value is not None and 1 <= value <= 8 else None


def _size(values: Readable) -> tuple[int, int] | None:
    for across, down in ((tags.IMAGE_WIDTH, tags.IMAGE_LENGTH), (tags.PIXEL_X, tags.PIXEL_Y)):
        width = tags.parse_integer(values.get(across))
        if width and (height := tags.parse_integer(values.get(down))):
            return width, height
    return None


def _frame(values: Readable) -> PhotoFrame | None:
    """The photo's own frame as we remembered it."""
    match [tags.parse_integer(part) for part in (values.get(tags.FRAME) or "").split()]:
        case [int(width), int(height), int(orientation)]:
            mark = (values.get(tags.PIXELS) or "").strip()
            return PhotoFrame(width, height, orientation, mark if mark.startswith(tags.MARK_SCHEME) else "")
    return None


def numbers(crop: Crop) -> tuple[float, ...]:
    """Left, top, right, bottom, angle."""
    return crop.left, crop.top, crop.right, crop.bottom, crop.angle


def spelled_crop(crop: Crop | None) -> str:
    """A crop as the decision remembers it."""
    return NO_CROP if crop is None else " ".join(map(tags.format_number, numbers(crop)))


def _is_about_this(values: Readable, has_crop: bool) -> bool:
    """Whether the crop is still the one decided on; taken for granted where none was remembered."""
    remembered = values.get(tags.DECIDED_CROP)
    if remembered is None:
        return True
    if not has_crop or remembered == NO_CROP:
        return not has_crop and remembered == NO_CROP
    return same_numbers(spelled(values), remembered)


def spelled(values: Readable) -> str:
    """Edges and angle as they stand in a packet."""
    texts = [values.get(name) or "0" for name in _NUMBERS]
    parts = " ".join(texts).split()
    return " ".join(parts if len(parts) == len(texts) else ["".join(text.split()) for text in texts])


def same_numbers(one: str, other: str) -> bool:
    """Whether two crops, five numbers each, are the same but for roundings."""
    if one == other:
        return True
    first, second = ([tags.parse_number(text) for text in crop.split()] for crop in (one, other))
    return len(first) == len(second) == 5 and all(
        a is not None and b is not None and abs(a - b) <= SAME_CROP
        for a, b in zip(first, second, strict=True)
    )


def _decision(values: Readable, has_crop: bool, linked: tuple[Alternate, ...]) -> Decision | None:
    """The decision; None where another program changed the crop since: it is that program's user's now."""
    if not _is_about_this(values, has_crop):
        return None
    try:
        kind = DecisionKind((values.get(tags.DECISION) or "").strip())
    except ValueError:
        return None
    confidence = tags.parse_number(values.get(tags.CONFIDENCE) or "")
    if confidence is not None and not 0 <= confidence <= 1:
        confidence = None
    return Decision(kind, values.get(tags.MODEL) or None, confidence, values.get(tags.TIME) or "", linked)


def read_marks(values: Readable) -> Marks:
    """Stars, label and flag; what is not a legal value counts as absent."""
    rating, pick = (tags.parse_signed(values.get(name)) for name in (tags.RATING, tags.PICK))
    label = values.get(tags.LABEL)
    label = " ".join(label.split()) if label is not None and label != NOT_SIMPLE else ""
    return Marks(
        rating if rating is not None and REJECTED <= rating <= MOST_STARS else None,
        label or None,
        pick if pick in (-1, 0, 1) else None,
    )


def _short(text: str) -> str:
    """A value fit for one line of a message."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:40]}…"


def sidecar_extension(values: Readable) -> str | None:
    """`photoshop:SidecarForExtension` in lower case, without a dot; None where absent."""
    value = values.get(tags.SIDECAR_FOR)
    return value.strip().lstrip(".").lower() or None if value else None


def is_own(values: Readable | None) -> bool:
    """True when there is a decision or mark of ours: we have written this sidecar before."""
    return values is not None and any(values.get(name) is not None for name in (tags.DECISION, tags.MARKED))


def already_applied(raw: bytes) -> bool:
    """True when the packet's settings describe what is in the pixels already."""
    try:
        return tags.parse_bool(Values(parse(raw)).get(tags.ALREADY_APPLIED) or "") is True
    except PacketError:
        return False
