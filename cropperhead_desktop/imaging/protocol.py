"""How pool and worker talk: a JSON message and a payload of bytes, both length-prefixed.

Paths travel as JSON strings with surrogate escapes, so that file names with any bytes survive.
"""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

Message = dict[str, Any]

_LENGTHS = struct.Struct(">IQ")
_LARGEST_MESSAGE = 1 << 20
_LARGEST_PAYLOAD = 1 << 31


class ChannelClosed(Exception):
    """The other side is gone, or sends what is not this protocol."""


def send(stream: BinaryIO, message: Message, payload: bytes = b"") -> None:
    """Write one message (ChannelClosed when nobody reads any more)."""
    text = json.dumps(message).encode("ascii")
    try:
        stream.write(_LENGTHS.pack(len(text), len(payload)) + text)
        stream.write(payload)
        stream.flush()
    except (OSError, ValueError) as error:
        raise ChannelClosed(str(error)) from error


def receive(stream: BinaryIO) -> tuple[Message, bytes]:
    """Block for one message (ChannelClosed at the end of the stream)."""
    text_length, payload_length = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    if text_length > _LARGEST_MESSAGE or payload_length > _LARGEST_PAYLOAD:
        raise ChannelClosed("a message larger than any that this program sends")
    try:
        message = json.loads(_exactly(stream, text_length))
    except ValueError as error:
        raise ChannelClosed("a message that is not JSON") from error
    return message, _exactly(stream, payload_length)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    try:
        data = stream.read(count)
    except (OSError, ValueError) as error:
        raise ChannelClosed(str(error)) from error
    if len(data) != count:
        raise ChannelClosed("the stream ended")
    return data
