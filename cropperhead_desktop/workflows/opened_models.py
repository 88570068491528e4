"""Models by name, ready to propose; what any of them measures of photos is kept in one file."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cropperhead_desktop.workflows.options import model_in_use, user_models_folder

if TYPE_CHECKING:
    from cropperhead_desktop.inference.suggest.evidence import EvidenceCache
    from cropperhead_desktop.inference.suggest.suggesters import Suggester


class OpenedModels:
    """Opens them for one device; `limit` bytes is what `file` may take."""

    def __init__(self, file: Path, limit: int, device: str) -> None:
        self._file, self._limit, self._device = file, limit, device

    def open(self, name: str) -> Suggester:
        """The model of this name, empty: the one in use (ModelError: not there, or its card is not sound)."""
        # imported late: commands that only read or write crops need no onnxruntime (0.13 s)
        from cropperhead_desktop.inference.models.registry import Registry
        from cropperhead_desktop.inference.suggest.suggesters import open_suggester

        registry = Registry(user_models_folder())
        model, card = registry.find(name or registry.known(model_in_use()))
        return open_suggester(model, card, self._device, self._evidence)

    def close(self) -> None:
        """Release the file."""
        if "_evidence" in self.__dict__:
            self._evidence.close()

    @cached_property
    def _evidence(self) -> EvidenceCache:
        from cropperhead_desktop.inference.suggest.evidence import EvidenceCache

        return EvidenceCache(self._file, self._limit)
