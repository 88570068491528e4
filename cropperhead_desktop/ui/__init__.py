"""The window, and all that imports Qt."""

import builtins

import PySide6.QtCore  # noqa: F401

# Once imported PySide reads the source of every module that is imported from then on: does it want another
# spelling of Qt's names? That is 35 ms of the start, and megabytes of lines that are kept.
if hasattr(builtins, "__orig_import__"):
    builtins.__import__ = builtins.__orig_import__
