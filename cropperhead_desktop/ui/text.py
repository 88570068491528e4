"""The one door through which words for people go, so that they can be translated."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "CropperHead"


def tr(text: str) -> str:
    """`text` in the language of the installed translation, else as it is; placeholders stay in place."""
    return QCoreApplication.translate(CONTEXT, text)


def phrase(text: str) -> str:
    """Marks words of a table for translators; `tr` translates them where they are shown."""
    return text


def counted(number: int, noun: str, nouns: str = "") -> str:
    """`1 photo`, `1,200 photos`, in the plural form that the translation has for the number.

    `nouns` is the English plural where it is more than an s.
    """
    one, many = f"{{count}} {noun}", f"{{count}} {nouns or noun + 's'}"
    words = QCoreApplication.translate(CONTEXT, many, None, number)
    return (one if words == many and number == 1 else words).format(count=f"{number:,}")
