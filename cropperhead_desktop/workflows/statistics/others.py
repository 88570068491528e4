"""The rows of `crops` for photos whose crops other editors keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.labelling import Copies, Origin
from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo
from cropperhead_desktop.editors.found import EditorCrop
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.elsewhere import Elsewhere, seeing
from cropperhead_desktop.workflows.oriented_photos import turned_by
from cropperhead_desktop.workflows.rows import Row, failed_row
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.statistics.harvest import Harvested

ROUGH = "rough"
"""The doubt about a crop of which size and ratio alone are known."""


def with_others(services: Services, found: Elsewhere, rows: Iterable[Row]) -> Iterator[Row]:
    """Harvested rows, those of photos that other editors have a crop of anew, then those of all their others.

    Rows of photos that are not here say `offline`.
    """
    eyes, told, copies = seeing(services, found), set[Path](), Copies()
    for row in rows:
        photo = Path(row["file"]).absolute()
        if row["status"] == "ok" and photo in found.crops:
            told.add(photo)
            named = _row(eyes, photo, found.crops[photo]) | {"file": row["file"]}
            yield _told_apart(named, photo, copies)
        else:
            yield row
    for photo, one in found.crops.items():
        if photo not in told:
            yield _told_apart(_row(eyes, photo, one), photo, copies)


def _row(eyes: Services, photo: Path, found: EditorCrop) -> Row:
    try:
        if photo.is_file():
            info, camera = eyes.photos.described(photo)
            record = eyes.sidecars.read(photo, info)
            if record.editor == found.editor.value or not found.is_exact:
                info = turned_by(photo, info, record)
            if found.is_exact:
                return Harvested(info, record, camera).as_row(photo)
        taken = "" if found.taken is None else found.taken.strftime("%Y-%m-%d %H:%M:%S")
        said = CropRecord(crop=found.crop, has_crop=True, editor=found.editor.value)
        shape = PhotoInfo(found.width, found.height, found.orientation)
        row = Harvested(shape, said, CameraFacts(found.camera, taken=taken)).as_row(photo)
    except (FileError, ValueError) as error:
        return failed_row(photo, error.reason if isinstance(error, FileError) else str(error))
    if not found.is_exact:
        row |= {"origin": None, "doubt": ROUGH}
    return row if photo.is_file() else row | {"offline": True}


def _told_apart(row: Row, photo: Path, copies: Copies) -> Row:
    if row.get("origin") == Origin.ELSEWHERE:
        row["origin"] = copies.origin(photo.parent, Crop(**row["crop"]), Origin.ELSEWHERE)
    return row
