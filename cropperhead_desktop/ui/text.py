"""The one door through which words for people go, so that they can be translated."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "CropperHead"


def tr(text: str) -> str:
    """`text` in the language of the installed translation, else as it is; placeholders stay in place.

    Found in the sources by `lupdate -tr-function-alias translate+=tr`.
    """
    return QCoreApplication.translate(CONTEXT, text)
