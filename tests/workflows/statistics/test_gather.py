"""What counts in statistics, what is told apart, and how often a copied crop counts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.dataset.harvest import csv_lines
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.labelling import OWN
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.learn.own_crops import own_crops
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.statistics.gather import gather
from cropperhead_desktop.xmp import tags
from tests.helpers.harvests import age, by_name, rows_of

CROP = Crop(0.1, 0.2, 0.7, 0.9)


@pytest.fixture
def services(tmp_path: Path, private_home: Path) -> Iterator[Services]:
    opened = open_services(Options(device="cpu", cache_folder=tmp_path / "cache", personal=False))
    yield opened
    opened.close()


def foreign(more: str = "", left: float = 0.1, angle: float = 0.0) -> bytes:
    return (
        f'<x:xmpmeta xmlns:x="{tags.META}"><rdf:RDF xmlns:rdf="{tags.RDF}"><rdf:Description rdf:about=""'
        f' xmlns:crs="{tags.CRS}" crs:HasCrop="True" crs:CropLeft="{left}" crs:CropTop="0.2"'
        f' crs:CropRight="0.7" crs:CropBottom="0.7" crs:CropAngle="{angle}" {more}/></rdf:RDF></x:xmpmeta>'
    ).encode()


@pytest.fixture
def library(tmp_path: Path, services: Services) -> Path:
    """Photos with crops of every kind."""
    folder = tmp_path / "library"
    folder.mkdir()
    inside = {
        "applied.jpg": foreign('crs:AlreadyApplied="True"'),
        "applied_turned.jpg": foreign('crs:AlreadyApplied="True"', angle=2.5),
        "bent.jpg": foreign('crs:PerspectiveUpright="1"'),
        "first.jpg": foreign(left=0.2),
        "synced.jpg": foreign(left=0.2),
        "synced_too.jpg": foreign(left=0.2),
        "by_itself.jpg": foreign(left=0.3),
    }
    for name in (*inside, "ours.jpg", "ours_again.jpg", "changed.jpg"):
        extra = {"xmp": inside[name]} if name in inside else {}
        Image.new("RGB", (600, 400), "teal").save(folder / name, **extra)
    for name in ("ours.jpg", "ours_again.jpg", "changed.jpg"):
        photo = folder / name
        info = services.photos.info(photo)
        services.sidecars.write(photo, CROP, info, decided_now(DecisionKind.ADJUSTED))
    Image.new("RGB", (400, 600), "teal").save(folder / "changed.jpg")
    return folder


ORIGINS = {
    "applied.jpg": None,
    "applied_turned.jpg": None,
    "bent.jpg": None,
    "first.jpg": "elsewhere",
    "synced.jpg": "copied",
    "synced_too.jpg": "copied",
    "by_itself.jpg": "elsewhere",
    "ours.jpg": "adjusted",
    "ours_again.jpg": "adjusted",
    "changed.jpg": None,
}
COUNTED = {"first.jpg", "by_itself.jpg", "ours.jpg", "ours_again.jpg"}


def test_a_harvest_tells_where_each_crop_comes_from(services: Services, library: Path) -> None:
    age(library)
    for _read_then_remembered in range(2):
        rows = by_name(rows_of(services, library))
        assert {name: row["origin"] for name, row in rows.items()} == ORIGINS
    lines = list(csv.DictReader(csv_lines(rows.values())))
    assert "editor" in lines[0]
    assert {Path(line["file"]).name: line["origin"] or None for line in lines} == ORIGINS
    doubts = {Path(line["file"]).name: line["doubt"] for line in lines if line["doubt"]}
    assert doubts["bent.jpg"] == "warped" and doubts["changed.jpg"] == "outdated"


UPRIGHT = 'crs:PerspectiveUpright="3" crs:UprightTransform_3="0.999,0.04,0,-0.04,0.999,0,0,0,1"'


def test_levelling_by_upright_is_a_label_of_level_alone(services: Services, tmp_path: Path) -> None:
    folder = tmp_path / "levelled"
    folder.mkdir()
    packets = {
        "upright": foreign(UPRIGHT),
        "slider": foreign('crs:PerspectiveRotate="-3"'),
        "applied": foreign(f'crs:AlreadyApplied="True" {UPRIGHT}'),
        "plain": foreign(angle=1.5, left=0.15),
    }
    for name, packet in packets.items():
        Image.new("RGB", (600, 400), "teal").save(folder / f"{name}.jpg", xmp=packet)
    rows = by_name(rows_of(services, folder))
    told = {Path(name).stem: (row.get("level_degrees"), row.get("level_angle")) for name, row in rows.items()}
    assert told == {
        "upright": (pytest.approx(2.293, abs=1e-3), pytest.approx(2.293, abs=1e-3)),
        "slider": (3.0, None),
        "applied": (None, None),
        "plain": (None, None),
    }
    assert rows["upright.jpg"]["origin"] is None and rows["upright.jpg"]["doubt"] == "warped"
    found = gather(services, [folder], compared=0)
    assert found.record()["levelled"] == {"photos": 2, "degrees": pytest.approx(2.646, abs=1e-3)}
    assert "2 photos levelled by Upright or Transform, by 2.6° on average." in found.words
    assert len(found.statistics.photos) == 1


def test_what_says_nothing_is_counted_apart(services: Services, library: Path) -> None:
    result = gather(services, [library], compared=0)
    assert {Path(photo).name for photo in result.statistics.photos} == COUNTED
    assert dict(result.left_out) == {"already_applied": 2, "warped": 1, "outdated": 1, "copy": 2}
    assert result.words[-1].startswith("Crops left out: 2 already applied to the pixels, 1 on pictures")
    record = result.record()
    assert record["applied"] == {
        "photos": 2,
        "ratios": {"3:2": 2},
        "kept_area": pytest.approx(0.3),
        "turned": 1,
        "angle": pytest.approx(2.5),
    }


def test_learning_and_judging_take_the_same_crops(services: Services, library: Path) -> None:
    found = own_crops(services, "mine", sorted(library.glob("*.jpg")), 100)
    assert {Path(example.file).name for example in found.data.examples} == COUNTED
    assert found.origins == {"elsewhere": 2, "adjusted": 2} and not found.failures


def test_a_crop_accepted_unchanged_teaches_little_and_judges_nothing(
    services: Services, library: Path
) -> None:
    for name in ("ours.jpg", "by_itself.jpg"):
        info = services.photos.info(library / name)
        services.sidecars.write(library / name, CROP, info, decided_now(DecisionKind.ACCEPTED, "m", 0.5))
    photos = sorted(library.glob("*.jpg"))
    taught = own_crops(services, "mine", photos, 100).data
    weights = {Path(one.file).name: one.weight for one in taught.examples}
    assert set(weights) == COUNTED and taught.unchanged == 0
    assert weights["ours.jpg"] == weights["by_itself.jpg"] < 0.5
    assert weights["first.jpg"] == weights["ours_again.jpg"] == 1
    judged = own_crops(services, "mine", photos, 100, wanted=OWN).data
    assert {Path(one.file).name for one in judged.examples} == {"first.jpg", "ours_again.jpg"}
    assert judged.unchanged == 2
    # statistics keep them, for they say how often proposals are right
    assert gather(services, [library], compared=0).statistics.agreement.decided == 2  # one was never proposed
