"""Makes a folder that looks like a shoot: 150 photos, of which 40 want a crop or a level; bursts, tilts.

    python tools/shoot.py TARGET --crops DIR [DIR ...] --whole DIR [DIR ...] [--seed 14] [--photos 150]
        [--crop 25] [--tilt 15] [--bursts 12]

Photos of `--crops` are known by a `manifest.json` (rows with `file`, `site` and `box`; see
`cropperhead_desktop.evaluation.data`): somebody cropped them. Those of `--whole` are photos that people left
as they are: any folder of pictures. The same seed and folders give the same pixels. The recipe:

- `--crop` photos whose known crop leaves a third of them or more away, each of another site where there are
  enough; the first `--bursts` / 2 of them are bursts of three frames, of which the second and third are
  shifted by 1 to 4 % of the longer side, as a hand shakes, and lightened or darkened by 3 %;
- `--tilt` photos left whole are turned by 1.5 to 4 degrees, either way, and cut to the largest upright frame;
- `--bursts` / 2 more bursts of three are of photos left whole; all other photos were left whole, too;
- all are JPEGs of at most 2000 px in one order drawn by the seed, with capture times: frames of a burst 0.4 s
  apart, else 20 to 90 s.

TARGET must be empty or missing. `shoot.json` in it lists what each photo is.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image, ImageEnhance, ImageOps

from cropperhead_desktop.evaluation.data import read_manifest
from cropperhead_desktop.geometry.crop import Box, half_extent
from cropperhead_desktop.geometry.rotation import largest_inscribed

PICTURES = frozenset([".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff"])
FRAMES = 3
LONGEST = 2000
MOST_KEPT = 2 / 3
NOON = datetime(2026, 6, 20, 12, 0, 0)


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo of the shoot: what is made of which picture. `move` is a share of the longer side."""

    source: Path
    kind: str
    tilt: float = 0.0
    burst: int = 0
    frame: int = 0
    move: tuple[float, float] = (0.0, 0.0)
    light: float = 1.0


def main() -> None:
    """Make the folder and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--crops", type=Path, nargs="+", required=True)
    parser.add_argument("--whole", type=Path, nargs="+", required=True)
    for name, value in (("seed", 14), ("photos", 150), ("crop", 25), ("tilt", 15), ("bursts", 12)):
        parser.add_argument(f"--{name}", type=int, default=value)
    asked = parser.parse_args()
    if asked.target.exists() and any(asked.target.iterdir()):
        parser.error(f"{asked.target} is not empty")
    rng = random.Random(asked.seed)
    scenes = planned(asked.crops, asked.whole, asked, rng)
    asked.target.mkdir(parents=True, exist_ok=True)
    listed = list(written(scenes, asked.target, rng))
    (asked.target / "shoot.json").write_text(json.dumps(listed, indent=1) + "\n", "utf-8")
    kinds = [shot.kind for scene in scenes for shot in scene]
    print(f"{len(kinds)} photos in {asked.target}:", {kind: kinds.count(kind) for kind in sorted(set(kinds))})


def planned(
    crops: Sequence[Path], whole: Sequence[Path], asked: argparse.Namespace, rng: random.Random
) -> list[list[Shot]]:
    """The scenes of the shoot in their order, each of one or more frames."""
    cropped = _cropped(crops, asked.crop, rng)
    half = asked.bursts // 2
    singles = asked.photos - len(cropped) - asked.tilt - (FRAMES - 1) * asked.bursts
    left = _pictures(whole)
    rng.shuffle(left)
    needed = asked.tilt + singles
    if len(left) < needed or singles < half or len(cropped) < half:
        raise SystemExit(f"{len(left)} photos left whole and {len(cropped)} cropped ones are not enough")
    tilted, plain = left[: asked.tilt], left[asked.tilt : needed]
    scenes = [
        *(_burst(source, "crop", 1 + number, rng) for number, source in enumerate(cropped[:half])),
        *([Shot(source, "crop")] for source in cropped[half:]),
        *([Shot(source, "tilt", tilt=rng.choice((-1, 1)) * rng.uniform(1.5, 4.0))] for source in tilted),
        *(_burst(source, "whole", 1 + half + number, rng) for number, source in enumerate(plain[:half])),
        *([Shot(source, "whole")] for source in plain[half:]),
    ]
    rng.shuffle(scenes)
    return scenes


def written(
    scenes: Sequence[Sequence[Shot]], target: Path, rng: random.Random
) -> Iterable[dict[str, object]]:
    """Write the photos; what each is."""
    taken, number = NOON, 0
    for scene in scenes:
        taken += timedelta(seconds=rng.uniform(20, 90))
        for shot in scene:
            number += 1
            moment = taken + timedelta(seconds=0.4 * shot.frame)
            name = f"IMG_{number:04d}.jpg"
            exif = Image.Exif()
            inner = exif.get_ifd(0x8769)
            inner[0x9003] = moment.strftime("%Y:%m:%d %H:%M:%S")  # DateTimeOriginal, and its hundredths
            inner[0x9291] = f"{moment.microsecond // 10_000:02d}"
            made(shot).save(target / name, "JPEG", quality=90, exif=exif)
            yield {"file": name, **asdict(shot), "source": f"{shot.source.parent.name}/{shot.source.name}"}


def made(shot: Shot) -> Image.Image:
    """The picture of one frame."""
    with Image.open(shot.source) as opened:
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    width, height = picture.size
    if shot.tilt:
        box = largest_inscribed(width, height, shot.tilt, width / height)
        turned = picture.rotate(shot.tilt, Image.Resampling.BICUBIC)
        picture = turned.crop(_inside(box, width, height))
    if shot.burst:
        # every frame of a burst shows nine tenths of the picture, from another place
        wide, high = round(0.9 * width), round(0.9 * height)
        x, y = (
            round(0.05 * side + move * max(width, height))
            for side, move in zip((width, height), shot.move, strict=True)
        )
        x, y = min(max(0, x), width - wide), min(max(0, y), height - high)
        picture = picture.crop((x, y, x + wide, y + high))
        picture = ImageEnhance.Brightness(picture).enhance(shot.light)
    return picture


def _inside(box: Box, width: float, height: float) -> tuple[int, int, int, int]:
    """The upright rectangle in the middle of what a turn leaves without corners."""
    extent = half_extent(Box(0, 0, box.width, box.height, 0.0))
    return (
        round(width / 2 - extent.x), round(height / 2 - extent.y),
        round(width / 2 + extent.x), round(height / 2 + extent.y),
    )  # fmt: skip


def _burst(source: Path, kind: str, number: int, rng: random.Random) -> list[Shot]:
    frames = [Shot(source, kind, burst=number)]
    for frame in range(1, FRAMES):
        move = tuple(rng.choice((-1, 1)) * rng.uniform(0.01, 0.04) for _ in range(2))
        light = rng.uniform(0.97, 1.03)
        frames.append(Shot(source, kind, burst=number, frame=frame, move=(move[0], move[1]), light=light))
    return frames


def _cropped(folders: Sequence[Path], count: int, rng: random.Random) -> list[Path]:
    """So many photos that somebody cropped by a third or more, no site twice while there are others."""
    found = [
        (one.site, folder / one.file)
        for folder in folders
        for one in read_manifest(folder)[0]
        if one.box.area <= MOST_KEPT * one.width * one.height
    ]
    rng.shuffle(found)
    seen: dict[str, int] = {}
    ranked = []
    for site, path in found:
        ranked.append((seen.setdefault(site, 0), path))
        seen[site] += 1
    return [path for _rank, path in sorted(ranked, key=lambda pair: pair[0])[:count]]


def _pictures(folders: Sequence[Path]) -> list[Path]:
    """All pictures in folders and below, in order of their names."""
    return sorted(path for folder in folders for path in folder.rglob("*") if path.suffix.lower() in PICTURES)


if __name__ == "__main__":
    main()
