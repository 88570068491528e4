"""Faces that other programs marked, in the displayed frame whatever the Orientation."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.orientation import point_to_displayed
from cropperhead_desktop.xmp.regions import faces_of, read_faces

MWG = """<mwg-rs:Regions rdf:parseType="Resource">
 <mwg-rs:AppliedToDimensions stDim:w="{w}" stDim:h="{h}" stDim:unit="pixel"/>
 <mwg-rs:RegionList><rdf:Bag>
  <rdf:li><rdf:Description mwg-rs:Name="Ann" mwg-rs:Type="Face">
   <mwg-rs:Area stArea:x="0.3" stArea:y="0.4" stArea:w="0.2" stArea:h="0.4" stArea:unit="normalized"/>
  </rdf:Description></rdf:li>
  <rdf:li rdf:parseType="Resource"><mwg-rs:Type>Pet</mwg-rs:Type>
   <mwg-rs:Area stArea:x="0.8" stArea:y="0.8" stArea:w="0.1" stArea:h="0.1"/></rdf:li>
 </rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>"""
PIXELS = """<mwg-rs:Regions><rdf:Description>
 <mwg-rs:AppliedToDimensions rdf:parseType="Resource"><stDim:w>600</stDim:w><stDim:h>400</stDim:h>
 </mwg-rs:AppliedToDimensions><mwg-rs:RegionList><rdf:Seq><rdf:li rdf:parseType="Resource">
  <mwg-rs:Type>Face</mwg-rs:Type><mwg-rs:Area rdf:parseType="Resource"><stArea:x>180</stArea:x>
  <stArea:y>160</stArea:y><stArea:w>120</stArea:w><stArea:h>160</stArea:h><stArea:unit>pixel</stArea:unit>
 </mwg-rs:Area></rdf:li></rdf:Seq></mwg-rs:RegionList></rdf:Description></mwg-rs:Regions>"""
MICROSOFT = """<MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag>
 <rdf:li MPReg:Rectangle="0.2, 0.2, 0.2, 0.4" MPReg:PersonDisplayName="Ann"/>
 <rdf:li><rdf:Description MPReg:PersonDisplayName="nobody knows where"/></rdf:li>
 </rdf:Bag></MPRI:Regions></MP:RegionInfo>"""
STORED = (0.2, 0.2, 0.4, 0.6)


def packet(inner: str) -> bytes:
    return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
 xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"
 xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#"
 xmlns:MP="http://ns.microsoft.com/photo/1.2/" xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
 xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#">{inner}</rdf:Description></rdf:RDF></x:xmpmeta>
""".encode()


def turned(orientation: int) -> tuple[float, ...]:
    """`STORED` as displayed."""
    one, other = (point_to_displayed(Point(*p), orientation) for p in (STORED[:2], STORED[2:]))
    return min(one.x, other.x), min(one.y, other.y), max(one.x, other.x), max(one.y, other.y)


@pytest.mark.parametrize("inner", [MWG.format(w=600, h=400), PIXELS, MICROSOFT], ids=["mwg", "pixels", "ms"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_regions_are_about_the_stored_picture(inner: str, orientation: int) -> None:
    (face,) = read_faces(packet(inner), PhotoInfo(600, 400, orientation))
    assert face == pytest.approx(turned(orientation))


@pytest.mark.parametrize("orientation", [5, 6, 7, 8])
def test_a_size_of_the_other_shape_means_the_displayed_picture(orientation: int) -> None:
    (face,) = read_faces(packet(MWG.format(w=400, h=600)), PhotoInfo(600, 400, orientation))
    assert face == pytest.approx(STORED)


@pytest.mark.parametrize(
    ("old", "new"),
    [('stArea:x="0.3"', 'stArea:x="nan"'), ('stArea:w="0.2"', ""), ('stArea:w="0.2"', 'stArea:w="-1"'),
     ('stArea:x="0.3"', 'stArea:x="7"'), ('"Face"', '"Focus"'), ('"normalized"', '"pixel"')],
)  # fmt: skip
def test_what_is_no_place_marks_none(old: str, new: str) -> None:
    inner = MWG.format(w=0, h=0)
    assert old in inner
    assert read_faces(packet(inner.replace(old, new)), PhotoInfo(600, 400)) == []


def test_sidecar_and_photo_are_both_asked(tmp_path: Path) -> None:
    photo = tmp_path / "a.jpg"
    Image.new("RGB", (60, 40)).save(photo, xmp=packet(MICROSOFT.replace("0.2, 0.2,", "0.6, 0.2,")))
    info = PhotoInfo(60, 40)
    assert faces_of(photo, info) == (pytest.approx((0.6, 0.2, 0.8, 0.6)),)
    photo.with_suffix(".xmp").write_bytes(packet(MWG.format(w=60, h=40)))
    assert len(faces_of(photo, info)) == 2
    photo.with_suffix(".xmp").write_bytes(b"<x:xmp")
    assert len(faces_of(photo, info)) == 1
    assert faces_of(tmp_path / "gone.jpg", info) == ()
