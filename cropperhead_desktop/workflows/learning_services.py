"""The services of the window: what is decided there is learnt, too. The command line has a command for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.workflows.learn.personal import learn_decided, learn_library
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import embed_crop


class LearningServices(Services):
    """`review.ports.Backend`, and what else the window asks of the program below it. Thread-safe."""

    def learn(self, path: Path) -> bool:
        """Teach the personal head what was just decided; True when somebody else is believed from now on.

        Raises PhotoError, SidecarError, ModelError, FileError.
        """
        if not self.options.personal:
            return False
        before = self.style.voice
        learn_decided(self, path)
        return self.style.voice is not before

    def learn_first(self, photos: Sequence[Path], progress: ProgressCallback = ignore_progress) -> bool:
        """Teach it the crops that photos have, unless it has learnt something before; True as above."""
        if not self.options.personal or self.style.style.crops:
            return False
        before = self.style.voice
        learn_library(self, photos, progress)
        return self.style.voice is not before

    def learnt(self) -> Sequence[str]:
        """What the personal head has learnt, in words (ModelError, FileError)."""
        return self.style.words()

    def forget_learnt(self) -> Sequence[str]:
        """Begin anew; what is known then, in words (ModelError, FileError)."""
        self.style.reset()
        return self.style.words()

    def embed(self, photo: Path) -> None:
        """Write the crop of the sidecar into the photo itself (PhotoError, SidecarError, ToolError)."""
        embed_crop(self, photo)
