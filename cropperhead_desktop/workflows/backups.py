"""Originals that were kept before their files were changed: which there are, and removing them.

Embedding keeps a whole photo, so a shoot may take twice its place. An original is removed only where its file
is there, a photo with the same pixels. Undo needs them, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, extension
from cropperhead_desktop.library.scan import listings
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.xmp.atomic import BACKUP_SUFFIX
from cropperhead_desktop.xmp.pixels import mark_of


@dataclass(frozen=True, slots=True)
class KeptOriginal:
    """A file as it was before it was changed first; `size` in bytes."""

    path: Path
    size: int

    @property
    def changed(self) -> Path:
        """The file that it is the original of."""
        return self.path.with_name(self.path.name.removesuffix(BACKUP_SUFFIX))

    @property
    def is_photo(self) -> bool:
        """Whether a whole photo was kept, and not a sidecar."""
        return extension(self.changed) in PHOTO_EXTENSIONS


def kept_originals(paths: Sequence[Path], recursive: bool = True) -> Iterator[KeptOriginal]:
    """The originals in folders, folder by folder; links are none."""
    for listing in listings(paths, recursive):
        for name in sorted(listing.others):
            path = listing.folder / name
            if name.endswith(BACKUP_SUFFIX) and path.is_file() and not path.is_symlink():
                yield KeptOriginal(path, path.stat().st_size)


def remove_original(kept: KeptOriginal) -> None:
    """Delete one (FileError: it is the only one that has what it holds, or the disk refuses)."""
    changed = kept.changed
    if not changed.is_file():
        raise FileError(kept.path, "kept: {name} is gone, this is all there is of it", name=changed.name)
    if kept.is_photo and (not mark_of(changed) or mark_of(changed) != mark_of(kept.path)):
        raise FileError(kept.path, "kept: {name} does not hold the same pixels", name=changed.name)
    try:
        kept.path.unlink()
    except OSError as error:
        raise FileError(kept.path, "cannot be removed ({why})", why=reason_of(error)) from error
