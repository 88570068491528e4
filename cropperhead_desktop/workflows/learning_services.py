"""The services of the window: what is decided there is learnt, too. The command line has a command for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cropperhead_desktop.domain.errors import CropperHeadError, FileError
from cropperhead_desktop.domain.photo import photo_key
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.library.batches import BatchStore
from cropperhead_desktop.library.written import WrittenCrop, WrittenCrops
from cropperhead_desktop.workflows.batch.undo import undo_batch
from cropperhead_desktop.workflows.options import Options, batches_folder
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import embed_crop
from cropperhead_desktop.xmp.embed import EmbedReceipt, taking_out

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learn.teaching import TeachingRound


class LearningServices(Services):
    """`review.ports.Backend`, and what else the window asks of the program below it. Thread-safe.

    What learns is imported when first asked: the folder that is opened does not wait for numpy.
    """

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self._written = WrittenCrops(self.cache_folder / "written.sqlite")
        self.at_end.append(self._written.close)
        self.warm_up: Callable[[], None] = partial(_warm_up, self)
        """Start what the first proposal needs: processes that decode, and the model (ModelError)."""
        self.findings: Callable[[], dict[str, bool]] = partial(_findings, self)
        """What the welcome says of this machine."""

    def learn(self, path: Path) -> Turn:
        """Teach the personal head what was just decided; what that changes about the next proposals.

        Raises PhotoError, SidecarError, ModelError, FileError.
        """
        from cropperhead_desktop.workflows.learn.personal import learn_decided

        if not self.options.personal:
            return Turn.NOTHING
        before = self.style.style
        learn_decided(self, path)
        return self.style.turn_since(before)

    def learn_first(self, photos: Sequence[Path], progress: ProgressCallback = ignore_progress) -> Turn:
        """Teach it the crops that photos have, as far as it has not learnt from them; as above.

        Where it has learnt from some, only those are looked at that were taken over from another model.
        """
        from cropperhead_desktop.workflows.learn.personal import learn_library

        if not self.options.personal:
            return Turn.NOTHING
        before = self.style.style
        if any(one.is_fitted for one in before.crops):
            wanted = {one.key for one in before.crops if not one.is_fitted}
            photos = [photo for photo in photos if photo_key(photo) in wanted] if wanted else []
        if photos:
            learn_library(self, photos, progress)
        return self.style.turn_since(before)

    def hand_over(self) -> Turn:
        """Let the other propose: the model, or what the user's crops taught (ModelError, FileError)."""
        before = self.style.style
        self.style.hand_over()
        return self.style.turn_since(before)

    def is_untaught(self) -> bool:
        """Whether nothing was learnt yet (ModelError, FileError)."""
        return self.options.personal and not self.style.style.past()

    def teaching_round(self, photos: Sequence[Path]) -> TeachingRound:
        """Questions about these photos whose answers teach the personal head."""
        from cropperhead_desktop.workflows.learn.teaching import TeachingRound

        return TeachingRound(self, photos)

    def learn_preferred(self, path: Path, boxes: Sequence[Box], number: int | None) -> Turn:
        """Learn from the blind comparison that of some crops (displayed pixels) one looks best.

        None takes that back. Raises PhotoError, ModelError, FileError.
        """
        from cropperhead_desktop.workflows.learn.teaching import learn_preferred, preferred_key

        before = self.style.style
        if number is None:
            key = preferred_key(path)
            self.style.forget(lambda one: one.key == key)
        else:
            learn_preferred(self, path, boxes, number)
        return self.style.turn_since(before)

    def remember_written(self, photo: Path) -> None:
        """What its files say by now is what we wrote, or took back (PhotoError)."""
        record = self.sidecars.read(photo, self.photos.info(photo))
        decision = record.decision
        self._written.put(photo, None if decision is None else WrittenCrop(record.crop, decision.time))

    def written(self, photos: Sequence[Path]) -> Mapping[Path, WrittenCrop]:
        """What we wrote last, for those of the photos for which we did."""
        return self._written.get(photos)

    def embed(self, photo: Path) -> EmbedReceipt:
        """Write the crop of the sidecar into the photo itself (PhotoError, SidecarError, ToolError)."""
        return embed_crop(self, photo)

    def take_out(self, receipt: object) -> str:
        """Put a photo back as it was before `embed`; words about what is left (PhotoError, ToolError)."""
        assert isinstance(receipt, EmbedReceipt)
        with taking_out(receipt, None) as words:
            return words or ""

    def undo_batch(self, batch_id: str) -> tuple[int, int]:
        """Take a batch back as a whole: files put back, and left since somebody changed them (FileError)."""
        batch = BatchStore(batches_folder()).find(batch_id)
        if batch is None:
            raise FileError(batches_folder() / batch_id, "the journal of this batch is gone")
        undone = undo_batch(batch, self.sidecars)
        return undone.restored, undone.conflicts


def _warm_up(services: LearningServices) -> None:
    services.photos.start()
    services.suggester.warm_up()
    if services.options.personal:
        with suppress(CropperHeadError):  # who proposes says so
            _ = services.style.style


def _findings(services: LearningServices) -> dict[str, bool]:
    from cropperhead_desktop.workflows.doctor import in_short

    return in_short(services)
