"""Statistics in the window."""

from __future__ import annotations

import json

import pytest
from PIL import Image

from cropperhead_desktop.cli.app import run
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.ui import app as program
from cropperhead_desktop.ui.features.statistics.dialog import StatisticsDialog
from cropperhead_desktop.ui.features.statistics.run import select_photos, show_statistics
from cropperhead_desktop.ui.kit.theme import apply_theme
from cropperhead_desktop.workflows.learning_services import LearningServices
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.statistics.gather import StatisticsResult, gather
from tests.helpers.charts import found_of


def test_a_clicked_bar_selects_its_photos_in_the_grid(start, monkeypatch) -> None:
    stage = start(24)
    stage.ready()
    found = found_of(stage.paths[0].parent)
    monkeypatch.setattr("cropperhead_desktop.workflows.statistics.gather.gather", lambda *_, **_too: found)
    stage.key("statistics")
    dialog = stage.window.findChild(StatisticsDialog)
    stage.qtbot.waitUntil(lambda: bool(dialog.charts))
    dialog.photos_chosen.emit(tuple(map(str, stage.paths[3:6])))
    assert stage.controller.selection.paths == tuple(stage.paths[3:6])
    dialog.close()


def test_hidden_photos_are_not_selected_but_named(start) -> None:
    stage = start(3)
    before = stage.controller.selection.paths
    select_photos(stage.app, ["elsewhere.jpg"])
    assert stage.controller.selection.paths == before
    assert "a filter hides them" in stage.panes.status.remark.text()


def test_nothing_open(start) -> None:
    stage = start(0, paths=[])
    assert show_statistics(stage.app) is None
    assert "Open a folder first" in stage.panes.status.remark.text()


def test_window_and_command_line_give_the_same_figures(qtbot, qapp, settings, tmp_path, capsys) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    options = Options(cache_folder=tmp_path / "cache", device="cpu")
    services = LearningServices.opened(options, with_model=False)
    for number in range(6):
        photo = folder / f"IMG_{number}.jpg"
        Image.new("RGB", (600, 400), "teal").save(photo)
        kind = DecisionKind.ACCEPTED if number % 2 else DecisionKind.ADJUSTED
        services.sidecars.write(
            photo, Crop(0.1, 0.1, 0.8, 0.7), PhotoInfo(600, 400), decided_now(kind, "m", 0.7)
        )
    services.close()
    apply_theme(qapp)
    app = program.build(lambda _settings: LearningServices.opened(options), settings)
    qtbot.addWidget(app.window, before_close_func=lambda _window: program.end(app))
    program.start(app, [folder])
    shown: list[StatisticsResult] = []
    qtbot.waitUntil(lambda: len(app.review.session) == 6, timeout=30_000)
    dialog = show_statistics(app)
    app.jobs.photo(
        lambda backend, progress: gather(backend, [folder], False, progress=progress),
        shown.append,
        pytest.fail,
    )
    qtbot.waitUntil(lambda: bool(shown) and bool(dialog.charts), timeout=60_000)
    dialog.close()
    with pytest.raises(SystemExit):
        run(lambda _paths, _options: 77, ["stats", str(folder), "--json", "--device", "cpu"])
    row = json.loads(capsys.readouterr().out)
    assert json.loads(json.dumps(shown[0].record())) == row
    assert row["agreement"]["compared"] == 3  # what was taken as proposed agrees with nobody
