"""The statistics of somebody's crops in a library, with the program's proposals beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from functools import reduce
from pathlib import Path
from statistics import fmean

from cropperhead_desktop.dataset.statistics import UNTURNED, Sample, Statistics, ratio_name, statistics_of
from cropperhead_desktop.dataset.statistics_words import sentences
from cropperhead_desktop.domain.errors import ModelError, Reason
from cropperhead_desktop.domain.labelling import HUMAN, Doubt, Origin
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.domain.words import Digits
from cropperhead_desktop.domain.words import counted as counted_words
from cropperhead_desktop.evaluation.occasions import camera_time, occasions
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.elsewhere import Elsewhere
from cropperhead_desktop.workflows.outcome import for_each
from cropperhead_desktop.workflows.rows import Row
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.statistics.harvest import harvest
from cropperhead_desktop.workflows.statistics.others import ROUGH, with_others

COMPARED = 500
"""Photos, the latest, whose decision is compared with the program's proposal, unless more are asked for."""


@dataclass(frozen=True, slots=True)
class AppliedCrops:
    """Crops that are in the pixels already: they have a shape, a size and an angle, but no place.

    `ratios` of the pictures as they are; `kept_area` the mean share of those not turned, `angle` the mean
    size of the angle of the `turned` ones in degrees; None without any.
    """

    photos: int = 0
    ratios: Mapping[str, int] = field(default_factory=dict)
    kept_area: float | None = None
    turned: int = 0
    angle: float | None = None


@dataclass(frozen=True, slots=True)
class LevelledPhotos:
    """Photos that Upright or Transform level in Lightroom, and by how many degrees on average; None: none."""

    photos: int = 0
    degrees: float | None = None


@dataclass(frozen=True, slots=True)
class StatisticsResult:
    """The statistics, the same in words, how many photos were looked at and how many of them failed.

    `left_out` counts the crops that say nothing: each kind of `Doubt`, and `copy` of another photo's crop.
    """

    statistics: Statistics
    words: tuple[str, ...]
    photos: int
    failed: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    applied: AppliedCrops = AppliedCrops()
    levelled: LevelledPhotos = LevelledPhotos()

    def record(self) -> Row:
        """The row that `stats --json` prints."""
        told: Row = {"status": "ok", "photos": self.photos, "failed": self.failed, "words": list(self.words)}
        return {
            **told,
            "left_out": dict(self.left_out),
            "applied": asdict(self.applied),
            "levelled": asdict(self.levelled),
            **self.statistics.record(),
        }


def gather(
    services: Services,
    paths: Sequence[Path],
    recursive: bool = True,
    compared: int = COMPARED,
    progress: ProgressCallback = ignore_progress,
    others: Elsewhere | None = None,
) -> StatisticsResult:
    """The statistics of all photos under `paths` that somebody has decided about, and of `others`.

    The latest `compared` of those that were not taken as proposed are compared with what the model proposes,
    which takes time only where it was never asked. `progress` may raise Cancelled. Without a usable model
    nothing is compared.
    """
    status: Counter[str] = Counter()
    levels: list[float] = []

    def counted() -> Iterator[Row]:
        rows = harvest(services, paths, recursive, progress=progress)
        for row in rows if others is None else with_others(services, others, rows):
            status[row["status"]] += 1
            levels.extend(filter(None, [row.get("level_degrees")]))
            yield row

    samples, left_out, applied = samples_of(counted())
    samples = list(_with_proposals(services, samples, compared, progress))
    found = statistics_of(samples)
    levelled = LevelledPhotos(len(levels), fmean(levels) if levels else None)
    words = (*sentences(found), *_level_words(levelled), *_left_out_words(left_out))
    return StatisticsResult(
        found, words, status["ok"], status["failed"], left_out, applied_crops(applied), levelled
    )


_LEFT_OUT: dict[str, str] = {Origin.COPIED: "copy", Origin.VISITOR: "visitor"}


def samples_of(rows: Iterable[Row]) -> tuple[list[Sample], Counter[str], list[Row]]:
    """The harvested photos that count, each with its occasion (shoot); why others do not; those applied."""
    samples: list[Sample] = []
    taken: list[tuple[str, datetime | None]] = []
    left_out, applied = Counter[str](), list[Row]()
    for row in rows:
        sample = sample_of(row)
        if row.get("already_applied") and row["crop"] is not None:
            applied.append(row)
        if sample is None:
            why = _LEFT_OUT.get(row.get("origin") or "", row.get("doubt"))
            left_out.update(filter(None, [why]))
        else:
            samples.append(sample)
            taken.append((str(Path(sample.photo).parent), camera_time(row["date"])))
    named = zip(samples, occasions(taken), strict=True)
    return [replace(sample, occasion=name) for sample, name in named], left_out, applied


def applied_crops(rows: Sequence[Row]) -> AppliedCrops:
    """What harvested photos tell whose crop is in their pixels already."""
    crops = [Crop(**row["crop"]) for row in rows]
    angles = [abs(crop.angle) for crop in crops if abs(crop.angle) >= UNTURNED]
    areas = [(c.right - c.left) * (c.bottom - c.top) for c in crops if abs(c.angle) < UNTURNED]
    return AppliedCrops(
        photos=len(rows),
        ratios=dict(Counter(ratio_name(row["width"] / row["height"]) for row in rows)),
        kept_area=fmean(areas) if areas else None,
        turned=len(angles),
        angle=fmean(angles) if angles else None,
    )


def _level_words(levelled: LevelledPhotos) -> Iterator[str]:
    if levelled.degrees is not None:
        photos = counted_words(levelled.photos, "photo")
        angle = Digits(f"{levelled.degrees:.1f}")
        yield Reason(
            "{photos} levelled by Upright or Transform, by {angle}° on average.", photos=photos, angle=angle
        )


_LEFT_OUT_WORDS: dict[str, Callable[[int], Reason]] = {
    Doubt.ALREADY_APPLIED.name.lower(): lambda n: Reason("{count:,} already applied to the pixels", count=n),
    Doubt.WARPED.name.lower(): lambda n: Reason(
        "{count:,} on pictures that Upright or Transform bent", count=n
    ),
    Doubt.OUTDATED.name.lower(): lambda n: Reason("{count:,} of photos that changed since", count=n),
    _LEFT_OUT[Origin.COPIED]: lambda n: Reason("{count:,} copied from another photo", count=n),
    _LEFT_OUT[Origin.VISITOR]: lambda n: Reason("{count:,} drawn by visitors", count=n),
    ROUGH: lambda n: Reason("{count:,} known by size and ratio only", count=n),
}


def _left_out_words(left_out: Mapping[str, int]) -> Iterator[str]:
    """What was left out, in one sentence."""
    parts = [words(left_out[name]) for name, words in _LEFT_OUT_WORDS.items() if left_out[name]]
    if parts:
        what = reduce(lambda one, more: Reason("{one}, {more}", one=one, more=more), parts)
        yield Reason("Crops left out: {what}.", what=what)


def sample_of(row: Row) -> Sample | None:
    """A harvested photo as a sample of no occasion yet; None where no person decided about these pixels."""
    if row.get("origin") not in HUMAN:
        return None
    crop = Crop(**row["crop"]) if row["crop"] is not None else None
    return Sample(
        photo=row["file"],
        occasion="",
        width=row["width"],
        height=row["height"],
        orientation=row["orientation"],
        crop=crop,
        decision=row["origin"],
        month=(row["date"] or "")[:7],
        lens=row["lens"] or "",
        confidence=row["confidence"],
        was_proposed=row["model"] is not None,
    )


def _with_proposals(
    services: Services, samples: Sequence[Sample], most: int, progress: ProgressCallback
) -> Iterator[Sample]:
    """The samples, the latest of them with what the model proposes; what was taken as it was proposed is no
    agreement with it."""
    own = sorted((one for one in samples if one.decision != "accepted"), key=lambda one: one.month)
    asked = {sample.photo for sample in own[-most:]} if most else ()
    try:
        _ = services.suggester if asked else None
    except ModelError:
        asked = ()
    by_path = {Path(sample.photo): sample for sample in samples if sample.photo in asked}
    yield from (sample for sample in samples if sample.photo not in asked)

    def propose(path: Path) -> Crop:
        return services.proposed(path).crop

    def tell(made: Progress) -> None:
        progress(Progress(made.done, len(by_path), made.message))

    for outcome in for_each(by_path, propose, services.jobs, len(by_path), tell):
        yield replace(by_path[outcome.path], proposal=outcome.value)
