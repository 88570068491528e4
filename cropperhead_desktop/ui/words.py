"""Where `counted` was before all words went through `text`."""

from cropperhead_desktop.ui.text import counted

__all__ = ["counted"]
