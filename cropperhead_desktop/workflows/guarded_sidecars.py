"""Sidecars that nobody writes while a batch of another process works in their folder."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.domain.decision import Decision, WriteReceipt
from cropperhead_desktop.domain.errors import SidecarError
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.lock import holder_elsewhere
from cropperhead_desktop.xmp.store import PlannedWrite, Sidecars


class GuardedSidecars(Sidecars):
    """Every write raises SidecarError where another process holds the folder; the message says which."""

    def write(self, photo: Path, crop: Crop | None, info: PhotoInfo, decision: Decision) -> WriteReceipt:
        """See `Sidecars.write`."""
        _check(photo)
        return super().write(photo, crop, info, decision)

    def write_marks(self, photo: Path, before: Marks, after: Marks, info: PhotoInfo) -> WriteReceipt:
        """See `Sidecars.write_marks`."""
        _check(photo)
        return super().write_marks(photo, before, after, info)

    def carry_out(self, planned: PlannedWrite) -> WriteReceipt:
        """See `Sidecars.carry_out`."""
        _check(planned.sidecar)
        return super().carry_out(planned)

    def restore(self, receipt: WriteReceipt) -> None:
        """See `Sidecars.restore`."""
        _check(receipt.sidecar)
        super().restore(receipt)


def _check(path: Path) -> None:
    holder = holder_elsewhere(path.parent)
    if holder is not None:
        raise SidecarError(
            path, f"not written: {holder.words} writes in this folder; try again when it is done"
        )
