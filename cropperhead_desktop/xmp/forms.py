"""Packets that are one form, filled in differently: sidecars of one program differ in their values only.

A packet is cut at its double quotes: every other part is a value. Once a form was seen twice it is parsed
with a mark in place of each value, which tells where each property is; from then on the values are taken
from their places. A value that could end or escape its quotes is no value of a form.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

Parse = Callable[[str], Mapping[str, str] | None]

_NAME = re.compile(r"[ \n\t](?!xml)[A-Za-z_][A-Za-z0-9_.\-]*:[A-Za-z_][A-Za-z0-9_.\-]*=\Z")
_MOST_FORMS = 512
_MARK = "\ue000"
"""Of the private use area: legal in XML, and found in nobody's metadata."""

_LONGEST = 4 * 1024
"""Longer packets are hardly ever written alike, and are no use to remember."""

_forms: dict[tuple[str, ...], _Form | None] = {}
"""By the parts that are no values; None: seen once."""


class _Form(NamedTuple):
    """Places of the values that are fixed, what they are, places and names of properties, and the rest."""

    fixed: Callable[[list[str]], Any]
    fixed_values: object
    placed: Callable[[list[str]], Any]
    names: tuple[str, ...]
    others: Mapping[str, str]


def _nothing(_values: list[str]) -> None:
    pass


_UNSEEN = _Form(_nothing, None, _nothing, (), {})
_NO_FORM = _Form(_nothing, None, _nothing, ("none",), {})


def filled_in(text: str, parse: Parse) -> Mapping[str, str] | None:
    """What `parse` says of a packet, where its form is known; None: ask `parse`.

    `parse` must take any text without quotes, `<`, `&`, tab and line end for the value of an attribute.
    """
    if len(text) > _LONGEST:
        return None
    parts = text.split('"')
    key, values = tuple(parts[::2]), parts[1::2]
    form = _forms.get(key, _UNSEEN)
    if form is _UNSEEN:
        if len(_forms) >= _MOST_FORMS:
            _forms.clear()
        _forms[key] = None
        return None
    if form is None:
        form = _forms[key] = _form_of(parts, parse) or _NO_FORM
    if form is _NO_FORM:
        return None
    written = "".join(values)
    if "<" in written or "&" in written or "\t" in written or "\n" in written:
        return None
    if form.fixed(values) != form.fixed_values:
        return None
    return {**form.others, **dict(zip(form.names, form.placed(values), strict=True))}


def _form_of(parts: list[str], parse: Parse) -> _Form | None:
    """The form of a packet cut at its double quotes; None where values cannot be told from the rest."""
    opened = next((place for place, part in enumerate(parts[::2]) if "<x:xmpmeta" in part), None)
    closed = next((place for place, part in enumerate(parts[::2]) if "</x:xmpmeta" in part), None)
    if opened is None or closed is None or len(parts) % 2 == 0 or _MARK in "".join(parts):
        return None
    marked, fixed = list(parts), []
    for place in range(len(parts) // 2):
        if opened <= place < closed and _NAME.search(parts[2 * place]):
            marked[2 * place + 1] = f"{_MARK}{place}{_MARK}"
        else:
            fixed.append(place)
    found = parse('"'.join(marked))
    if found is None:
        return None
    places = {name: value for name, value in found.items() if value.startswith(_MARK)}
    others = {name: value for name, value in found.items() if name not in places}
    if any(value.count(_MARK) != 2 or not value.endswith(_MARK) for value in places.values()):
        return None
    if any(_MARK in value for value in others.values()) or len(places) < 2 or len(fixed) < 2:
        return None
    values = parts[1::2]
    getter = operator.itemgetter(*fixed)
    placed = operator.itemgetter(*(int(value.strip(_MARK)) for value in places.values()))
    return _Form(getter, getter(values), placed, tuple(places), others)
