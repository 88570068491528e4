"""How pool and worker talk: whole messages or the end of the channel, and reasons that stay translatable."""

from __future__ import annotations

import io
import os
import struct

import pytest

from cropperhead_desktop.imaging.protocol import ChannelClosed, receive, send


def test_messages_follow_one_another_and_any_file_name_survives() -> None:
    stream = io.BytesIO()
    name = os.fsdecode(b"\xff\xfe.jpg")
    send(stream, {"path": name}, b"pixels")
    send(stream, {"number": 2})
    stream.seek(0)
    assert receive(stream) == ({"path": name}, b"pixels")
    assert receive(stream) == ({"number": 2}, b"")
    with pytest.raises(ChannelClosed):
        receive(stream)


def test_a_message_cut_off_anywhere_is_the_end_of_the_channel() -> None:
    stream = io.BytesIO()
    send(stream, {"a": 1}, b"1234")
    whole = stream.getvalue()
    for length in range(len(whole)):
        with pytest.raises(ChannelClosed):
            receive(io.BytesIO(whole[:length]))


@pytest.mark.parametrize(
    "raw",
    [struct.pack(">IQ", 1 << 21, 0), struct.pack(">IQ", 2, 1 << 40), struct.pack(">IQ", 3, 0) + b"{no"],
    ids=["message", "payload", "json"],
)
def test_what_is_not_this_protocol_is_not_waited_for(raw: bytes) -> None:
    with pytest.raises(ChannelClosed):
        receive(io.BytesIO(raw))


def test_nobody_reads_any_more() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb", buffering=0) as stream, pytest.raises(ChannelClosed):
        send(stream, {"a": 1})
