"""`python -m cropperhead_desktop.training.style_prior --data DIR [--model NAME]`: the shipped prior.

Fits how photographers differ on the sites of a data folder and writes `resources/style-prior.json`:
weights and variances by person, under hashed names, no photo. There is one set of people for models that
only propose (`boxes`) and one for models that score boxes (`scores`); of the latter only the maps are
used, and every photo is looked at with a head fitted to other sites.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import ImageOps

from cropperhead_desktop.evaluation.data import Example, read_manifest, read_picture
from cropperhead_desktop.evaluation.folds import folds_of
from cropperhead_desktop.evaluation.models import Cropper, open_cropper
from cropperhead_desktop.evaluation.predictions import Look
from cropperhead_desktop.evaluation.style_prior import choices, fit_people
from cropperhead_desktop.inference.models.card import Kind
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.style.examples import FEATURES, Past, Scene, scene
from cropperhead_desktop.inference.style.store import person_key
from cropperhead_desktop.inference.suggest.candidate_suggester import Composer
from cropperhead_desktop.inference.suggest.scored_photo import Composition
from cropperhead_desktop.system.folders import resources_folder
from cropperhead_desktop.training.candidates.candidate_boxes import build_sets
from cropperhead_desktop.training.candidates.data import SIDE
from cropperhead_desktop.training.candidates.head import HeadConfig, cross_fit, finished, photo_weights, weigh
from cropperhead_desktop.training.candidates.judge import looks_of
from cropperhead_desktop.training.candidates.train import constant_box

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


def proposing_looks(folder: Path, examples: Sequence[Example], cropper: Cropper) -> list[Look]:
    """What a model makes of every photo."""
    return [cropper.look(read_picture(folder / one.file)[1], (one.width, one.height)) for one in examples]


def unseen_looks(folder: Path, examples: Sequence[Example], composer: Composer) -> Sequence[Look]:
    """Looks at every photo by scoring heads that were fitted to other sites, on the model's own maps."""
    seen: tuple[list[Composition], list[Composition]] = ([], [])
    for one in examples:
        picture = read_picture(folder / one.file)[1]
        for side, shown in zip(seen, (picture, ImageOps.mirror(picture)), strict=True):
            side.append(composer.look(shown, (one.width, one.height)).composition)
    maps = np.array([[composition.features for composition in side] for side in seen], np.float32)
    importance = np.array([composition.importance for composition in seen[0]], np.float32)
    config, constant = HeadConfig(), constant_box(tuple(examples))
    sets = build_sets(maps, examples, SIDE, constant)
    weights = photo_weights(sets.sites, [False] * len(sets.sites), config)
    found = cross_fit(sets, weights, config, folds_of(sets.sites, config.folds))
    heads = []
    for number, net in enumerate(found.nets):
        factor, prior = weigh(sets, found.content, np.flatnonzero(found.fold != number), config)
        heads.append(finished(net, factor, prior, constant))
    chosen = [heads[found.fold[number]] for number in range(len(examples))]
    return looks_of(maps[0], importance, chosen, examples, SIDE)


def write_prior(people: Mapping[str, Sequence[Any]], target: Path) -> None:
    """The file of the prior: people by what the model could do (`boxes`, `scores`)."""
    record = {
        "what": "how photographers weigh the features of the personal head: one posterior per person",
        "features": list(FEATURES),
        "people": {kind: list(rows) for kind, rows in people.items()},
    }
    target.write_text(json.dumps(record, indent=0) + "\n", "utf-8")


def main() -> None:
    """Fit one kind anew, that of the model; what the file holds for the other stays."""
    parser = argparse.ArgumentParser(description="Fit the prior of the personal head.")
    parser.add_argument("--data", type=Path, required=True, help="folder with manifest.json and photos")
    parser.add_argument("--model", default="cropper-2020-retrained", help="an installed model")
    arguments = parser.parse_args()
    examples, _ = read_manifest(arguments.data)
    path, card = Registry().find(arguments.model)
    scored = card.kind is Kind.CANDIDATES
    looks: Sequence[Look]
    if scored:
        looks = unseen_looks(arguments.data, examples, Composer(path, card, "cpu"))
    else:
        looks = proposing_looks(arguments.data, examples, open_cropper(path, card))
    sites = list(dict.fromkeys(example.site for example in examples))
    target = resources_folder() / "style-prior.json"
    known = json.loads(target.read_bytes())["people"] if target.exists() else {}
    kind = "scores" if scored else "boxes"
    write_prior({**known, kind: people_record(looks, examples, sites)}, target)


if __name__ == "__main__":
    main()
