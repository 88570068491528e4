"""What a JPEG is that no decoder here reads, by the marker of its frame (ITU-T T.81, table B.1)."""

from __future__ import annotations

from typing import BinaryIO

_FRAMES = {
    **dict.fromkeys((0xC0, 0xC1, 0xC2, 0xC9, 0xCA), ""),
    **dict.fromkeys((0xC3, 0xC7, 0xCB, 0xCF), "lossless "),
    **dict.fromkeys((0xC5, 0xC6, 0xCD, 0xCE), "hierarchical "),
}
_MAX_SEGMENTS = 5000


def unusual_jpeg(stream: BinaryIO) -> str:
    """Its kind in words; empty for one of the usual kind, and where that cannot be told."""
    position = 2
    for _ in range(_MAX_SEGMENTS):
        stream.seek(position)
        head = stream.read(10)
        if len(head) < 10 or head[0] != 0xFF or head[1] == 0xDA:
            return ""
        if head[1] in _FRAMES:
            bits, channels, process = head[4], head[9], _FRAMES[head[1]]
            usual = bits == 8 and channels in (1, 3, 4) and not process
            return "" if usual else f"a {process}JPEG with {channels} channels of {bits} bits"
        position += 1 if head[1] == 0xFF else 2 + int.from_bytes(head[2:4], "big")
    return ""
