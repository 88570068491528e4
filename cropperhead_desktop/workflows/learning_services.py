"""The services of the window: what is decided there is learnt, too. The command line has a command for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import photo_key
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.library.batches import BatchStore
from cropperhead_desktop.workflows.batch.undo import undo_batch
from cropperhead_desktop.workflows.learn.personal import learn_decided, learn_library
from cropperhead_desktop.workflows.options import batches_folder
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import embed_crop
from cropperhead_desktop.xmp.embed import EmbedReceipt, taking_out


class LearningServices(Services):
    """`review.ports.Backend`, and what else the window asks of the program below it. Thread-safe."""

    def learn(self, path: Path) -> Turn:
        """Teach the personal head what was just decided; what that changes about the next proposals.

        Raises PhotoError, SidecarError, ModelError, FileError.
        """
        if not self.options.personal:
            return Turn.NOTHING
        before = self.style.style
        learn_decided(self, path)
        return self.style.turn_since(before)

    def learn_first(self, photos: Sequence[Path], progress: ProgressCallback = ignore_progress) -> Turn:
        """Teach it the crops that photos have, as far as it has not learnt from them; as above.

        Where it has learnt from some, only those are looked at that were taken over from another model.
        """
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

    def learnt(self) -> Sequence[str]:
        """What the personal head has learnt, in words (ModelError, FileError)."""
        return self.style.words()

    def forget_learnt(self) -> Sequence[str]:
        """Begin anew; what is known then, in words (ModelError, FileError)."""
        self.style.reset()
        return self.style.words()

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
