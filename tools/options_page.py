"""Prints docs/options.md: `python tools/options_page.py > docs/options.md`; a test keeps it equal."""

from __future__ import annotations

from cropperhead_desktop.cli.options import as_markdown
from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.workflows.batch.options import BatchOptions


def page() -> str:
    """The options of the two tasks that have many, as the command line and the dialogs have them."""
    return (
        "# Options\n\nMade from the options themselves (`python tools/options_page.py`).\n\n"
        f"## `cropperhead batch`, *Auto-crop folder*\n\n{as_markdown(BatchOptions)}\n"
        f"## `cropperhead export`, *Export dataset*\n\n{as_markdown(ExportOptions)}"
    )


if __name__ == "__main__":
    print(page(), end="")
