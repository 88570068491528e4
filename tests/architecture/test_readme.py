"""Tables for readers are those of the program."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.commands.row import as_markdown
from tools.options_page import page

README = Path(__file__).parents[2] / "README.md"


def test_the_key_table_of_the_readme_is_the_one_of_the_program():
    text = README.read_text(encoding="utf-8")
    _before, _marker, rest = text.partition("<!-- keys:")
    table, end, _after = rest.partition("<!-- end of keys -->")
    assert end, "README.md lacks the markers of the key table"
    assert table.partition("-->\n")[2] == as_markdown(COMMANDS)


def test_the_options_of_the_manual_are_those_of_the_program():
    assert (README.parent / "docs" / "options.md").read_text(encoding="utf-8") == page()
