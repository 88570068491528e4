"""Export in the real window, with the real rooms below it."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from cropperhead_desktop.dataset.options import KEPT, Applied, ExportOptions, SplitBy
from cropperhead_desktop.dataset.terms import FACTS, Frame, Shape
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.labelling import Origin
from cropperhead_desktop.domain.settings import EXPORT_OPTIONS
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.ui import app as program
from cropperhead_desktop.ui.features.export.dialog import DONE, FORM, PROGRESS, SUMMARY, ExportDialog
from cropperhead_desktop.ui.features.export.form import ExportForm
from cropperhead_desktop.ui.kit.theme import apply_theme
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.workflows.learning_services import LearningServices
from cropperhead_desktop.workflows.options import Options
from tests.helpers.datasets import labels

OTHER = ExportOptions(
    wanted=frozenset({Origin.KEPT, Origin.PROPOSED}), formats=("coco", "webdataset"), size=320,
    shape=Shape.LETTERBOX, quality=91, frame=Frame.STORED, split_by=SplitBy.DAY, gap=30.0,
    fractions=(0.5, 0.3, 0.2), seed=7, anonymous_names=True, keep=("camera", "iso"), licence="CC0", shard=50,
    apply=Applied.CENTRE, alternates=True,
)  # fmt: skip


@pytest.fixture
def window(qtbot, qapp, settings, photo_folder, tmp_path):
    """A program on the photo folder, with the real services; three photos are decided, one is proposed."""
    apply_theme(qapp)
    services = LearningServices.opened(Options(device="cpu", cache_folder=tmp_path / "cache"))
    kinds = [DecisionKind.ACCEPTED, DecisionKind.ADJUSTED, DecisionKind.KEPT, DecisionKind.PROPOSED]
    for path, kind in zip(sorted(photo_folder.iterdir()), kinds, strict=False):
        crop = None if kind is DecisionKind.KEPT else Crop(0.1, 0.2, 0.8, 0.9)
        services.sidecars.write(path, crop, services.photos.info(path), decided_now(kind))
    app = program.build(lambda _settings: services, settings)
    qtbot.addWidget(app.window, before_close_func=lambda _window: program.end(app))
    program.start(app, [photo_folder])
    qtbot.waitExposed(app.window)
    qtbot.waitUntil(lambda: len(app.review.session) == 5, timeout=20_000)
    return app


def opened(qtbot, app: App) -> ExportDialog:
    app.actions["export"].trigger()

    def shown() -> ExportDialog | None:
        every = QApplication.topLevelWidgets()
        return next((each for each in every if isinstance(each, ExportDialog) and each.isVisible()), None)

    qtbot.waitUntil(lambda: shown() is not None)
    return shown()


def page(qtbot, dialog: ExportDialog, number: int) -> None:
    qtbot.waitUntil(lambda: dialog.pages.currentIndex() == number, timeout=60_000)


def test_choose_look_export_open(qtbot, window, photo_folder: Path, monkeypatch) -> None:
    dialog = opened(qtbot, window)
    out = photo_folder.parent / "photos dataset"
    assert dialog.form.out.folder == out
    dialog.form.fields["formats"].boxes["csv"].setChecked(True)
    dialog.form.recursive.setChecked(False)
    dialog.next_.click()
    page(qtbot, dialog, SUMMARY)
    assert dialog.plan_head.text() == "3 photos with a crop"
    assert "train" in dialog.plan_words.text()
    lines = [dialog.plan_list.item(row).text() for row in range(dialog.plan_list.count())]
    assert sorted(lines) == ["1 photo left out: no crop", "1 photo left out: only proposed"]
    assert not out.exists()
    dialog.start.click()
    page(qtbot, dialog, DONE)
    assert dialog.headline.text() == "3 pictures exported"
    assert {label.decision for label in labels(out, "csv")} == {"accepted", "adjusted", "kept"}
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", urls.append)
    dialog.open_.click()
    assert urls[0].toLocalFile() == str(out)
    kept = window.settings[EXPORT_OPTIONS]
    assert ExportOptions.from_record(kept["options"]).formats == ("json", "csv")
    dialog.accept()
    again = opened(qtbot, window)
    assert again.form.fields["formats"].boxes["csv"].isChecked() and not again.form.recursive.isChecked()
    again.next_.click()
    page(qtbot, again, SUMMARY)
    assert again.start.text() == "Check"
    again.start.click()
    page(qtbot, again, DONE)
    assert again.headline.text().startswith("Nothing to do")
    again.accept()


def test_a_stopped_export_goes_on(qtbot, window, photo_folder: Path) -> None:
    dialog = opened(qtbot, window)
    dialog.next_.click()
    page(qtbot, dialog, SUMMARY)
    dialog.start.click()
    assert dialog.pages.currentIndex() == PROGRESS
    dialog.reject()  # Escape
    assert dialog.isVisible()
    dialog.stop.click()
    page(qtbot, dialog, DONE)
    assert dialog.headline.text() == "Stopped"
    assert not dialog.form.out.folder.exists()
    dialog.back()
    dialog.next_.click()
    page(qtbot, dialog, SUMMARY)
    dialog.start.click()
    page(qtbot, dialog, DONE)
    assert dialog.headline.text() == "3 pictures exported"
    dialog.accept()


def test_a_place_that_is_refused_is_said(qtbot, window, photo_folder: Path) -> None:
    dialog = opened(qtbot, window)
    dialog.form.out.folder = photo_folder / "inside"
    dialog.next_.click()
    page(qtbot, dialog, DONE)
    assert dialog.headline.text() == "Not exported"
    assert "lies inside" in dialog.explained.text().replace("\u200b", "")
    dialog.back()
    assert dialog.pages.currentIndex() == FORM
    dialog.reject()


def test_the_form_says_every_option(qtbot, tmp_path: Path) -> None:
    form = ExportForm(tmp_path, OTHER)
    qtbot.addWidget(form)
    assert form.options == OTHER
    for option in fields(ExportOptions):
        assert getattr(OTHER, option.name) != getattr(ExportOptions(), option.name), option.name
    form.show_options(ExportOptions())
    assert form.options == replace(ExportOptions(), fractions=form.options.fractions)
    assert form.options.fractions == pytest.approx((0.8, 0.1, 0.1))
    assert tuple(KEPT) == FACTS
    assert ExportOptions.from_record(OTHER.record() | {"licence": OTHER.licence}) == OTHER


def test_what_makes_no_sense_cannot_be_started(qtbot, tmp_path: Path) -> None:
    dialog = ExportDialog(tmp_path, ExportOptions())
    qtbot.addWidget(dialog)
    assert dialog.next_.isEnabled()
    dialog.form.fields["formats"].boxes["json"].setChecked(False)
    assert not dialog.next_.isEnabled()
    dialog.form.fields["formats"].boxes["json"].setChecked(True)
    dialog.form.fields["fractions"].shares[0].setValue(0)
    assert not dialog.next_.isEnabled()
    form = dialog.form
    make = form.fields["apply"].combo
    make.setCurrentIndex(make.findData("centre"))
    assert not form.fields["formats"].isEnabled()
    assert not form.fields["wanted"].isEnabled()
    empty, full = tmp_path / "empty", tmp_path / "full"
    empty.mkdir()
    full.mkdir()
    (full / "file").touch()
    form.out.choose(empty)
    assert form.out.folder == empty
    form.out.choose(full)
    assert form.out.folder == full / f"{tmp_path.name} dataset"
