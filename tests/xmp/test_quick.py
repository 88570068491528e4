"""The quick reader says the same as the full one, on every hostile case and on random packets, or nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cropperhead_desktop.domain.decision import Decision, DecisionKind
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp import embedded, merge, quick, tags
from cropperhead_desktop.xmp.codec import Values, read_packet
from cropperhead_desktop.xmp.packet import PacketError, parse

SIZE = (6000, 4000)
OURS = merge.create(
    Crop(0.1, 0.2, 0.8, 0.9, 1.5),
    PhotoInfo(*SIZE),
    Decision(DecisionKind.ACCEPTED, "a < b & c", 0.5, "2024-05-01T10:00:00+00:00"),
    "jpg",
    None,
)
HEAD = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
MARKED = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
END = "</rdf:Description></rdf:RDF></x:xmpmeta>"


def packet(attributes: str = "", children: str = "") -> bytes:
    return f"{HEAD} {attributes}>{children}{END}".encode()


def check_same(raw: bytes) -> bool:
    """Whether the quick reader accepted; then it must agree with the full one in everything."""
    found = quick.simple_values(raw)
    assert quick.record_of(raw, SIZE) == read_packet(raw, SIZE)
    if found is not None:
        full = Values(parse(raw))
        for name, value in found.items():
            assert full.get(name) == value, name
    return found is not None


def test_our_own_packets_are_simple() -> None:
    assert check_same(OURS)
    assert quick.simple_values(OURS)[tags.MODEL] == "a < b & c"  # type: ignore[index]


def test_every_hostile_packet_is_read_alike(shared_data: Path) -> None:
    folder = shared_data / "testdata" / "xmp_torture"
    packets = [path.read_bytes() for path in sorted((folder / "sidecars").iterdir()) if path.suffix == ".xmp"]
    for photo in sorted((folder / "embedded").iterdir()):
        try:
            packets.append(embedded.extract(photo) or b"")
        except PacketError:
            continue
    for _ in range(2):
        assert [check_same(raw) for raw in packets]
    simple = [check_same(raw) for raw in packets]
    assert 30 < sum(simple) < len(simple)


@pytest.mark.parametrize(
    "raw",
    [
        packet('crs:HasCrop="True" crs:CropLeft="0.1" crs:CropLeft="0.2"'),
        packet('other:CropLeft="0.1"'),
        packet("", "<other:CropLeft>0.1</other:CropLeft>"),
        packet(
            'xmlns:again="http://ns.adobe.com/camera-raw-settings/1.0/" crs:CropTop="0.1" again:CropTop="0.3"'
        ),
        packet('crs:CropLeft="&#48;.1"'),
        packet('crs:CropLeft="0.1" xmp:Label="a&undefined;"'),
        packet('xmp:Label="two\nlines"'),
        packet('xmp:Label="a < b"'),
        packet("", "<!-- <crs:CropLeft>0.1</crs:CropLeft> -->"),
        packet("", "<xmp:Label><![CDATA[Red]]></xmp:Label>"),
        packet("", "<xmp:Label>a ]]> b</xmp:Label>"),
        packet("", "<xmp:Label>\x0b</xmp:Label>"),
        packet("", "<xmp:Label>Red</xmp:Rating>"),
        packet("", "stray text<xmp:Label>Red</xmp:Label>"),
        packet("", "<crs:Look crs:CropLeft='0.3'/>"),
        packet("", '<crs:Look crs:Name="a" crs:Name="b"/>'),
        packet("", '<crs:Look other:Name="a"/>'),
        packet("", '<crs:Look xmlns:other="http://example.org/" other:Name="a"/>'),
        packet("", '<crs:Look xml:id="1"/>'),
        packet("", '<crs:Look crs:Name="a">text</crs:Look>'),
        packet("", '<crs:Look crs:Name="a"><!-- " -->"</crs:Look>'),
        packet("", '<crs:Look crs:Name="a" /><crs:Look crs:Name="/>"/>'),
        packet("", '<crs:Look crs:Name="&amp;"/>'),
        packet("", "<crs:Look><rdf:Description><crs:Look/></rdf:Description></crs:Look>"[:-11]),
        packet("", f"<crs:Look>{'<dc:a>' * 300}{'</dc:a>' * 300}</crs:Look>"),
        b"<!DOCTYPE x [<!ENTITY e '0.1'>]>" + packet('crs:CropLeft="0.1"'),
        packet('crs:CropLeft="0.1"')[:-5],
        packet('crs:CropLeft="0.1"') + b"<more/>",
        packet('crs:CropLeft="0.1"').replace(b"ns.adobe.com/xap", b"ns.adobe.com/ xap"),
        packet('crs:CropLeft="0.1"').decode().encode("utf-16"),
        packet('xmp:Label="é"').replace(b"\xc3\xa9", b"\xe9"),
        packet('xml:lang="de" crs:CropLeft="0.1"'),
        packet('crs:CropLeft="0.1"') + b"\0" * 64,
        MARKED + packet('xmp:Label="\ufffe"'),
        MARKED + packet("", "<xmp:Label>\uffff</xmp:Label>"),
        MARKED[:19] + MARKED[20:] + packet('crs:CropLeft="0.1"'),
        b"",
        b"\xff\xfe",
    ],
)
def test_what_is_not_simple_is_left_to_the_full_reader(raw: bytes) -> None:
    assert not check_same(raw)


@pytest.mark.parametrize(
    "raw",
    [
        packet('crs:CropLeft="0.1"', "<crs:CropTop>0.2</crs:CropTop>\n <crs:HasCrop>True</crs:HasCrop>"),
        packet('crs:CropLeft="0.1"', "<crs:CropLeft>0.2</crs:CropLeft>"),
        packet("", "<crs:CropLeft>0.1</crs:CropLeft><crs:CropLeft>0.2</crs:CropLeft>"),
        packet("", "<dc:subject><rdf:Bag><rdf:li>a &amp; b</rdf:li>\n<rdf:li/></rdf:Bag></dc:subject>"),
        packet("", '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">t</rdf:li></rdf:Alt></dc:title>'),
        packet("xmp:Label='it is \"quoted\"'"),
        packet('xmp:Label="&lt;&amp;&quot;&apos;&gt;"'),
        packet("", "<xmp:Label>  spaces and\n lines </xmp:Label>"),
        packet("", '<crs:Look crs:CropLeft="0.3"/>'),
        packet("", '<crs:Look\n crs:Name="a > b"\n><crs:Group xml:lang="de"/></crs:Look>'),
        packet(
            "",
            "<crs:Look><rdf:Description><crs:Parameters>"
            '<rdf:Description crs:CropLeft="0.3" crs:HasCrop="True"/>'
            "</crs:Parameters></rdf:Description></crs:Look>",
        ),
        b'<?xml version="1.0" encoding="UTF-8"?>\n' + packet('crs:CropLeft="0.1"'),
        packet('crs:CropLeft="0.1"').replace(b"</rdf:RDF>", b'<rdf:Description rdf:about=""/></rdf:RDF>'),
        b"  " + packet('xmp:Label="Größe 日本"'),
        MARKED + packet('crs:CropLeft="0.1"'),
        MARKED + packet('xmp:Label="Größe 日本"'),
        MARKED + packet('xmp:Label="\ufeff"'),
        MARKED.replace(b"\xbf", b"\xbe") + packet('crs:CropLeft="0.1"'),
        MARKED.replace(b"\xef\xbb\xbf", b"") + packet('crs:CropLeft="0.1"'),
    ],
)
def test_usual_spellings_are_simple(raw: bytes) -> None:
    assert check_same(raw)


def test_every_packet_of_the_corpora_is_read_alike(shared_data: Path) -> None:
    """Lightroom's, with their histories, looks and masks, the quick way."""
    photos = [path for path in shared_data.rglob("*") if path.is_file() and path.stat().st_size < 8_000_000]
    found = {raw for path in photos for raw in _PACKET.findall(path.read_bytes())}
    quickly = {raw for raw in found if check_same(raw)}
    assert len(quickly) > 90
    assert [raw for raw in found - quickly if b"xmpMM:History" in raw and len(raw) < quick.LARGEST] == []


_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)

_PIECES = st.lists(
    st.sampled_from(
        [
            "<rdf:Seq>",
            "</rdf:Seq>",
            "<rdf:li",
            "<rdf:li>",
            "</rdf:li>",
            ' crs:a="',
            ' b="',
            '"',
            "/>",
            ">",
            "'",
            "x",
        ]
        + [
            "&",
            "<!--",
            "-->",
            " ",
            "\n",
            "xmlns:q",
            "xml:lang",
            "</crs:Look>",
            "<crs:Look>",
            "crs:Look",
            "<",
            "=",
        ]
    ),
    max_size=14,
)


@settings(max_examples=400, deadline=None)
@given(_PIECES, st.lists(st.tuples(_PIECES, _PIECES), max_size=2))
def test_structures_are_read_alike(pieces: list[str], more: list[tuple[list[str], list[str]]]) -> None:
    text = "".join(pieces)
    check_same(packet("", f"<crs:Look>{text}</crs:Look>"))
    check_same(packet("", f"<crs:Look {text}</crs:Look>"))
    check_same(packet("", f"<crs:Look {text}/>"))
    for name, words in more:
        given = f'<rdf:Seq><rdf:li crs:a="{"".join(name)}" b="{"".join(words)}">{text}</rdf:li></rdf:Seq>'
        check_same(packet("", f'<crs:Look crs:b="">{given}</crs:Look>'))


_NAMES = st.sampled_from(
    ["crs:CropLeft", "crs:CropTop", "crs:HasCrop", "xmp:Label", "dc:title", "x:y", "about"]
)
_TEXT = st.text(st.sampled_from("0.5 -+,TrueFalse<>&;\"'\n\tlt]é\ufffe"), max_size=9)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(_NAMES, _TEXT), max_size=5), st.lists(st.tuples(_NAMES, _TEXT), max_size=4))
def test_random_packets_are_read_alike(
    attributes: list[tuple[str, str]], children: list[tuple[str, str]]
) -> None:
    written = " ".join(f'{name}="{text}"' for name, text in attributes)
    check_same(packet(written, "".join(f"<{name}>{text}</{name}>" for name, text in children)))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(OURS) - 1), st.binary(min_size=0, max_size=3))
def test_a_damaged_byte_changes_both_readers_alike(place: int, put: bytes) -> None:
    check_same(OURS[:place] + put + OURS[place + 1 :])


_VALUES = st.text(st.sampled_from("0.5 -+,TrueFalse<>&;'\n\tlt]é\ue000?:/"), max_size=12)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(_VALUES, _VALUES, _VALUES), min_size=3, max_size=5),
    st.text(st.sampled_from('a "=:b'), max_size=9),
)
def test_packets_of_one_form_are_read_alike(filled: list[tuple[str, str, str]], text: str) -> None:
    """From the third packet on values are taken from their places."""
    for left, label, space in filled:
        own = f'crs:CropLeft="{left}" xmp:Label="{label}"'
        check_same(packet(own, f"<dc:title>{text}</dc:title><xmp:Rating>3</xmp:Rating>"))
        check_same(packet(own, f"<dc:subject><rdf:Bag><rdf:li>{text}</rdf:li></rdf:Bag></dc:subject>"))
        check_same(packet(f"{own} dc:title='{text}'"))
        check_same(packet(f'{own} xmlns:own="http://example.org/{space}/" own:a="1"'))


def test_our_own_sidecars_are_one_form() -> None:
    other = OURS.replace(b"0.100000", b"0.150000").replace(b"accepted", b"adjusted")
    for raw in (OURS, other, OURS, other):
        assert check_same(raw)
    assert quick.simple_values(other)[tags.LEFT] == "0.150000"  # type: ignore[index]
