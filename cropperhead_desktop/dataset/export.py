"""The last steps of an export: splits, labels in every format, the description, and reading it all back."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import timedelta
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path, PurePosixPath

import numpy as np
import PIL

from cropperhead_desktop import __version__
from cropperhead_desktop.dataset import arrays
from cropperhead_desktop.dataset.description import Description, write_description
from cropperhead_desktop.dataset.duplicates import near_pairs
from cropperhead_desktop.dataset.formats import LabelsToWrite
from cropperhead_desktop.dataset.json_lists import write_list
from cropperhead_desktop.dataset.label import LabelledPicture, training_record
from cropperhead_desktop.dataset.options import MEANINGS, ExportOptions
from cropperhead_desktop.dataset.reader import labels_of, verify
from cropperhead_desktop.dataset.split import Occasion, assigned, joined, kept_together
from cropperhead_desktop.dataset.terms import SPLITS
from cropperhead_desktop.dataset.writing import OutputError, sync, write_whole, writing
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress

PICTURES = "photos"
LEVELS = "level"
"""Pictures whose tilt is known, and `level.csv` with file, tilt_deg (clockwise) and group."""
EXACT = 1e-6
"""How far a number that was read back may be from the one that was written."""


@dataclass(frozen=True, slots=True)
class ExportedPicture:
    """A finished picture: its label without group and split, its fingerprint and circumstances.

    `key` is the photo's place in the library, `label.file` the picture's in the dataset, `category` what a
    classifier is to learn of it.
    """

    key: str
    label: LabelledPicture
    fingerprint: bytes
    occasion: Occasion
    category: str = ""


def split_pictures(
    occasions: Sequence[Occasion],
    keys: Sequence[str],
    options: ExportOptions,
    pairs: Sequence[tuple[int, int]] = (),
) -> tuple[list[int], list[str]]:
    """Group number and split of each photo; `pairs` are places of photos that show the same."""
    groups = kept_together(occasions, options.split_by, timedelta(minutes=options.gap))
    groups = joined(groups, pairs)
    return groups, assigned(groups, keys, options.fractions, options.seed)


def finish(
    folder: Path,
    pictures: Sequence[ExportedPicture],
    options: ExportOptions,
    request: str,
    progress: ProgressCallback = ignore_progress,
) -> tuple[LabelledPicture, ...]:
    """Make a dataset of the pictures that lie in `folder`/photos; the labels in their final order.

    Raises OutputError (full disk), FileError (what is read back is not what was written), ToolError.
    """
    if options.anonymous_names:  # the order of the library would tell something
        pictures = sorted(pictures, key=lambda picture: picture.label.file)
    pairs = list(near_pairs([picture.fingerprint for picture in pictures]))
    groups, splits = split_pictures(
        [picture.occasion for picture in pictures], [picture.key for picture in pictures], options, pairs
    )
    labels = tuple(
        picture.label.in_split(f"group-{group + 1:04}", split)
        for picture, group, split in zip(pictures, groups, splits, strict=True)
    )
    with writing(folder):
        _clear(folder, {PurePosixPath(label.file).name for label in labels})
        if options.apply is None:
            _write_labels(folder, labels, options)
        else:
            _write_arrays(folder, pictures, labels, options)
        if not options.loose_pictures:
            shutil.rmtree(folder / PICTURES)
        write_description(folder, describe(folder, labels, options, request))
        for path in (*folder.rglob("*"), folder):
            sync(path)
    verify(folder, progress)
    _check_labels(folder, labels, options)
    return labels


def describe(
    folder: Path, labels: Sequence[LabelledPicture], options: ExportOptions, request: str
) -> Description:
    """The description of the files in `folder` (OSError)."""
    splits, decisions = Counter(x.split for x in labels), Counter(x.decision for x in labels)
    known = {label.file: label.sha256 for label in labels}
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return Description(
        request=request,
        programs={"cropperhead-desktop": __version__, "pillow": PIL.__version__, "numpy": np.__version__}
        | {form.package: version(form.package) for form in options.labels_as if form.package},
        options=options.record(),
        counts={
            "photos": len(labels),
            **{split: splits[split] for split in SPLITS},
            "groups": len({label.group for label in labels}),
            **dict(sorted(decisions.items())),
        },
        licence=options.licence,
        decisions={name: words for name, words in MEANINGS.items() if decisions[name]},
        files={name: known.get(name) or sha256((folder / name).read_bytes()).hexdigest() for name in files},
    )


def _write_labels(folder: Path, labels: Sequence[LabelledPicture], options: ExportOptions) -> None:
    what = LabelsToWrite(labels, folder / PICTURES, options.licence, options.shard)
    for form in options.labels_as:
        form.write(folder, what)
    if options.trainable:
        write_list(folder / "manifest.json", map(training_record, labels))
    if options.licence:
        write_whole(folder / "LICENCE.txt", options.licence.encode("utf-8", "backslashreplace"))


def _write_arrays(
    folder: Path,
    pictures: Sequence[ExportedPicture],
    labels: Sequence[LabelledPicture],
    options: ExportOptions,
) -> None:
    members = []
    for picture, label in zip(pictures, labels, strict=True):
        stem = PurePosixPath(label.file).stem
        members.append(arrays.Member(folder / label.file, stem, picture.category, label.split))
    target = folder / arrays.NAME
    arrays.write_arrays(target, members, options.size)
    for split in SPLITS:
        chosen = [member for member in members if member.split == split]
        for member, block in zip(chosen, arrays.blocks(target, split), strict=True):
            if not np.array_equal(block, arrays.scaled(member.file, options.size)):
                raise OutputError(target, "{member} reads back differently", member=member.name)
    if options.licence:
        write_whole(folder / "LICENCE.txt", options.licence.encode("utf-8", "backslashreplace"))


def _clear(folder: Path, wanted: set[str]) -> None:
    """Remove what an earlier, stopped run left: labels, and pictures of photos that are gone."""
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
        elif path.name not in (PICTURES, LEVELS):
            shutil.rmtree(path)
    for path in (folder / PICTURES).iterdir():
        if path.name not in wanted:
            path.unlink()


def _check_labels(folder: Path, labels: Sequence[LabelledPicture], options: ExportOptions) -> None:
    """FileError where a format does not give back the labels that went in."""
    wrote = {label.file: label for label in labels}
    for form in options.labels_as:
        found = 0
        for label in labels_of(folder, form.name):
            if label.file not in wrote or not same(wrote[label.file], label):
                raise FileError(
                    folder,
                    "the label of {file} as {form} reads back differently",
                    file=label.file,
                    form=form.name,
                )
            found += 1
        if found != len(wrote):
            raise FileError(
                folder,
                "{count} labels as {form} are read back, {wrote} were written",
                count=found,
                form=form.name,
                wrote=len(wrote),
            )


def same(one: LabelledPicture, other: LabelledPicture) -> bool:
    """True for equal labels; numbers of the crop may differ by EXACT."""
    near = all(abs(a - b) <= EXACT for a, b in zip(astuple(one.crop), astuple(other.crop), strict=True))
    names = [name for name in LabelledPicture.__slots__ if name != "crop"]
    return near and all(getattr(one, name) == getattr(other, name) for name in names)
