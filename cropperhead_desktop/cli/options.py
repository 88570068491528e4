"""The command line of a class of options: one option for each of its fields."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection
from enum import Enum
from typing import Annotated

import typer

from cropperhead_desktop.domain.options import OptionRow, OptionSet, options_of


def with_options(
    kind: type[OptionSet], without: Collection[str] = ()
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command gets one value of `kind` as its parameter `options`, in place of one for each field.

    Fields named in `without` stay as they are. What cannot be had ends with a usage error.
    """

    def wrap(run: Callable[..., None]) -> Callable[..., None]:
        rows = [row for row in options_of(kind) if row.name not in without]
        own = [parameter for row in rows for parameter in _parameters(row)]
        signature = []
        for parameter in inspect.signature(run, eval_str=True).parameters.values():
            signature += own if parameter.name == "options" else [parameter]

        def command(**given: object) -> None:
            values = {}
            try:
                for row in rows:
                    values[row.name] = _value(row, given)
                options = kind(**values)
            except ValueError as error:
                raise typer.BadParameter(str(error)) from error
            run(options=options, **given)

        command.__name__, command.__doc__ = run.__name__, run.__doc__
        keywords = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in signature]
        command.__signature__ = inspect.Signature(keywords)  # type: ignore[attr-defined]
        command.__annotations__ = {each.name: each.annotation for each in keywords}
        return command

    return wrap


def as_markdown(kind: type[OptionSet]) -> str:
    """The options of a class as a table for the manual: flag, what it does with its limits, default."""
    lines = ["| option | what it does | default |", "|---|---|---|"]
    for row in options_of(kind):
        about = row.about
        for flag, (_value, words) in about.switches.items():
            lines.append(f"| `{flag}` | {words} | |")
        if not about.switches:
            lines.append(f"| {_flags(row)} | {_help(row)}{_limits(row)} | {_default(row)} |")
    return "\n".join(lines).replace("  ", " ") + "\n"


def _flags(row: OptionRow) -> str:
    flag = row.about.flag or f"--{row.name.replace('_', '-')}"
    is_pair = row.kind is bool and not row.about.flag
    return f"`{flag}` or `--no-{flag[2:]}`" if is_pair else f"`{flag}`".replace("/", "` or `")


def _help(row: OptionRow) -> str:
    return row.about.help.replace("{choices}", ", ".join(map(str, row.about.words())))


def _limits(row: OptionRow) -> str:
    """What values there are, where the help does not say so."""
    if isinstance(row.kind, type) and issubclass(row.kind, Enum):
        return f" ({', '.join(each.value for each in row.kind)})"
    low, high, unit = row.about.low, row.about.high, row.about.unit if row.about.scale == 1 else ""
    said = low is None or high is None or f"{low:g} to {high:g}" in row.about.help
    return "" if said else f" ({low:,g} to {high:,.9g}{' ' if unit else ''}{unit})"


def _default(row: OptionRow) -> str:
    if isinstance(row.default, bool):
        return "on" if row.default else "off"
    return "" if row.default in (None, "", (), frozenset()) else f"`{row.text(row.default)}`"


def _parameters(row: OptionRow) -> list[inspect.Parameter]:
    about = row.about
    if about.switches:
        return [
            _parameter(flag.strip("-"), False, bool, typer.Option(flag, help=words))
            for flag, (_value, words) in about.switches.items()
        ]
    kind, default, numeric = row.kind, row.default, row.kind in (int, float)
    if row.is_several or about.read is not None:
        kind = str | None if row.is_optional else str
        default = None if default is None else row.text(default)
    info = typer.Option(
        *([about.flag] if about.flag else []),
        help=_help(row),
        metavar=about.metavar,
        min=about.low if numeric else None,
        max=about.high if numeric else None,
        show_default=default is not None,
    )
    return [_parameter(row.name, default, kind, info)]


def _parameter(name: str, default: object, kind: object, info: object) -> inspect.Parameter:
    keyword = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, keyword, default=default, annotation=Annotated[kind, info])


def _value(row: OptionRow, given: dict[str, object]) -> object:
    """The field's value of what the command line gave, which is taken out of `given` (ValueError)."""
    if row.about.switches:
        chosen = [flag for flag in row.about.switches if given.pop(flag.strip("-"))]
        if len(chosen) > 1:
            raise ValueError(f"{' and '.join(chosen)} cannot be had at once")
        return row.about.switches[chosen[0]][0] if chosen else row.default
    value = given.pop(row.name)
    return row.parsed(value) if isinstance(value, str) and (row.is_several or row.about.read) else value
