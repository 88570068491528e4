"""Everything ever cropped, learnt end to end: catalogues made from the schemas, photos here and away."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.cli.app import run as cli
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import photo_key
from cropperhead_desktop.domain.progress import Cancelled, Progress
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.inference.style.head import Voice
from cropperhead_desktop.workflows.learn.past_crops import forget_past, learn_past
from cropperhead_desktop.workflows.learn.styles import add_style, style_names, year_of
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.suggest_and_set import set_crop
from tests.helpers.lightroom import SCHEMA, MadeCatalogue, develop
from tests.helpers.renders import editors_folder, editors_run

MODEL = "cropper-2020-retrained"
HERE, AWAY = 4, 6


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(model=MODEL, device="cpu", cache_folder=tmp_path / "cache"))
    yield opened
    opened.close()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos" / "weddings"
    folder.mkdir(parents=True)
    dice = np.random.default_rng(2)
    for number in range(HERE + 2):
        picture = Image.fromarray(dice.integers(0, 255, (40, 60, 3), np.uint8)).resize((600, 400))
        picture.save(folder / f"{number}.jpg")
    return folder.parent


def made(path: Path, photos: Path, schema: str = SCHEMA) -> Path:
    """Squares at the left: of photos that are here, of photos that are not, one copied, one uncropped."""
    catalogue = MadeCatalogue(path, schema)
    size = {"fileWidth": 600, "fileHeight": 400, "fileFormat": "JPG", "camera": "Canon EOS R5"}
    for number in range(HERE):
        crop = develop(left=0.05 + number / 100, top=0.1, right=0.45 + number / 100, bottom=0.7)
        catalogue.photo(f"{number}.jpg", crop, f"{photos}/", "weddings/", **size)
    catalogue.photo(f"{HERE}.jpg", root=f"{photos}/", folder="weddings/", **size)
    for number in range(AWAY):
        crop = develop(left=0.0, top=0.1 + number / 100, right=0.6, bottom=0.7 + number / 100)
        when = {"captureTime": "2017-05-01T10:00:00", "camera": "Nikon Z 6"}
        catalogue.photo(f"{number}.cr2", crop, "D:/Photos/", "2017/", **when)
    synced = develop(left=0.0, top=0.1, right=0.6, bottom=0.7)
    master = catalogue.photo("synced.cr2", synced, "D:/Photos/", "2017/", captureTime="2017-05-01T10:00:00")
    catalogue.photo(
        "synced.cr2", synced, file=catalogue.file_of(master), masterImage=master, copyName="Copy 1"
    )
    return catalogue.close()


@pytest.mark.parametrize("version", [None, 6, 7, 11])
def test_a_catalogue_is_learnt_whole_and_taken_back(
    services: Services, photos: Path, tmp_path: Path, version: int | None, request: pytest.FixtureRequest
) -> None:
    schema = SCHEMA
    if version is not None:
        schema = (request.getfixturevalue("shared_data") / "lrcat" / f"schema-{version}.sql").read_text()
    catalogue = made(tmp_path / "My photos.lrcat", photos, schema)
    before = catalogue.read_bytes()
    report = learn_past(services, [catalogue])
    assert (report.full, report.by_size, report.failures, report.years) == (HERE, AWAY, (), (2017, 2019))
    assert report.cameras == {"Canon EOS R5": HERE, "Nikon Z 6": AWAY}
    assert report.left_out == {"copied from another photo": 1, "another crop of the same photo counts": 1}
    assert report.missing == {"D:/Photos/2017": AWAY + 1}
    assert report.sentences()[0] == "10 crops learnt from 2017 to 2019, by Nikon Z 6, Canon EOS R5."
    assert report.is_own
    style = services.style.style
    assert {one.provenance.source for one in style.crops} == {"My photos · weddings", "My photos · 2017"}
    assert [one.is_seen for one in style.crops] == [False] * AWAY + [True] * HERE
    assert [pair.photo.name for pair in report.pairs] == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]
    assert services.suggest(photos / "weddings" / f"{HERE}.jpg").model == f"{MODEL} + head"
    assert catalogue.read_bytes() == before
    # learnt again, nothing is known twice
    again = learn_past(services, [catalogue])
    assert (again.learnt, len(services.style.style.crops)) == (10, 10)
    forget_past(report)
    assert services.style.style.crops == ()
    assert services.style.voice is Voice.MODEL


def test_a_missing_drive_that_is_mapped_teaches_with_its_photos(
    services: Services, photos: Path, tmp_path: Path
) -> None:
    catalogue = MadeCatalogue(tmp_path / "c.lrcat")
    crop = develop(left=0.05, top=0.1, right=0.45, bottom=0.7)
    catalogue.photo("0.jpg", crop, "D:/Photos/", "weddings/", fileWidth=600, fileHeight=400)
    file = catalogue.close()
    report = learn_past(services, [file])
    assert (report.full, report.by_size, report.missing) == (0, 1, {"D:/Photos/weddings": 1})
    assert report.words[0] == "mostly 1:1"  # nothing is said about a model that saw no photo
    report = learn_past(services, [file], {"D:/Photos": photos})
    assert (report.full, report.by_size, report.missing) == (1, 0, {})
    assert [one.is_seen for one in services.style.style.crops] == [True]  # not twice
    forget_past(report)
    assert [one.is_seen for one in services.style.style.crops] == [False]


def test_what_was_decided_here_counts_before_another_editors_crop(
    services: Services, photos: Path, tmp_path: Path
) -> None:
    file = made(tmp_path / "c.lrcat", photos)
    mine = Crop(0.5, 0.5, 1.0, 1.0)
    set_crop(services, photos / "weddings" / "0.jpg", mine)
    info = services.photos.info(photos / "weddings" / "1.jpg")
    theirs = Crop(0.06, 0.1, 0.46, 0.7)
    # it read our proposal: nobody decided
    services.sidecars.write(
        photos / "weddings" / "1.jpg", theirs, info, decided_now(DecisionKind.PROPOSED, "m", 0.5)
    )
    report = learn_past(services, [file, photos])
    crops = {one.key: one.past.box for one in services.style.style.crops}
    assert crops[photo_key(photos / "weddings" / "0.jpg")] == pytest.approx((0.5, 0.5, 1, 1))
    assert photo_key(photos / "weddings" / "1.jpg") not in crops
    assert report.left_out["only proposed, not decided"] == 1
    assert report.full == HERE - 1


def test_another_picture_of_the_same_name_is_not_cropped_by_it(
    services: Services, photos: Path, tmp_path: Path
) -> None:
    Image.new("RGB", (400, 600)).save(photos / "weddings" / "0.jpg")
    report = learn_past(services, [made(tmp_path / "c.lrcat", photos)])
    assert report.full == HERE - 1
    assert photo_key(photos / "weddings" / "0.jpg") not in {one.key for one in services.style.style.crops}


def test_of_a_large_catalogue_the_newest_count_and_the_words_say_so(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cropperhead_desktop.workflows.learn.past_crops.MOST_BY_SIZE", 3)
    catalogue = MadeCatalogue(tmp_path / "c.lrcat")
    for year in (2017, 2019, 2012, 2018, 2015):
        crop = develop(left=0.0, top=0.0, right=0.6, bottom=(year - 2000) / 40)
        catalogue.photo(f"{year}.cr2", crop, "D:/Photos/", captureTime=f"{year}-05-01T10:00:00")
    report = learn_past(services, [catalogue.close()])
    assert report.sentences()[:2] == [
        "5 crops from 2012 to 2019: the newest 3 learnt.",
        "3 by size and ratio alone: the photos are elsewhere or older.",
    ]
    assert (report.record()["known"], report.record()["uncropped"], report.left_out) == (5, report.whole, {})
    assert [year_of(one) for one in services.style.style.crops] == [2017, 2018, 2019]


def test_what_is_taken_back_was_never_learnt(services: Services, photos: Path, tmp_path: Path) -> None:
    for number, edge in enumerate((0.5, 0.6, 0.7)):
        set_crop(services, photos / "weddings" / f"{number}.jpg", Crop(0.1, 0.1, edge, edge))
    learn_past(services, [photos])
    before = services.style.style
    set_crop(services, photos / "weddings" / "1.jpg", Crop(0.3, 0.3, 1.0, 1.0))
    report = learn_past(services, [photos / "weddings" / "1.jpg", made(tmp_path / "c.lrcat", photos)])
    assert services.style.style.weights() != pytest.approx(before.weights())
    forget_past(report)
    after = services.style.style
    assert [one.key for one in after.crops] == [one.key for one in before.crops]
    assert after.past() == before.past()
    assert after.weights() == pytest.approx(before.weights(), abs=1e-12)


def test_the_style_in_use_at_the_start_learns_and_is_the_one_to_forget(
    services: Services, photos: Path, tmp_path: Path
) -> None:
    def switch(progress: Progress) -> None:
        if progress.total == HERE and style_names().in_use == "My style":
            add_style(services, "Client", is_copy=False)

    report = learn_past(services, [made(tmp_path / "c.lrcat", photos)], progress=switch)
    assert report.learnt == HERE + AWAY
    assert services.style.style.crops == ()
    set_crop(services, photos / "weddings" / "5.jpg", Crop(0.1, 0.1, 0.6, 0.6))
    learn_past(services, [photos / "weddings" / "5.jpg"])
    forget_past(report)
    assert len(services.style.style.crops) == 1
    services.use_style("My style")
    assert services.style.style.crops == ()


@pytest.mark.parametrize("when", ["at once", "half way"])
def test_a_catalogue_that_vanishes_is_named_and_nothing_is_half_learnt(
    services: Services, photos: Path, tmp_path: Path, when: str
) -> None:
    file = made(tmp_path / "c.lrcat", photos)

    def vanish(progress: Progress) -> None:
        if when == "at once" or progress.total == HERE:
            file.unlink(missing_ok=True)
            shutil.rmtree(photos, ignore_errors=True)

    if when == "at once":
        file.unlink()
        with pytest.raises(FileError, match=r"c\.lrcat"):
            learn_past(services, [file], progress=vanish)
        assert services.style.style.crops == ()
    else:
        report = learn_past(services, [file], progress=vanish)
        assert len(report.failures) == HERE
        assert (report.full, len(services.style.style.crops)) == (0, report.by_size)


def test_cancel_learns_nothing(services: Services, photos: Path, tmp_path: Path) -> None:
    def cancel(progress: Progress) -> None:
        if progress.total == HERE:
            raise Cancelled

    with pytest.raises(Cancelled):
        learn_past(services, [made(tmp_path / "c.lrcat", photos)], progress=cancel)
    assert services.style.style.crops == ()


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def command(*words: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            cli(lambda *_: 0, [str(word) for word in words])
        return int(ended.value.code or 0), capsys.readouterr().out

    return command


def test_learn_on_the_command_line_and_its_old_name(call, photos: Path, tmp_path: Path) -> None:
    file = made(tmp_path / "c.lrcat", photos)
    code, out = call("learn", file, "--json", "--model", MODEL)
    row = json.loads(out)
    assert (code, row["learnt"], row["with_photo"], row["yours"]) == (0, 10, 4, True)
    code, out = call("style", "learn", file, "--model", MODEL)
    first = "10 crops learnt from 2017 to 2019, by Nikon Z 6, Canon EOS R5."
    assert (code, out.splitlines()[0]) == (0, first)
    assert call("style", "forget", "2017", "--model", MODEL) == (0, "6 crops forgotten\n")
    shown = json.loads(call("style", "show", "--json", "--model", MODEL)[1])
    assert shown["learnt_from"] == [{"source": "c · weddings", "year": 2019, "crops": 4}]
    assert call("learn", tmp_path / "none.lrcat", "--model", MODEL)[0] == 1


def test_crops_stats_and_export_take_the_catalogue_too(call, photos: Path, tmp_path: Path) -> None:
    file = made(tmp_path / "c.lrcat", photos)
    code, out = call("crops", photos, "--from", file, "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert len(rows) == HERE + 2 + AWAY + 1
    told = [(row["editor"], row["origin"], row.get("offline", False)) for row in rows if row["crop"]]
    assert told.count(("Lightroom", "elsewhere", False)) == HERE
    assert told.count(("Lightroom", "elsewhere", True)) == AWAY
    assert told.count(("Lightroom", "copied", True)) == 1
    _code, plain = call("crops", photos, "--json")
    assert not any(json.loads(line)["crop"] for line in plain.splitlines())  # nothing of it was remembered
    _code, out = call("stats", "--from", file, "--json", "--compared", 0)
    assert json.loads(out)["cropped"] == HERE + AWAY
    code, out = call("export", photos, tmp_path / "out", "--from", file, "--json")
    assert code == 0
    assert [json.loads(line)["status"] for line in out.splitlines()].count("ok") == HERE


def test_evaluate_and_train_take_the_catalogue_too(
    call, photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = made(tmp_path / "c.lrcat", photos)
    how = ("--from", file, "--model", MODEL, "--json")
    code, out = call("evaluate", photos, *how, "--experience", "--teaching")
    report = json.loads(out)
    assert code == 0
    assert [stage["photos"] for stage in report["experience"][0]["stages"]] == [4, 3, 1]
    assert report["teaching"] == []
    with pytest.raises(SystemExit):
        cli(lambda *_: 0, ["train", "--library", str(photos), *map(str, how)])
    assert f"{HERE} crops of your own" in capsys.readouterr().err


def test_a_relative_folder_is_the_same_folder(call, photos: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(photos.parent)
    lines = [f"[{number}.jpg]\ncrop=rect64(0ccd{number}9994ccdcccd)" for number in range(3)]
    (photos / "weddings" / ".picasa.ini").write_text("\n".join(lines))
    code, out = call("crops", "photos", "--from", "photos", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [row["file"] for row in rows if row["crop"]] == [f"photos/weddings/{n}.jpg" for n in range(3)]
    assert len(rows) == HERE + 2
    code, out = call("learn", "photos", "--json", "--model", MODEL)
    row = json.loads(out)
    assert (code, row["known"], row["with_photo"], row["missing"]) == (0, 3, 3, {})
    assert call("export", "photos", "out", "--from", "photos", "--json")[0] == 0


def test_a_folder_with_picasas_file_teaches_like_a_catalogue(services: Services, photos: Path) -> None:
    folder = photos / "weddings"
    lines = [f"[{number}.jpg]\ncrop=rect64(0ccd{number}9994ccdcccd)" for number in range(3)]
    (folder / ".picasa.ini").write_text("\n".join(lines))
    set_crop(services, folder / "4.jpg", Crop(0.5, 0.5, 1.0, 1.0))
    report = learn_past(services, [photos])
    assert (report.full, report.by_size, report.missing) == (4, 0, {})
    assert {one.provenance.source for one in services.style.style.crops} == {"weddings"}


@editors_run
def test_what_darktable_and_rawtherapee_wrote_is_learnt(call, services: Services, tmp_path: Path) -> None:
    folder = tmp_path / "shoot"
    crops = editors_folder(folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    code, out = call("learn", folder, "--json", "--model", MODEL)
    row = json.loads(out)
    assert (code, row["with_photo"], row["by_size"], row["left_out"]) == (0, 5, 0, {})
    learnt = {one.key: one for one in services.style.style.crops}
    for name, box in crops.items():
        assert learnt[photo_key(folder / name)].past.box == pytest.approx(box, abs=1 / 300)
    assert learnt[photo_key(folder / "c.jpg")].angles[0] == pytest.approx(4, abs=0.01)
    assert abs(learnt[photo_key(folder / "f.jpg")].angles[0]) == pytest.approx(3.5, abs=0.01)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    listed = [json.loads(line) for line in call("crops", folder, "--from", folder, "--json")[1].splitlines()]
    editors = {Path(each["file"]).name: each["editor"] for each in listed if each["crop"]}
    assert editors == dict.fromkeys(("a.jpg", "b.jpg", "c.jpg"), "darktable") | dict.fromkeys(
        ("e.jpg", "f.jpg"), "RawTherapee"
    )
