"""A part of a model: the nodes that some of its outputs need. A runtime computes all that a file holds.

Read and written on the wire (protobuf's tags and lengths): to import onnx takes longer than all the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_GRAPH = 7  # of a model
_NODE, _INITIALIZER, _OUTPUT, _SHAPES = 1, 5, 12, 13  # of a graph
_NODE_INPUT, _NODE_OUTPUT, _ATTRIBUTE = 1, 2, 5
_ATTRIBUTE_GRAPHS = (6, 11)
_TENSOR_NAME, _OUTPUT_NAME = 8, 1
_FIXED = {1: 8, 5: 4}
"""Bytes of a value by its wire type; type 0 is a varint, 2 has its length before it."""


def part_of(model: bytes, outputs: Sequence[str]) -> bytes:
    """The ONNX file of what the named outputs need (ValueError: there is none of that name)."""
    whole = list(_fields(memoryview(model)))
    graph = list(_fields(next(value for number, value, _ in whole if number == _GRAPH)))
    told = {_texts(value, _OUTPUT_NAME)[0] for number, value, _ in graph if number == _OUTPUT}
    if unknown := set(outputs) - told:
        raise ValueError(f"no outputs {', '.join(sorted(unknown))} in the model")
    needed, kept = set(outputs), []
    for number, value, field in reversed(graph):  # nodes stand after what they need
        if number == _SHAPES:
            continue
        if number == _NODE:
            if needed.isdisjoint(_texts(value, _NODE_OUTPUT)):
                continue
            needed.update(_needs(value))
        kept.append((number, value, field))
    names = {_INITIALIZER: (_TENSOR_NAME, needed), _OUTPUT: (_OUTPUT_NAME, set(outputs))}
    parts = [
        field
        for number, value, field in reversed(kept)
        if number not in names or _texts(value, names[number][0])[0] in names[number][1]
    ]
    rest = [field for number, _, field in whole if number != _GRAPH]
    return b"".join([*rest, _varint(_GRAPH << 3 | 2), _varint(sum(map(len, parts))), *parts])


def _needs(node: memoryview) -> Iterator[str]:
    """What a node reads, and what the graphs inside it read."""
    yield from _texts(node, _NODE_INPUT)
    for number, attribute, _ in _fields(node):
        for inner, graph, _ in _fields(attribute) if number == _ATTRIBUTE else ():
            for member, value, _ in _fields(graph) if inner in _ATTRIBUTE_GRAPHS else ():
                if member == _NODE:
                    yield from _needs(value)
                elif member == _OUTPUT:
                    yield from _texts(value, _OUTPUT_NAME)


def _texts(message: memoryview, wanted: int) -> list[str]:
    return [str(value, "utf-8") for number, value, _ in _fields(message) if number == wanted]


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Number, value and the whole of each field."""
    at = 0
    while at < len(message):
        begins = at
        tag, at = _number(message, at)
        size, start = _number(message, at)
        if tag & 7 == 0:
            size, start = start - at, at
        elif tag & 7 in _FIXED:
            size, start = _FIXED[tag & 7], at
        at = start + size
        yield tag >> 3, message[start:at], message[begins:at]


def _number(message: memoryview, at: int) -> tuple[int, int]:
    """A varint, and where it ends."""
    number = shift = 0
    while message[at] > 127:
        number |= (message[at] & 127) << shift
        at, shift = at + 1, shift + 7
    return number | message[at] << shift, at + 1


def _varint(number: int) -> bytes:
    digits = bytearray()
    while number > 127:
        digits.append(number & 127 | 128)
        number >>= 7
    return bytes([*digits, number])
