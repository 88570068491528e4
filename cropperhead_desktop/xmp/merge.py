"""A crop and its decision into packet bytes: new ones, or existing ones with all else kept.

What a write owns is `tags.CROP_PROPERTIES`. In an existing sidecar HasSettings and AlreadyApplied are
set beside a crop as well, since a reader ignores the crop otherwise; the size that the crop refers to is
put right; Version and ProcessVersion come in only where there are none. Every result is parsed back and
compared before anybody may use it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Set
from datetime import UTC, datetime

from lxml import etree

from cropperhead_desktop.domain.decision import CropRecord, Decision
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp import alternates, tags
from cropperhead_desktop.xmp.codec import Values, numbers, read_values, spelled_crop
from cropperhead_desktop.xmp.packet import Packet, PacketError, parse, properties, serialise
from cropperhead_desktop.xmp.tags import Readable

MAX_PROPERTIES = 5000
"""More properties at the top level are not rewritten: comparing them would take seconds."""

_IN_CRS = re.compile(re.escape(f"{{{tags.CRS}}}")).match

_SPACES = {
    "xmp": tags.XMP,
    "tiff": tags.TIFF,
    "photoshop": tags.PHOTOSHOP,
    "crs": tags.CRS,
    "cropperhead": tags.OWN,
}
"""The namespaces of what we write, by their usual prefixes."""
_MORE_SPACES = {**_SPACES, "xmpDM": tags.XMP_DM}
_PREFIXES = {f"{{{uri}": prefix for prefix, uri in _MORE_SPACES.items()}
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def merge(
    old: bytes, crop: Crop | None, info: PhotoInfo, decision: Decision, seen: str = "", slack: int = 0
) -> bytes:
    """`old` with another crop (None: HasCrop=False) and decision; `seen` as `record.seen` tells it.

    A stated size that is off by at most `slack` px is let stand.

    Raises PacketError when `old` is unusable, holds a property twice, or would not survive as it is.
    """
    packet = parse(old)
    return merge_into(packet, Values(packet), crop, info, decision, seen, slack)


def merge_into(
    packet: Packet,
    values: Readable,
    crop: Crop | None,
    info: PhotoInfo,
    decision: Decision,
    seen: str = "",
    slack: int = 0,
) -> bytes:
    """The same of a packet parsed already, which is used up by it, and its values."""
    check_rewritable(packet)
    extra = size_values(values, info, slack) | dates(values) | _turned(values, info)
    if crop is not None:
        extra |= {tags.HAS_SETTINGS: "True", tags.ALREADY_APPLIED: "False"}
        versions = {tags.VERSION: tags.WRITTEN_VERSION, tags.PROCESS_VERSION: tags.WRITTEN_PROCESS_VERSION}
        extra |= {name: text for name, text in versions.items() if values.get(name) is None}
    wanted = _crop_values(crop) | _decision_values(decision, crop, info, seen) | extra

    def check(written: Readable) -> None:
        _check_crop(read_values(written, (info.width, info.height)), crop, decision)

    return rewritten(packet, wanted, frozenset(tags.CROP_PROPERTIES), check)


def rewritten(
    packet: Packet,
    values: Mapping[str, str],
    without: Set[str],
    check: Callable[[Readable], None] = lambda _written: None,
) -> bytes:
    """The bytes of a packet, which is used up by it, with other values, and `without` these properties.

    `check` is asked about the values that they read back to. PacketError where anything else in the packet
    would not survive.
    """
    names, target = without | values.keys(), target_of(packet)
    strip(packet, names)
    rest = _canonical(packet.root)
    _put(target, values)
    new = serialise(packet)
    after = parse(new)
    check(Values(after))
    _check_outside(packet, after)
    strip(after, names)
    _check_same(rest, _canonical(after.root))
    return new


def size_values(values: Readable, info: PhotoInfo, slack: int) -> dict[str, str]:
    """The size that a crop refers to, where a packet does not say it or says another one.

    Without it darktable draws a crop at a tenth of its size.
    """
    stated = tuple(tags.parse_integer(values.get(name)) for name in (tags.IMAGE_WIDTH, tags.IMAGE_LENGTH))
    near = all(
        one and abs(one - other) <= slack
        for one, other in zip(stated, (info.width, info.height), strict=True)
    )
    return {} if near else {tags.IMAGE_WIDTH: str(info.width), tags.IMAGE_LENGTH: str(info.height)}


def dates(values: Readable) -> dict[str, str]:
    """The date of this very write, and the one that somebody else's part of the packet had before."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    stated = values.get(tags.METADATA_DATE)
    is_ours = stated is not None and stated == values.get(tags.WRITTEN)
    before = values.get(tags.BEFORE) if is_ours else stated
    return {tags.METADATA_DATE: now, tags.WRITTEN: now, tags.BEFORE: before or ""}


def _turned(values: Readable, info: PhotoInfo) -> dict[str, str]:
    """The Orientation by which the photo is shown, where we wrote one for another state of the photo."""
    stated = tags.parse_integer(values.get(tags.ORIENTATION))
    if stated is None or values.get(tags.FRAME) is None or stated == info.orientation:
        return {}
    return {tags.ORIENTATION: str(info.orientation)}


def create(
    crop: Crop | None,
    info: PhotoInfo,
    decision: Decision,
    extension: str | None,
    embedded: bytes | None = None,
    seen: str = "",
) -> bytes:
    """A new sidecar for a photo with that `extension` (as spelled in its name, without the dot).

    Without an extension it is a packet for the photo itself.

    A sidecar hides the packet `embedded` in the photo from readers that prefer sidecars, so it starts as
    a copy of it: rating, keywords, develop settings stay visible. Where that packet says AlreadyApplied,
    its crs settings describe what is in the pixels already: they are left out. An unusable one is ignored.
    """
    copy = begun(embedded)
    before: Readable = Values(copy) if copy is not None else {}
    values = {tags.HAS_SETTINGS: "True", tags.ALREADY_APPLIED: "False", tags.CONSTRAIN: "0"}
    values |= photo_values(info, extension) | dates(before)
    if before.get(tags.VERSION) is None:
        values |= {tags.VERSION: tags.WRITTEN_VERSION, tags.PROCESS_VERSION: tags.WRITTEN_PROCESS_VERSION}
    values |= _crop_values(crop) | _decision_values(decision, crop, info, seen)

    def check(written: Readable) -> None:
        _check_crop(read_values(written, (info.width, info.height)), crop, decision)

    return made(copy, values, check)


def begun(embedded: bytes | None) -> Packet | None:
    """What a new sidecar starts from: a copy of the packet in the photo, or nothing; see `create`."""
    return _copyable(embedded) if embedded is not None else None


def made(copy: Packet | None, values: Mapping[str, str], check: Callable[[Readable], None]) -> bytes:
    """A new packet of these values: a copy, which is used up by it and says so, with them, or they alone.

    `check` is asked about what they read back to. PacketError where they cannot be written.
    """
    if copy is None:
        new = _spelled(values)
    else:
        apply(copy, target_of(copy), {tags.COPIED: "True", **values})
        new = serialise(copy)
    written = Values(parse(new))
    for name, text in values.items():
        if written.get(name) != text:
            words = "{name} {text} cannot be written: it does not read back"
            raise PacketError(words, name=tags.local_name(name), text=repr(text))
    check(written)
    return new


def _spelled(values: Mapping[str, str]) -> bytes:
    """A packet of these values and nothing else, as lxml would spell it (in a third of the time)."""
    attributes, inner, spaces = "", "", _SPACES
    for name, text in values.items():
        if _NOT_XML.search(text):
            raise _not_xml(name, text)
        prefixed, spelled = _prefixed(name), text.translate(_ESCAPED)
        if name == tags.ALTERNATES:
            items = "".join(f"<rdf:li>{item.strip()}</rdf:li>" for item in spelled.split(";"))
            inner = f"<{prefixed}><rdf:Bag>{items}</rdf:Bag></{prefixed}>"
        else:
            attributes += f' {prefixed}="{spelled}"'
            spaces = _MORE_SPACES if name == tags.PICK else spaces
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    end = f">{inner}</rdf:Description>" if inner else "/>"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="{tags.META}" x:xmptk="CropperHead">\n'
        f' <rdf:RDF xmlns:rdf="{tags.RDF}">\n'
        f'  <rdf:Description {declared} rdf:about=""{attributes}{end}\n'
        " </rdf:RDF>\n"
        "</x:xmpmeta>\n"
        '<?xpacket end="w"?>\n'
    ).encode()


def _prefixed(name: str) -> str:
    space, _, local = name.partition("}")
    return f"{_PREFIXES[space]}:{local}"


def photo_values(info: PhotoInfo, extension: str | None) -> dict[str, str]:
    """What a new packet says about its photo: size, Orientation, its own frame, whose sidecar it is."""
    values = {
        tags.IMAGE_WIDTH: str(info.width),
        tags.IMAGE_LENGTH: str(info.height),
        tags.ORIENTATION: str(info.orientation),
        tags.FRAME: " ".join(map(str, info.frame[:3])),
    }
    return values | ({tags.SIDECAR_FOR: extension} if extension is not None else {})


def same_content(one: bytes, other: bytes) -> bool:
    """True when two packets have equal rdf:RDF elements (PacketError: one is unusable)."""
    return _canonical(parse(one).rdf()) == _canonical(parse(other).rdf())


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
    names = {name for description in packet.descriptions() for name in properties(description)}
    strip(
        packet,
        {name for name in names if name == tags.HAS_EXTENDED or name[1:].partition("}")[0] in unwanted},
    )
    return packet


def _crop_values(crop: Crop | None) -> dict[str, str]:
    if crop is None:
        return {tags.HAS_CROP: "False"}
    if not all(map(math.isfinite, numbers(crop))):
        raise PacketError("the crop {crop} is not made of finite numbers", crop=str(crop))
    named = zip((*tags.EDGES, tags.ANGLE), numbers(crop), strict=True)
    return {name: tags.format_number(number) for name, number in named} | {tags.HAS_CROP: "True"}


def _decision_values(decision: Decision, crop: Crop | None, info: PhotoInfo, seen: str) -> dict[str, str]:
    values = {tags.DECISION: decision.kind.value, tags.TIME: decision.time, tags.SEEN: seen}
    values[tags.FRAME] = " ".join(map(str, info.frame[:3]))
    if info.pixels:
        values[tags.PIXELS] = info.pixels
    values[tags.DECIDED_CROP] = spelled_crop(crop)
    if decision.model is not None:
        values[tags.MODEL] = decision.model
    if decision.confidence is not None:
        values[tags.CONFIDENCE] = tags.format_number(decision.confidence)
    if decision.alternates:
        values[tags.ALTERNATES] = alternates.spelled(decision.alternates)
    return values


def target_of(packet: Packet) -> etree._Element:
    """The Description that gets the crop: one that has crs properties, else the first, else a new one."""
    descriptions = packet.descriptions()
    for description in descriptions:
        if any(map(_IN_CRS, properties(description))):
            return description
    if descriptions:
        return descriptions[0]
    return etree.SubElement(packet.rdf(), tags.DESCRIPTION, {tags.ABOUT: ""})


def apply(packet: Packet, target: etree._Element, values: dict[str, str]) -> None:
    """Replace properties, wherever they stand and in whichever form, by attributes of `target`.

    Linked crops are the exception: they become a bag.
    """
    owned = set(tags.CROP_PROPERTIES) if tags.HAS_CROP in values else set()
    strip(packet, owned | values.keys())
    _put(target, values)


def _put(target: etree._Element, values: Mapping[str, str]) -> None:
    for name, text in values.items():
        try:
            alternates.put(target, name, text)
        except ValueError as error:
            raise _not_xml(name, text) from error


def _not_xml(name: str, text: str) -> PacketError:
    return PacketError("{name} {text!r} cannot be written as XML", name=tags.local_name(name), text=text)


def strip(packet: Packet, names: Set[str]) -> None:
    """Take properties away, wherever they stand at the top level and in whichever form."""
    for description in packet.descriptions():
        attributes = description.attrib
        for name in names & set(description.keys()):  # lxml is slow to say that there is none
            del attributes[name]
        for child in [each for each in description if each.tag in names]:
            _remove(description, child)


def _remove(description: etree._Element, child: etree._Element) -> None:
    """Take an element away, keeping the white space around it."""
    previous, tail = child.getprevious(), child.tail or ""
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        description.text = (description.text or "") + tail
    description.remove(child)


def check_rest(old: bytes, new: bytes, replaced: frozenset[str]) -> None:
    """PacketError where anything but the properties `replaced` differs between two packets."""
    before, after = parse(old), parse(new)
    _check_outside(before, after)
    for packet in (before, after):
        target_of(packet)
        strip(packet, replaced)
    _check_same(_canonical(before.root), _canonical(after.root))


def _check_outside(before: Packet, after: Packet) -> None:
    outside = (before.encoding, before.mark, before.prolog, before.epilog)
    if outside != (after.encoding, after.mark, after.prolog, after.epilog):
        raise PacketError("not rewritten: what stands around its XMP would not survive")


def _check_same(before: bytes, after: bytes) -> None:
    if before != after:
        raise PacketError("not rewritten: some of its other properties would not survive")


def _canonical(element: etree._Element) -> bytes:
    """Exclusive canonical XML: equal bytes mean equal elements, attributes, text and comments."""
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=True, with_tail=False)


def _check_crop(record: CropRecord, crop: Crop | None, decision: Decision) -> None:
    """PacketError when the written crops do not read back to within the six decimals."""
    read = record.decision.alternates if record.decision is not None else ()
    if alternates.spelled(read) != alternates.spelled(decision.alternates):
        raise PacketError("the linked crops cannot be written: they do not read back")
    found = record.crop
    if crop is None and found is None:
        return
    if crop is None or found is None:
        why = record.warnings[0] if record.warnings else "it does not read back"
        raise PacketError("the crop cannot be written: {why}", why=why)
    for wanted, got in zip(numbers(crop), numbers(found), strict=True):
        if abs(wanted - got) > 5.1e-7:
            raise PacketError("the crop cannot be written: it does not read back")


def taken_back(now: bytes, before: bytes | None, after: bytes) -> bytes | None:
    """`now` with those properties that were written between `before` and `after` as they were before.

    None where one of them is no longer as it was written. For a sidecar that we made (`before` None) only
    the crop and what is our own count as written. Raises PacketError where a packet is unusable.
    """
    packet = parse(now)
    check_rewritable(packet)
    here, wrote = Values(packet), Values(parse(after))
    was = Values(parse(before)) if before is not None else None
    names = {name for description in parse(after).descriptions() for name in properties(description)}
    if was is None:
        marks = (tags.RATING, tags.LABEL, tags.PICK) if wrote.get(tags.MARKED) is not None else ()
        names &= {*tags.CROP_PROPERTIES, *tags.DATES[1:], tags.MARKED, *marks}
    else:
        names |= {*tags.CROP_PROPERTIES, tags.RATING, tags.LABEL, tags.PICK}
        names = {name for name in names if was.get(name) != wrote.get(name)}
    names -= {tags.METADATA_DATE}
    if here.get(tags.WRITTEN) != wrote.get(tags.WRITTEN):
        names -= {tags.WRITTEN, tags.BEFORE}  # we wrote something else since, stars perhaps: that is its date
    histories = [history_of(raw) if raw is not None else [] for raw in (before, after, now)]
    if histories[0] != histories[1]:
        if histories[1] != histories[2]:
            return None
        now = _with_history_of(packet, before)
        packet, names = parse(now), names | {tags.DARKTABLE_END, tags.DARKTABLE_VERSION}
    if any(here.get(name) != wrote.get(name) for name in names):
        return None
    return _with_values_of(packet, was, names)


def history_of(raw: bytes) -> list[bytes]:
    """darktable's history in a packet, and its masks, in canonical form (PacketError)."""
    found = (each.find(name) for each in parse(raw).descriptions() for name in tags.DARKTABLE_LISTS)
    return [_canonical(each) for each in found if each is not None]


def _with_history_of(packet: Packet, before: bytes | None) -> bytes:
    """The packet with darktable's history as it was in another one."""
    strip(packet, set(tags.DARKTABLE_LISTS))
    target = target_of(packet)
    for description in parse(before).descriptions() if before is not None else ():
        for name in tags.DARKTABLE_LISTS:
            element = description.find(name)
            if element is not None:
                target.append(element)
    return serialise(packet)


_CROP_GROUP = frozenset({*tags.CROP_PROPERTIES, *tags.DATES[1:], tags.HAS_SETTINGS, tags.ALREADY_APPLIED})


def crop_group(packet: bytes | None) -> Mapping[str, str]:
    """The properties of crop and decision in a packet (None: there is none); PacketError."""
    values = Values(parse(packet)) if packet is not None else None
    found = {name: values.get(name) for name in sorted(_CROP_GROUP)} if values is not None else {}
    return {name: text for name, text in found.items() if text is not None}


def with_crop_group(now: bytes, group: Mapping[str, str]) -> bytes:
    """`now` with the crop and decision that `crop_group` told. PacketError."""
    packet = parse(now)
    check_rewritable(packet)
    return _with_values_of(packet, group, _CROP_GROUP)


def _with_values_of(packet: Packet, other: Readable | Mapping[str, str] | None, names: Set[str]) -> bytes:
    """The bytes of a packet, which is used up by it, with these properties as `other` has them."""
    given = {name: other.get(name) for name in names} if other is not None else {}
    return rewritten(packet, {name: text for name, text in given.items() if text is not None}, names)
