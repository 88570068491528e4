"""Lightroom catalogues made for tests and benchmarks, of the schema of any version."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE AgLibraryRootFolder (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL,
    absolutePath UNIQUE NOT NULL DEFAULT '', name NOT NULL DEFAULT '', relativePathFromCatalog);
CREATE TABLE AgLibraryFolder (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL,
    pathFromRoot NOT NULL DEFAULT '', rootFolder INTEGER NOT NULL DEFAULT 0);
CREATE TABLE AgLibraryFile (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL,
    baseName NOT NULL DEFAULT '', extension NOT NULL DEFAULT '', folder INTEGER NOT NULL DEFAULT 0,
    lc_idx_filename NOT NULL DEFAULT '');
CREATE TABLE Adobe_images (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL, captureTime, copyName,
    developSettingsIDCache, fileFormat NOT NULL DEFAULT 'unset', fileHeight, fileWidth, masterImage INTEGER,
    orientation, rootFile INTEGER NOT NULL DEFAULT 0, touchTime NOT NULL DEFAULT 0);
CREATE TABLE Adobe_imageDevelopSettings (id_local INTEGER PRIMARY KEY, croppedHeight, croppedWidth,
    image INTEGER, text);
CREATE INDEX settings_of_image ON Adobe_imageDevelopSettings(image);
CREATE TABLE Adobe_AdditionalMetadata (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL,
    image INTEGER, xmp NOT NULL DEFAULT '');
CREATE INDEX packet_of_image ON Adobe_AdditionalMetadata(image);
CREATE TABLE AgHarvestedExifMetadata (id_local INTEGER PRIMARY KEY, image INTEGER, cameraModelRef INTEGER);
CREATE INDEX exif_of_image ON AgHarvestedExifMetadata(image);
CREATE TABLE AgInternedExifCameraModel (id_local INTEGER PRIMARY KEY, searchIndex, value);
CREATE TABLE Adobe_variablesTable (id_local INTEGER PRIMARY KEY, id_global UNIQUE NOT NULL, name, type,
    value NOT NULL DEFAULT '');
"""
"""What of a catalogue is read: the least that a reader may count on."""

UNCROPPED = (
    "s = {\nAutoLateralCA = 0,\nExposure2012 = 0.35,\nHasCrop = false,\nPerspectiveUpright = 0,\n"
    'ToneCurvePV2012 = { 0, 0, 255, 255 },\nWhiteBalance = "As Shot",\n}'
)


def develop(angle: float | str = 0.0, more: str = "", **edges: float | str) -> str:
    """Develop settings of a cropped photo, with a look that nests a crop of its own."""
    crop = "".join(f"Crop{name.title()} = {value},\n" for name, value in edges.items())
    look = 'Look = {\n Name = "Crop { \\" }",\n Parameters = {\n  CropLeft = 0.4,\n },\n},\n'
    return f's = {{\nAutoLateralCA = 0,\n{crop}CropAngle = {angle},\n{look}{more}WhiteBalance = "Custom",\n}}'


def packed(text: str | bytes) -> bytes:
    """A value as the newer versions compress it."""
    data = text.encode() if isinstance(text, str) else text
    return len(data).to_bytes(4, "big") + zlib.compress(data)


def _tables_first(schema: str) -> str:
    """The statements of a schema in an order in which they can be carried out."""
    statements, waiting = [], ""
    for line in schema.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            statements.append(waiting.strip())
            waiting = ""
    made = [each for each in statements if "sqlite_" not in each]
    return "\n".join(sorted(made, key=lambda each: "CREATE TABLE" not in each))


class MadeCatalogue:
    """A catalogue that is filled row by row; `close` before it is read."""

    def __init__(self, path: Path, schema: str = SCHEMA, version: object = "1100000") -> None:
        self.path = path
        self.connection = sqlite3.connect(path)
        self.connection.executescript("PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY; ")
        self.connection.executescript(f"BEGIN; {_tables_first(schema)} COMMIT;")
        self._folders: dict[tuple[str, str], int] = {}
        self._roots: dict[str, int] = {}
        self._cameras: dict[str, int] = {}
        if version is not None:
            row = ("Adobe_variablesTable", {"name": "Adobe_DBVersion", "value": version, "id_global": "v"})
            self.insert(*row)

    def insert(self, table: str, row: dict[str, Any]) -> int:
        """Add a row; its number."""
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        added = self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values())
        )
        return added.lastrowid or 0

    def photo(
        self,
        name: str,
        settings: str | bytes | None = UNCROPPED,
        root: str = "/photos/",
        folder: str = "2019/",
        camera: str = "",
        xmp: str | bytes | None = None,
        cropped_width: object = "uncropped",
        relative: str | None = None,
        file: int | None = None,
        **image: Any,
    ) -> int:
        """A photo and all that belongs to it; further columns of `Adobe_images` by their names."""
        base, _, ending = name.rpartition(".")
        if file is None:
            file = self.insert(
                "AgLibraryFile",
                {
                    "id_global": self._fresh(),
                    "baseName": base,
                    "extension": ending,
                    "folder": self._folder(root, folder, relative),
                    "lc_idx_filename": name.lower(),
                },
            )
        values = {
            "id_global": self._fresh(),
            "rootFile": file,
            "fileWidth": 6000,
            "fileHeight": 4000,
            "orientation": "AB",
            "captureTime": "2019-07-04T12:30:15.25",
            "touchTime": 6e8,
            "fileFormat": "RAW",
            **image,
        }
        number = self.insert("Adobe_images", values)
        if settings is not None:
            row = {"image": number, "text": settings, "croppedWidth": cropped_width}
            self.insert("Adobe_imageDevelopSettings", row)
        if camera:
            if camera not in self._cameras:
                self._cameras[camera] = self.insert("AgInternedExifCameraModel", {"value": camera})
            row = {"image": number, "cameraModelRef": self._cameras[camera]}
            self.insert("AgHarvestedExifMetadata", row)
        if xmp is not None:
            self.insert("Adobe_AdditionalMetadata", {"id_global": self._fresh(), "image": number, "xmp": xmp})
        return number

    def file_of(self, image: int) -> int:
        """The number of a photo's file, which virtual copies share."""
        found = self.connection.execute("SELECT rootFile FROM Adobe_images WHERE id_local = ?", (image,))
        return int(found.fetchone()[0])

    def close(self) -> Path:
        """Write all; where it is."""
        self.connection.commit()
        self.connection.close()
        return self.path

    def _folder(self, root: str, folder: str, relative: str | None) -> int:
        if root not in self._roots:
            row = {"id_global": self._fresh(), "absolutePath": root, "relativePathFromCatalog": relative}
            self._roots[root] = self.insert("AgLibraryRootFolder", row)
        if (root, folder) not in self._folders:
            row = {"id_global": self._fresh(), "pathFromRoot": folder, "rootFolder": self._roots[root]}
            self._folders[root, folder] = self.insert("AgLibraryFolder", row)
        return self._folders[root, folder]

    def _fresh(self) -> str:
        self._last = getattr(self, "_last", 0) + 1
        return f"id-{self._last}"
