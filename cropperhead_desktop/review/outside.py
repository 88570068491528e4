"""Undo of what was done to files outside of the session: batches, crops inside photos, earlier runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cropperhead_desktop.domain.decision import WriteReceipt
from cropperhead_desktop.review.ports import Backend
from cropperhead_desktop.review.text import counted, in_words, numeral, tr


@dataclass(frozen=True, slots=True)
class OutsideStep:
    """Done to `path`, a photo or a folder, and others; taken back in one job."""

    path: Path

    def undo(self, backend: Backend, progress: object) -> str:
        """Put everything back; words about what was not (FileError)."""
        raise NotImplementedError

    @property
    def can_repeat(self) -> bool:
        """True where `repeat` does again what was taken back."""
        return False

    def repeat(self, backend: Backend, progress: object) -> str:
        """Do it again (FileError)."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class PastStep(OutsideStep):
    """A sidecar write of an earlier run."""

    receipt: WriteReceipt = field(kw_only=True)

    def undo(self, backend: Backend, progress: object) -> str:
        """As the undo of a write of this run."""
        return " ".join(in_words(words) for words in backend.sidecars.restore(self.receipt))

    @property
    def can_repeat(self) -> bool:
        """All that was written is known."""
        return True

    def repeat(self, backend: Backend, progress: object) -> str:
        """The same bytes once more."""
        backend.sidecars.repeat(self.receipt)
        return ""


@dataclass(frozen=True, slots=True)
class BatchStep(OutsideStep):
    """An auto-crop of the folder `path`."""

    batch: str = field(kw_only=True)
    sidecars: int = 0
    """How many it wrote in this run."""

    def undo(self, backend: Backend, progress: object) -> str:
        """The whole batch."""
        restored, conflicts = backend.undo_batch(self.batch)
        words = tr("{files} put back").format(files=counted(restored, "file"))
        left = tr("{words}, {count} left since they changed").format(words=words, count=numeral(conflicts))
        return left if conflicts else words


@dataclass(frozen=True, slots=True)
class EmbedStep(OutsideStep):
    """Crops that were written into photos, with the proof of each write."""

    receipts: Mapping[Path, object] = field(kw_only=True, compare=False)

    def undo(self, backend: Backend, progress: object) -> str:
        """Every photo as it was; one that cannot be is left alone, and the others go on."""
        failed: list[Exception] = []
        for receipt in self.receipts.values():
            try:
                backend.take_out(receipt)
            except Exception as error:
                failed.append(error)
        if failed:
            raise failed[0]
        return tr("{photos} as before").format(photos=counted(len(self.receipts), "photo file"))
