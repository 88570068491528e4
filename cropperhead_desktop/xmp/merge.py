"""A crop and its decision into packet bytes: new ones, or existing ones with all else kept.

What a write owns is `tags.CROP_PROPERTIES`. In an existing sidecar HasSettings and AlreadyApplied are
set beside a crop as well, since a reader ignores the crop otherwise; Version and ProcessVersion come in
only where there are none. Every result is parsed back and compared before anybody may use it.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime

from lxml import etree

from cropperhead_desktop.domain.decision import CropRecord, Decision
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.codec import Values, numbers, read_values, spelled_crop
from cropperhead_desktop.xmp.packet import Packet, PacketError, parse, properties, serialise

MAX_PROPERTIES = 5000
"""More properties at the top level are not rewritten: comparing them would take seconds."""

_EMPTY = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    f'<x:xmpmeta xmlns:x="{tags.META}" x:xmptk="CropperHead">\n'
    f' <rdf:RDF xmlns:rdf="{tags.RDF}">\n'
    f'  <rdf:Description rdf:about="" xmlns:xmp="{tags.XMP}" xmlns:tiff="{tags.TIFF}"'
    f' xmlns:photoshop="{tags.PHOTOSHOP}" xmlns:crs="{tags.CRS}" xmlns:cropperhead="{tags.OWN}"/>\n'
    " </rdf:RDF>\n"
    "</x:xmpmeta>\n"
    '<?xpacket end="w"?>\n'
).encode()


def merge(old: bytes, crop: Crop | None, size: tuple[int, int], decision: Decision) -> bytes:
    """`old` with another crop (None: HasCrop=False) and decision; `size` is the stored (W, H).

    Raises PacketError when `old` is unusable, holds a property twice, or would not survive as it is.
    """
    packet = parse(old)
    check_rewritable(packet)
    target = target_of(packet)
    keep = {name for name in (tags.VERSION, tags.PROCESS_VERSION) if _has(packet, name)}
    apply(packet, target, _crop_values(crop) | _decision_values(decision, crop))
    replaced = set(tags.CROP_PROPERTIES)
    if crop is not None:
        switches = {tags.HAS_SETTINGS: "True", tags.ALREADY_APPLIED: "False"}
        versions = {tags.VERSION: tags.WRITTEN_VERSION, tags.PROCESS_VERSION: tags.WRITTEN_PROCESS_VERSION}
        extra = switches | {name: text for name, text in versions.items() if name not in keep}
        apply(packet, target, extra)
        replaced |= extra.keys()
    new = serialise(packet)
    _check_crop(read_values(Values(parse(new)), size), crop)
    check_rest(old, new, frozenset(replaced))
    return new


def create(
    crop: Crop | None,
    info: PhotoInfo,
    decision: Decision,
    extension: str | None,
    embedded: bytes | None = None,
) -> bytes:
    """A new sidecar for a photo with that `extension` (as spelled in its name, without the dot).

    Without an extension it is a packet for the photo itself.

    A sidecar hides the packet `embedded` in the photo from readers that prefer sidecars, so it starts as
    a copy of it: rating, keywords, develop settings stay visible. Where that packet says AlreadyApplied,
    its crs settings describe what is in the pixels already: they are left out. An unusable one is ignored.
    """
    packet = begun(embedded)
    values = {tags.HAS_SETTINGS: "True", tags.ALREADY_APPLIED: "False", tags.CONSTRAIN: "0"}
    values |= photo_values(info, extension)
    if not _has(packet, tags.VERSION):
        values |= {tags.VERSION: tags.WRITTEN_VERSION, tags.PROCESS_VERSION: tags.WRITTEN_PROCESS_VERSION}
    apply(packet, target_of(packet), values | _crop_values(crop) | _decision_values(decision, crop))
    new = serialise(packet)
    _check_crop(read_values(Values(parse(new)), (info.width, info.height)), crop)
    return new


def begun(embedded: bytes | None) -> Packet:
    """What a new sidecar starts from: a copy of the packet in the photo, or nothing; see `create`."""
    return (_copyable(embedded) if embedded is not None else None) or parse(_EMPTY)


def photo_values(info: PhotoInfo, extension: str | None) -> dict[str, str]:
    """What a new packet says about its photo: size, Orientation, whose sidecar it is, the date."""
    values = {
        tags.IMAGE_WIDTH: str(info.width),
        tags.IMAGE_LENGTH: str(info.height),
        tags.ORIENTATION: str(info.orientation),
        tags.METADATA_DATE: datetime.now(UTC).isoformat(timespec="seconds"),
    }
    return values | ({tags.SIDECAR_FOR: extension} if extension is not None else {})


def same_content(one: bytes, other: bytes) -> bool:
    """True when two packets have equal rdf:RDF elements (PacketError: one is unusable)."""
    first, second = (replace(packet, root=packet.rdf()) for packet in (parse(one), parse(other)))
    return _canonical(first) == _canonical(second)


def crop_properties(raw: bytes) -> dict[str, str]:
    """The crop's properties in a packet as they are spelled there (PacketError)."""
    values = Values(parse(raw))
    found = {name: values.get(name) for name in (*tags.EDGES, tags.ANGLE, tags.HAS_CROP)}
    return {name: text for name, text in found.items() if text is not None}


def check_rewritable(packet: Packet) -> None:
    """PacketError when a rewrite could lose something: a property twice, or far too many of them."""
    seen: set[str] = set()
    for description in packet.descriptions():
        for name in properties(description):
            if name in seen:
                raise PacketError(
                    "not rewritten: it has the property {name} twice", name=tags.local_name(name)
                )
            seen.add(name)
    if len(seen) > MAX_PROPERTIES:
        raise PacketError(
            "not rewritten: it has {count} properties, more than {most}", count=len(seen), most=MAX_PROPERTIES
        )


def _copyable(embedded: bytes) -> Packet | None:
    """The embedded packet as the start of a sidecar, or None when it cannot be one."""
    try:
        packet = parse(embedded)
        check_rewritable(packet)
    except PacketError:
        return None
    applied = (Values(packet).get(tags.ALREADY_APPLIED) or "").strip().lower() == "true"
    unwanted = tags.DEPTH_NAMESPACES + ((tags.CRS,) if applied else ())
    for description in packet.descriptions():
        for name in list(properties(description)):
            if name == tags.HAS_EXTENDED or name[1:].partition("}")[0] in unwanted:
                _remove(description, name)
    return packet


def _crop_values(crop: Crop | None) -> dict[str, str]:
    if crop is None:
        return {tags.HAS_CROP: "False"}
    if not all(map(math.isfinite, numbers(crop))):
        raise PacketError("the crop {crop} is not made of finite numbers", crop=str(crop))
    named = zip((*tags.EDGES, tags.ANGLE), numbers(crop), strict=True)
    return {name: tags.format_number(number) for name, number in named} | {tags.HAS_CROP: "True"}


def _decision_values(decision: Decision, crop: Crop | None) -> dict[str, str]:
    values = {tags.DECISION: decision.kind.value, tags.TIME: decision.time}
    values[tags.DECIDED_CROP] = spelled_crop(crop)
    if decision.model is not None:
        values[tags.MODEL] = decision.model
    if decision.confidence is not None:
        values[tags.CONFIDENCE] = tags.format_number(decision.confidence)
    return values


def _has(packet: Packet, name: str) -> bool:
    return Values(packet).get(name) is not None


def target_of(packet: Packet) -> etree._Element:
    """The Description that gets the crop: one that has crs properties, else the first, else a new one."""
    descriptions = packet.descriptions()
    for description in descriptions:
        if any(name.startswith(f"{{{tags.CRS}}}") for name in properties(description)):
            return description
    if descriptions:
        return descriptions[0]
    return etree.SubElement(packet.rdf(), tags.DESCRIPTION, {tags.ABOUT: ""})


def apply(packet: Packet, target: etree._Element, values: dict[str, str]) -> None:
    """Replace properties, wherever they stand and in whichever form, by attributes of `target`."""
    owned = set(tags.CROP_PROPERTIES) if tags.HAS_CROP in values else set()
    strip(packet, owned | values.keys())
    for name, text in values.items():
        try:
            target.set(name, text)
        except ValueError as error:
            raise PacketError(
                "{name} {text!r} cannot be written as XML", name=tags.local_name(name), text=text
            ) from error


def strip(packet: Packet, names: set[str] | frozenset[str]) -> None:
    """Take properties away, wherever they stand at the top level and in whichever form."""
    for description in packet.descriptions():
        for name in names:
            _remove(description, name)


def _remove(description: etree._Element, name: str) -> None:
    """Take a property away in both forms, keeping the white space around an element."""
    if name in description.attrib:
        del description.attrib[name]
    for child in description.findall(name):
        previous, tail = child.getprevious(), child.tail or ""
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            description.text = (description.text or "") + tail
        description.remove(child)


def check_rest(old: bytes, new: bytes, replaced: frozenset[str]) -> None:
    """Parse both; PacketError where anything but the properties `replaced` differs."""
    before, after = parse(old), parse(new)
    outside = (before.encoding, before.mark, before.prolog, before.epilog)
    if outside != (after.encoding, after.mark, after.prolog, after.epilog):
        raise PacketError("not rewritten: what stands around its XMP would not survive")
    for packet in (before, after):
        target_of(packet)
        strip(packet, replaced)
    if _canonical(before) != _canonical(after):
        raise PacketError("not rewritten: some of its other properties would not survive")


def _canonical(packet: Packet) -> bytes:
    """Exclusive canonical XML: equal bytes mean equal elements, attributes, text and comments."""
    return etree.tostring(packet.root, method="c14n", exclusive=True, with_comments=True, with_tail=False)


def _check_crop(record: CropRecord, crop: Crop | None) -> None:
    """PacketError when the written crop does not read back to within the six decimals."""
    found = record.crop
    if crop is None and found is None:
        return
    if crop is None or found is None:
        why = record.warnings[0] if record.warnings else "it does not read back"
        raise PacketError("the crop cannot be written: {why}", why=why)
    for wanted, got in zip(numbers(crop), numbers(found), strict=True):
        if abs(wanted - got) > 5.1e-7:
            raise PacketError("the crop cannot be written: it does not read back")
