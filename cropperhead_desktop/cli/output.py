"""What the commands print: JSON lines for programs, short lines for people; and the exit codes."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator
from enum import IntEnum
from pathlib import Path
from typing import Any

from rich.console import Console, ConsoleOptions, RenderableType
from rich.markup import escape
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.suggestion import VERDICT_WORDS, Verdict
from cropperhead_desktop.system.files import reason_of, replacing
from cropperhead_desktop.system.terminal import harmless
from cropperhead_desktop.workflows.outputs import CSV, JSON, check_output, is_stream

Row = dict[str, Any]


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    CANCELLED = 130


class _HarmlessConsole(Console):
    """Spells out control characters of what it prints; its own colours are its own."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(harmless(segment.text), segment.style)


def console(stderr: bool = False) -> Console:
    """A console of the present stdout or stderr; file names are not wrapped, and do nothing to a terminal."""
    return _HarmlessConsole(stderr=stderr, highlight=False, soft_wrap=True, emoji=False)


def print_json(row: Row) -> None:
    """One object on one line, pure ASCII, so that any terminal, pipe or locale carries it."""
    sys.stdout.write(json.dumps(row, ensure_ascii=True) + "\n")
    sys.stdout.flush()


def write_lines(
    lines: Iterable[str], output: Path | None, spreadsheet: bool = False, force: bool = False
) -> None:
    """Lines as UTF-8 to a file, all of it or nothing (OutputRefused, FileError), or where there is none to
    stdout.

    A pipe or a device gets them as they come. A file for a spreadsheet begins with the mark by which Excel
    knows UTF-8.
    """
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")  # type: ignore[union-attr]
        sys.stdout.writelines(map(harmless, lines) if sys.stdout.isatty() else lines)
        sys.stdout.flush()
        return
    target = check_output(output, CSV if spreadsheet else JSON, force=force, streams=is_stream)
    encoding = "utf-8-sig" if spreadsheet else "utf-8"
    try:
        if target.exists() and not target.is_file():  # a pipe or a device is never replaced
            with target.open("w", encoding=encoding, newline="") as file:
                file.writelines(lines)
            return
        with replacing(target) as stream:
            text = io.TextIOWrapper(stream, encoding, newline="")
            text.writelines(lines)
            text.detach()
    except OSError as error:
        raise FileError(output, f"cannot be written: {reason_of(error)}") from error


def print_rows(rows: Iterable[Row], as_json: bool) -> Exit:
    """Print rows as they come; the exit code says whether any of them failed."""
    failed = done = 0
    out = console()
    for row in rows:
        failed += row["status"] == "failed"
        done += row["status"] == "ok"
        if as_json:
            print_json(row)
        else:
            print_line(out, row)
    if not as_json:
        out.print(f"[dim]{done} done, {failed} failed[/dim]")
    return Exit.SOME_FAILED if failed else Exit.OK


def print_problems(rows: Iterable[Row], as_json: bool = False) -> None:
    """What could not be used: rows for programs, and for people one line each on stderr."""
    for row in rows:
        if as_json:
            print_json(row)
        else:
            console(stderr=True).print(f"{row['file']}: {row['status']}: {row['reason']}", markup=False)


def exit_of(rows: Iterable[Row]) -> Exit:
    """Whether any of the rows failed."""
    return Exit.SOME_FAILED if any(row["status"] == "failed" for row in rows) else Exit.OK


def print_bullets(sentences: Iterable[str]) -> None:
    """Findings for people, a line each."""
    for sentence in sentences:
        console().print(f"[bold]•[/bold] {escape(sentence)}")


def number_table(first: str, *columns: str) -> Table:
    """An empty table without lines: names at the left, then columns of numbers."""
    table = Table(first, box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right")
    return table


def print_line(out: Console, row: Row) -> None:
    """A row for people: the name, the crop in per cent, what is known about it.

    Files and pipes get the bare words, past Rich's layout, which takes 0.2 ms a line.
    """
    parts = _parts(row)
    if out.is_terminal:
        out.print(Text("  ").join(Text(words, style) for words, style in parts))
    else:
        out.file.write(harmless("  ".join(words for words, _style in parts)) + "\n")
        out.file.flush()


def _parts(row: Row) -> Iterator[tuple[str, str]]:
    """The words of a row, and their styles."""
    yield row["file"], ""
    if row["status"] != "ok":
        colour = "red" if row["status"] == "failed" else "yellow"
        yield f"{row['status']}: {row.get('reason', '')}", colour
        return
    yield _crop_text(row)
    if row.get("already_applied"):
        yield "crop already applied to these pixels", "dim"
    if row.get("decision"):
        yield row["decision"], "dim"
    if row.get("verdict"):
        yield VERDICT_WORDS[Verdict(row["verdict"])], "dim"
    if row.get("angle_source"):
        yield f"angle: {row['angle_source']}", "dim"
    if words := row.get("reason") or row.get("review"):
        yield words, "yellow"


def _crop_text(row: Row) -> tuple[str, str]:
    crop = row.get("crop")
    if crop is None:
        return "no crop", "dim"
    sides = " ".join(f"{100 * crop[side]:5.1f}" for side in ("left", "top", "right", "bottom"))
    return f"{sides} %  {crop['angle']:+.2f}°", ""
