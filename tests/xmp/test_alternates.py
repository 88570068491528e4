"""Linked crops in packets: written, read back, kept by others, taken back."""

from __future__ import annotations

import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.domain.decision import Alternate, Decision, DecisionKind
from cropperhead_desktop.domain.deliverables import rounded
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.alternates import alternates_in, spelled
from cropperhead_desktop.xmp.codec import read_packet
from cropperhead_desktop.xmp.embed import embed, taking_out
from cropperhead_desktop.xmp.exiftool import ExifTool, find_exiftool
from cropperhead_desktop.xmp.merge import create, merge
from cropperhead_desktop.xmp.packet import parse
from cropperhead_desktop.xmp.quick import record_of
from cropperhead_desktop.xmp.store import Sidecars

SQUARE = Alternate("1:1", Crop(0.2, 0.1, 0.6, 0.7))
NUDGED = Alternate("4:5", Crop(0.21, 0.1, 0.53, 0.7, 1.5), nudged=True)
OTHER = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


@pytest.fixture
def linked(decision: Decision) -> Decision:
    return replace(decision, alternates=(SQUARE, NUDGED))


edges = st.floats(0, 0.45).map(lambda value: round(value, 6))
crops = st.builds(
    lambda left, top, right, bottom, angle: rounded(Crop(left, top, 1 - right, 1 - bottom, angle)),
    edges, edges, edges, edges, st.floats(-1, 1),
)  # fmt: skip
alternates = st.lists(
    st.builds(Alternate, st.sampled_from(["1:1", "4:5", "9:16", "7:5", "2.39:1"]), crops, st.booleans()),
    max_size=5,
    unique_by=lambda each: each.ratio,
).map(tuple)


@given(crops, alternates, st.booleans())
def test_what_is_written_is_read_back_both_ways(crop, found, is_new) -> None:
    info, made = PhotoInfo(6000, 4000), Decision(DecisionKind.ADJUSTED, time="2024-05-06T07:08:09+00:00")
    decision = replace(made, alternates=found)
    raw = create(crop, info, decision, "jpg") if is_new else merge(OTHER, crop, info, decision)
    record = read_packet(raw, (6000, 4000))
    assert record.decision is not None and record.decision.alternates == found
    assert record_of(raw, (6000, 4000)) == record
    again = merge(raw, crop, info, replace(made, alternates=found[:1]))
    assert read_packet(again, (6000, 4000)).decision.alternates == found[:1]


def test_they_are_a_bag_of_plain_texts(crop: Crop, info: PhotoInfo, linked: Decision) -> None:
    packet = parse(create(crop, info, linked, "jpg"))
    (bag,) = packet.root.iter(tags.BAG)
    assert [item.text for item in bag] == [
        "1:1 0.200000 0.100000 0.600000 0.700000 0.000000",
        "4:5 0.210000 0.100000 0.530000 0.700000 1.500000 nudged",
    ]


def test_a_decision_without_them_costs_no_byte(crop: Crop, info: PhotoInfo, decision: Decision) -> None:
    assert b"Alternates" not in create(crop, info, decision, "jpg")


def test_a_crop_of_another_program_ends_all_but_the_nudged(
    crop: Crop, info: PhotoInfo, linked: Decision
) -> None:
    raw = create(crop, info, linked, "jpg").replace(b'crs:CropLeft="0.150000"', b'crs:CropLeft="0.250000"')
    record = read_packet(raw, (600, 400))
    assert record.decision is None and record.alternates == (NUDGED,)


@pytest.mark.parametrize(
    "item",
    [
        "4:5", "hello", "4:5 a b c d e", "4:5 0.1 0.1 nan 0.9 0", "4:5 0.1 0.1 inf 0.9 0", "0:5 0 0 1 1 0",
        "4:5 0.1 0.1 0.9 0.9 0 moved", "4:5 0.1 0.1 0.9 0.9 60", "4:5 -9 0 1 1 0", "4:5 0.5 0.5 0.5 0.5 0",
        "4:5 0.1 0.1 0.9 0.9 0 nudged nudged", "٤:5 0.1 0.1 0.9 0.9 0", "x" * 100_000, "",
    ],
)  # fmt: skip
def test_hostile_items_are_left_out(item: str, crop: Crop, info: PhotoInfo, linked: Decision) -> None:
    raw = create(crop, info, linked, "jpg")
    old = b"<rdf:li>1:1 0.200000 0.100000 0.600000 0.700000 0.000000</rdf:li>"
    assert old in raw
    raw = raw.replace(old, f"<rdf:li>{item}</rdf:li>".encode())
    record = read_packet(raw, (600, 400))
    assert record.decision is not None and record.decision.alternates == (NUDGED,)
    assert record_of(raw, (600, 400)) == record
    made = merge(raw, crop, info, linked)
    assert read_packet(made, (600, 400)).decision.alternates == linked.alternates


@pytest.mark.parametrize(
    "element",
    [
        "<rdf:Bag>{many}</rdf:Bag>",
        "<rdf:Seq>{many}</rdf:Seq>",
        "<rdf:Bag><rdf:li><rdf:Bag>{many}</rdf:Bag></rdf:li></rdf:Bag>",
        "plain text",
        "<!-- nothing -->",
    ],
)
def test_a_hundred_thousand_items_take_no_time(
    element: str, crop: Crop, info: PhotoInfo, linked: Decision
) -> None:
    raw = create(crop, info, linked, "jpg")
    before, _, rest = raw.partition(b"<cropperhead:Alternates>")
    after = rest.partition(b"</cropperhead:Alternates>")[2]
    many = "<rdf:li>1:1 0.1 0.1 0.5 0.7 0</rdf:li>" * 100_000
    inner = element.format(many=many).encode()
    raw = before + b"<cropperhead:Alternates>" + inner + b"</cropperhead:Alternates>" + after
    start = time.process_time()
    record = record_of(raw, (600, 400))
    assert time.process_time() - start < 2
    assert record.decision is not None and record.crop == crop
    assert len(record.decision.alternates) <= 1
    assert read_packet(merge(raw, crop, info, linked), (600, 400)).decision == linked


def test_text_of_any_kind_is_no_error() -> None:
    assert alternates_in(None) == alternates_in("") == alternates_in(tags.NOT_SIMPLE) == ()
    assert alternates_in(spelled((SQUARE, NUDGED))) == (SQUARE, NUDGED)


@given(st.text(max_size=300))
def test_no_text_breaks_reading(text: str) -> None:
    assert all(len(each.ratio) < 200 for each in alternates_in(text))


@pytest.mark.parametrize("is_foreign", [False, True])
def test_undo_puts_every_byte_back(
    is_foreign: bool, photo: Path, crop: Crop, info: PhotoInfo, decision: Decision, linked: Decision
) -> None:
    sidecar, store = photo.with_suffix(".xmp"), Sidecars()
    if is_foreign:
        sidecar.write_bytes(OTHER)
    else:
        store.write(photo, crop, info, linked)
    before = sidecar.read_bytes()
    moved = replace(linked, alternates=(replace(SQUARE, nudged=True),))
    receipt = store.write(photo, Crop(0.1, 0.1, 0.8, 0.8), info, moved)
    assert store.read(photo, info).decision == moved
    store.restore(receipt)
    assert sidecar.read_bytes() == before


def test_undo_beside_a_new_rating_puts_the_bag_back(
    photo: Path, crop: Crop, info: PhotoInfo, linked: Decision
) -> None:
    store, sidecar = Sidecars(), photo.with_suffix(".xmp")
    store.write(photo, crop, info, linked)
    receipt = store.write(photo, crop, info, replace(linked, alternates=()))
    rated = sidecar.read_bytes().replace(b"crs:HasCrop=", b'xmp:Rating="5" crs:HasCrop=')
    sidecar.write_bytes(rated)
    assert store.restore(receipt)
    record = store.read(photo, info)
    assert record.decision == linked and record.marks.rating == 5


def test_exiftool_reads_and_keeps_them(
    photo: Path, crop: Crop, info: PhotoInfo, linked: Decision, tool: ExifTool
) -> None:
    store, sidecar = Sidecars(), photo.with_suffix(".xmp")
    store.write(photo, crop, info, linked)
    program = find_exiftool() or ""
    subprocess.run(
        [program, "-q", "-overwrite_original", "-XMP:Rating=4", "-XMP-dc:Subject=cat", str(sidecar)],
        check=True,
    )
    record = store.read(photo, info)
    assert record.decision == linked and record.marks.rating == 4
    told = subprocess.run([program, "-s3", "-Alternates", str(sidecar)], check=True, capture_output=True)
    assert b"4:5 0.210000 0.100000 0.530000 0.700000 1.500000 nudged" in told.stdout


def test_they_are_embedded_with_the_crop_and_taken_out_again(
    photo: Path, crop: Crop, info: PhotoInfo, linked: Decision, tool: ExifTool
) -> None:
    before = photo.read_bytes()
    receipt = embed(tool, photo, crop, info, linked)
    assert Sidecars().read(photo, info).decision == linked
    with taking_out(receipt, linked):
        pass
    assert photo.read_bytes() == before
