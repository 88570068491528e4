"""The setting *Also write for* in the running program: in decisions and in the dialog of a batch."""

from __future__ import annotations

from contextlib import suppress

import pytest

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.settings import ALSO_FOR
from cropperhead_desktop.ui import app as program
from cropperhead_desktop.ui.features.autocrop.dialog import BatchDialog
from cropperhead_desktop.ui.kit.theme import apply_theme
from cropperhead_desktop.ui.program import real_services
from cropperhead_desktop.workflows.options import Options
from tests.helpers.batches import auto_crop, dialog_of


@pytest.fixture
def window(qtbot, qapp, settings, photo_folder, tmp_path):
    """A program as it starts, on the photo folder."""
    apply_theme(qapp)
    make = real_services(Options(device="cpu", cache_folder=tmp_path / "cache"))
    app = program.build(make, settings)
    qtbot.addWidget(app.window, before_close_func=lambda _window: program.end(app))
    program.start(app, [photo_folder])
    qtbot.waitExposed(app.window)
    qtbot.waitUntil(lambda: len(app.review.session) == 5, timeout=20_000)
    qtbot.waitUntil(lambda: all(item.suggestion for item in app.review.session), timeout=60_000)
    return app


def files(folder):
    found = {}
    for path in folder.iterdir():
        with suppress(FileNotFoundError):  # taken back while we look
            found[path.name] = path.read_bytes()
    return found


def test_a_decision_goes_into_their_files_and_is_undone(qtbot, window, photo_folder) -> None:
    before = files(photo_folder)
    window.settings[ALSO_FOR] = AlsoFor.BOTH.value
    window.actions["accept"].trigger()
    qtbot.waitUntil(lambda: any(photo_folder.glob("*.pp3")), timeout=20_000)
    new = set(files(photo_folder)) - set(before)
    (photo,) = (name for name in before if f"{name}.pp3" in new)
    assert f"{photo}.xmp" in new
    qtbot.waitUntil(lambda: window.actions["undo"].isEnabled(), timeout=20_000)
    window.actions["undo"].trigger()
    qtbot.waitUntil(lambda: files(photo_folder) == before, timeout=20_000)


def test_a_batch_offers_what_the_setting_says(qtbot, window, photo_folder) -> None:
    for wish in (AlsoFor.DARKTABLE, AlsoFor.NONE):
        window.settings[ALSO_FOR] = wish.value
        window.actions["autocrop"].trigger()
        dialog = dialog_of(BatchDialog)
        assert dialog.form.options.also_for is wish
        dialog.reject()
        qtbot.waitUntil(lambda: dialog_of(BatchDialog) is None)
    window.settings[ALSO_FOR] = AlsoFor.RAWTHERAPEE.value
    before = files(photo_folder)
    dialog = auto_crop(qtbot, window)
    assert any(photo_folder.glob("*.pp3"))
    dialog.undo.click()
    qtbot.waitUntil(lambda: dialog.headline.text() == "Undone", timeout=20_000)
    assert files(photo_folder) == before
    dialog.accept()
