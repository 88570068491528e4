"""What an interrupted batch had written already, told from its journal and the files together."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cropperhead_desktop.domain.errors import FileError, SidecarError
from cropperhead_desktop.library.journal import EmbedEntry, SidecarEntry, entry_of, records
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.xmp.embed import sha256_of
from cropperhead_desktop.xmp.store import Sidecars


@dataclass(frozen=True, slots=True)
class Written:
    """A sidecar that an earlier run meant to write, and the digest of what it wrote."""

    sidecar: str
    digest: bytes
    also: tuple[Written, ...] = ()
    """The photo's other sidecars that the same decision was meant for."""
    embedded: str = ""
    """SHA-256 of the photo with the crop inside, where that was meant to be written."""
    row: Mapping[str, Any] | None = None
    """What was to be told of the photo, where that was kept."""

    def still_there(self, store: Sidecars) -> bool:
        """True when the sidecar holds just that; else it was not written, or was changed since."""
        try:
            content = store.content(Path(self.sidecar))
        except SidecarError:
            return False
        return content is not None and _digest(content) == self.digest

    def is_complete(self, store: Sidecars) -> bool:
        """True when all of the photo's sidecars hold just what was meant for them."""
        return all(each.still_there(store) for each in (self, *self.also))

    def has_embedded(self, photo: Path) -> bool:
        """True when the photo holds just what was embedded."""
        try:
            return bool(self.embedded) and sha256_of(photo) == self.embedded
        except OSError:
            return False


def written_before(journal: Path) -> Mapping[str, Written]:
    """By photo, as an absolute path, what the journal says (FileError: it cannot be read)."""
    found: dict[str, Written] = {}
    try:
        for record in records(journal):
            entry = entry_of(record)
            if isinstance(entry, SidecarEntry):
                first, *others = (Written(str(each.sidecar), _digest(each.after)) for each in entry.all)
                inside = entry.inside.after if entry.inside is not None else ""
                found[str(entry.photo)] = replace(first, also=tuple(others), embedded=inside, row=entry.row)
            elif isinstance(entry, EmbedEntry) and str(entry.photo) in found:
                found[str(entry.photo)] = replace(found[str(entry.photo)], embedded=entry.after)
    except OSError as error:
        raise FileError(journal, "the journal cannot be read: {why}", why=reason_of(error)) from error
    return found


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
