"""A crop into darktable's own history, in a sidecar that is there or a new one.

The steps are of the module versions of darktable 4.2.1 (`flip` 2, `ashift` 5, `crop` 1), which were tried;
newer versions read these too, untried. `ashift` turns and lets the canvas grow, `crop` cuts; `flip` comes in
only where darktable would show another orientation than ours. All other steps, masks and the order of modules
stay. In a raw's frame, which has some pixels more there, the crop lies by fractions.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors.darktable.modules import (
    BENDING,
    BITS,
    ORDER,
    Module,
    ModuleError,
    developed,
    is_turned_by,
    is_unturned,
    modules_of,
    order_of,
    packed,
)
from cropperhead_desktop.editors.placing import Rendering
from cropperhead_desktop.geometry.crop import Crop, corners, to_box
from cropperhead_desktop.geometry.orientation import SWAPPED
from cropperhead_desktop.xmp import merge, tags
from cropperhead_desktop.xmp.editors import Step, has_history, in_force, told
from cropperhead_desktop.xmp.packet import Packet, PacketError, parse, serialise

_BLENDING = (11, "gz14eNpjYIAACQYYOOHEgAZYGYgFDfYQPFL5tAEATyAZCA==")
"""Version and parameters of no blending."""
_VERSIONS = (4, 5)
_ASHIFT = struct.Struct("<8f2i4f200fi8f")
_FOCAL_LENGTH = 28.0
_AGENT = "CropperHead"
_DT = f"{{{tags.DARKTABLE}}}"
_SEQ, _LI = f"{{{tags.RDF}}}Seq", f"{{{tags.RDF}}}li"
_HASH = f"{_DT}history_current_hash"
_TOLERANCE = 1.2
"""Pixels by which what darktable's whole pixels make of a crop may be off."""

_NEW = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<x:xmpmeta xmlns:x="{tags.META}" x:xmptk="CropperHead">\n'
    f' <rdf:RDF xmlns:rdf="{tags.RDF}">\n'
    f'  <rdf:Description rdf:about="" xmlns:xmpMM="{tags.XMP_MM}" xmlns:darktable="{tags.DARKTABLE}">\n'
    "  </rdf:Description>\n"
    " </rdf:RDF>\n"
    "</x:xmpmeta>\n"
).encode()


def hidden(raw: bytes) -> bytes:
    """An `IMG.xmp` of which darktable leaves the crop alone; all else stays (PacketError)."""
    packet = parse(raw)
    if packet.descriptions():
        merge.apply(packet, packet.descriptions()[0], {tags.AGENT: _AGENT})
    new = serialise(packet)
    merge.check_rest(raw, new, frozenset({tags.AGENT}))
    return new


def written(
    old: bytes | None, photo: str, crop: Crop | None, info: PhotoInfo, *, is_first: bool = False
) -> bytes | None:
    """A sidecar of a photo of that name, with another crop (None: without one) in darktable's history.

    `is_first`: what darktable adds when it opens the photo for the first time does not crop it once more.
    None where there is nothing to change. ModuleError, PacketError: it must not be rewritten, or darktable
    cannot show this crop.
    """
    if crop is None and old is None:
        return None
    if is_unturned(Path(photo)):
        raise ModuleError("darktable may show an AVIF turned otherwise, and the crop would lie elsewhere")
    before = old if old is not None else _NEW
    packet = parse(before)
    merge.check_rewritable(packet)
    described = [each for each in packet.descriptions() if has_history(each)]
    if not described and crop is None:
        return None
    description = described[0] if described else _begun(packet, photo)
    if tags.parse_integer(told(description, "xmp_version")) not in _VERSIONS:
        raise ModuleError("its history is of a version of darktable that is not known")
    modules = modules_of(description)
    changes = _changes(modules, crop, info, order_of(description), is_turned_by(Path(photo), modules))
    is_open = crop is None or is_first or told(description, "auto_presets_applied") == "1"
    if not changes and is_open:
        return None
    others = _others(description)
    _append(packet, description, changes)
    if not is_open:
        merge.apply(packet, description, {tags.DARKTABLE_PRESETS: "1"})
    new = serialise(packet)
    again = parse(new)
    (after,) = (each for each in again.descriptions() if has_history(each))
    if _others(after) != others:
        raise PacketError("not rewritten: some of its history would not survive")
    merge.check_rest(before, new, frozenset({*_WRITTEN, tags.DERIVED_FROM} if not described else _WRITTEN))
    _check(modules_of(after), crop, info)
    return new


_WRITTEN = frozenset(
    {*tags.DARKTABLE_LISTS, tags.DARKTABLE_END, _HASH, tags.DARKTABLE_VERSION, tags.DARKTABLE_PRESETS}
)


def corrects_lens(raw: bytes) -> bool:
    """Whether a sidecar lets darktable correct the lens's distortion, which moves a crop by some pixels."""
    steps = (step for each in parse(raw).descriptions() for step in in_force(each))
    return any(step.operation == "lens" and step.is_enabled for step in steps)


def _others(description: etree._Element) -> list[Step]:
    """What is in force of the modules that are not ours to write."""
    kept = [step for step in in_force(description) if step.operation not in ORDER]
    return [Step(0, *(getattr(step, name) for name in Step.__slots__[1:])) for step in kept]


def _begun(packet: Packet, photo: str) -> etree._Element:
    """A packet's Description with a history in which nothing was done yet."""
    description = merge.target_of(packet)
    values = {tags.DARKTABLE_VERSION: "5", tags.DARKTABLE_END: "0"}
    if not any(each.get(tags.DERIVED_FROM) for each in packet.descriptions()):
        values[tags.DERIVED_FROM] = photo
    merge.apply(packet, description, values)
    history = etree.SubElement(description, tags.DARKTABLE_HISTORY, nsmap={"darktable": tags.DARKTABLE})
    etree.SubElement(history, _SEQ)
    return description


def _changes(
    modules: Mapping[str, Module], crop: Crop | None, info: PhotoInfo, order: list[str], is_turned: bool
) -> dict[str, Module]:
    """The modules that must be otherwise than they are (ModuleError); `is_turned`: see `is_turned_by`."""
    on = {name for name, module in modules.items() if module.is_enabled}
    own = info.frame.orientation
    if (BENDING - {"lens"}) & on:
        raise ModuleError("it bends the picture, and a crop would not lie where it was proposed")
    if not developed(
        {**modules, "lens": Module(False, None, b"")}, info.width, info.height, own, order
    ).is_exact:
        raise ModuleError("it bends the picture, and a crop would not lie where it was proposed")
    wanted: dict[str, Module] = {}
    angle = crop.angle if crop is not None else 0.0
    if angle:
        wanted["ashift"] = Module(True, 5, _ashift(angle))
    turns = "flip" not in modules and info.orientation != own
    if crop is not None and (turns or not is_turned):
        wanted["flip"] = Module(True, 2, struct.pack("<i", BITS[info.orientation]))
    turned = {name: each for name, each in {**modules, **wanted}.items() if name in wanted or name == "flip"}
    if crop is not None:
        picture = developed(turned, info.width, info.height, own).rendering
        wanted["crop"] = Module(True, 1, _crop(picture, crop, info))
    off = {name: modules[name] for name in on & set(ORDER) - {"flip"} - wanted.keys()}
    wanted |= {name: Module(False, module.version, module.params) for name, module in off.items()}
    return {name: module for name, module in wanted.items() if modules.get(name) != module}


def _ashift(angle: float) -> bytes:
    """The parameters that turn and do nothing else; empty corners are left to `crop`."""
    return _ASHIFT.pack(
        angle, 0, 0, 0, _FOCAL_LENGTH, 1, 100, 1, 0, 0, 0, 1, 0, 1, *(0.0,) * 200, 0, *(0.0,) * 8
    )  # fmt: skip


def _crop(picture: Rendering, crop: Crop, info: PhotoInfo) -> bytes:
    """The parameters that cut a crop out of the picture turned (ModuleError: too small for darktable)."""
    box = to_box(crop, info.width, info.height)
    middle = (complex(box.cx, box.cy) - picture.origin) / picture.axis
    middle = middle.conjugate() if picture.is_mirrored else middle
    sides = (box.width, box.height) if picture.orientation not in SWAPPED else (box.height, box.width)
    edges = []
    for centre, side, most in zip(
        (middle.real, middle.imag), sides, (picture.width, picture.height), strict=True
    ):
        start, long = max(0, round(centre - side / 2)), round(side)
        # a little more than whole pixels: darktable truncates
        first = (start + 0.25) / most if start else 0.0
        last = min(1.0, (start + long + 0.5) / most)
        if first > 0.9 or last < 0.1 or long < 5:
            raise ModuleError("darktable cannot show this crop: it is too small")
        edges.append((first, last))
    (left, right), (top, bottom) = edges
    return struct.pack("<4f2i", left, top, right, bottom, -1, -1)


def _append(packet: Packet, description: etree._Element, changes: Mapping[str, Module]) -> None:
    """Steps at the end of what is in force; steps that were taken back stay behind them."""
    seq = description.find(f"{tags.DARKTABLE_HISTORY}/{_SEQ}")
    if seq is None:
        raise PacketError("not rewritten: its history is damaged")
    items = seq.findall(_LI)
    nums = [tags.parse_integer(_said(item, "num")) for item in items]
    end = tags.parse_integer(told(description, "history_end"))
    if None in nums or len(set(nums)) != len(nums):
        raise PacketError("not rewritten: its history is damaged")
    end = len(items) if end is None else end
    masks = [(each, "mask_num") for each in description.iterfind(f"{tags.DARKTABLE_MASKS}/{_SEQ}/{_LI}")]
    for item, name in [*((each, "num") for each in items), *masks]:
        num = tags.parse_integer(_said(item, name))
        if num is not None and num >= end:
            _say(item, name, str(num + len(changes)))
    place = sum(1 for num in nums if num is not None and num < end)
    tail = items[place - 1].tail if items and place else None
    for step, name in enumerate(name for name in ORDER if name in changes):
        module = changes[name]
        values = {
            "num": str(end + step), "operation": name, "enabled": str(int(module.is_enabled)),
            "modversion": str(module.version), "params": _spelled(module.params), "multi_name": "",
            "multi_priority": "0", "blendop_version": str(_BLENDING[0]), "blendop_params": _BLENDING[1],
        }  # fmt: skip
        item = etree.Element(_LI, {f"{_DT}{key}": value for key, value in values.items()})
        item.tail = tail
        seq.insert(place + step, item)
    merge.strip(packet, {_HASH})  # of the history as it was: thumbnails would be kept
    merge.apply(packet, description, {tags.DARKTABLE_END: str(end + len(changes))})


def _spelled(params: bytes) -> str:
    return packed(params) if len(params) > 100 else params.hex()


def _said(item: etree._Element, name: str) -> str | None:
    value = item.get(f"{_DT}{name}")
    return value if value is not None else item.findtext(f"{_DT}{name}")


def _say(item: etree._Element, name: str, text: str) -> None:
    child = item.find(f"{_DT}{name}")
    if child is not None:
        child.text = text
    else:
        item.set(f"{_DT}{name}", text)


def _check(modules: Mapping[str, Module], crop: Crop | None, info: PhotoInfo) -> None:
    """ModuleError where darktable would not show the crop that is meant."""
    wanted = to_box(crop or Crop(0, 0, 1, 1), info.width, info.height)
    made = developed(modules, info.width, info.height, info.frame.orientation).rendering.box
    for one, other in zip(corners(made), corners(wanted), strict=True):
        if max(abs(one.x - other.x), abs(one.y - other.y)) > _TOLERANCE:
            raise ModuleError("darktable cannot show this crop as it was proposed")
