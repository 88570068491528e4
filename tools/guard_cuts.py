"""How often do proposals cut faces, tops of heads, persons and horizons, and how often do people?

    python tools/guard_cuts.py FOLDER ... [--photos 400] [--model NAME]

A folder has `manifest.json` (file, site, box) and `subjects.json` (faces and objects of a detector, by name).
Two rows for proposals, without and with the guards beside faces, and one for the people; the difference of
the IoU with their crops is bootstrapped over sites.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps

from cropperhead_desktop.geometry.crop import Box, box_between
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.suggest.candidates import fractions
from cropperhead_desktop.inference.suggest.faces import Faces
from cropperhead_desktop.inference.suggest.guards import Cuttable, heads_of, horizons_of
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, open_suggester

KINDS = ("faces", "heads", "persons", "horizons")
Row = dict[str, Any]
SURE, TALL = 0.7, 0.25
"""A person counts from this confidence of the detector and share of the photo's height on."""


def labels(folder: Path) -> Iterator[tuple[Path, Row, Row]]:
    """File, row of the manifest, and what a detector found."""
    found = json.loads((folder / "subjects.json").read_text())
    for row in json.loads((folder / "manifest.json").read_text()):
        yield folder / row["file"], row, found.get(Path(row["file"]).name, {"faces": [], "objects": []})


def cut(box: Box, things: Sequence[Cuttable], sides: tuple[int, int]) -> list[bool]:
    """Which kinds of things a box (pixels of a photo of these sides) cuts."""
    edges = np.array([fractions(box, *sides)], np.float32)
    return [bool(each.cut(edges)[0] > 0) for each in things]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--photos", type=int, default=400)
    options.add_argument("--model", default="")
    given = options.parse_args()
    suggester = open_suggester(*Registry(Path("no models of one's own")).find(given.model))
    assert isinstance(suggester, CandidateSuggester)
    dice = np.random.default_rng(0)
    rows = [row for folder in given.folders for row in labels(folder)]
    ways = [(name, guards) for name in ("free", "at ratio") for guards in (False, True)]
    overlaps: dict[tuple[str, bool], list[float]] = {way: [] for way in ways}
    cuts = {way: np.zeros(len(KINDS), int) for way in [*ways, ("people", False)]}
    sites = []
    for number in dice.permutation(len(rows))[: given.photos]:
        file, row, found = rows[number]
        picture = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
        picture.thumbnail((2 * suggester.card.input.width,) * 2)
        look = suggester.look(picture, picture.size)
        human = box_between(*(edge * picture.size[i % 2] for i, edge in enumerate(row["box"])))
        faces = Faces.known([tuple(face[:4]) for face in found["faces"]])
        persons = [one[:4] for one in found["objects"] if one[5] == "person" and one[4] > SURE]
        tall = Faces.known([tuple(box) for box in persons if box[3] - box[1] > TALL])
        things = (faces, heads_of(faces), tall, horizons_of(look.lines))
        sites.append(row["site"])
        cuts["people", False] += cut(human, things, picture.size)
        for way in ways:
            photo = look.composition if way[1] else replace(look.composition, guards=())
            box = photo.ranked(None if way[0] == "free" else human.aspect)[0].box
            overlaps[way].append(iou(box, human))
            cuts[way] += cut(box, things, picture.size)
    print(f"{len(sites)} photos; cut: {', '.join(KINDS)}")
    print("people", *cuts["people", False])
    places = np.unique(sites, return_inverse=True)[1]
    for way in ways:
        gain = np.array(overlaps[way]) - np.array(overlaps[way[0], False])
        sums, counts = np.bincount(places, gain), np.bincount(places)
        drawn = dice.integers(0, len(counts), (2000, len(counts)))
        low, high = np.percentile(sums[drawn].sum(1) / counts[drawn].sum(1), [2.5, 97.5])
        name = f"{way[0]}, {'guarded' if way[1] else 'faces alone'}"
        print(
            f"{name:24} IoU {np.mean(overlaps[way]):.4f} {gain.mean():+.4f} [{low:+.4f}, {high:+.4f}]",
            *cuts[way],
        )


if __name__ == "__main__":
    main()
