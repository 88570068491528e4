"""The form of a batch."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from PySide6.QtWidgets import QLabel

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.ui.features.autocrop.dialog import BatchDialog
from cropperhead_desktop.ui.features.autocrop.form import BatchForm
from cropperhead_desktop.ui.features.autocrop.run import keep_options
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing, Take
from tests.helpers.batches import dialog_of


def test_the_form_says_what_it_was_told(qtbot) -> None:
    options = BatchOptions(
        aspect=16 / 9, take=Take.SURE, max_angle=3.0, trust=70, min_megapixels=2.5,
        existing=Existing.OURS, recursive=False, pair=False, dry_run=True,
        embed=True, also_for=AlsoFor.DARKTABLE, factor=0.2,
        deliver="4:5,1:1",
    )  # fmt: skip
    form = BatchForm(Path("/p"), options)
    qtbot.addWidget(form)
    assert form.options == options
    form.show_options(BatchOptions())
    assert form.options == BatchOptions()


def test_every_option_has_its_field(qtbot) -> None:
    form = BatchForm(Path("/p"), BatchOptions())
    qtbot.addWidget(form)
    assert {field.name for field in fields(BatchOptions)} - form.fields.keys() == {"min_confidence"}
    assert all(form.isAncestorOf(field) for field in form.fields.values())


def test_people_are_asked_in_words_how_sure_a_proposal_has_to_be(qtbot) -> None:
    form = BatchForm(Path("/p"), BatchOptions(min_confidence=0.9))
    qtbot.addWidget(form)
    assert form.options == BatchOptions(), "a number that nobody sees decides nothing"
    form.fields["take"].combo.setCurrentText("Only the sure ones")
    assert form.options == BatchOptions(take=Take.SURE)
    said = [label.text() for label in form.findChildren(QLabel)]
    assert not any("confidence" in text.casefold() for text in said) and "Proposals to take" in said


def test_contradictions_cannot_be_started(qtbot) -> None:
    dialog = BatchDialog(Path("/p"), BatchOptions())
    qtbot.addWidget(dialog)
    assert dialog.start.isEnabled()
    dialog.form.fields["crop"].box.setChecked(False)
    assert dialog.start.isEnabled() and not dialog.form.fields["aspect"].isEnabled()
    dialog.form.fields["level"].box.setChecked(False)
    assert not dialog.start.isEnabled()
    dialog.form.fields["crop"].box.setChecked(True)
    dialog.form.fields["aspect"].text.setCurrentText("three to two")
    assert not dialog.start.isEnabled()
    dialog.form.fields["aspect"].text.setCurrentText("7:5")
    assert dialog.start.isEnabled() and dialog.form.options.aspect == 7 / 5


def test_what_was_chosen_is_offered_again_but_for_what_changes_photos(qtbot, window) -> None:
    keep_options(window, BatchOptions(aspect=1.5, embed=True, dry_run=True))
    window.actions["autocrop"].trigger()
    qtbot.waitUntil(lambda: dialog_of(BatchDialog) is not None)
    dialog = dialog_of(BatchDialog)
    assert dialog.form.options == BatchOptions(aspect=1.5)
    dialog.reject()
