"""New packets are spelled as text: the very bytes that a tree of the same values would give."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.xmp import merge, tags
from cropperhead_desktop.xmp.codec import Values
from cropperhead_desktop.xmp.packet import PacketError, parse, serialise

NAMES = (tags.RATING, tags.LABEL, tags.MODEL, tags.PICK, tags.LEFT, tags.SIDECAR_FOR, tags.IMAGE_WIDTH)
LINKED = "4:5 0.200000 0.000000 0.733333 1.000000 0.000000; 1:1 0.1 0.0 0.8 1.0 0.0 nudged"


def by_a_tree(values: dict[str, str]) -> bytes:
    packet = parse(re.sub(rb' tiff:Orientation="1"', b"", merge.made(None, {tags.ORIENTATION: "1"}, print)))
    merge.apply(packet, packet.descriptions()[0], values)
    return serialise(packet)


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=9)), st.booleans())
def test_a_new_packet_is_spelled_as_a_tree_would_be(values: dict[str, str], is_linked: bool) -> None:
    values |= {tags.ALTERNATES: LINKED} if is_linked else {}
    try:
        wanted = by_a_tree(values)
    except PacketError as error:
        with pytest.raises(PacketError, match=re.escape(str(error))):
            merge.made(None, values, print)
        return
    assert merge.made(None, values, lambda _written: None) == wanted
    read = Values(parse(wanted))
    assert {name: read.get(name) for name in values} == values


def test_what_reads_back_as_something_else_is_refused() -> None:
    def refuse(_written: object) -> None:
        raise PacketError("no")

    with pytest.raises(PacketError, match="no"):
        merge.made(None, {tags.RATING: "1"}, refuse)
    with pytest.raises(PacketError, match="Alternates .* does not read back"):
        merge.made(None, {tags.ALTERNATES: "a;b"}, lambda _written: None)


def test_a_packet_of_very_many_properties_is_merged_and_checked() -> None:
    """Those are not taken out of the tree at once, and the tree changes while it is worked on."""
    many = " ".join(f'crs:A{number}="{number}"' for number in range(400)).encode()
    few = merge.made(None, {tags.RATING: "3"}, lambda _written: None)
    found: list[str | None] = []

    def check(written: tags.Readable) -> None:
        found.append(written.get(tags.RATING))

    packet = parse(few.replace(b"xmp:Rating", many + b" xmp:Rating"))
    new = merge.rewritten(packet, {tags.RATING: "4"}, frozenset(), check)
    assert found == ["4"] and new == few.replace(b'xmp:Rating="3"', many + b' xmp:Rating="4"')
