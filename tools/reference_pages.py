"""Writes the reference pages of the manual from the program's own tables: `python tools/reference_pages.py`.

A test keeps docs/reference equal to them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from jinja2 import Environment

from cropperhead_desktop.cli.app import app_of
from cropperhead_desktop.cli.options import as_markdown as options_table
from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.settings import SETTINGS, Setting
from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL
from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.commands.row import as_markdown as keys_table
from cropperhead_desktop.workflows.batch.options import BatchOptions

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "reference"


def pages() -> dict[str, str]:
    """Text by file name."""
    return {
        "model.md": model(),
        "keys.md": keys(),
        "commands.md": commands(),
        "options.md": options(),
        "settings.md": settings(),
    }


def model() -> str:
    """What the card of the shipped model says, for photographers first."""
    card = json.loads((ROOT / "models" / f"{DEFAULT_MODEL}.json").read_text("utf-8"))
    text = (ROOT / "tools" / "model.md.jinja").read_text("utf-8")
    return Environment(keep_trailing_newline=True, trim_blocks=True).from_string(text).render(card)


def keys() -> str:
    """Every key of the window."""
    return f"""# Keys

{keys_table(COMMANDS)}
While dragging, Shift keeps the ratio, Alt or Ctrl resizes from the centre, and Esc puts everything back. The
wheel zooms. In the loupe a click zooms, a double click goes back. Keys with `[`, `]` and `\\` count by their
place on keyboards of other layouts. Every key can be changed: Settings → Keys.
"""


def options() -> str:
    """The options of the two tasks that have many, as the command line and the dialogs have them."""
    return f"""# Options of batch and export

## `cropperhead batch`, *Auto-crop folder*

{options_table(BatchOptions)}
## `cropperhead export`, *Export dataset*

{options_table(ExportOptions)}"""


def settings() -> str:
    """What the settings dialog shows, and its line in the settings file."""
    lines = ["# Settings", "", "| setting | what it does | in the file | default |", "|---|---|---|---|"]
    for row in SETTINGS:
        if row.title:
            about = f"{row.help}{_values(row)}".replace("|", "\\|")
            lines.append(f"| {row.title} | {about} | `{row.key}` | {_default(row)} |")
    return "\n".join(lines) + "\n"


def commands() -> str:
    """Every command with its arguments and options."""
    root = typer.main.get_command(app_of())
    lines = ["# Commands", "", *_command(root, ["cropperhead"])]
    return "\n".join(lines).rstrip() + "\n"


def _command(command: Any, path: list[str]) -> Iterator[str]:  # noqa: ANN401 (typer carries a click of its own)
    context = command.make_context(path[-1], [], resilient_parsing=True)
    context.info_name = " ".join(path)
    yield f"## `{' '.join(path)}`" if len(path) < 3 else f"### `{' '.join(path)}`"
    yield ""
    yield " ".join((command.help or "").split())
    yield ""
    rows = [row for row in map(_parameter, command.params) if row]
    if rows:
        yield from ("| | what it does | default |", "|---|---|---|", *rows, "")
    for name, each in sorted(getattr(command, "commands", {}).items()):
        if not each.hidden:
            yield from _command(each, [*path, name])


def _parameter(parameter: Any) -> str:  # noqa: ANN401
    if "completion" in parameter.name or parameter.name == "help":
        return ""
    names = [*parameter.opts, *parameter.secondary_opts]
    if parameter.param_type_name == "argument":
        names = [(parameter.metavar or parameter.name.upper()).strip("[]")]
    elif parameter.metavar:
        names[0] += f" {parameter.metavar}"
    default = parameter.default
    said = "" if default in (None, "", (), [], False, True) or callable(default) else f"`{default}`"
    told = " ".join((parameter.help or "").split())
    return "| {} | {} | {} |".format(
        *(cell.replace("|", "\\|") for cell in (" or ".join(f"`{name}`" for name in names), told, said))
    )


def _values(row: Setting[Any]) -> str:
    kind = type(row.default)
    if row.choices:
        return f" ({', '.join(each or 'none' for each in row.choices)})"
    if kind in (int, float):
        low, high = row.limits
        return f" ({low:g} to {high:,.9g}{' ' if row.unit else ''}{row.unit})"
    return ""


def _default(row: Setting[Any]) -> str:
    if isinstance(row.default, bool):
        return "on" if row.default else "off"
    return f"`{row.default}`" if row.default not in ("", {}) else ""


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, "utf-8")
