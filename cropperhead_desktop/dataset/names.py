"""Names of exported pictures: safe anywhere, never twice, and where wanted telling nothing."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable
from hashlib import file_digest, sha256
from pathlib import Path, PurePath
from typing import cast
from unicodedata import normalize

from cropperhead_desktop.system.reading import open_regular

_LONGEST = 80
"""Bytes of a stem: a tar member's name has room for 100."""

_DEVICE = re.compile("(?i:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])")
"""What Windows opens as a device, whatever extension follows."""


def plain_names(photos: Iterable[PurePath]) -> list[str]:
    """A stem for each photo, in their order, after its own name.

    Characters that some system or archive stumbles over become `_`; of photos that would get the same
    name (case does not count) the later ones get `-2`, `-3` and so on.
    """
    wished = [_safe(photo.stem) for photo in photos]
    own = {stem.casefold() for stem in wished}
    taken: set[str] = set()
    names = []
    for stem in wished:
        name, number = stem, 1
        while name.casefold() in taken or (number > 1 and name.casefold() in own):
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names.append(name)
    return names


def digest_of(path: Path) -> str:
    """The SHA-256 of a file (OSError)."""
    with open_regular(path) as stream:
        return file_digest(cast(io.BufferedReader, stream), "sha256").hexdigest()


def hidden_name(path: Path, place: PurePath) -> str:
    """A stem that tells nothing to those who have not got the photo `path` itself (OSError).

    It comes from the file's bytes, but not from the digest that is published; copies differ by `place`,
    where they lie in the library.
    """
    secret = sha256(b"name")
    with open_regular(path) as stream:
        while block := stream.read(1 << 20):
            secret.update(block)
    return sha256(secret.digest() + os.fsencode(place.as_posix())).hexdigest()[:20]


def _safe(stem: str) -> str:
    """Letters of any script, digits, `-` and `_`; one dot would end a WebDataset key."""
    stem = normalize("NFC", stem)
    made = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in stem)
    if _DEVICE.fullmatch(made):
        made += "_"
    while len(made.encode("utf-8", "replace")) > _LONGEST:
        made = made[:-1]
    return made or "_"
