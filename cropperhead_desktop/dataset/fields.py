"""Which other tags are collected when a library is harvested: a small file that names them as ExifTool does.

JSON or TOML; tags as a list, or as a table with the value that stands in where a photo does not have one:

    {"XMP:CropTop": 0, "EXIF:LensModel": null, "XMP-crs:Exposure2012": 0}

    fields = ["EXIF:LensModel", "XMP-crs:Exposure2012"]

    [fields]
    "XMP-crs:Exposure2012" = 0
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import parse_json, read_limited

_TAG = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*:){1,2}[A-Za-z0-9_-]+")
"""With its group: a bare name could be taken for an option of ExifTool."""

_LARGEST = 1024 * 1024
_MOST = 200


@dataclass(frozen=True, slots=True)
class Field:
    """A tag by its ExifTool name, `Group:Name`, and the value where a photo does not have it."""

    tag: str
    default: Any = None


def read_fields(config: Path) -> tuple[Field, ...]:
    """The fields that a file names (FileError: unreadable, or what is wrong with it)."""
    try:
        raw = read_limited(config, _LARGEST, "too large to be a list of fields")
    except OSError as error:
        raise FileError(config, "cannot be read: {why}", why=reason_of(error)) from error
    try:
        text = raw.decode("utf-8-sig")
        content: object = tomllib.loads(text) if config.suffix.lower() == ".toml" else parse_json(text)
    except (ValueError, RecursionError) as error:
        kind = "TOML" if config.suffix.lower() == ".toml" else "JSON"
        raise FileError(config, "not valid {kind} ({why})", kind=kind, why=str(error)) from error
    return _fields(config, content)


def _fields(config: Path, content: object) -> tuple[Field, ...]:
    if isinstance(content, dict) and "fields" in content:
        content = content["fields"]
    if isinstance(content, list):
        content = {tag if isinstance(tag, str) else repr(tag): None for tag in content}
    if not isinstance(content, dict) or not content:
        raise FileError(config, 'names no fields; write for instance {"EXIF:LensModel": null}')
    if len(content) > _MOST:
        raise FileError(config, "names more than {most} fields", most=_MOST)
    for tag, default in content.items():
        if not _TAG.fullmatch(tag):
            raise FileError(
                config,
                '"{tag}" is not the name of a tag with its group, as for instance XMP:CropTop is',
                tag=tag,
            )
        if isinstance(default, dict | list):
            raise FileError(
                config, "the default of {tag} is neither text, number, true, false nor null", tag=tag
            )
    return tuple(Field(tag, default) for tag, default in content.items())
