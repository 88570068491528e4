"""A form has a field for every option of a class, and only the option has to be written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cropperhead_desktop.dataset.formats import FORMATS, LabelFormat
from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.options import OptionSet, options_of
from cropperhead_desktop.ui.kit.form import BoxesOption, NumberOption, OptionForm, grid_of
from cropperhead_desktop.workflows.batch.options import BatchOptions
from tests.cli.test_options import Peppered
from tests.domain.test_options import BATCH, EXPORT, Seasoned


def form_of(qtbot, options: OptionSet) -> OptionForm:
    form = OptionForm(options)
    qtbot.addWidget(form)
    grid = grid_of(form)
    for group in {row.about.group for row in options_of(type(options))}:
        form.place(grid, group)
    return form


@pytest.mark.parametrize(
    "options",
    [replace(BATCH, min_confidence=0.0), EXPORT, Seasoned(salt=7), Peppered(pepper=("red",))],
    ids=["batch", "export", "salt", "pepper"],
)
def test_a_form_says_what_it_was_told_and_places_every_field(qtbot, options) -> None:
    form = form_of(qtbot, options)
    assert form.options == options
    assert all(form.isAncestorOf(field) for field in form.fields.values())
    form.show_options(type(options)())
    assert form.options == type(options)()


def test_a_made_up_field_and_a_made_up_format_are_there(qtbot, monkeypatch) -> None:
    seasoned = form_of(qtbot, Seasoned())
    salt = seasoned.fields["salt"]
    assert isinstance(salt, NumberOption)
    spin = salt.spin
    assert (spin.minimum(), spin.maximum(), spin.suffix(), spin.accessibleName()) == (1, 9, " g", "Salt")
    row = LabelFormat("yaml", "YAML", lambda _to, _what: None, lambda _folder: iter(()))
    monkeypatch.setitem(FORMATS, row.name, row)
    form = form_of(qtbot, ExportOptions())
    formats = form.fields["formats"]
    assert isinstance(formats, BoxesOption) and formats.boxes["yaml"].text() == "YAML"
    formats.boxes["yaml"].setChecked(True)
    assert form.options == ExportOptions(formats=("json", "yaml"))


@pytest.mark.parametrize("kind", [BatchOptions, ExportOptions])
def test_a_field_has_the_limits_of_its_option(qtbot, kind) -> None:
    form = form_of(qtbot, kind())
    numbers = [field for field in form.fields.values() if isinstance(field, NumberOption)]
    assert len(numbers) > 2
    for field in numbers:
        about = field.row.about
        for limit in (about.low, about.high):
            if limit is not None:
                field.show_value(limit)
                assert field.value == limit, field.row.name
    assert form.options.max_angle == 45 if kind is BatchOptions else form.options.size == 20000


def test_what_means_nothing_beside_the_others_is_grey_and_says_nothing(qtbot) -> None:
    form = form_of(qtbot, BATCH)
    changes = []
    form.changed.connect(lambda: changes.append(form.is_sound))
    form.fields["aspect"].edit.setText("three to two")
    assert changes[-1] is False and form.fields["aspect"].edit.property("role") == "error"
    form.fields["crop"].box.setChecked(False)
    assert not form.fields["aspect"].isEnabled() and form.fields["aspect"].edit.property("role") == ""
    assert changes[-1] is True and form.options.aspect is None
    form.fields["level"].box.setChecked(False)
    assert not form.is_sound and not form.fields["max_angle"].isEnabled()
