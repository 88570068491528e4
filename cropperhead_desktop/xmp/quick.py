"""The quick way to read most packets: a few regular expressions that know a small part of XMP by heart.

They accept only what is proven simple: plain UTF-8, no comments, entities or DOCTYPE, every prefix declared,
no attribute twice; arrays of plain items are stepped over. Structures (a history, a look, masks) are stepped
over where the full parser took the like before: two that differ in what stands between double quotes alone
are both well-formed or neither. All else is left to the full reader, so that both always say the same; tests
compare them on every hostile case.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Mapping
from functools import lru_cache

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.codec import Values, read_values
from cropperhead_desktop.xmp.forms import filled_in
from cropperhead_desktop.xmp.packet import PacketError, parse, simple_value
from cropperhead_desktop.xmp.tags import NOT_SIMPLE, Readable

LARGEST = 128 * 1024
"""Longer packets are not simple."""

_MOST_NAMES = 4096
_S = r"[ \n\t]*+"
_NAME = r"[A-Za-z_][A-Za-z0-9_.\-]*+"
_REFERENCE = "&(?:amp|lt|gt|quot|apos);"
_TEXT = rf"[^<&]*+(?:{_REFERENCE}[^<&]*+)*+"
_DOUBLE = rf"[^\"<&\t\n]*+(?:{_REFERENCE}[^\"<&\t\n]*+)*+"
_SINGLE = rf"[^'<&\t\n]*+(?:{_REFERENCE}[^'<&\t\n]*+)*+"
_ATTRIBUTES = rf"((?:[ \n\t]++{_NAME}(?::{_NAME})?+=(?:\"{_DOUBLE}\"|'{_SINGLE}'))*+){_S}"
_LANGUAGE = r"(?: xml:lang=\"[A-Za-z\-]*+\")?+"
_ITEMS = rf"(?:<rdf:li{_LANGUAGE}(?:/>|>{_TEXT}</rdf:li>){_S})*+"
_ARRAYS = "|".join(rf"<rdf:{kind}>{_S}{_ITEMS}</rdf:{kind}>" for kind in ("Bag", "Seq", "Alt"))
_PROPERTY = re.compile(rf"<({_NAME}:{_NAME})(?:{_S}(/)>|>(?:({_S}(?:{_ARRAYS}){_S})|({_TEXT}))</\1>){_S}")
_STRUCTURE = re.compile(rf"<({_NAME}:{_NAME})[ \n\t>][^<>]*+")
_HEAD = re.compile(
    rf"{_S}(?:<\?xml version=\"1\.0\" encoding=\"UTF-8\"\?>{_S})?+"
    rf"(?:<\?xpacket begin=[^?<&>]{{0,99}}+\?>{_S})?+"
    rf"<x:xmpmeta{_ATTRIBUTES}>{_S}<rdf:RDF{_ATTRIBUTES}>{_S}"
)
_DESCRIPTION = re.compile(rf"<rdf:Description{_ATTRIBUTES}(/?)>{_S}")
_CLOSE = re.compile(rf"</rdf:Description>{_S}")
_SPACE = re.compile(_S)
_TAIL = re.compile(rf"</rdf:RDF>{_S}</x:xmpmeta>{_S}(?:<\?xpacket end=[^?<&>]{{0,19}}+\?>{_S})?+")
_EACH = re.compile(r"[ \n\t]([^ =\n\t]+)=(?:\"([^\"]*)\"|'([^']*)')")
_KNOWN_SPACE = re.compile(
    r"adobe:ns:meta/|urn:cropperhead:[a-z0-9:./]*|https?://[a-z0-9.\-]+/[A-Za-z0-9/._\-]*#?"
)
_UNMARKED = b'<?xpacket begin="'
_MARKED = _UNMARKED + codecs.BOM_UTF8
_CONTROL = bytes(range(9)) + b"\x0b\x0c\r" + bytes(range(14, 32))


def values_of(raw: bytes) -> Readable:
    """What `Values` says of a packet, the quick way where it is simple (PacketError: unusable)."""
    found = simple_values(raw)
    return Values(parse(raw)) if found is None else found


def record_of(raw: bytes, size: tuple[int, int] | None = None) -> CropRecord:
    """What `read_packet` says of a packet, quicker."""
    try:
        return read_values(values_of(raw), size)
    except PacketError as error:
        return CropRecord(error=str(error))


def simple_values(raw: bytes) -> Mapping[str, str] | None:
    """All properties of a simple packet by qualified name; None for every other packet."""
    # one byte is found many times as fast as several, and most packets are ASCII but for this mark
    if raw.startswith(_MARKED):
        raw = _UNMARKED + raw[len(_MARKED) :]
    if len(raw) > LARGEST or any(byte in raw for byte in _CONTROL) or (b"]" in raw and b"]]>" in raw):
        return None
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    if not text.isascii() and ("\ufffe" in text or "\uffff" in text):
        return None
    known = filled_in(text, _parsed)
    return _parsed(text) if known is None else known


def _parsed(text: str) -> Mapping[str, str] | None:
    head = _HEAD.match(text)
    if head is None:
        return None
    try:
        return _descriptions(text, head.end(), _outer(head[1], head[2]))
    except _NotSimple:
        return None


class _NotSimple(Exception):
    """Something that is for the full reader to judge."""


class _Names(dict[str, str]):
    """The namespaces in force somewhere, and the qualified names of what is written there, once asked for."""

    def __init__(self, spaces: Mapping[str, str]) -> None:
        self.spaces = spaces

    def __missing__(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        if colon and prefix not in self.spaces:
            raise _NotSimple
        qualified = f"{{{self.spaces[prefix]}}}{local}" if colon else name
        if len(self) < _MOST_NAMES:
            self[name] = qualified
        return qualified

    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__


def _descriptions(text: str, position: int, outer: _Names) -> Mapping[str, str]:
    """The properties of all Descriptions from `position` to the end of the packet."""
    values: dict[str, str] = {}
    while (start := _opened(text, position)) is not None:
        written, given, position, is_closed = start
        names, own = _element(written, given, outer)
        values.update(own)
        if is_closed:
            continue
        while (child := _PROPERTY.match(text, position) or _STRUCTURE.match(text, position)) is not None:
            name = names[child[1]]
            if name == tags.ALTERNATES:
                raise _NotSimple  # the one array whose items count here
            if child.re is _STRUCTURE:
                end = _end_of(text, child)
                values[name] = _structure(names, text[position:end])
                position = _SPACE.match(text, end).end()  # type: ignore[union-attr]
            else:
                values[name] = NOT_SIMPLE if child[3] is not None else _plain(child[4] or "")
                position = child.end()
        close = _CLOSE.match(text, position)
        if close is None:
            raise _NotSimple
        position = close.end()
    if not _TAIL.fullmatch(text, position):
        raise _NotSimple
    return values


def _opened(text: str, position: int) -> tuple[str, list[str], int, bool] | None:
    """The start tag of a Description: its attributes as `_element` wants them, its end, whether it is all."""
    end = text.find(">", position) + 1
    parts = text[position:end].split('"')
    written, within = '"'.join(parts[::2]), "".join(parts[1::2])
    if len(parts) % 2 and not ("<" in within or "&" in within or "\n" in within or "\t" in within):
        is_closed = _known_start(written)
        if is_closed is not None:
            return written, parts[1::2], _SPACE.match(text, end).end(), is_closed  # type: ignore[union-attr]
    start = _DESCRIPTION.match(text, position)
    return None if start is None else (*_cut(start[1]), start.end(), bool(start[2]))


@lru_cache(maxsize=1024)
def _known_start(emptied: str) -> bool | None:
    """Whether a start tag without what was between double quotes closes itself; None: it is not simple."""
    start = None if "'" in emptied else _DESCRIPTION.fullmatch(emptied.replace('"', '""'))
    return None if start is None else bool(start[2])


def _end_of(text: str, start: re.Match[str]) -> int:
    """Behind the element that starts there; where another of its name stands within it, behind that one."""
    if text.startswith("/>", start.end() - 1):
        return start.end() + 1
    end = f"</{start[1]}>"
    found = text.find(end, start.end())
    if found < 0:
        raise _NotSimple
    return found + len(end)


def _structure(names: _Names, text: str) -> str:
    """The value of a property whose element has attributes or elements in it."""
    parts = text.split('"')
    within = "".join(parts[1::2])
    if len(parts) % 2 == 0 or "<" in within or "&" in within:
        raise _NotSimple
    value = _known_structure(names, '""'.join(parts[::2]))
    if value is None:
        raise _NotSimple
    return value


@lru_cache(maxsize=1024)
def _known_structure(names: _Names, emptied: str) -> str | None:
    """The value, told by a structure without all that was quoted; None: that counts, or it is no element."""
    if any(sign in emptied for sign in ("'", "&", "<!", "<?", "xmlns")):
        return None
    if emptied.count("xml:") > emptied.count(" xml:lang="):
        return None
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in names.spaces.items())
    start, end = f"<x:xmpmeta {spaces}><rdf:RDF><rdf:Description>", "</rdf:Description></rdf:RDF></x:xmpmeta>"
    try:
        elements = list(parse(f"{start}{emptied}{end}".encode()).descriptions()[0])
    except PacketError:
        return None
    value = simple_value(elements[0]) if len(elements) == 1 else "?"
    return NOT_SIMPLE if value is None else value if value == "" else None


@lru_cache(maxsize=256)
def _outer(meta: str, rdf: str) -> _Names:
    """The namespaces declared around the Descriptions, the same in many packets."""
    names = _element(*_cut(rdf), _element(*_cut(meta), _Names({}))[0])[0]
    if names.spaces.get("x") != tags.META or names.spaces.get("rdf") != tags.RDF:
        raise _NotSimple
    return names


def _cut(attributes: str) -> tuple[str, list[str]]:
    """Attributes without their values, as `_element` wants them, and the values."""
    pairs = _EACH.findall(attributes)
    written = "".join(f' {name}="' for name, _, _ in pairs)
    return written, [_plain(double or single) for _, double, single in pairs]


def _element(written: str, values: list[str], outer: _Names) -> tuple[_Names, dict[str, str]]:
    """The namespaces in force within an element and its properties by qualified name.

    `written` is its start tag, or all attributes, without what stands between double quotes: `values`.
    """
    if not values:
        return outer, {}
    declares = _declarations(written)
    names, qualified = _layout(outer, written, tuple([values[place] for place in declares]))
    own: dict[str, str] = dict(zip(qualified, values, strict=True))
    for place in declares:
        del own[qualified[place]]
    return names, own


@lru_cache(maxsize=1024)
def _declarations(written: str) -> tuple[int, ...]:
    """The places of the namespace declarations among the names of attributes."""
    return tuple(place for place, name in enumerate(_bare(written)) if name.partition(":")[0] == "xmlns")


@lru_cache(maxsize=1024)
def _layout(outer: _Names, written: str, uris: tuple[str, ...]) -> tuple[_Names, tuple[str, ...]]:
    """Namespaces and qualified names of an element's attributes; many elements are written alike."""
    places, bare = _declarations(written), _bare(written)
    declared = tuple(zip((bare[place] for place in places), uris, strict=True))
    names = _within(outer, declared) if declared else outer
    qualified = tuple(name if place in places else names[name] for place, name in enumerate(bare))
    if len(set(bare)) < len(bare) or len(set(qualified)) < len(qualified):
        raise _NotSimple
    return names, qualified


def _bare(written: str) -> list[str]:
    """The names of attributes in what `_element` is given."""
    return [part.rstrip("=").split()[-1] for part in written.split('"')[:-1]]


def _within(outer: _Names, declared: tuple[tuple[str, str], ...]) -> _Names:
    """The namespaces within an element that makes these declarations."""
    own = {name[6:]: uri for name, uri in declared if name[5:6] == ":"}
    spaces = {**outer.spaces, **own}
    again = any(outer.spaces.get(prefix, uri) != uri for prefix, uri in own.items())
    if again or len(own) < len(declared) or len(set(spaces.values())) < len(spaces):
        raise _NotSimple
    if not all(map(_is_known, own.items())):
        raise _NotSimple
    return _Names(spaces)


def _plain(text: str) -> str:
    """The text without the five references that XML always knows."""
    return html.unescape(text) if "&" in text else text


def _is_known(declaration: tuple[str, str]) -> bool:
    """True for declarations that no parser could object to."""
    prefix, uri = declaration
    reserved = prefix.lower().startswith("xml") and prefix != "xmp" or "www.w3.org" in uri and uri != tags.RDF
    return not reserved and _KNOWN_SPACE.fullmatch(uri) is not None
