"""A folder of a few real photos to try the program on, from scikit-image's freely licensed data."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from cropperhead_desktop.domain.decision import DecisionKind, WriteReceipt, decided_now
from cropperhead_desktop.domain.errors import CropperHeadError, FileError
from cropperhead_desktop.domain.suggestion import Verdict
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.workflows.batch.contact_sheet import sheet_of
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import PhotoProposal, suggest_photos

PHOTOS = ("astronaut.png", "camera.png", "chelsea.png", "coffee.png", "hubble_deep_field.jpg", "rocket.jpg")
"""NASA, CC0 and public-domain photographs; their origins are listed in scikit-image's data/README.txt."""


@dataclass(frozen=True, slots=True)
class DemoReport:
    """What the demo without a display made."""

    outcomes: Sequence[Outcome[PhotoProposal]]
    receipts: Sequence[WriteReceipt]
    sheet: Path


def demo_folder(parent: Path) -> Path:
    """`parent`/demo with the demo photos copied into it; what the user made there is left alone.

    Raises CropperHeadError when scikit-image is not installed or the folder cannot be written.
    """
    spec = find_spec("skimage")  # located, not imported: scikit-image takes a second to import
    if spec is None or spec.origin is None:
        raise CropperHeadError("the demo photos come with scikit-image: pip install scikit-image")
    source = Path(spec.origin).parent / "data"
    folder = parent / "demo"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in PHOTOS:
            if (source / name).is_file() and not (folder / name).exists():
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
