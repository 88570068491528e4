"""The personal head in the program: learns from sidecars, proposes only when it has earned it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.cli.app import run as cli
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import PhotoInfo, photo_key
from cropperhead_desktop.domain.progress import Cancelled, ignore_progress
from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.geometry.crop import Box, Crop
from cropperhead_desktop.inference.style.head import Learnt, Voice, flat_prior
from cropperhead_desktop.inference.style.personal import Kept, PersonalStyle
from cropperhead_desktop.inference.style.store import read_style
from cropperhead_desktop.workflows.learn.personal import (
    decided_box,
    export_learnt,
    learn_decided,
    learn_library,
)
from cropperhead_desktop.workflows.learning_services import LearningServices
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.suggest_and_set import find_crop, set_crop

SQUARE = Crop(0.05, 0.1, 0.45, 0.7)  # of a 3:2 photo


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(
        Options(model="cropper-2020-retrained", device="cpu", cache_folder=tmp_path / "cache")
    )
    yield opened
    opened.close()


@pytest.fixture
def library(tmp_path: Path, services: Services) -> list[Path]:
    """Fourteen photos; twelve with a square crop at the left, one only proposed, one undecided."""
    folder = tmp_path / "library"
    folder.mkdir()
    dice = np.random.default_rng(2)
    photos = []
    for number in range(14):
        photo = folder / f"{number:02}.jpg"
        Image.fromarray(dice.integers(0, 255, (40, 60, 3), np.uint8)).resize((600, 400)).save(photo)
        if number < 12:
            set_crop(services, photo, SQUARE)
        photos.append(photo)
    info = services.photos.info(photos[12])
    services.sidecars.write(photos[12], SQUARE, info, decided_now(DecisionKind.PROPOSED, "m", 0.5))
    return photos


def test_it_learns_peoples_crops_only_and_then_proposes_them(services: Services, library: list[Path]) -> None:
    before = services.suggest(library[13])
    assert before.model == "cropper-2020-retrained"
    count, failures = learn_library(services, library)
    assert (count, failures) == (12, [])
    found = services.style.style.agreement()
    assert found.voice is not Voice.MODEL
    after = services.suggest(library[13])
    assert after.model == f"cropper-2020-retrained + {found.voice}"
    assert after.crop.right < 0.55
    assert after.crop != before.crop
    square = services.suggest(library[13], 16 / 9)
    width, height = square.crop.right - square.crop.left, square.crop.bottom - square.crop.top
    assert width * 600 / (height * 400) == pytest.approx(16 / 9, rel=1e-3)
    words = services.style.words()
    assert words[0].startswith("tighter than the model by")
    assert "mostly 1:1" in words[0]
    assert "subjects right of" in words[0]
    # learning the same library again changes nothing of what is known
    learn_library(services, library)
    assert len(services.style.style.crops) == 12


def test_another_program_and_another_start_know_it_too(services: Services, library: list[Path]) -> None:
    learn_library(services, library)
    other = open_services(services.options)
    try:
        assert len(other.style.style.crops) == 12
        assert other.suggest(library[13]).crop == services.suggest(library[13]).crop
    finally:
        other.close()


def test_personal_proposals_can_be_turned_off(
    services: Services, library: list[Path], tmp_path: Path
) -> None:
    learn_library(services, library)
    plain = open_services(Options(model="cropper-2020-retrained", device="cpu", personal=False))
    try:
        assert plain.suggest(library[13]).model == "cropper-2020-retrained"
    finally:
        plain.close()


def test_each_accepted_crop_is_one_step(services: Services, library: list[Path]) -> None:
    assert learn_decided(services, library[0])
    assert learn_decided(services, library[1])
    assert learn_decided(services, library[0])
    assert len(services.style.style.crops) == 2
    assert not learn_decided(services, library[12])
    assert not learn_decided(services, library[13])
    info = services.photos.info(library[0])
    services.sidecars.write(library[0], None, info, decided_now(DecisionKind.RESET))
    assert not learn_decided(services, library[0])
    assert [one.key for one in services.style.style.crops] == [photo_key(library[1])], "taken back: forgotten"


def test_copies_count_once_and_crops_accepted_unchanged_little(
    services: Services, library: list[Path]
) -> None:
    for photo in library[:3]:  # as if another program had made one crop and copied it
        sidecar = photo.with_suffix(".xmp")
        sidecar.write_text(sidecar.read_text().replace("cropperhead:Decision", "cropperhead:Once"))
    info = services.photos.info(library[3])
    services.sidecars.write(library[3], SQUARE, info, decided_now(DecisionKind.ACCEPTED, "m", 0.5))
    assert learn_library(services, library[:6]) == (4, [])
    assert sorted(one.past.weight for one in services.style.style.crops) == [0.25, 1, 1, 1]


def test_the_window_learns_a_library_once_and_says_what_that_changed(
    services: Services, library: list[Path]
) -> None:
    backend = LearningServices.opened(services.options)
    try:
        assert backend.learn_first(library) is Turn.OWN
        known = backend.style.style.crops
        assert len(known) == 12
        assert backend.learn_first(library) is Turn.NOTHING
        assert backend.style.style.crops == known
        backend.style.reset()
        turns = [backend.learn(photo) for photo in library[:3]]
        assert turns == [Turn.OWN, Turn.KNOWS_MORE, Turn.KNOWS_MORE]
        assert len(backend.style.style.crops) == 3
    finally:
        backend.close()


def test_one_hand_over_is_undone_by_the_next_and_outlives_the_program(
    services: Services, library: list[Path]
) -> None:
    backend = LearningServices.opened(services.options)
    try:
        assert backend.hand_over() is Turn.NOTHING  # nothing was learnt yet
        backend.learn_first(library)
        assert backend.hand_over() is Turn.MODEL
        assert backend.suggest(library[13]).model == "cropper-2020-retrained"
        assert services.style.voice is Voice.MODEL
        assert backend.hand_over() is Turn.OWN
        assert backend.style.style.wish is None
    finally:
        backend.close()


def test_frames_of_one_burst_are_one_crop(
    services: Services, library: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = {path: datetime(2024, 5, 1, 10, 0, number) for number, path in enumerate(library)}
    monkeypatch.setattr(services, "taken", taken.get)
    learn_library(services, library)
    assert len(services.style.style.crops) == 12
    assert services.style.voice is Voice.MIXTURE
    taken[library[0]] += timedelta(hours=1)
    learn_decided(services, library[0])
    assert services.style.voice is Voice.HEAD


def test_crops_synced_by_another_program_and_proposals_taken_as_they_are_count_little(
    services: Services, library: list[Path]
) -> None:
    for photo in library:
        info = services.photos.info(photo)
        services.sidecars.write(photo, SQUARE, info, decided_now(DecisionKind.ACCEPTED, "m", 0.5))
    learn_library(services, library)
    assert services.style.voice is Voice.MODEL  # three crops' worth, and none of their own
    assert services.style.style.agreement().crops == 0
    services.sidecars.write(library[0], SQUARE, info, decided_now(DecisionKind.ADJUSTED, "m", 0.5))
    learn_decided(services, library[0])
    assert services.style.voice is Voice.MIXTURE
    assert services.style.style.agreement().crops == 1
    services.style.reset()
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" '
        'crs:HasCrop="True" crs:CropTop="0.1" crs:CropLeft="0.05" crs:CropBottom="0.7" crs:CropRight="0.45" '
        'crs:CropAngle="0"/></rdf:RDF></x:xmpmeta>'
    )
    for photo in library:
        photo.with_suffix(".xmp").write_text(packet)
    assert learn_library(services, library)[0] == 1
    assert services.style.voice is Voice.MIXTURE


def test_another_model_learns_anew_from_the_sidecars_and_the_old_file_stays(
    services: Services, library: list[Path]
) -> None:
    learn_library(services, library)
    old = services.style.file
    backend = LearningServices.opened(services.options)
    try:
        backend.use_model("cropper-1")
        file = backend.style.file
        assert file != old
        assert backend.style.style.past() == services.style.style.past()
        assert not any(one.is_fitted for one in backend.style.style.crops)
        assert backend.suggest(library[13]).model == "cropper-1 + head"  # they speak at once
        backend.learn_first(library[:5])
        assert [one.is_fitted for one in backend.style.style.crops].count(True) == 5
        backend.learn_first(library[3:])
        assert all(one.is_fitted for one in backend.style.style.crops)
        assert (len(backend.style.style.crops), old.exists(), file.exists()) == (12, True, True)
        # what was decided meanwhile is known to the old one, too, and waits to be learnt
        set_crop(services, library[13], SQUARE)
        backend.learn(library[13])
        assert len(backend.style.style.crops) == 13
        backend.use_model("cropper-2020-retrained")
        assert [one.is_fitted for one in backend.style.style.crops] == [True] * 12 + [False]
        backend.learn_first(library)
        assert [one.is_fitted for one in backend.style.style.crops] == [True] * 13
        backend.style.reset()
        assert list(file.parent.glob("*.npz")) == []
    finally:
        backend.close()


def test_the_state_of_0_1_0_opens_and_stays(services: Services, library: list[Path]) -> None:
    new = services.style.file
    written = Path(__file__).parents[2] / "inference" / "style" / "style-0.1.0.npz"
    with np.load(written) as arrays:
        parts = dict(arrays)
    parts["version"] = np.array([parts["version"][0], services.model_state, *parts["version"][2:]])
    new.parent.mkdir(parents=True, exist_ok=True)
    np.savez(new.parent / "cropper-2020-retrained.npz", **parts)
    assert services.suggest(library[13]).model == "cropper-2020-retrained + head"
    assert all(one.is_fitted for one in services.style.style.crops)
    learn_decided(services, library[0])
    assert len(services.style.style.crops) == 4
    kept = {file.name for file in new.parent.iterdir() if file.suffix != ".turn"}
    assert kept == {new.name, "cropper-2020-retrained.npz"}


def test_keeping_the_original_is_a_decision_for_the_whole_frame(
    services: Services, library: list[Path]
) -> None:
    info = services.photos.info(library[13])
    services.sidecars.write(library[13], None, info, decided_now(DecisionKind.KEPT))
    box = decided_box(find_crop(services, library[13]))
    assert box is not None
    assert (box.width, box.height) == (600, 400)


def test_one_unreadable_photo_stops_nothing_and_cancel_writes_nothing(
    services: Services, library: list[Path]
) -> None:
    library[3].write_bytes(b"no photo")

    def cancel(progress: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        learn_library(services, library, cancel)
    assert not services.style.file.exists()
    count, failures = learn_library(services, library)
    assert count == 11
    assert [one.path for one in failures] == [library[3]]


def test_reset_export_and_import(services: Services, library: list[Path], tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be copied"):
        export_learnt(services.style, tmp_path / "mine.npz")
    learn_library(services, library)
    export_learnt(services.style, tmp_path / "mine.npz")
    services.style.reset()
    assert services.style.words() == ["nothing learnt yet"]
    assert not services.style.file.exists()
    services.style.bring(tmp_path / "mine.npz")
    assert len(services.style.style.crops) == 12
    (tmp_path / "text.npz").write_text("hello")
    with pytest.raises(FileError, match=r"text\.npz"):
        services.style.bring(tmp_path / "text.npz")


def text(_: bytes) -> bytes:
    return b"damaged"


def bad_sector(good: bytes) -> bytes:
    return good[:600] + bytes(512) + good[1112:]


@pytest.mark.parametrize("damage", [text, bad_sector])
def test_a_damaged_file_never_stops_proposals_and_is_never_overwritten(
    services: Services,
    library: list[Path],
    caplog: pytest.LogCaptureFixture,
    damage: Callable[[bytes], bytes],
) -> None:
    learn_library(services, library)
    file = services.style.file
    file.write_bytes(damaged := damage(file.read_bytes()))
    services.use_model("cropper-2020-retrained")
    assert services.suggest(library[13]).model == "cropper-2020-retrained"
    assert "the model proposes without it" in caplog.text
    caplog.clear()
    with pytest.raises(FileError, match="style reset"):
        learn_decided(services, library[0])
    assert file.read_bytes() == damaged


def test_the_command_line(
    services: Services, library: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def call(*arguments: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            cli(lambda paths, options: 0, [str(argument) for argument in arguments])
        return int(ended.value.code or 0), capsys.readouterr().out

    model = ("--model", "cropper-2020-retrained")
    assert call("style", "show", *model) == (0, "nothing learnt yet\n")
    code, out = call("style", "learn", library[0].parent, "--json", *model)
    row = json.loads(out.splitlines()[-1])
    assert (code, row["crops"]) == (0, 12)
    assert row["used"] != "model"
    assert call("style", "export", tmp_path / "mine.npz", *model)[0] == 0
    assert call("style", "reset", *model)[0] == 0
    assert call("style", "import", tmp_path / "mine.npz", *model)[0] == 0
    code, out = call("suggest", library[13], "--json", "--no-personal", *model)
    assert json.loads(out)["model"] == "cropper-2020-retrained"
    drawn_into = ("--png", tmp_path / "table.png", "--gallery", tmp_path / "gallery.png")
    code, out = call("evaluate", library[0].parent, "--json", *drawn_into, *model)
    report = json.loads(out)
    assert (code, report["photos"], report["sites"]) == (0, 12, 1)
    with Image.open(tmp_path / "table.png") as drawn:
        assert drawn.width > 500
    with Image.open(tmp_path / "gallery.png") as drawn:
        assert drawn.size[0] == 2400
    assert call("evaluate", library[0].parent, *model)[0] == 0
    code, out = call("evaluate", library[0].parent, "--experience", "--json", *model)
    found = json.loads(out)["experience"][0]
    assert (code, found["model"], found["stages"][0]["crops"]) == (0, "cropper-2020-retrained", 0)
    assert found["stages"][3]["ways"]["personal head"]["mean"] > 0
    code, out = call("evaluate", library[0].parent, "--experience", *model)
    assert code == 0
    assert "gain of the personal head" in out
    assert call("evaluate", tmp_path / "nowhere", "--json", *model)[0] == 1


def test_what_was_written_is_remembered_over_a_restart_until_it_is_taken_back(tmp_path: Path) -> None:
    options = Options(device="cpu", cache_folder=tmp_path / "cache")
    photo = tmp_path / "a.jpg"
    Image.new("RGB", (600, 400)).save(photo)
    services = LearningServices(options)
    services.remember_written(photo)
    assert services.written([photo]) == {}
    receipt = set_crop(services, photo, SQUARE)
    services.remember_written(photo)
    services.close()
    services = LearningServices(options)
    found = services.written([photo])[photo]
    assert found.crop == SQUARE and found.time
    services.sidecars.restore(receipt)
    services.remember_written(photo)
    assert services.written([photo]) == {}
    services.close()


@pytest.mark.exiftool
def test_a_crop_written_into_a_photo_is_taken_out_byte_for_byte(tmp_path: Path) -> None:
    services = LearningServices(Options(device="cpu", cache_folder=tmp_path / "cache"))
    if services.exiftool() is None:
        pytest.skip("exiftool is not installed")
    photo = tmp_path / "a.jpg"
    Image.new("RGB", (600, 400)).save(photo)
    before = photo.read_bytes()
    set_crop(services, photo, SQUARE)
    receipt = services.embed(photo)
    assert photo.read_bytes() != before
    assert services.take_out(receipt) == ""
    assert photo.read_bytes() == before
    services.close()


def test_two_windows_learn_at_once_and_neither_loses_the_others_crops(tmp_path: Path) -> None:
    one, other = (PersonalStyle(tmp_path / "m.npz", "m", scored=False) for _ in range(2))

    def known(style: PersonalStyle, *names: str) -> None:
        kept = [Kept(tmp_path / name, PhotoInfo(600, 400), Box(200, 200, 200, 200, 0)) for name in names]
        style.learn_all([], ignore_progress, [each.unseen for each in kept])

    def names(style: PersonalStyle) -> set[str]:
        keys = {photo_key(tmp_path / name): name for name in "abcd"}
        return {keys[each.key] for each in style.style.crops}

    known(one, "a")
    known(other, "b")
    assert names(one) == names(other) == {"a", "b"}

    def meanwhile(each: Learnt) -> bool:
        if len(other.style.crops) == 2:
            known(other, "c", "d")
            other.forget(lambda each: each.key == photo_key(tmp_path / "d"))
        return each.key == photo_key(tmp_path / "a")

    assert one.forget(meanwhile) == 1
    assert names(one) == names(other) == {"b", "c"}
    one.reset()
    assert names(other) == set()


def test_windows_that_learn_at_the_very_same_moment_lose_nothing(tmp_path: Path) -> None:
    def learn(window: int) -> None:
        style = PersonalStyle(tmp_path / "m.npz", "m", scored=False)
        for number in range(12):
            path = tmp_path / f"{window}-{number}"
            kept = Kept(path, PhotoInfo(600, 400), Box(200, 200, 200, 200, 0))
            style.learn_all([], ignore_progress, [kept.unseen])

    with ThreadPoolExecutor(4) as windows:
        list(windows.map(learn, range(4)))
    assert len(read_style(tmp_path / "m.npz", "m", flat_prior()).crops) == 48
