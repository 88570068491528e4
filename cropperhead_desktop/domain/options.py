"""An option is a field of a dataclass that says all that a command line, a form and a record want to know.

    @dataclass(frozen=True, slots=True)
    class Demo(OptionSet):
        size: int = option(640, "Long side in px.", title="Long side", low=8, high=20000, unit="px")

`cli.options.with_options(Demo)` makes `--size` of it, `ui.kit.form.OptionForm(Demo())` a field with a unit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import MISSING, asdict, dataclass, field, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, NamedTuple, Self, TypeVar, Union, get_args, get_origin, get_type_hints

from cropperhead_desktop.domain.errors import Reason

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """What people are told of an option, and what it may be. Words of forms are translated where shown."""

    help: str
    """For the command line; `{choices}` stands for the values."""
    title: str = ""
    """Its name in a form; that of a box stands beside the box. One without is for the command line alone."""
    low: float | None = None
    high: float | None = None
    unit: str = ""

    flag: str = ""
    """Its name on the command line where that is not the field's."""
    metavar: str | None = None
    switches: Mapping[str, tuple[Any, str]] = field(default_factory=dict)
    """Flags that each stand for a value, in place of one option: name to value and help."""
    read: Callable[[str], Any] | None = None
    """The value of a text (ValueError), where it is given as one."""
    written: Callable[[Any], str] = str
    """The text of a value, the other way round."""

    row: str | None = None
    """Words at the left of its row in a form; None: its title."""
    suffix: str = ""
    """Quiet words behind its field."""
    tip: str = ""
    placeholder: str = ""
    words: Callable[[], Mapping[Any, str]] = dict
    """The values that can be chosen, in their order, in words."""
    parts: tuple[str, ...] = ()
    """Names of the shares that a value of several numbers has; a form asks for them in %."""
    presets: tuple[str, ...] = ()
    """Texts that are offered."""
    scale: float = 1
    """A form shows the value times this."""
    columns: int = 3
    """How many boxes a form puts beside each other."""
    group: str = ""
    """Which part of a form it stands in."""
    beside: str = ""
    """The option in whose row it stands."""
    after: str = ""
    """The option below which it stands; empty: that of the field before."""
    when: Callable[[Mapping[str, Any]], bool] | None = None
    """Whether it means anything beside the values of the others; a form greys it out where it does not."""


def option(default: T, help: str, **more: object) -> T:
    """A field with its `Option`; `more` are the fields of that."""
    return field(default=default, metadata={"option": Option(help=help, **more)})  # type: ignore[arg-type]


class OptionRow(NamedTuple):
    """One option of a class: the field's name and type, its default and its `Option`."""

    name: str
    kind: Any
    default: Any
    about: Option

    @property
    def is_optional(self) -> bool:
        """True where None is a value."""
        return NoneType in get_args(self.kind)

    @property
    def is_several(self) -> bool:
        """True for a choice of several of its `words`."""
        return get_origin(self.kind) in (tuple, frozenset) and not self.about.parts

    def parsed(self, text: str) -> object:
        """The value that a text on the command line means (ValueError)."""
        if self.is_several:
            return typed(self.kind, names_of(text, self.about.words()))
        return self.about.read(text) if self.about.read is not None else text

    def text(self, value: object) -> str:
        """A value as the command line takes it."""
        if isinstance(value, tuple | frozenset) and self.is_several:
            return ",".join(name for name in self.about.words() if name in value)
        return self.about.written(value)

    def check(self, value: object) -> None:
        """ValueError for a number beyond its limits and for a choice that there is not."""
        name = self.name.replace("_", " ")
        low = -math.inf if self.about.low is None else self.about.low
        high = math.inf if self.about.high is None else self.about.high
        # written so that nan is refused, too
        if isinstance(value, int | float) and not low <= value <= high:
            raise ValueError(
                Reason(
                    "a {name} of {value:g} is not between {low:g} and {high:g}",
                    name=name,
                    value=value,
                    low=low,
                    high=high,
                )
            )
        if isinstance(value, tuple | frozenset) and self.is_several:
            wrong = [str(one) for one in value if one not in self.about.words()]
            if wrong:
                known = ", ".join(self.about.words())
                raise ValueError(
                    Reason("{name}: {wrong!r} is not one of {known}", name=name, wrong=wrong[0], known=known)
                )


class OptionSet:
    """Base of a frozen dataclass of options; one that makes no sense cannot be made (ValueError)."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for row in options_of(type(self)):
            row.check(getattr(self, row.name))
        self.check()

    def check(self) -> None:
        """Raise ValueError, in words, where options contradict each other."""

    def as_record(self) -> dict[str, Any]:
        """Plain values for JSON, in the order of the fields."""
        return {name: _plain(value) for name, value in asdict(self).items()}  # type: ignore[call-overload]

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """The options of a record, what it lacks as by default.

        Raises TypeError or ValueError for what is no value of an option, or no option of this version.
        """
        kinds = {row.name: row.kind for row in options_of(cls)}
        return cls(**{name: typed(kinds.get(name, Any), value) for name, value in record.items()})


def options_of(kind: type) -> tuple[OptionRow, ...]:
    """The options of a class, in the order of its fields."""
    hints = get_type_hints(kind)
    return tuple(
        OptionRow(row.name, hints[row.name], row.default, row.metadata["option"])
        for row in fields(kind)
        if "option" in row.metadata
    )


def names_of(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """`accepted,kept` as names, each once, in the order of `known` (ValueError: a name that is not in it)."""
    names, known = [name.strip() for name in text.split(",") if name.strip()], [str(name) for name in known]
    for name in names:
        if name not in known:
            raise ValueError(Reason("{name!r} is not one of {known}", name=name, known=", ".join(known)))
    return tuple(name for name in known if name in names)


def made_of(kind: type[T], record: Any) -> T:  # noqa: ANN401
    """A dataclass out of the plain values of its fields; names that it does not have are passed over.

    Raises KeyError for a field that is missing; TypeError or ValueError, naming the field, for a wrong value.
    """
    if not isinstance(record, Mapping):
        raise TypeError(f"{record!r} is not an object")
    hints, values = get_type_hints(kind), {}
    for row in fields(kind):  # type: ignore[arg-type]
        if row.name not in record:
            if row.default is MISSING and row.default_factory is MISSING:
                raise KeyError(row.name)
            continue
        try:
            values[row.name] = typed(hints[row.name], record[row.name])
        except (TypeError, ValueError) as error:
            raise type(error)(f"{row.name}: {error}") from error
    return kind(**values)


def typed(kind: Any, value: Any) -> object:  # noqa: ANN401
    """A plain value as one of this type (TypeError, ValueError: it is none)."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return made_of(kind, value)  # type: ignore[arg-type]
    if origin is Mapping:
        kind = dict
    if kind is Any:
        return value
    if origin in (UnionType, Union):
        return _one_of(inner, value)
    if origin is frozenset:
        return frozenset(typed(inner[0], one) for one in value)
    if origin is tuple:
        kinds = inner[:1] * len(value) if inner[-1] is Ellipsis else inner
        return tuple(typed(each, one) for each, one in zip(kinds, value, strict=True))
    if issubclass(kind, Enum):
        return kind(value)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def _one_of(kinds: tuple[Any, ...], value: Any) -> object:  # noqa: ANN401
    """A plain value as one of the first of these types that takes it (else the last one's error)."""
    if value is None:
        return None
    *others, last = (kind for kind in kinds if kind is not NoneType)
    for kind in others:
        with suppress(TypeError, ValueError):
            return typed(kind, value)
    return typed(last, value)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value
