"""Failures: each once, named, countable, on the clipboard."""

from __future__ import annotations

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import FileError, ModelError
from cropperhead_desktop.ui.window.messages import Messages


def test_each_failure_once_with_file_and_reason(qapp, tmp_path):
    messages, changes = Messages(), []
    messages.changed.connect(lambda: changes.append(messages.errors))
    path = tmp_path / "a.jpg"
    messages.report(FileError(path, "it is empty"))
    messages.report(FileError(path, "it is empty"))
    messages.report(FileError(path, "the disk is full"))
    messages.report(ModelError("model x: no such model"))
    messages.report(ValueError("oops"))
    messages.note("ExifTool was not found")
    assert [(entry.path, entry.reason) for entry in messages.entries] == [
        (path, "the disk is full"),
        (None, "model x: no such model"),
        (None, "Unexpected: ValueError: oops"),
        (None, "ExifTool was not found"),
    ]
    assert changes == [1, 1, 2, 3, 3]
    assert messages.as_text().splitlines()[0].split("\t")[1:] == [str(path), "the disk is full"]
    messages.clear()
    assert messages.entries == ()


def test_a_note_about_a_photo_is_listed_with_it_and_is_no_error(qapp, tmp_path):
    messages, path = Messages(), tmp_path / "a.jpg"
    messages.note("a.xmp: crop ignored: CropLeft is missing", path)
    messages.note("a.xmp: crop ignored: CropLeft is missing", path)
    (entry,) = messages.entries
    assert (entry.path, entry.is_note, messages.errors) == (path, True, 0)


def test_warnings_of_sidecars_become_notes(bench):
    photo = bench.folder / "00001.jpg"
    said = ("crop ignored: CropLeft is missing", "00001.jpg.xmp is ignored")
    bench.services.sidecars.records[photo] = CropRecord(source=photo.with_suffix(".xmp"), warnings=said)
    bench.open(3)
    assert bench.view.noted_of == [
        (photo, "00001.xmp: crop ignored: CropLeft is missing"),
        (photo, "00001.xmp: 00001.jpg.xmp is ignored"),
    ]


def test_a_remark_is_passed_on(qapp):
    messages, said = Messages(), []
    messages.said.connect(said.append)
    messages.say("All photos are decided")
    assert said == ["All photos are decided"]


def test_failures_of_files_do_not_follow_into_another_folder(start, services, tmp_path):
    stage = start(2)
    messages = stage.app.messages
    messages.report(FileError(stage.paths[0], "it is empty"))
    messages.report(ModelError("model x: no such model"))
    other = tmp_path / "other"
    other.mkdir()
    services.found.photos = [other / "a.jpg"]
    stage.controller.open([other])
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 1)
    assert [entry.reason for entry in messages.entries if not entry.is_note] == ["model x: no such model"]
