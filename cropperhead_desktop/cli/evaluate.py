"""`cropperhead evaluate`: the one table by which models are judged.

The workflow is imported late: the inference it needs takes time that other commands need not wait for.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from cropperhead_desktop.cli.output import (
    Row,
    console,
    exit_of,
    number_table,
    print_bullets,
    print_json,
    print_problems,
)
from cropperhead_desktop.cli.parameters import Device, Force, Json, Paths
from cropperhead_desktop.cli.session import listed, progress_bar, services
from cropperhead_desktop.cli.sources import From, Root, seeing_also
from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.domain.labelling import HUMAN, OWN, Wanted
from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.domain.words import counted
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.rows import failed_row
from cropperhead_desktop.workflows.services import Services

if TYPE_CHECKING:
    from cropperhead_desktop.evaluation.models import Cropper
    from cropperhead_desktop.evaluation.run import EvaluationReport, EvaluationSet

_COLUMNS = {
    "iou": "IoU",
    "displacement": "displ.",
    "iou_at_ratio": "IoU ratio",
    "displacement_at_ratio": "displ. ratio",
    "iou_at_size": "IoU ratio+size",
    "top3": "top 3",
    "pairs": "pairs",
    "faces_cut": "faces cut",
}
_WIDTH, _WIDEST = 150, 180
_BELOW = 0.025
"""How often a 95 % interval lies below a gain of nothing by chance."""
_SEEN = "{} was trained on photos judged here: its figures flatter it. Its card has those of sites left out."
_UNCHANGED = (
    "{} crops accepted unchanged are not judged: they are a model's own. What is left are photos where its "
    "proposal was changed, which flatters every other model."
)
_STYLES = {"model": "bold", "personal": "green", "shuffled": "yellow", "human": "magenta"}


def evaluate(
    paths: Paths,
    model: Annotated[
        list[str] | None, typer.Option("--model", help="Model to judge, may be repeated.")
    ] = None,
    split: Annotated[str, typer.Option(help="Of a data folder: val or all.")] = "val",
    level: Annotated[
        Path | None, typer.Option(help="Folder with level.csv: photos whose tilt is known.")
    ] = None,
    angles: Annotated[bool, typer.Option(help="Judge straightening too.")] = True,
    bursts: Annotated[bool, typer.Option(help="Judge whether proposals flicker in a burst.")] = True,
    limit: Annotated[int, typer.Option(help="Most photos of a library that are judged.", min=1)] = 1000,
    png: Annotated[Path | None, typer.Option(help="Draw the table into this file.")] = None,
    gallery: Annotated[
        Path | None, typer.Option(help="Draw what the last model makes of 24 of the photos.")
    ] = None,
    experience: Annotated[
        bool,
        typer.Option("--experience", help="Judge the personal head alone, by the number of crops seen."),
    ] = False,
    sources: From = None,
    root: Root = None,
    teaching: Annotated[
        bool, typer.Option("--teaching", help="With --experience: judge rounds of questions, too.")
    ] = False,
    device: Device = "",
    force: Force = False,
    json: Json = False,
) -> None:
    """Judge models on photos with crops: your own library, or a data folder with a manifest."""
    if split not in ("val", "all"):
        raise typer.BadParameter(f"{split!r} is neither val nor all")
    with services(Options(), with_model=False) as opened:
        from cropperhead_desktop.evaluation.run import evaluate as judged
        from cropperhead_desktop.workflows.learn import evaluate as workflow
        from cropperhead_desktop.workflows.learn.gallery import draw_gallery
        from cropperhead_desktop.workflows.learn.plot import check_plotting, draw
        from cropperhead_desktop.workflows.outputs import PNG, check_output

        reads = [
            *paths,
            *(path / "manifest.json" for path in paths),
            *([level / "level.csv"] if level else []),
        ]
        for target, other in ((png, gallery), (gallery, png)):
            if target is not None:
                check_output(target, PNG, [*reads, *([other] if other else [])], force)
        if png is not None:
            check_plotting()
        models = workflow.croppers(model or (), device or "cpu")
        with progress_bar("evaluate", not json) as progress:
            eyes = seeing_also(opened, sources, root, progress)
            data, problems = _collection(eyes, paths, split, level, limit, progress)
            if experience:
                learners, taught = _learners(models, data, teaching, progress)
            else:
                report = judged(models, data, angles, progress, bursts)
        names = [cropper.name for cropper in models]
        seen = (
            workflow.seen_in_training(names, paths[0], workflow.Split(split))
            if workflow.is_data_folder(paths[0])
            else workflow.taught_here(names, data.examples)
        )
        if png is not None and not experience:
            draw(report, png, force)
        if gallery is not None:
            draw_gallery(models[-1], data, gallery, force=force)
    notes = [_SEEN.format(name) for name in seen] + (
        [_UNCHANGED.format(data.unchanged)] if data.unchanged else []
    )
    if len(data.examples) < workflow.FEW:
        notes.append("So few photos say little: the intervals are wide for a reason.")
    if experience:
        _print_experience(data.name, learners, taught, problems, json, notes)
    else:
        _print(report, problems, json, notes)
    raise typer.Exit(exit_of(problems))


def _collection(
    opened: Services,
    paths: Sequence[Path],
    split: str,
    level: Path | None,
    limit: int,
    progress: ProgressCallback,
) -> tuple[EvaluationSet, list[Row]]:
    """What the paths stand for, and a row for everything that could not be read."""
    from cropperhead_desktop.workflows.learn import evaluate as workflow

    folders = [path for path in paths if workflow.is_data_folder(path)]
    if folders and len(paths) > 1:
        raise ModelError(f"{printable(folders[0])}: a data folder is judged by itself")
    if folders:
        return workflow.data_collection(folders[0], workflow.Split(split), level, OWN), []
    return library_crops(opened, paths, limit, progress, OWN)


def library_crops(
    opened: Services,
    paths: Sequence[Path],
    most: int,
    progress: ProgressCallback,
    wanted: Wanted = HUMAN,
) -> tuple[EvaluationSet, list[Row]]:
    """At most so many photos with crops that a person decided, and a row for each unreadable one."""
    from cropperhead_desktop.workflows.learn.own_crops import own_crops

    photos, problems = listed(opened, paths)
    found = own_crops(opened, ", ".join(printable(path) for path in paths), photos, most, progress, wanted)
    return found.data, problems + [failed_row(one.path, one.reason) for one in found.failures]


def _print(report: EvaluationReport, problems: Sequence[Row], json: bool, notes: Sequence[str]) -> None:
    if json:
        print_problems(problems, as_json=True)
        print_json({"status": "ok", **report.record(), "notes": list(notes)})
        return
    out, record = console(), report.record()
    size = f"{counted(record['photos'], 'photo')}, {counted(record['sites'], 'site')}"
    out.print(f"{escape(report.collection)}: {size}")
    print_table(record["table"])
    print_bullets(verdict.sentence() for verdict in report.verdicts)
    print_bullets(map(_experience, record["personal"]))
    print_bullets(map(_flicker, record["flicker"]))
    print_bullets(map(_angle, record["angles"]))
    print_bullets(map(_calibration, record["calibration"]))
    for note in notes:
        out.print(f"[yellow]{escape(note)}[/yellow]")
    print_problems(problems)


def _learners(
    models: Sequence[Cropper], data: EvaluationSet, with_rounds: bool, progress: ProgressCallback
) -> tuple[list[Row], list[Row] | None]:
    """The records of the personal head by crops seen, and of rounds of questions (None: not wanted)."""
    from cropperhead_desktop.evaluation.run import experience, teaching

    rounds = [one.record() for one in teaching(models, data, progress)] if with_rounds else None
    return [one.record() for one in experience(models, data, progress)], rounds


def _print_experience(
    name: str,
    learners: Sequence[Row],
    taught: Sequence[Row] | None,
    problems: Sequence[Row],
    json: bool,
    notes: Sequence[str],
) -> None:
    """By crops seen before, the mean IoU of each way to propose and its gain over the model; then by site."""
    if json:
        print_problems(problems, as_json=True)
        found = {"experience": list(learners), **({} if taught is None else {"teaching": list(taught)})}
        print_json({"status": "ok", "collection": name, **found, "notes": list(notes)})
        return
    out = console()
    out.print(f"{escape(name)}: free IoU, everybody counts alike; gains over the model, 95 % intervals")
    for one in learners:
        out.print(escape(one["model"]))
        ways = list(one["stages"][0]["ways"])
        table = number_table("crops seen", "photos", "people", *ways)
        out.width = max(out.width, _WIDEST)
        for stage in one["stages"]:
            cells = [_gained(stage["ways"][way], way == ways[0]) for way in ways]
            table.add_row(str(stage["crops"]), str(stage["photos"]), str(stage["sites"]), *cells)
        out.print(table)
        sites = number_table("site", "crops seen", "photos", "gain of the personal head")
        for site in one["sites"]:
            style = "red" if site["harmed"] else ""
            cells = [str(site["crops"]), str(site["photos"]), _interval(site["gain"])]
            sites.add_row(escape(site["site"]), *cells, style=style)
        out.print(sites)
        tested = [site for site in one["sites"] if site["photos"] >= one["fewest"]]
        if tested:
            below = f"{one['sites_harmed']} of {len(tested)} tests of one site find it below the model"
            print_bullets([f"{below}; {_BELOW * len(tested):.1f} would by chance where nothing differs"])
    if taught is not None and not taught:
        print_bullets(["nobody here has crops enough to judge rounds of questions by"])
    for one in taught or ():
        table = number_table(f"{one['model']}, after 8 answers of {one['sites']} people", "IoU")
        for number, (way, value) in enumerate(one["ways"].items()):
            table.add_row(way, _gained(value, number == 0))
        out.print(table)
        print_bullets(
            f"the round over {other}: {_interval(gain)}" for other, gain in one["round_over"].items()
        )
    for note in notes:
        out.print(f"[yellow]{escape(note)}[/yellow]")
    print_problems(problems)


def _gained(way: Row, is_base: bool) -> str:
    return f"{way['iou']:.3f}" if is_base else f"{way['iou']:.3f}  {_interval(way)}"


def print_table(rows: Sequence[Row]) -> None:
    """The rows of `Table.records` as the one table, as wide as it has to be."""
    out, table = console(), number_table("", *_COLUMNS.values())
    out.width = max(out.width, _WIDTH)
    for row in rows:
        cells = [_cell(row[name]) for name in _COLUMNS]
        table.add_row(escape(row["row"]), *cells, style=_STYLES.get(row["kind"], ""))
    out.print(table)


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _interval(value: Row) -> str:
    if value["mean"] is None:
        return "–"
    return f"{value['mean']:+.3f} [{value['low']:+.3f}, {value['high']:+.3f}]"


def _experience(one: Row) -> str:
    harmed = [site["site"] for site in one["sites"] if site["harmed"]]
    tested = f"{len({site['site'] for site in one['sites']})} sites tested one by one"
    return (
        f"{one['model']} + personal head after {one['after_crops']} crops, {one['photos']} photos: "
        f"against the running mean box {_interval(one['over_mean_box'])}, "
        f"against the model {_interval(one['over_model'])}; {tested}, "
        + (f"below the model: {', '.join(dict.fromkeys(harmed))}" if harmed else "none below the model")
    )


def _calibration(one: Row) -> str:
    triples = zip(one["confidence"], one["good"], one["iou"], strict=True)
    pairs = ", ".join(f"{sure:.2f} → {good:.2f} ({iou:.2f})" for sure, good, iou in triples)
    return f"{one['model']}, confidence → share with IoU ≥ 0.75 (mean IoU): {pairs}"


def _flicker(one: Row) -> str:
    return (
        f"{one['model']}, {one['bursts']} bursts made of photos: proposals for two frames overlap by IoU "
        f"{one['together']['mean']:.3f}, each by itself {one['alone']['mean']:.3f}"
    )


def _angle(one: Row) -> str:
    return (
        f"{one['model']}, {one['set']}, {one['views']} views: mean error "
        f"{one['mae_guess']['mean']:.2f}° of the reading, {one['mae_after']['mean']:.2f}° after acting, "
        f"{one['mae_doing_nothing']:.2f}° doing nothing; "
        f"made worse {100 * one['worse']:.1f} %, acted on {100 * one['coverage']:.0f} %"
    )
