"""`python -m cropperhead_desktop.training.style_fit --data DIR`: the prior that the program ships.

Fits how photographers differ on the sites of a data folder and writes `resources/style-prior.json`:
weights and variances by person, under hashed names, no photo. For a model that scores boxes give the
looks of heads that never saw the site they look at (`people_record`); the command fits for models that
only propose, with the 2020 network.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from cropperhead_desktop.domain.assets import resources_folder
from cropperhead_desktop.inference.registry import Registry
from cropperhead_desktop.inference.style_scene import FEATURES, Past, Scene, scene
from cropperhead_desktop.inference.style_store import person_key
from cropperhead_desktop.training.croppers import open_cropper
from cropperhead_desktop.training.data import Example, read_manifest, read_picture
from cropperhead_desktop.training.protocol import Look
from cropperhead_desktop.training.style_prior import choices, fit_people

_SEED = 5


def people_record(looks: Sequence[Look], examples: Sequence[Example], sites: Sequence[str]) -> list[Any]:
    """Weights and variances of every site's photographer, as plain values."""

    def scene_of(number: int, past: Sequence[Past]) -> Scene:
        here, look = examples[number], looks[number]
        return scene(here.width, here.height, look.propose(None)[0], look.score, past=past)

    made = []
    for site in sites:
        own = [number for number, example in enumerate(examples) if example.site == site]
        order = np.random.default_rng(_SEED).permutation(own).tolist()
        made.append(choices(order, examples, scene_of))
    return [
        {
            "person": person_key(site),
            "crops": len(person),
            "weights": [round(float(value), 4) for value in weights],
            "variances": [round(float(value), 5) for value in variances],
        }
        for site, person, (weights, variances) in zip(sites, made, fit_people(made), strict=True)
    ]


def proposing_looks(folder: Path, examples: Sequence[Example], model: str) -> list[Look]:
    """What a model of the program makes of every photo."""
    cropper = open_cropper(*Registry().find(model))
    return [cropper.look(read_picture(folder / one.file)[1], (one.width, one.height)) for one in examples]


def write_prior(people: Mapping[str, Sequence[Any]], target: Path) -> None:
    """The file of the prior: people by what the model could do (`boxes`, `scores`)."""
    record = {
        "what": "how photographers weigh the features of the personal head: one posterior per person",
        "features": list(FEATURES),
        "people": {kind: list(rows) for kind, rows in people.items()},
    }
    target.write_text(json.dumps(record, indent=0) + "\n", "utf-8")


def main() -> None:
    """Fit the kind `boxes` anew; what the file holds for other kinds stays."""
    parser = argparse.ArgumentParser(description="Fit the prior of the personal head.")
    parser.add_argument("--data", type=Path, required=True, help="folder with manifest.json and photos")
    parser.add_argument("--model", default="cropper-2020-retrained", help="a model that only proposes")
    arguments = parser.parse_args()
    examples, _ = read_manifest(arguments.data)
    looks = proposing_looks(arguments.data, examples, arguments.model)
    sites = list(dict.fromkeys(example.site for example in examples))
    target = resources_folder() / "style-prior.json"
    known = json.loads(target.read_bytes())["people"] if target.exists() else {}
    write_prior({**known, "boxes": people_record(looks, examples, sites)}, target)


if __name__ == "__main__":
    main()
