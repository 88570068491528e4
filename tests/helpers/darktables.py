"""darktable's sidecars as darktable 4.2.1 writes them, and their modules."""

from __future__ import annotations

import struct
from collections.abc import Sequence

Step = tuple[str, int, bytes]
"""Operation, version, parameters."""

_BLENDING = "gz14eNpjYIAACQYYOOHEgAZYGYgFDfYQPFL5tAEATyAZCA=="


def sidecar(steps: Sequence[Step], end: int | None = None, more: str = "", off: Sequence[int] = ()) -> str:
    """A sidecar with these steps, of which those numbered in `off` switch their module off."""
    items = "".join(
        f'     <rdf:li\n      darktable:num="{number}"\n      darktable:operation="{operation}"\n'
        f'      darktable:enabled="{int(number not in off)}"\n      darktable:modversion="{version}"\n'
        f'      darktable:params="{params.hex()}"\n      darktable:multi_name=""\n'
        f'      darktable:multi_priority="0"\n      darktable:blendop_version="11"\n'
        f'      darktable:blendop_params="{_BLENDING}"/>\n'
        for number, (operation, version, params) in enumerate(steps)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">\n'
        ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '  <rdf:Description rdf:about=""\n    xmlns:darktable="http://darktable.sf.net/"\n'
        f'   darktable:xmp_version="5"\n   darktable:auto_presets_applied="1"\n   {more}\n'
        f'   darktable:history_end="{len(steps) if end is None else end}"\n'
        '   darktable:iop_order_version="2">\n   <darktable:history>\n    <rdf:Seq>\n'
        f"{items}    </rdf:Seq>\n   </darktable:history>\n  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
    )


def ashift(
    degrees: float, box: tuple[float, float, float, float] = (0, 1, 0, 1), shift: float = 0, version: int = 5
) -> Step:
    """Rotation, and what the automatic crop left (left, right, top, bottom)."""
    lens, model = (28.0, 1.0, 100.0, 1.0), (0, int(box != (0, 1, 0, 1)))
    params = {
        1: struct.pack("<3fi", degrees, shift, 0, 0),
        2: struct.pack("<7f2i", degrees, shift, 0, *lens, 0, 0),
        3: struct.pack("<7f3i4f", degrees, shift, 0, *lens, 0, *model, *box),
        4: struct.pack("<8f3i4f", degrees, shift, 0, 0, *lens, 0, *model, *box),
        5: struct.pack("<8f2i4f", degrees, shift, 0, 0, *lens, *model, *box) + bytes(836),
    }
    return "ashift", version, params[version]


def crop(left: float, top: float, right: float, bottom: float) -> Step:
    """The four edges."""
    return "crop", 1, struct.pack("<4f2i", left, top, right, bottom, -1, -1)


def flip(bits: int, version: int = 2) -> Step:
    """darktable's bits of an orientation, -1 for the photo's own."""
    return "flip", version, struct.pack("<i", bits)


def clipping(
    degrees: float,
    left: float,
    top: float,
    right: float,
    bottom: float,
    *,
    grows: bool = False,
    version: int = 5,
) -> Step:
    """The module before `crop`; `grows` without its automatic crop."""
    params = struct.pack("<7f", degrees, left, top, right, bottom, 0, 0)
    if version > 3:
        params += struct.pack("<8f4i", 0.2, 0.2, 0.8, 0.2, 0.8, 0.8, 0.2, 0.8, 0, 0, 0, int(not grows))
    return "clipping", version, params + (struct.pack("<2i", -1, -1) if version == 5 else b"")
