"""The process that opens unknown files: `python -m cropperhead_desktop.imaging.worker MEMORY_MB`.

It reads requests from stdin and answers on stdout (see `protocol`). Before it touches a file it says so
("taken"), so that the pool knows whether the file or something else killed it. It lives under a memory
limit where the system has one (not on Windows or macOS) and ends as soon as its stdin closes.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from cropperhead_desktop.domain.errors import PhotoError, Reason
from cropperhead_desktop.domain.words import packed
from cropperhead_desktop.imaging.protocol import ChannelClosed, Message, receive, send
from cropperhead_desktop.system.process import limit_memory, prepare_environment


def main() -> None:
    """Serve until the parent goes away."""
    prepare_environment()
    requests, replies = _take_over_streams()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    memory_mb = int(sys.argv[1])
    limit_memory(memory_mb)
    warnings.simplefilter("ignore")
    inbox: queue.SimpleQueue[Message] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, inbox), daemon=True).start()
    # only now, beside the first request: a worker listens at once
    from cropperhead_desktop.imaging.operations import perform

    while True:
        _serve(inbox.get(), replies, memory_mb, perform)


def _serve(
    request: Message,
    replies: BinaryIO,
    memory_mb: int,
    perform: Callable[[Path, Message], tuple[Message, bytes]],
) -> None:
    path = Path(request["path"])
    send(replies, {"taken": True})
    try:
        message, payload = perform(path, request)
    except PhotoError as error:
        message, payload = {"error": packed(error.reason)}, b""
    except MemoryError:
        reason = Reason("needs more than {memory} MB of memory", memory=memory_mb)
        message, payload = {"error": packed(reason), "exhausted": True}, b""
    send(replies, message, payload)


def _listen(requests: BinaryIO, inbox: queue.SimpleQueue[Message]) -> None:
    """Take requests in; end the process, whatever it is doing, when the parent closes the channel."""
    try:
        while True:
            inbox.put(receive(requests)[0])
    except ChannelClosed:
        os._exit(0)


def _take_over_streams() -> tuple[BinaryIO, BinaryIO]:
    """The channel as private streams; libraries that print or read find the null device instead."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    return requests, replies


if __name__ == "__main__":
    try:
        main()
    except ChannelClosed:
        sys.exit(0)
