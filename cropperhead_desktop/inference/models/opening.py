"""The right suggester for a model, by the kind on its card."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.inference.models.card import ModelCard, ModelKind
from cropperhead_desktop.inference.suggest.candidate_suggester import CandidateSuggester
from cropperhead_desktop.inference.suggest.onnx_suggester import OnnxSuggester


def open_suggester(model: Path, card: ModelCard, device: str = "auto") -> OnnxSuggester | CandidateSuggester:
    """A `domain.ports.Suggester` for the model file and its card; nothing is loaded before its first use."""
    if card.kind is ModelKind.CANDIDATES:
        return CandidateSuggester(model, card, device)
    return OnnxSuggester(model, card, device)
