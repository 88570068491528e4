"""Faces that other programs marked reach the model, and bind the personal head, too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.geometry.overlap import corners_inside
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services

REGION = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:MP="http://ns.microsoft.com/photo/1.2/"
 xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
 xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#">
<MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag><rdf:li MPReg:Rectangle="{}"/></rdf:Bag>
</MPRI:Regions></MP:RegionInfo></rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(device="cpu", cache_folder=tmp_path / "cache"))
    yield opened
    opened.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    made = tmp_path / "a.jpg"
    Image.linear_gradient("L").resize((600, 400)).convert("RGB").save(made)
    return made


def test_a_face_marked_later_moves_the_proposal(services: Services, photo: Path) -> None:
    for edges in ("0.02, 0.4, 0.1, 0.15", "0.88, 0.4, 0.1, 0.15"):
        photo.with_suffix(".xmp").write_text(REGION.format(edges))
        left, top, width, height = (float(part) for part in edges.split(","))
        place = left * 600, top * 400, (left + width) * 600, (top + height) * 400
        box = services.photos.info(photo).box(services.proposed(photo, 0.8).crop)
        assert corners_inside(box, place, slack=4.0) == 4


def test_a_habit_does_not_cut_a_marked_face(
    services: Services, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo.with_suffix(".xmp").write_text(REGION.format("0.02, 0.4, 0.1, 0.15"))
    own = services.proposed(photo, 0.8)

    def habit(crop: Crop) -> Suggestion:
        proposed = replace(own, crop=crop, model="habit")
        style = SimpleNamespace(proposal=lambda *_: proposed, is_tried=True)
        monkeypatch.setattr(type(services), "style", style)
        return services.suggest(photo, 0.8)

    assert habit(Crop(0.06, 0.0, 0.6, 1.0)) == own
    assert habit(Crop(0.01, 0.0, 0.54, 1.0)).model == "habit"
