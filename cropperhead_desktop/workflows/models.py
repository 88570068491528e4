"""Models: which there are, bringing in one's own, checking them.

The inference room is imported late: onnxruntime takes 0.13 s that other commands need not wait for.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cropperhead_desktop.workflows.options import user_models_folder


def list_models() -> list[dict[str, Any]]:
    """One row per model: name, title, file, licence, scores and whether it is the default."""
    from cropperhead_desktop.inference.registry import DEFAULT_MODEL, Registry

    rows = []
    for entry in Registry(user_models_folder()).list():
        row: dict[str, Any] = {
            "name": entry.name,
            "default": entry.name == DEFAULT_MODEL,
            "shipped": entry.shipped,
            "file": str(entry.path),
            "title": entry.card.title if entry.card else entry.problem,
        }
        if entry.card:
            row |= {
                "licence": entry.card.licence,
                "verdict": entry.card.verdict,
                "scores": [dict(score) for score in entry.card.scores],
            }
        rows.append(row)
    return rows


def import_model(source: Path, name: str) -> str:
    """Import weights of the 2020 architecture into the user's models; returns the model's name.

    Raises ModelError naming the layer or file that does not fit.
    """
    from cropperhead_desktop.inference.importer import import_model as import_weights

    import_weights(source, user_models_folder(), name)
    return name


def verify_models() -> list[dict[str, Any]]:
    """Card, SHA-256 and one run on the CPU for every model."""
    from cropperhead_desktop.inference.registry import Registry

    return [
        {
            "name": entry.name,
            "ok": entry.card is not None,
            "detail": entry.problem or "card, SHA-256 and a run: good",
        }
        for entry in Registry(user_models_folder()).verify()
    ]
