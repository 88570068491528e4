"""The one door through which words for people go, so that they can be translated."""

from __future__ import annotations

from collections.abc import Callable
from string import Formatter

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.words import Count, Digits

CONTEXT = "CropperHead"

Translate = Callable[[str, str, str | None, int], str]
"""Context, text, what distinguishes two meanings, number (-1: none) -> the text in the user's language."""


def _untranslated(_context: str, text: str, _meaning: str | None = None, _number: int = -1) -> str:
    return text


_translate: Translate = _untranslated
_separators: dict[int, str] = {}


def translate_by(translate: Translate, group: str = ",", point: str = ".") -> None:
    """From now on `translate` finds the words, and these stand in numbers; the window hands in Qt's."""
    global _translate, _separators
    _translate, _separators = translate, str.maketrans({",": group, ".": point})


def tr(text: str) -> str:
    """`text` in the language of the installed translation, else as it is; placeholders stay in place."""
    return _translate(CONTEXT, text, None, -1)


def phrase(text: str) -> str:
    """Marks words of a table for translators; `tr` translates them where they are shown."""
    return text


def in_words(reason: str) -> str:
    """A reason in the language of the installed translation: its template and its values, one by one."""
    if isinstance(reason, Count):
        return counted(reason.number, reason.noun)
    if isinstance(reason, Digits):
        return figures(reason)
    if not isinstance(reason, Reason):
        return tr(reason)
    values = {
        name: in_words(value) if isinstance(value, str) else value for name, value in reason.values.items()
    }
    return _numerals.vformat(tr(reason.template), (), values)


def numeral(value: float, form: str = ",") -> str:
    """A number as the user's language writes it: `1,200` or `1.200`; `form` as `format` takes it."""
    return figures(format(value, form))


def figures(text: str) -> str:
    """Digits as the user's language separates them: `0.5` or `0,5`, `2.39:1` or `2,39:1`."""
    return text.translate(_separators)


def counted(number: int, noun: str, nouns: str = "") -> str:
    """`1 photo`, `1,200 photos`, in the plural form that the translation has for the number.

    `nouns` is the English plural where it is more than an s.
    """
    one, many = f"{{count}} {noun}", f"{{count}} {nouns or noun + 's'}"
    words = _translate(CONTEXT, many, None, number)
    return (one if words == many and number == 1 else words).format(count=numeral(number))


class _Numerals(Formatter):
    """As `str.format`, with numbers as the user's language writes them."""

    def format_field(self, value: object, format_spec: str) -> str:
        text: str = super().format_field(value, format_spec)
        return figures(text) if isinstance(value, int | float) else text


_numerals = _Numerals()


def labelled(name: str, words: str) -> str:
    """`name: words`, with the colon of the user's language."""
    return tr("{file}: {reason}").format(file=name, reason=words)


def sentence(reason: str) -> str:
    """A reason that stands alone: translated, with a capital letter at its beginning."""
    words = in_words(reason)
    return words[:1].upper() + words[1:]
