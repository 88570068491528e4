"""What a batch is asked to do. One table for the command line, the dialog and the journal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.care import BALANCED, BOLD, CAUTIOUS, TRUST_HELP
from cropperhead_desktop.domain.deliverables import ratio_list
from cropperhead_desktop.domain.options import OptionSet, option
from cropperhead_desktop.domain.policy import (
    FACTOR_HELP,
    LARGEST_FACTOR,
    RATIO_HELP,
    FreeRatio,
    Ratio,
    describe_ratio,
    parse_ratio,
)
from cropperhead_desktop.geometry.aspect import PRESETS
from cropperhead_desktop.geometry.crop import MAX_ANGLE


class Existing(StrEnum):
    """What happens to photos that have a crop or a decision."""

    SKIP = "skip"
    """They are left alone."""
    OURS = "ours"
    """Crops that an earlier batch proposed and nobody has confirmed are proposed anew."""
    ALL = "all"
    """Crops made by hand are replaced too."""


EXISTING = {
    Existing.SKIP: "Leave them alone",
    Existing.OURS: "Renew proposals that nobody has confirmed",
    Existing.ALL: "Replace all, also what was made by hand",
}


class Take(StrEnum):
    """Which proposals are taken; photos that are fine as they are get none."""

    LOOK = "look"
    """The sure ones, and those that a person should look at."""
    SURE = "sure"
    """The sure ones alone."""


TAKE = {Take.LOOK: "All, also those to look at", Take.SURE: "Only the sure ones"}


ALSO_FOR = {
    AlsoFor.NONE: "No other editor",
    AlsoFor.DARKTABLE: "darktable",
    AlsoFor.RAWTHERAPEE: "RawTherapee",
    AlsoFor.BOTH: "darktable and RawTherapee",
}
ALSO_FOR_HELP = "Write into the own files of other editors too."


@dataclass(frozen=True, slots=True)
class BatchOptions(OptionSet):
    """Choices of one batch.

    `aspect` is the ratio that is named (None: as shot); `max_angle` in degrees, a proposal that turns
    further is not levelled; `min_megapixels` of what the crop leaves, in stored pixels; `min_confidence` 0-1,
    a number for scripts: forms ask for `take`.
    """

    # fmt: off
    aspect: Ratio | None = option(
        None, RATIO_HELP, title="Aspect ratio", metavar="W:H",
        suffix="aspect ratio", tip="A landscape ratio is turned for upright photos; 4:5 is always upright",
        read=parse_ratio, written=describe_ratio, placeholder="As shot",
        presets=(FreeRatio.ANY, *(name.split(" ")[0] for name, _ratio in PRESETS[:-1])), beside="crop",
        when=lambda value: value["crop"], low=0.01, high=100,
    )
    take: Take = option(
        Take.LOOK, "Take proposals that a person should look at too, or only those that are sure.",
        title="Proposals to take", words=lambda: TAKE, after="level",
        tip="Photos that are fine as they are get no crop either way",
    )
    min_confidence: float = option(
        0.0, "Skip photos whose proposal is less sure (0 to 1).", low=0, high=1,
    )
    crop: bool = option(True, "Crop, or only level.", title="Crop")
    level: bool = option(True, "Level, or only crop.", title="Level")
    max_angle: float = option(
        MAX_ANGLE, "Do not level by more degrees than this.", title="Largest angle", low=0, high=MAX_ANGLE,
        unit="°", suffix="at most", beside="level", when=lambda value: value["level"],
        tip="Photos that would have to be turned further are cropped, not levelled, and offered for review",
    )
    trust: int = option(
        BALANCED, TRUST_HELP, title="Trust in levelling", low=CAUTIOUS, high=BOLD,
        when=lambda value: value["level"],
        tip="0 levels only what is certain, 100 whatever seems tilted", after="level",
    )
    min_megapixels: float = option(
        0.0, "Skip photos of which the crop would leave less.", title="Smallest crop", low=0, high=1000,
        unit="MP", row="Only when at least", suffix="are left",
        tip="Photos that would be smaller after the crop stay as they are", after="take",
    )
    existing: Existing = option(
        Existing.SKIP,
        "Photos with a crop or decision: skip them; replace ours that nobody confirmed; replace all.",
        title="Photos with a crop", words=lambda: EXISTING,
    )
    recursive: bool = option(True, "Look into subfolders.", title="With subfolders")
    pair: bool = option(
        True, "A RAW and the JPEG of the same shot get one decision, or each its own.",
        title="RAW and JPEG of a shot together",
    )
    dry_run: bool = option(
        False, "Say what would be done; write nothing.", flag="--dry-run",
        title="Only say what would be done, write nothing",
    )
    embed: bool = option(
        False, "Write into the photos too (copies are kept); needs ExifTool.", flag="--embed",
        title="Write into the photos too; an exact copy of each is kept",
        tip="For Lightroom, which reads no sidecar of a JPEG. Needs ExifTool.",
    )
    also_for: AlsoFor = option(
        AlsoFor.NONE, ALSO_FOR_HELP, flag="--for", title="Also write for", words=lambda: ALSO_FOR,
        tip="darktable reads its own history and RawTherapee its profile before all XMP",
    )
    factor: float = option(
        0.0, FACTOR_HELP, title="Crop factor", low=0, high=LARGEST_FACTOR,
        row="Crop factor", suffix="0 %: as proposed", unit="%", scale=100, after="crop",
        tip="How far the edges lie from those of the photo, on average: 0.2 keeps 60 % of each side",
        when=lambda value: value["crop"],
    )
    deliver: str = option(
        "", "Linked crops of each crop in these ratios too, e.g. 3:2,4:5,1:1,9:16.", title="Deliverables",
        metavar="RATIOS", row="Deliver also", after="factor", placeholder="None, or 4:5, 1:1, 9:16",
        read=lambda text: ",".join(ratio_list(text)), when=lambda value: value["crop"],
    )
    # fmt: on

    def check(self) -> None:
        """ValueError when the choices contradict each other."""
        if not (self.crop or self.level):
            raise ValueError("neither crop nor level: there would be nothing to do")
        if self.aspect is not None and not self.crop:
            raise ValueError("a ratio is a crop: leave it out when only levelling")
        if (self.factor or self.deliver) and not self.crop:
            raise ValueError("a crop factor and deliverables are crops: leave them out when only levelling")
        ratio_list(self.deliver)
