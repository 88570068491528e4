"""Numbers, records, merging: the pure part."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cropperhead_desktop.domain.decision import Decision, DecisionKind
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside, largest_inscribed
from cropperhead_desktop.xmp import merge, tags
from cropperhead_desktop.xmp.codec import Values, is_own, read_packet, sidecar_extension
from cropperhead_desktop.xmp.packet import PacketError, parse, serialise

NAMESPACES = (
    f'xmlns:rdf="{tags.RDF}" xmlns:k="{tags.CRS}" xmlns:xmp="{tags.XMP}" xmlns:own="{tags.OWN}" '
    f'xmlns:tiff="{tags.TIFF}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
RECTANGLE = 'k:CropLeft="0.1" k:CropTop="0.2" k:CropRight="0.8" k:CropBottom="0.9"'


def packet(attributes: str = "", body: str = "") -> bytes:
    """A minimal packet; the crs prefix is deliberately not `crs`."""
    text = (
        f'<rdf:RDF {NAMESPACES}><rdf:Description rdf:about="" {attributes}>{body}</rdf:Description></rdf:RDF>'
    )
    return text.encode()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        ("+0.5", 0.5),
        (" .5\n", 0.5),
        ("5.", 5.0),
        ("5e-1", 0.5),
        ("0,5", 0.5),
        ("-1E+2", -100.0),
        ("1e-400", 0.0),
        ("1e400", None),
        ("nan", None),
        ("-Infinity", None),
        ("0_1", None),
        ("٠.١", None),
        ("０.１", None),
        ("0.1.2", None),
        ("0x1", None),
        ("1 2", None),
        ("", None),
        (".", None),
        ("1" * 5000, None),
    ],
)
def test_numbers_are_spelled_strictly(text: str, value: float | None) -> None:
    assert tags.parse_number(text) == value


def test_a_written_zero_has_no_sign() -> None:
    assert tags.format_number(-1e-9) == "0.000000"
    assert tags.format_number(-0.25) == "-0.250000"


@pytest.mark.parametrize(
    ("attributes", "crop", "warning"),
    [
        (f'k:HasCrop="True" {RECTANGLE}', Crop(0.1, 0.2, 0.8, 0.9), None),
        (f'k:HasCrop="True" {RECTANGLE} k:CropAngle="+3.5e0"', Crop(0.1, 0.2, 0.8, 0.9, 3.5), None),
        (RECTANGLE, Crop(0.1, 0.2, 0.8, 0.9), None),
        (f'k:HasCrop="False" {RECTANGLE}', None, None),
        (f'k:HasCrop="True" k:AlreadyApplied="True" {RECTANGLE}', None, None),
        (f'k:HasCrop="True" {RECTANGLE.replace("0.1", "0,1")}', Crop(0.1, 0.2, 0.8, 0.9), None),
        (f'k:HasCrop="True" {RECTANGLE.replace("0.9", "1.004")}', Crop(0.1, 0.2, 0.8, 1.0), None),
        (f'k:HasCrop="True" {RECTANGLE.replace("0.9", "3600")}', None, '"3600"'),
        (f'k:HasCrop="True" {RECTANGLE.replace("0.9", "-0.5")}', None, '"-0.5"'),
        (f'k:HasCrop="True" {RECTANGLE} k:CropAngle="46"', None, '"46"'),
        (f'k:HasCrop="True" {RECTANGLE.replace("k:CropTop", "k:CropTob")}', None, "CropTop is missing"),
        ('xmp:Rating="3"', None, None),
        ('k:CropLeft="0" k:CropTop="0" k:CropRight="1" k:CropBottom="1"', None, None),
    ],
)
def test_reading_attributes(attributes: str, crop: Crop | None, warning: str | None) -> None:
    record = read_packet(packet(attributes), (6000, 4000))
    assert record.error is None
    assert record.crop == crop
    assert (warning is None) == (record.warnings == ())
    assert warning is None or warning in record.warnings[0]


def test_left_greater_than_right_is_legal_at_a_steep_angle() -> None:
    """The example of the semantics: 40 degrees, width / height 0.4."""
    crop = to_crop(Box(3000, 2000, 1000, 2500, 40), 6000, 4000)
    assert crop.left > crop.right
    raw = merge.create(crop, PhotoInfo(6000, 4000), Decision(DecisionKind.ADJUSTED), "CR2")
    for size in ((6000, 4000), None):
        read = read_packet(raw, size).crop
        assert read is not None and read.left == pytest.approx(crop.left, abs=5e-7)
    assert read_packet(raw.replace(b'CropAngle="40.000000"', b'CropAngle="0"')).crop is None


def test_already_applied_is_told_apart_from_uncropped() -> None:
    record = read_packet(packet(f'k:HasCrop="True" k:AlreadyApplied="True" {RECTANGLE}'))
    assert (record.has_crop, record.already_applied, record.crop) == (True, True, None)


def test_orientation_size_and_decision_come_along() -> None:
    record = read_packet(
        packet(
            'tiff:Orientation="6" tiff:ImageWidth="6000" tiff:ImageLength="4000" own:Decision="kept" '
            'own:Model="m" own:Confidence="0.5" own:Time="2024-01-01T00:00:00+00:00"'
        )
    )
    assert (record.orientation, record.size) == (6, (6000, 4000))
    assert record.decision == Decision(DecisionKind.KEPT, "m", 0.5, "2024-01-01T00:00:00+00:00")
    odd = read_packet(packet('tiff:Orientation="9" own:Decision="maybe"'))
    assert (odd.orientation, odd.decision) == (None, None)


def test_the_last_of_two_equal_properties_is_read_and_never_rewritten() -> None:
    raw = packet(f'k:HasCrop="True" {RECTANGLE}', "<k:CropLeft>0.3</k:CropLeft>")
    record = read_packet(raw)
    assert record.crop is not None and record.crop.left == 0.3
    with pytest.raises(PacketError, match="CropLeft twice"):
        merge.merge(raw, None, PhotoInfo(6000, 4000), Decision(DecisionKind.RESET))
    rated = packet('xmp:Rating="3"', "<xmp:Rating>4</xmp:Rating>")
    with pytest.raises(PacketError, match="Rating twice"):
        merge.merge(rated, WHOLE, PhotoInfo(6000, 4000), Decision(DecisionKind.ACCEPTED))


def test_merging_touches_the_crop_alone() -> None:
    body = (
        "\n <!-- mine -->\n <k:CropTop>0.2</k:CropTop>\n <dc:subject><rdf:Bag><rdf:li>a&amp;b</rdf:li>"
        '</rdf:Bag></dc:subject><k:Look><rdf:Description k:HasCrop="True" k:CropLeft="0.4"/></k:Look>'
        "<?keep me?>"
    )
    raw = packet('xmp:Rating="3" k:Exposure2012="+1.00" k:CropWidth="5" k:CropUnit="2" k:Version="9.1"', body)
    wanted = Crop(0.1, 0.2, 0.8, 0.9, 1)
    new = merge.merge(raw, wanted, PhotoInfo(600, 400), Decision(DecisionKind.ACCEPTED)).decode()
    for kept in ('k:Exposure2012="+1.00"', "a&amp;b", "<!-- mine -->", "<?keep me?>", 'xmp:Rating="3"'):
        assert kept in new
    for kept in ('k:Version="9.1"', 'k:CropLeft="0.4"'):
        assert kept in new
    assert "CropWidth" not in new and "CropUnit" not in new and "<k:CropTop>" not in new
    assert "ProcessVersion" in new and 'HasSettings="True"' in new and 'AlreadyApplied="False"' in new


def test_keeping_the_original_sets_no_develop_switches() -> None:
    raw = packet('xmp:Rating="3"')
    new = merge.merge(raw, None, PhotoInfo(600, 400), Decision(DecisionKind.KEPT)).decode()
    assert 'HasCrop="False"' in new and "HasSettings" not in new and "Version" not in new


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_encoding_wrapper_and_line_ends_survive(encoding: str, newline: str) -> None:
    text = newline.join(
        ['<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>', packet('xmp:Label="Grün 日本"').decode(), "  "]
    )
    text = text.replace("><rdf:D", f">{newline}<rdf:D") + '<?xpacket end="w"?>' + newline
    raw = text.encode(encoding)
    new = merge.merge(raw, WHOLE, PhotoInfo(600, 400), Decision(DecisionKind.ACCEPTED))
    back = new.decode(encoding)
    assert back.startswith(text[:50]) and back.endswith(text[-22:]) and "Grün 日本" in back
    assert back.count("\n") == text.count("\n") and back.count("\r") == text.count("\r")
    assert serialise(parse(new)) == new


def test_a_declared_latin1_file_stays_one() -> None:
    raw = ('<?xml version="1.0" encoding="ISO-8859-1"?>' + packet('xmp:Label="Grün"').decode()).encode(
        "latin-1"
    )
    new = merge.merge(raw, WHOLE, PhotoInfo(600, 400), Decision(DecisionKind.ACCEPTED, "日本"))
    assert "Grün".encode("latin-1") in new
    decision = read_packet(new).decision
    assert decision is not None and decision.model == "日本"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b"\0" * 100, "not well-formed"),
        (b"<!DOCTYPE x><x/>", "DOCTYPE"),
        (b"<x/>", "no rdf:RDF"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".encode("utf-16"), "DOCTYPE"),
        (b"x" * (64 * 2**20 + 1), "64 MB"),
    ],
)
def test_unusable_packets_are_errors_in_words(raw: bytes, reason: str) -> None:
    record = read_packet(raw)
    assert record.error is not None and reason in record.error


def test_unwritable_values_are_refused() -> None:
    for bad in (Crop(math.nan, 0, 1, 1), Crop(0, 0, 0, 1), Crop(0, 0, 2, 1), Crop(0, 0, 1, 1, 60)):
        with pytest.raises(PacketError):
            merge.create(bad, PhotoInfo(600, 400), Decision(DecisionKind.ADJUSTED), "jpg")
    with pytest.raises(PacketError, match="Model"):
        merge.create(WHOLE, PhotoInfo(600, 400), Decision(DecisionKind.ACCEPTED, "a\0b"), "jpg")


def test_a_new_sidecar_is_complete(crop: Crop, decision: Decision) -> None:
    raw = merge.create(crop, PhotoInfo(600, 400, 8), decision, "JPG")
    (description,) = parse(raw).descriptions()
    expected = {
        tags.HAS_SETTINGS: "True",
        tags.ALREADY_APPLIED: "False",
        tags.HAS_CROP: "True",
        tags.LEFT: "0.150000",
        tags.ANGLE: "2.500000",
        tags.CONSTRAIN: "0",
        tags.IMAGE_WIDTH: "600",
        tags.IMAGE_LENGTH: "400",
        tags.ORIENTATION: "8",
        tags.SIDECAR_FOR: "JPG",
        tags.DECISION: "accepted",
        tags.MODEL: "seed-2020",
        tags.CONFIDENCE: "0.750000",
        tags.TIME: "2024-05-06T07:08:09+00:00",
    }
    assert {name: description.get(name) for name in expected} == expected
    assert description.get(tags.VERSION) and description.get(tags.PROCESS_VERSION)
    assert description.get(tags.METADATA_DATE)
    assert (
        sidecar_extension(Values(parse(raw))) == "jpg"
        and is_own(Values(parse(raw)))
        and not is_own(Values(parse(packet())))
    )


def test_a_new_sidecar_starts_from_the_embedded_packet(crop: Crop, decision: Decision) -> None:
    """Develop settings come along, unless they are in the pixels already."""
    attributes = 'xmp:Rating="5" k:Exposure2012="+1.00" k:Version="9.1" tiff:ImageWidth="9999"'
    info = PhotoInfo(600, 400)
    live = merge.create(crop, info, decision, "jpg", packet(attributes, "<dc:title>t</dc:title>")).decode()
    assert (
        'Rating="5"' in live and "Exposure2012" in live and 'Version="9.1"' in live and "<dc:title>" in live
    )
    assert 'ImageWidth="600"' in live and "9999" not in live
    baked = merge.create(
        crop, info, decision, "jpg", packet(attributes + ' k:AlreadyApplied="True"')
    ).decode()
    assert 'Rating="5"' in baked and "Exposure2012" not in baked and 'AlreadyApplied="False"' in baked
    fresh = merge.create(crop, info, decision, "jpg", b"<broken")
    assert read_packet(fresh).crop == crop


boxes = st.builds(
    Box,
    st.floats(0, 6000),
    st.floats(0, 4000),
    st.floats(20, 6000),
    st.floats(20, 4000),
    st.floats(-45, 45),
)
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=30
)


@settings(max_examples=150, deadline=None)
@given(boxes, texts, st.floats(0, 1), st.sampled_from(DecisionKind), st.integers(1, 8))
def test_any_legal_crop_comes_back(
    box: Box, model: str, confidence: float, kind: DecisionKind, orientation: int
) -> None:
    crop = to_crop(fit_inside(box, 6000, 4000), 6000, 4000)
    decision = Decision(kind, model, confidence, "2024-01-01T00:00:00+00:00")
    info = PhotoInfo(6000, 4000, orientation)
    raw = merge.create(crop, info, decision, "NEF")
    raw = merge.merge(raw, None, info, Decision(DecisionKind.RESET))
    assert read_packet(raw).crop is None
    raw = merge.merge(raw, crop, info, decision)
    record = read_packet(raw, (6000, 4000))
    assert record.crop is not None and record.decision is not None and record.warnings == ()
    for name in ("left", "top", "right", "bottom", "angle"):
        assert getattr(record.crop, name) == pytest.approx(getattr(crop, name), abs=5.1e-7)
    assert (record.decision.kind, record.decision.model) == (kind, model)
    assert record.orientation == orientation


@given(st.floats(-45, 45))
@settings(max_examples=60, deadline=None)
def test_rounding_never_costs_a_crop_that_touches_the_edges(angle: float) -> None:
    crop = to_crop(largest_inscribed(6001, 3999, angle), 6001, 3999)
    raw = merge.create(crop, PhotoInfo(6001, 3999), Decision(DecisionKind.ACCEPTED), "NEF")
    assert read_packet(raw, (6001, 3999)).crop is not None


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_bytes_ever_raise(data: bytes) -> None:
    for raw in (data, packet()[:120] + data, b"\xff\xfe" + data):
        assert read_packet(raw).crop is None


def test_the_tree_of_a_new_sidecar_is_plain_xmp(crop: Crop, decision: Decision) -> None:
    root = etree.fromstring(merge.create(crop, PhotoInfo(600, 400), decision, "jpg"))
    assert root.tag == f"{{{tags.META}}}xmpmeta"
    assert root.nsmap.keys() == {"x"}
