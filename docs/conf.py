"""How the manual is built: `make docs`."""

from docutils import nodes
from sphinx.application import Sphinx

project = "CropperHead Desktop"
author = "The CropperHead Desktop authors"
copyright = "The CropperHead Desktop authors, MIT licence"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
smartquotes_action = "qe"  # no dashes: --engine is an option
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["manual.css"]
html_title = "CropperHead Desktop"
html_copy_source = False
html_show_sphinx = False
man_pages = [("reference/commands", "cropperhead", "crop and level photographs", "", 1)]


def tables_as_lists(app: Sphinx, page: nodes.document, _name: str) -> None:
    """In the man page an option and what it does are a list, as in every man page."""
    if app.builder.name != "man":
        return
    for table in list(page.findall(nodes.table)):
        listed = nodes.definition_list()
        for row in [row for body in table.findall(nodes.tbody) for row in body.findall(nodes.row)]:
            name, meaning, *default = (cell.astext() for cell in row.children)
            shown = f" [{default[0]}]" if default and default[0] else ""
            told = nodes.definition("", nodes.paragraph("", meaning + shown))
            listed += nodes.definition_list_item("", nodes.term("", "", nodes.strong("", name)), told)
        table.replace_self(listed)


def setup(app: Sphinx) -> None:
    """Sphinx calls this first."""
    app.connect("doctree-resolved", tables_as_lists)
