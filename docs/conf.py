"""How the manual is built: `make docs`."""

project = "CropperHead Desktop"
author = "The CropperHead Desktop authors"
copyright = "The CropperHead Desktop authors, MIT licence"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "CropperHead Desktop"
html_copy_source = False
html_show_sphinx = False
man_pages = [("reference/commands", "cropperhead", "crop and level photographs", "", 1)]
