"""The statistics window: the same figures as the command line, words under the mouse, clicks that select."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.cli.app import run
from cropperhead_desktop.dataset.statistics import Sample, statistics_of
from cropperhead_desktop.dataset.statistics_words import sentences
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.ui import app as program
from cropperhead_desktop.ui.features.statistics.dialog import StatisticsDialog
from cropperhead_desktop.ui.features.statistics.run import select_photos, show_statistics
from cropperhead_desktop.ui.kit.palettes import DARK, LIGHT
from cropperhead_desktop.ui.kit.theme import apply_theme
from cropperhead_desktop.workflows.learning_services import LearningServices
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.statistics.gather import StatisticsResult, gather


def found_of(folder: Path, count: int = 24) -> StatisticsResult:
    samples = [
        Sample(
            str(folder / f"{number:05}.jpg"),
            f"day {number // 3}",
            6000,
            4000,
            1,
            Crop(0.0, 0.0, 0.5 + 0.02 * (number % 12), 0.6, 1.0 if number % 2 else 0.0),
            "accepted" if number % 3 else "adjusted",
            month=f"2024-{1 + number % 5:02}",
            lens=["50mm", "85mm"][number % 2],
            confidence=number / count,
        )
        for number in range(count)
    ]
    statistics = statistics_of(samples)
    return StatisticsResult(statistics, tuple(sentences(statistics)), count, 0)


@pytest.fixture
def dialog(qtbot, qapp, tmp_path):
    apply_theme(qapp, DARK)
    made = StatisticsDialog()
    qtbot.addWidget(made)
    made.show()
    yield made
    apply_theme(qapp, DARK)


def chart_of(dialog: StatisticsDialog, title: str):
    return next(chart for chart in dialog.charts if chart.plot.accessibleName() == title)


def place_of(chart, x: float, y: float) -> QPoint:
    """A point of the chart's own axes on the screen."""
    scene = chart.item.getViewBox().mapViewToScene(QPointF(x, y))
    return chart.plot.mapFromScene(scene)


def test_every_chart_there_is_data_for(dialog, tmp_path) -> None:
    dialog.show_found(found_of(tmp_path))
    assert [dialog.pages.tabText(page) for page in range(3)] == [
        "Crops",
        "Time and lenses",
        "The program and you",
    ]
    assert len(dialog.charts) == 9
    assert "24 photos cropped" in dialog.words.text()
    assert dialog.close_button.text() == "Close"


def test_without_decisions_it_says_what_to_do(dialog) -> None:
    empty = statistics_of([])
    dialog.show_found(StatisticsResult(empty, tuple(sentences(empty)), 7, 0))
    assert "No decisions yet" in dialog.progress.figures.text()
    assert dialog.progress.bar.isHidden()
    assert not dialog.charts


def test_progress_and_problem(dialog, tmp_path) -> None:
    dialog.show_progress(Progress(1200, 0))
    assert dialog.progress.figures.text() == "Reading photos: 1,200"
    assert dialog.progress.bar.maximum() == 0
    dialog.show_progress(Progress(3, 10))
    assert (dialog.progress.figures.text(), dialog.progress.bar.value()) == ("Comparing with proposals: 3", 3)
    dialog.show_problem(PhotoError(tmp_path, "gone"))
    assert dialog.progress.figures.text().endswith("gone")


def test_the_bar_under_the_mouse_is_told_and_chosen(dialog, qtbot, tmp_path) -> None:
    found = found_of(tmp_path)
    dialog.show_found(found)
    chart = chart_of(dialog, "Area kept")
    histogram = found.statistics.histograms["kept_area"]
    bar = histogram.counts.index(max(histogram.counts))
    low, high = histogram.edges[bar], histogram.edges[bar + 1]

    def is_told() -> bool:
        QTest.mouseMove(chart.plot.viewport(), place_of(chart, (low + high) / 2, histogram.counts[bar] / 2))
        words = f"{100 * low:.0f}–{100 * high:.0f} %: {histogram.counts[bar]} crops"
        return bool(chart.readout.text() == words)

    qtbot.waitUntil(is_told)
    place = place_of(chart, (low + high) / 2, histogram.counts[bar] / 2)
    with qtbot.waitSignal(dialog.photos_chosen) as chosen:
        QTest.mouseClick(chart.plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    expected = found.statistics.within("kept_area", low, high)
    assert chosen.args == [expected]
    assert len(expected) == max(histogram.counts)


def test_a_ratio_is_chosen_by_its_name(dialog, qtbot, tmp_path) -> None:
    found = found_of(tmp_path)
    dialog.show_found(found)
    chart = chart_of(dialog, "Ratio, width : height")
    name, count = next(iter(found.statistics.ratios.items()))
    with qtbot.waitSignal(dialog.photos_chosen) as chosen:
        chart.chosen.emit(0)
    assert len(chosen.args[0]) == count
    chart._moved(chart.item.getViewBox().mapViewToScene(QPointF(0.1, 0.5)))
    assert chart.readout.text().startswith(f"{name}: {count} crop")


def test_every_chart_tells_something_under_the_mouse(dialog, tmp_path) -> None:
    dialog.show_found(found_of(tmp_path))
    for page in range(dialog.pages.count()):
        dialog.pages.setCurrentIndex(page)
        for chart in dialog.pages.currentWidget().findChildren(type(dialog.charts[0])):
            (left, right), (top, bottom) = chart.item.getViewBox().viewRange()
            centre = QPointF((left + right) / 2, (top + bottom) / 2)
            words = chart._words(centre.x(), centre.y()) or chart._words(left + 0.3 * (right - left), 0.5)
            assert any(sign.isdigit() for sign in words), chart.plot.accessibleName()


def test_the_charts_follow_the_look(dialog, qapp, tmp_path) -> None:
    dialog.show_found(found_of(tmp_path))
    background = dialog.charts[0].plot.backgroundBrush().color().name()
    assert background == DARK.field
    apply_theme(qapp, LIGHT)
    qapp.sendPostedEvents()
    assert dialog.charts[0].plot.backgroundBrush().color().name() == LIGHT.field


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
    assert row["agreement"]["compared"] == 6
