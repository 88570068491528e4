"""The recipe `style-prior`: how photographers differ, fitted on the sites of a data folder.

`style-prior.json` holds weights and variances by person, under hashed names, no photo: one set of people
for models that only propose (`boxes`) and one for models that score boxes (`scores`). Of the latter only
the maps are used, and every photo is looked at with a head fitted to other sites.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import ImageOps

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.asking import Asking, asking_of
from cropperhead_desktop.evaluation.data import Example, read_manifest, read_picture
from cropperhead_desktop.evaluation.experience import TESTED, crops_seen, experienced
from cropperhead_desktop.evaluation.models import open_cropper, predict_all
from cropperhead_desktop.evaluation.personal import met
from cropperhead_desktop.evaluation.predictions import Prediction
from cropperhead_desktop.evaluation.table import interval
from cropperhead_desktop.evaluation.teaching import teaching_of
from cropperhead_desktop.inference.models.card import ModelKind
from cropperhead_desktop.inference.models.npz import read_npz
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.style.examples import (
    FEATURES,
    Floats,
    KeptCrop,
    StyleExample,
    features,
    kept_crop,
)
from cropperhead_desktop.inference.style.head import AGREEMENT, Prior, flat_prior, prior_of, step
from cropperhead_desktop.inference.style.store import person_key
from cropperhead_desktop.inference.suggest.candidates import Head, fractions, overlap, posterior
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, PhotoLook
from cropperhead_desktop.inference.suggest.worth import Worth, gain_of, worth_model_of
from cropperhead_desktop.system.files import write_whole
from cropperhead_desktop.training.candidates.candidate_boxes import build_sets
from cropperhead_desktop.training.candidates.data import SIDE
from cropperhead_desktop.training.candidates.facts import is_centred
from cropperhead_desktop.training.candidates.head import HeadConfig, cross_fit, photo_weights
from cropperhead_desktop.training.candidates.judge import predictions_of
from cropperhead_desktop.training.candidates.train import constant_box, paths_in
from cropperhead_desktop.training.candidates.worth import WorthConfig, read_left_whole, unseen_chances
from cropperhead_desktop.training.config import TrainJob, config_from
from cropperhead_desktop.training.epochs import Watcher

Choice = tuple[Floats, Floats]
"""N x d features of the candidates of one photo, and the chance of each that the person meant it."""

SceneOf = Callable[[int, Sequence[KeptCrop]], StyleExample]
"""The scene of a photo by number, for a photographer with that past."""

_SEED = 5
_ROUNDS = 12
_NEWTON = 4


def fitted_people(
    predictions: Sequence[Prediction], examples: Sequence[Example], sites: Sequence[str]
) -> list[tuple[Floats, Floats]]:
    """Weights and variances of every site's photographer."""

    def scene_of(number: int, past: Sequence[KeptCrop]) -> StyleExample:
        return met(examples[number], predictions[number], past)

    made = []
    for site in sites:
        own = [number for number, example in enumerate(examples) if example.site == site]
        order = np.random.default_rng(_SEED).permutation(own).tolist()
        made.append(choices(order, examples, scene_of))
    return fit_people(made)


def unseen_looks(
    folders: Sequence[Path],
    examples: Sequence[Example],
    suggester: CandidateSuggester,
    config: HeadConfig,
    progress: ProgressCallback = ignore_progress,
    kept: Path | None = None,
) -> Looks:
    """The model's own maps of photos, and scoring heads that were fitted to other sites.

    `folders` has the folder of each photo. Maps and heads are in the file `kept` afterwards, and are taken
    from it where it was made of the same photos, crops, model and choices (ModelError: it is damaged).
    """
    mark = _mark(examples, suggester, config)
    found = None if kept is None or not kept.exists() else _kept(kept, mark)
    if found is None:
        found = _looks(folders, examples, suggester, config, progress)
        if kept is not None:
            _keep(found, kept, mark)
    return found


def unseen_predictions(looks: Looks, examples: Sequence[Example]) -> list[PhotoLook]:
    """What heads that never saw a photo's site make of it."""
    chosen = [looks.heads[fold] for fold in looks.fold]
    return predictions_of(looks.maps, looks.importance, chosen, examples, SIDE)


def asked_of(
    whole: Sequence[Path],
    looks: Looks,
    predictions: Sequence[PhotoLook],
    examples: Sequence[Example],
    suggester: CandidateSuggester,
    progress: ProgressCallback = ignore_progress,
    prior_for: Callable[[str], Prior] | None = None,
) -> Asking | None:
    """How many photos are asked about after a history of crops (`evaluation.asking`); `whole` are folders of
    photos that people left whole (PhotoError, ModelError)."""
    folds = {example.site: fold for example, fold in zip(examples, looks.fold, strict=True)}
    left, seen = list[Example](), list[ScoredPhoto]()
    for folder in whole:
        for one in read_left_whole(folder, progress)[0]:
            if one.site in folds:
                left.append(one)
                seen.append(
                    suggester.composition(read_picture(folder / one.file)[1], (one.width, one.height))
                )
    maps = _halved(np.array([one.features for one in seen], np.float32))
    importance = _halved(np.array([one.importance for one in seen], np.float32))
    heads = [looks.heads[folds[one.site]] for one in left]
    every = [*predictions, *predictions_of(maps, importance, heads, left, SIDE)]
    photos = [*examples, *left]
    chances = unseen_chances([one.composition for one in every], photos, WorthConfig())
    worths = [
        Worth(gain_of(one.composition, None), float(at)) for one, at in zip(every, chances, strict=True)
    ]
    judge = worth_model_of(suggester.card.decision["worth"])
    return asking_of(every, photos, worths, judge, progress, prior_for)


@dataclass(frozen=True, slots=True)
class Looks:
    """Maps of N photos, N x C x G x G and N x 3 x G x G; heads, and which of them to ask about each photo."""

    maps: npt.NDArray[np.float32]
    importance: npt.NDArray[np.float32]
    heads: Sequence[Head]
    fold: Sequence[int]


def _mark(examples: Sequence[Example], suggester: CandidateSuggester, config: HeadConfig) -> str:
    rows = [(one.file, one.site, one.width, one.height, repr(one.box)) for one in examples]
    return sha256(repr((suggester.card.sha256, config, rows)).encode()).hexdigest()


def _keep(found: Looks, target: Path, mark: str) -> None:
    arrays = {
        f"head{number}.{row.name}": getattr(head, row.name)
        for number, head in enumerate(found.heads)
        for row in fields(Head)
    }
    halves = {"maps": found.maps.astype(np.float16), "importance": found.importance.astype(np.float16)}
    buffer = io.BytesIO()
    np.savez(buffer, mark=np.array(mark), fold=np.array(found.fold), **halves, **arrays)  # type: ignore[arg-type]
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, buffer.getvalue())


def _kept(file: Path, mark: str) -> Looks | None:
    """What `_keep` wrote; None where that was about something else."""
    arrays = read_npz(file)
    if str(arrays["mark"]) != mark:
        return None
    heads = [
        Head(**{row.name: arrays[f"head{number}.{row.name}"] for row in fields(Head)})
        for number in range(int(arrays["fold"].max()) + 1)
    ]
    return Looks(arrays["maps"], arrays["importance"], heads, arrays["fold"].astype(int).tolist())


def _looks(
    folders: Sequence[Path],
    examples: Sequence[Example],
    suggester: CandidateSuggester,
    config: HeadConfig,
    progress: ProgressCallback,
) -> Looks:
    seen: tuple[list[ScoredPhoto], list[ScoredPhoto]] = ([], [])
    for number, one in enumerate(examples):
        progress(Progress(number, len(examples), f"looking at {one.file}"))
        picture = read_picture(folders[number] / one.file)[1]
        for side, shown in zip(seen, (picture, ImageOps.mirror(picture)), strict=True):
            side.append(suggester.composition(shown, (one.width, one.height)))
    maps = np.array([[composition.features for composition in side] for side in seen], np.float32)
    importance = np.array([composition.importance for composition in seen[0]], np.float32)
    heads, fold = unseen_heads(maps, examples, config, progress)
    return Looks(_halved(maps[0]), _halved(importance), heads, fold)


def _halved(maps: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """As precise as they are kept, less than the maps of a photo and of its JPEG differ by."""
    return maps.astype(np.float16).astype(np.float32)


def unseen_heads(
    maps: npt.NDArray[np.float32],
    examples: Sequence[Example],
    config: HeadConfig,
    progress: ProgressCallback = ignore_progress,
) -> tuple[Sequence[Head], Sequence[int]]:
    """Heads that were fitted to other sites, and which of them never saw the site of each photo.

    `maps` are 2 x N x C x G x G: of the photos and of their mirror images.
    """
    constant = constant_box(tuple(examples))
    sets = build_sets(maps, examples, SIDE, constant)
    weights = photo_weights(sets.sites, [is_centred(example) for example in examples] * 2, config)
    found = cross_fit(sets, weights, config, progress)
    return found.heads(sets, config, constant), found.fold[: len(examples)].tolist()


@dataclass(frozen=True, slots=True)
class PriorConfig:
    """`model` is the name of an installed model: the people of its kind are fitted.

    `also` are more folders of crops, `whole` of photos that their people left whole (with a head that scores:
    how many photos are asked about is judged), with commas between them. `teaching`: judge rounds of
    questions too. The others are choices of the heads that judge where the model scores boxes (`HeadConfig`).
    """

    model: str = "cropper-2020-retrained"
    also: str = ""
    whole: str = ""
    folds: int = HeadConfig().folds
    members: int = HeadConfig().members
    epochs: int = HeadConfig().epochs
    teaching: bool = True


def run(job: TrainJob, progress: ProgressCallback, _watchers: Sequence[Watcher]) -> str:
    """Fit the people of one kind into `style-prior.json` of the run folder (and of `job.export`, if given).

    What a file there holds of the other kind stays. `experience.json` of the run folder says what the head
    is worth by crops seen, with the shipped prior and with this one, each without the person judged, what a
    round of questions is worth, and holds `personal` of a model's card; the sentence is its gain. `looks.npz`
    spares a second run looking at the photos. ModelError, PhotoError.
    """
    config = config_from(PriorConfig, job.choices, "the configuration")
    parts = [(folder, read_manifest(folder)[0]) for folder in (job.data, *paths_in(config.also))]
    examples = [example for _, part in parts for example in part]
    places = [folder for folder, part in parts for _ in part]
    path, card = Registry().find(config.model)
    scored = card.kind is ModelKind.CANDIDATES
    predictions: Sequence[Prediction]
    asked: Callable[[Callable[[str], Prior]], Asking | None] = _nobody_asked
    if scored:
        judging = HeadConfig(folds=config.folds, members=config.members, epochs=config.epochs)
        suggester = CandidateSuggester(path, card, "cpu")
        kept = job.run / "looks.npz"
        looks = unseen_looks(places, examples, suggester, judging, progress, kept)
        predictions = found_by = unseen_predictions(looks, examples)
        if config.whole:
            left = paths_in(config.whole)
            asked = partial(asked_of, left, looks, found_by, examples, suggester, progress)
    else:
        of = {id(example): folder for example, folder in zip(examples, places, strict=True)}
        predictions = predict_all(
            open_cropper(path, card), examples, lambda one: read_picture(of[id(one)] / one.file)[1], progress
        )
    sites = list(dict.fromkeys(example.site for example in examples))
    fitted = dict(zip(sites, fitted_people(predictions, examples, sites), strict=True))
    count = Counter(example.site for example in examples)
    people = {
        "scores" if scored else "boxes": [person_record(site, count[site], fitted[site]) for site in sites]
    }
    for folder in (job.run, *filter(None, [job.export])):
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / "style-prior.json"
        known = json.loads(target.read_bytes())["people"] if target.exists() else {}
        write_prior({**known, **people}, target)

    def without(site: str) -> Prior:
        return prior_of([one for name, one in fitted.items() if name != site])

    shipped = crops_seen(config.model, predictions, examples, progress)
    found = crops_seen(config.model, predictions, examples, progress, without)
    gained = found.over(shipped)
    later = experienced(config.model, predictions, examples, progress, without)
    taught = teaching_of(config.model, predictions, examples, progress, without) if config.teaching else None
    report = {
        "shipped": shipped.record(),
        "fitted": found.record(),
        "personal": None if later is None else later.record(),
        "teaching": None if taught is None else taught.record(),
        "asking": None if (asking := asked(without)) is None else asking.record(),
        "fitted_over_shipped": None if gained is None else interval(gained),
    }
    (job.run / "experience.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    early = found.gain(TESTED[0])
    gain = _said(None if early is None else interval(early))
    said = (
        f"after {TESTED[0]} crops, IoU over {config.model} alone: {gain}; "
        f"over the shipped prior: {_said(report['fitted_over_shipped'])}"
    )
    return "\n".join([*found.sentences(), said])


def _nobody_asked(_prior_for: Callable[[str], Prior]) -> Asking | None:
    """Without photos that people left whole."""
    return None


def _said(value: Mapping[str, Any] | None) -> str:
    return "nobody" if value is None else f"{value['mean']:+.4f} [{value['low']:+.4f}, {value['high']:+.4f}]"


def person_record(site: str, crops: int, fitted: tuple[Floats, Floats]) -> dict[str, Any]:
    """One photographer as plain values, under a hashed name."""
    weights, variances = fitted
    return {
        "person": person_key(site),
        "crops": crops,
        "weights": [round(float(value), 4) for value in weights],
        "variances": [round(float(value), 5) for value in variances],
    }


def write_prior(people: Mapping[str, Sequence[Any]], target: Path) -> None:
    """The file of the prior: people by what the model could do (`boxes`, `scores`)."""
    record = {
        "what": "how photographers weigh the features of the personal head: one posterior per person",
        "features": list(FEATURES),
        "people": {kind: list(rows) for kind, rows in people.items()},
    }
    target.write_text(json.dumps(record, indent=0) + "\n", "utf-8")


def choices(numbers: Sequence[int], examples: Sequence[Example], scene_of: SceneOf) -> list[Choice]:
    """What one photographer chose, photo by photo, each seen with the past that the photos before left."""
    made, past = [], list[KeptCrop]()
    for number in numbers:
        here = examples[number]
        seen = scene_of(number, past)
        box = np.clip(fractions(here.box, here.width, here.height), 0.0, 1.0)
        made.append((features(seen, past), posterior(overlap(seen.boxes, box) / AGREEMENT)))
        past.append(kept_crop(here.width / here.height, box))
    return made


def fit_people(people: Sequence[Sequence[Choice]], rounds: int = _ROUNDS) -> list[tuple[Floats, Floats]]:
    """The weights and variances of every person, under the prior that all of them make.

    Expectation maximisation with a Laplace posterior per person.
    """
    prior = flat_prior()
    fitted: list[tuple[Floats, Floats]] = []
    for _ in range(rounds):
        fitted = [_person(person, prior) for person in people]
        prior = prior_of(fitted)
    return fitted


def _person(person: Sequence[Choice], prior: Prior) -> tuple[Floats, Floats]:
    """One person's weights and their variances, d each."""
    weights = prior.mean
    for _ in range(_NEWTON):
        precision = np.diag(prior.spread**-2)
        gradient = (prior.mean - weights) / prior.spread**2
        for table, chosen in person:
            one, curvature = step(table, weights, chosen)
            gradient, precision = gradient + one, precision + curvature
        weights = weights + np.linalg.solve(precision, gradient)
    return weights, np.diag(np.linalg.inv(precision)).copy()
