"""The window, and all that imports Qt."""

import builtins

import PySide6.QtCore  # noqa: F401

# With its first import PySide begins to read the source of every module that is imported from then on, whether
# it wants another spelling of Qt's names: 35 ms of the start, and megabytes of lines that are kept.
if hasattr(builtins, "__orig_import__"):
    builtins.__import__ = builtins.__orig_import__
