"""XMP packet bytes to an element tree and back, refusing what must not be trusted.

The encoding is settled here, by our own check, and libxml2 is told UTF-8: no DOCTYPE, no entity, no
recovery, no second opinion about encodings. What stands around the root element (xpacket wrapper,
comments, white space, byte order mark) is kept as text and put back unchanged.
"""

from __future__ import annotations

import codecs
import re
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from cropperhead_desktop.domain.errors import Reason, Worded
from cropperhead_desktop.xmp import tags

MAX_BYTES = 64 * 1024 * 1024
"""A larger packet is refused unread."""

TOO_LARGE = Reason("larger than {limit} MB, not read", limit=MAX_BYTES // 2**20)

_DECLARATION = re.compile(
    r"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["'][^>]{0,200}?\?>"""
)
_PROLOG = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, ""),
    (codecs.BOM_UTF32_BE, ""),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS = {"utf8": "utf-8", "usascii": "utf-8", "ascii": "utf-8", "iso88591": "iso-8859-1"}


_NO_PROPERTIES = (f"{{{tags.RDF}}}", f"{{{tags.XML}}}")


class PacketError(Worded):
    """A packet that cannot be read or must not be rewritten; the text is the reason, in plain words."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A parsed packet: the root element and all that is needed to write it back the same way."""

    root: etree._Element
    encoding: str
    mark: bytes
    prolog: str
    epilog: str
    crlf: bool

    def copy(self) -> Packet:
        """The same once more, to be changed."""
        return replace(self, root=deepcopy(self.root))

    def rdf(self) -> etree._Element:
        """The one rdf:RDF element (PacketError: none, or several)."""
        if self.root.tag == tags.RDF_ROOT:
            return self.root
        blocks = list(self.root.iterchildren(tags.RDF_ROOT))  # half of what `findall` takes
        if not self.root.tag.startswith(f"{{{tags.META}}}") or not blocks:
            raise PacketError("not an XMP file (it has no rdf:RDF)")
        if len(blocks) > 1:
            raise PacketError("damaged XMP: it has more than one rdf:RDF")
        return blocks[0]

    def descriptions(self) -> list[etree._Element]:
        """The top-level rdf:Description elements, the only ones whose properties are the photo's own."""
        return list(self.rdf().iterchildren(tags.DESCRIPTION))


def parse(raw: bytes) -> Packet:
    """Bytes of a sidecar or embedded packet; PacketError with the reason when they are unusable."""
    if len(raw) > MAX_BYTES:
        raise PacketError(TOO_LARGE)
    encoding, mark, text = _decode(raw)
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    if start == len(text):
        raise PacketError("empty: it holds no XMP")
    if "<!" in text and ("<!DOCTYPE" in text or "<!ENTITY" in text):
        raise PacketError("refused: it has a DOCTYPE or an entity definition, which XMP must not have")
    root = _parse_xml(text)
    end = _end_of(text, root)
    return Packet(root, encoding, mark, text[:start], text[end:], "\r\n" in text[start:end])


def serialise(packet: Packet) -> bytes:
    """The packet in its own encoding and line ends, with everything around the root put back."""
    body = etree.tostring(packet.root, encoding="unicode", with_tail=False)
    if packet.crlf:
        body = body.replace("\n", "\r\n")
    text = f"{packet.prolog}{body}{packet.epilog}"
    return packet.mark + text.encode(packet.encoding, "xmlcharrefreplace")


def properties(description: etree._Element) -> list[str]:
    """Qualified names of a Description's properties, attributes first, each time they occur."""
    names = map(str, description.keys())  # linear; iterating attrib.items() is quadratic in lxml
    attributes = [name for name in names if name[:1] == "{" and not name.startswith(_NO_PROPERTIES)]
    return attributes + [tag for child in description if isinstance(tag := child.tag, str)]


def simple_value(element: etree._Element) -> str | None:
    """The text of a property element across comments and PIs; None when it is a structure."""
    if any(isinstance(child.tag, str) for child in element):
        return None
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _decode(raw: bytes) -> tuple[str, bytes, str]:
    """Encoding, byte order mark, and the text after it."""
    mark, encoding = next(((m, name) for m, name in _MARKS if raw.startswith(m)), (b"", "utf-8"))
    if not encoding:
        raise PacketError("written in UTF-32, which is not supported")
    head = raw[len(mark) : len(mark) + 4]
    if not mark and b"\0" in head and len(head) == 4:
        encoding = {(0, 60): "utf-16-be", (60, 0): "utf-16-le"}.get((head[0], head[1]), "utf-8")
    encoding = _declared(raw[len(mark) : len(mark) + 1000], encoding)
    try:
        return encoding, mark, raw[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise PacketError("damaged: it is not valid {encoding} text", encoding=encoding.upper()) from error


def _declared(head: bytes, encoding: str) -> str:
    """The encoding to use, after a look at the XML declaration."""
    found = _DECLARATION.match(head.decode("latin-1" if encoding == "utf-8" else encoding, "replace"))
    if not found:
        return encoding
    name = found[1].lower().replace("-", "").replace("_", "")
    if name.startswith("utf16") and encoding.startswith("utf-16"):
        return encoding
    known = _ENCODINGS.get(name)
    if known is None or encoding.startswith("utf-16"):
        raise PacketError(
            "its declared encoding {encoding} does not fit or is not supported", encoding=found[1]
        )
    return known


def _parse_xml(text: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False
    )
    try:
        root = etree.fromstring(text.strip().encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "XML_PARSE_HUGE" in str(error):  # libxml's own limits: 10 MB a text, 256 levels
            raise PacketError("one of its texts is too long, or it is nested too deeply") from error
        raise PacketError("damaged, not well-formed XML ({why})", why=_first_line(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise PacketError("refused: it has a DOCTYPE, which XMP must not have")
    return root


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:160] or "no XML found"


def _end_of(text: str, root: etree._Element) -> int:
    """Where the root element ends: after its last end tag, or after `/>` when it is empty."""
    name = f"{root.prefix}:{etree.QName(root).localname}" if root.prefix else etree.QName(root).localname
    last = text.rfind(f"</{name}")
    return text.index(">", last if last >= 0 else text.rindex(f"<{name}")) + 1
