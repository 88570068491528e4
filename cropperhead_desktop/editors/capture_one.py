"""Reader of Capture One's crops, for their size and ratio: `IMG.CR2.cos` of sessions, and `.cocatalogdb`.

A `.cos` lies in `CaptureOne/Settings*` below the photo's folder: `<VAR>` for each variant, with rows
`<E K="Crop" V="x;y;height;width"/>` and `Rotation`, of which the later one counts. A catalogue (SQLite, the
tables of Core Data) has the same in the layer that `ZVARIANT.ZCOMBINEDSETTINGS` names.

None of it was tried with Capture One: this is what others report of their catalogues. The centre lies in
pixels of the sensor; the sides come height first (in sensor terms), at least for photos that were turned:
where only the other order fits into the picture, that is taken. The rotation has the quarter turns of the
camera in it; the rest turns the picture clockwise. No such crop is exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from cropperhead_desktop.domain.errors import CatalogueError, FileError, PhotoError, Reason, printable
from cropperhead_desktop.domain.photo import RAW_SLACK
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut
from cropperhead_desktop.editors.reading import Context, Found, Source
from cropperhead_desktop.editors.roots import Roots, first_there, is_usable
from cropperhead_desktop.editors.sqlite_file import Database, as_number, as_side, as_text, as_words, opened
from cropperhead_desktop.geometry.crop import Box, Crop, is_inside, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.library.scan import natural_key
from cropperhead_desktop.system.editor_files import settings_folders
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import read_limited
from cropperhead_desktop.xmp.editors import COS_ROW
from cropperhead_desktop.xmp.tags import parse_number

LARGEST = 16 * 1024 * 1024
MOST_VARIANTS = 100

_ORIENTATIONS = (1, 6, 3, 8)
"""By quarter turns clockwise."""

_NEEDED = {
    "ZIMAGE": (
        *("ZIMAGEFILENAME", "ZIMAGELOCATION", "ZWIDTH", "ZHEIGHT", "ZISTRASHED", "ZEXP_DATE"),
        "ZCAMERA_MODEL",
    ),
    "ZVARIANT": ("ZIMAGE", "ZINDEX", "ZCOMBINEDSETTINGS"),
    "ZVARIANTLAYER": ("ZCROP", "ZROTATION"),
    "ZPATHLOCATION": ("ZISRELATIVE", "ZMACROOT", "ZWINROOT", "ZRELATIVEPATH"),
}
_QUERY = """
    SELECT i.ZIMAGEFILENAME, p.ZISRELATIVE, p.ZMACROOT, p.ZWINROOT, p.ZRELATIVEPATH, i.ZWIDTH, i.ZHEIGHT,
           i.ZEXP_DATE, i.ZCAMERA_MODEL, v.ZIMAGE, l.ZCROP, l.ZROTATION
    FROM (SELECT ZIMAGE, ZCOMBINEDSETTINGS FROM ZVARIANT ORDER BY ZIMAGE, ZINDEX LIMIT -1) AS v
    JOIN ZIMAGE AS i ON i.Z_PK = v.ZIMAGE
    LEFT JOIN ZPATHLOCATION AS p ON p.Z_PK = i.ZIMAGELOCATION
    LEFT JOIN ZVARIANTLAYER AS l ON l.Z_PK = v.ZCOMBINEDSETTINGS
    WHERE i.ZISTRASHED IS NOT 1
"""
"""The limit, which is none, keeps SQLite from sorting whole rows."""

_REPORT_EVERY = 1000


def read_beside(photo: Path, context: Context) -> Iterator[Found]:
    """The variants of a photo of a session (FileError: its settings cannot be read)."""
    folders = (name for name, suffix in settings_folders(photo.parent) if suffix == ".cos")
    for folder in sorted(folders, key=natural_key, reverse=True):  # of several versions the newest counts
        file = photo.parent / folder / f"{photo.name}.cos"
        try:
            raw = read_limited(file, LARGEST)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise FileError(file, "cannot be read: {why}", why=reason_of(error)) from error
        try:
            info = context.size_of(photo)
        except PhotoError as error:
            yield LeftOut(photo, error.reason)
            return
        for number, variant in enumerate(variants_of(raw)):
            rotation = parse_number(variant["Rotation"]) if "Rotation" in variant else None
            yield _found(
                photo, variant.get("Crop", ""), rotation, (info.width, info.height), _copy(number),
                orientation=info.frame.orientation,
            )  # fmt: skip
        return


def read_catalogue(path: Path, context: Context) -> Iterator[Found]:
    """All variants of all photos of a catalogue (CatalogueError), as far as it is not damaged within."""
    with opened(path, context) as database:
        database.needs("Capture One", "Z_PK", _NEEDED)
        context.on_note(path, "read as others describe such catalogues: sizes and ratios alone count")
        try:
            yield from _variants(path, database, context)
        except CatalogueError as error:
            yield LeftOut(path, error.reason)


def _variants(path: Path, database: Database, context: Context) -> Iterator[Found]:
    roots = Roots(context.roots)
    image, number = None, 0
    for done, row in enumerate(database.rows(_QUERY)):
        if done % _REPORT_EVERY == 0:
            context.progress(Progress(done, 0, path.name))
        name, is_relative, mac, windows, below, width, height, taken, camera, of, crop, rotation = row
        image, number = of, number + 1 if of == image else 0
        folder = _folder(path, roots, is_relative == 1, as_text(mac) or as_text(windows), as_text(below))
        named = as_text(name)
        if folder is None or not is_usable(named) or "/" in named:
            yield LeftOut(path, Reason('its photo "{name}" has no usable path', name=printable(named[:80])))
            continue
        size = as_side(width), as_side(height)
        if not all(size):
            yield LeftOut(folder / named, "the catalogue does not tell its size")
            continue
        yield _found(
            folder / named, as_text(crop), as_number(rotation), size, _copy(number),
            taken=_moment(taken), camera=as_words(camera),
        )  # fmt: skip


SOURCES = (
    Source(Editor.CAPTURE_ONE, read_beside),
    Source(Editor.CAPTURE_ONE, read_catalogue, ("*.cocatalogdb",)),
)


def variants_of(raw: bytes) -> list[dict[str, str]]:
    """The rows of each variant of a `.cos`; of several of one name the last one counts."""
    before, *variants = raw.decode("utf-8", "replace").split("<VAR")
    return [
        {row[1]: row[2] for row in COS_ROW.finditer(text)} for text in variants[:MOST_VARIANTS] or [before]
    ]


def crop_of(text: str, angle: float, width: int, height: int) -> Crop | None:
    """A crop on a stored picture of that size (px) that is turned clockwise by `angle`; None: all of it.

    ValueError: it is none that fits into the picture.
    """
    match [parse_number(part, decimal_comma=False) for part in text.strip().split(";")]:
        case [float(x), float(y), float(one), float(other)]:
            pass
        case [] | [None] if not text.strip():
            return _crop(Box(width / 2, height / 2, width, height, -angle), width, height) if angle else None
        case _:
            raise ValueError(Reason('is "{text}", not four numbers', text=text[:60]))
    if one == other == 0:
        return crop_of("", angle, width, height)
    for across, down in ((other, one), (one, other)):
        box = Box(x, y, across, down, -angle)
        if min(across, down) >= 1 and is_inside(box, width, height, RAW_SLACK):
            return _crop(box, width, height)
    raise ValueError(Reason('is "{text}", outside the picture', text=text[:60]))


def _crop(box: Box, width: int, height: int) -> Crop | None:
    """The box as far as it lies within the picture; None where it is all of that but for a raw's border."""
    lacks = (width - box.width, height - box.height)
    if box.angle == 0 and max(map(abs, lacks)) <= RAW_SLACK:
        return None
    return to_crop(fit_inside(box, width, height), width, height)


def _found(
    photo: Path,
    crop: str,
    rotation: float | None,
    size: tuple[int, int],
    copy: str,
    orientation: int = 1,
    taken: datetime | None = None,
    camera: str = "",
) -> Found:
    """A variant; without a rotation it is shown by `orientation`."""
    turns = round((rotation or 0.0) / 90) if abs(rotation or 0.0) <= 3600 else 0
    angle = (rotation or 0.0) - 90 * turns
    shown = orientation if rotation is None else _ORIENTATIONS[turns % 4]
    try:
        if abs(angle) > 45:
            raise ValueError(Reason("is turned by {angle:g} degrees", angle=angle))
        cropped = crop_of(crop, angle, *size)
    except ValueError as error:
        return LeftOut(photo, Reason("its crop {why}", why=str(error)))
    return EditorCrop(
        photo, Editor.CAPTURE_ONE, cropped, *size, orientation=shown, is_exact=cropped is None,
        taken=taken, camera=camera, copy=copy, is_tried=False,
    )  # fmt: skip


def _copy(number: int) -> str:
    return f"variant {number + 1}" if number else ""


def _folder(path: Path, roots: Roots, is_relative: bool, root: str, below: str) -> Path | None:
    below = below.replace("\\", "/").strip("/")
    if is_relative:
        return path.absolute().parent / below if is_usable(below) else None
    named = f"{root.replace(chr(92), '/').rstrip('/')}/{below}"
    return first_there(roots.place(named), Path(named)) if is_usable(named) else None


def _moment(value: object) -> datetime | None:
    """Seconds since 1970, as the camera's clock had it."""
    seconds = as_number(value)
    if seconds is None or not 0 < seconds < 2**33:
        return None
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
