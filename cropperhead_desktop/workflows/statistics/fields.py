"""Read what else is wanted of photos: EXIF and XMP ourselves, the rest through ExifTool."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cropperhead_desktop.dataset.fields import Field
from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import ToolError
from cropperhead_desktop.imaging import exif_fields
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.xmp import fields as xmp_fields
from cropperhead_desktop.xmp.store import packets_of

_EXIF_GROUPS = frozenset(["EXIF", "IFD0", "ExifIFD"])


class FieldReader:
    """The wanted fields of any photo; thread-safe. ToolError where only ExifTool could read one of them."""

    def __init__(self, services: Services, fields: Sequence[Field]) -> None:
        self._services = services
        self._defaults = {field.tag: field.default for field in fields}
        self._xmp = [tag for tag in self._defaults if xmp_fields.knows(tag)]
        self._exif = {tag: tag.rpartition(":")[2] for tag in self._defaults if _is_exif(tag)}
        ours = {*self._xmp, *self._exif}
        self._others = [tag for tag in self._defaults if tag not in ours]
        if self._others and services.exiftool() is None:
            names = ", ".join(self._others)
            raise ToolError(
                "only ExifTool can read {names}, and it is not installed (exiftool.org)", names=names
            )

    @property
    def key(self) -> str:
        """What tells these fields from others: their names and defaults."""
        return hashlib.sha256(json.dumps(self._defaults).encode()).hexdigest()[:16]

    @property
    def tags(self) -> Sequence[str]:
        """The names of the fields in their order."""
        return tuple(self._defaults)

    def read(self, photo: Path, record: CropRecord) -> dict[str, Any]:
        """A value for every field, its default where the photo has none (FileError, ToolError)."""
        values = dict(self._defaults)
        if self._xmp:
            values.update(xmp_fields.xmp_fields(packets_of(photo), record, self._xmp))
        if self._exif:
            found = exif_fields.exif_fields(photo, self._exif.values())
            values.update({tag: found[name] for tag, name in self._exif.items() if name in found})
        if self._others:
            values.update(_asked(self._services.tool().read(photo, self._others), self._others))
        return values


def _is_exif(tag: str) -> bool:
    group, _, name = tag.rpartition(":")
    return group in _EXIF_GROUPS and name in exif_fields.NAMES


def _asked(answer: dict[str, Any], wanted: Sequence[str]) -> dict[str, Any]:
    """ExifTool's answer, `Group1:Name` to value, under the names that were asked for."""
    by_name = {key.rpartition(":")[2].lower(): value for key, value in reversed(answer.items())}
    found = {}
    for tag in wanted:
        value = answer.get(tag, by_name.get(tag.rpartition(":")[2].lower()))
        if value is not None:
            found[tag] = value
    return found
