"""Pages for a browser, from the templates among the resources. All text is escaped, nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from cropperhead_desktop.system.folders import resources_folder

if TYPE_CHECKING:
    from jinja2 import Environment


def page(name: str, **values: object) -> str:
    """The page of a template."""
    return _templates().get_template(name).render(values)


@cache
def piece(name: str, macro: str) -> Callable[..., str]:
    """A macro of a template, for pages that are written piece by piece."""
    made: Callable[..., str] = getattr(_templates().get_template(name).module, macro)
    return made


@cache
def _templates() -> Environment:
    # imported late: commands that write no page need not wait for it
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(resources_folder() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _visible(value: object) -> object:
    """Text without control characters, marks of writing direction and what no file can hold."""
    if type(value) is not str or value.isprintable():
        return value
    return "".join(each if each.isprintable() else "\ufffd" for each in value)
