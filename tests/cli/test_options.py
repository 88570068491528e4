"""A field of a class of options is an option of the command line, and only that field has to be written."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from cropperhead_desktop.cli.options import with_options
from cropperhead_desktop.dataset.formats import FORMATS, LabelFormat
from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.dataset.terms import Shape
from cropperhead_desktop.domain.labelling import Origin
from cropperhead_desktop.domain.options import OptionSet, option
from cropperhead_desktop.workflows.batch.options import BatchOptions
from tests.domain.test_options import Seasoned

WIDE = {"COLUMNS": "300", "TERMINAL_WIDTH": "300"}


@dataclass(frozen=True, slots=True)
class Peppered(ExportOptions):
    """An export with one option more."""

    pepper: tuple[str, ...] = option(
        (), "Which pepper: {choices}.", title="Pepper", words=lambda: {"black": "Black", "red": "Red"}
    )


def asked(kind: type[OptionSet], *arguments: str) -> tuple[int, str, list[Any]]:
    """Exit code, output, and the options that a command got."""
    app, got = typer.Typer(), list[Any]()

    @app.command()
    @with_options(kind)
    def run(*, options: OptionSet) -> None:
        got.append(options)

    done = CliRunner().invoke(app, arguments, env=WIDE)
    return done.exit_code, done.output, got


@pytest.mark.parametrize("kind", [BatchOptions, ExportOptions, Seasoned, Peppered])
def test_without_arguments_everything_is_as_by_default(kind: type[OptionSet]) -> None:
    code, output, (options,) = asked(kind)
    assert code == 0, output
    for field in fields(kind):
        if field.name != "fractions":
            assert getattr(options, field.name) == field.default, field.name


def test_a_made_up_field_is_in_the_help_and_is_heeded() -> None:
    _code, output, _got = asked(Seasoned, "--help")
    assert "--salt" in output and "How salty." in output and "1<=x<=9" in output
    assert asked(Seasoned, "--salt", "7")[2] == [Seasoned(salt=7)]
    assert asked(Seasoned, "--salt", "10")[0] == 2
    _code, output, _got = asked(Peppered, "--help")
    assert "Which pepper: black, red." in output
    assert asked(Peppered, "--pepper", "red,black")[2][0].pepper == ("black", "red")
    assert asked(Peppered, "--pepper", "green")[0] == 2


def test_a_made_up_format_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    row = LabelFormat("yaml", "YAML", lambda _to, _what: None, lambda _folder: iter(()))
    monkeypatch.setitem(FORMATS, row.name, row)
    _code, output, _got = asked(ExportOptions, "--help")
    assert "webdataset, yaml, with commas between" in output
    assert asked(ExportOptions, "--format", "yaml,json")[2][0].formats == ("json", "yaml")


@pytest.mark.parametrize(
    ("kind", "arguments", "words"),
    [
        (BatchOptions, ["--no-crop", "--no-level"], "nothing to do"),
        (BatchOptions, ["--no-crop", "--aspect", "3:2"], "a ratio is a crop"),
        (BatchOptions, ["--aspect", "wide"], "not an aspect ratio"),
        (BatchOptions, ["--max-angle", "45.1"], "Input should be"),
        (BatchOptions, ["--max-angle", "-0.1"], "Input should be"),
        (BatchOptions, ["--min-megapixels", "nan"], "Input should be"),
        (BatchOptions, ["--existing", "some"], "is not one of"),
        (ExportOptions, ["--labels", "mine"], "'mine' is not one of"),
        (ExportOptions, ["--labels", ""], "no kind of decision"),
        (ExportOptions, ["--square", "--letterbox"], "cannot be had at once"),
        (ExportOptions, ["--fractions", "1,2,3,4"], "three numbers"),
        (ExportOptions, ["--fractions", "0,1"], "train must have a share"),
        (ExportOptions, ["--keep", "gps"], "'gps' is not one of camera"),
        (ExportOptions, ["--size", "1"], "Input should be"),
        (ExportOptions, ["--gap", "0"], "Input should be"),
    ],
)
def test_what_cannot_be_had_is_a_usage_error(kind: type[OptionSet], arguments: list[str], words: str) -> None:
    code, output, got = asked(kind, *arguments)
    assert (code, got) == (2, [])
    assert words in output


def test_texts_and_flags_become_values() -> None:
    (batch,) = asked(BatchOptions, "--aspect", "3:2", "--max-angle", "0", "--dry-run", "--no-recursive")[2]
    assert batch == BatchOptions(aspect=1.5, max_angle=0.0, dry_run=True, recursive=False)
    words = ["--labels", "kept, accepted", "--letterbox", "--fractions", "8,2", "--shard-size", "5"]
    (export,) = asked(ExportOptions, *words)[2]
    assert (export.wanted, export.shape, export.shard) == ({Origin.KEPT, Origin.ACCEPTED}, Shape.LETTERBOX, 5)
    assert export.fractions == (8.0, 2.0, 0.0)
