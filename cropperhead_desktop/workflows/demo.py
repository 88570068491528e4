"""A folder of a few real photos to try the program on; resources/demo/LICENSES.txt says whose they are."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.decision import DecisionKind, WriteReceipt, decided_now
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.suggestion import Verdict
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.folders import resources_folder
from cropperhead_desktop.workflows.batch.contact_sheet import sheet_of
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import PhotoProposal, suggest_photos

PHOTOS = (
    "friends.jpg", "portrait.jpg", "sunset.jpg", "fig.jpg", "mountains.jpg",
    "dandelion-1.jpg", "dandelion-2.jpg", "dandelion-3.jpg",
)  # fmt: skip
"""Two friends in a tilted upright, a portrait, two landscapes, a still life, and a burst."""


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the demo without a display made."""

    outcomes: Sequence[Outcome[PhotoProposal]]
    receipts: Sequence[WriteReceipt]
    sheet: Path


def demo_folder(parent: Path) -> Path:
    """`parent`/demo with the demo photos copied into it; what the user made there is left alone.

    Raises FileError when the folder cannot be written.
    """
    source = resources_folder() / "demo"
    folder = parent / "demo"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in PHOTOS:
            if not (folder / name).exists():
                shutil.copyfile(source / name, folder / name)
    except OSError as error:
        raise FileError(folder, "cannot be written: {why}", why=reason_of(error)) from error
    return folder


def demo_without_display(services: Services, folder: Path, photos: Sequence[Path]) -> DemoReport:
    """Propose for every photo, write what nobody has decided yet into sidecars, draw one contact sheet."""
    outcomes = list(suggest_photos(services, photos))
    receipts = []
    for outcome in outcomes:
        decided = services.sidecars.read(outcome.path).decision
        if outcome.value is None or (decided is not None and decided.kind.is_human):
            continue
        suggestion = outcome.value.suggestion
        if suggestion.verdict is Verdict.LEAVE:
            continue
        decision = decided_now(DecisionKind.PROPOSED, suggestion.model, suggestion.confidence)
        receipts.append(services.sidecars.write(outcome.path, suggestion.crop, outcome.value.info, decision))
    sheet = sheet_of(services, outcomes, folder.with_name(f"{folder.name}-contact-sheet.png"))
    return DemoReport(outcomes, receipts, sheet)
