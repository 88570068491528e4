"""`python -m cropperhead_desktop.training.run --data DIR --out RUN`: from photos to a model at one go."""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import fields
from pathlib import Path

from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.inference.importer import import_model
from cropperhead_desktop.inference.seed2020 import INPUT
from cropperhead_desktop.inference.session import OnnxSession
from cropperhead_desktop.training.config import TrainConfig
from cropperhead_desktop.training.data import read_dataset
from cropperhead_desktop.training.export import export
from cropperhead_desktop.training.trainer import train


def main() -> None:
    """Parse the arguments, train, and export when asked to; every choice of `TrainConfig` is an option."""
    arguments = vars(_parser().parse_args())
    data = read_dataset(arguments.pop("data"), INPUT)
    run, into, name = arguments.pop("out"), arguments.pop("export"), arguments.pop("name")
    reference = arguments.pop("reference")
    train(TrainConfig(**arguments), data, run, _show)
    if into is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        compared = None
        if reference is not None:
            card = import_model(reference, Path(folder), "cropperhead-2020-original")
            compared = (OnnxSession(Path(folder, f"{card.name}.onnx"), card, "cpu"), card)
        card = export(run, data, into, name, compared, overwrite=True)
    print(f"\n{card.verdict}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Train the 2020 network on photos with human crops.")
    parser.add_argument("--data", type=Path, required=True, help="folder with manifest.json and photos")
    parser.add_argument("--out", type=Path, required=True, help="run folder, resumed when it exists")
    parser.add_argument("--export", type=Path, help="write the model and its card into this folder")
    parser.add_argument("--name", default="trained", help="name of the exported model")
    parser.add_argument(
        "--reference", type=Path, help="weights of a 2020 network to compare with on the card"
    )
    for row in fields(TrainConfig):
        option = f"--{row.name.replace('_', '-')}"
        if isinstance(row.default, bool):
            parser.add_argument(option, action=argparse.BooleanOptionalAction, default=row.default)
        else:
            parser.add_argument(option, type=type(row.default), default=row.default)
    return parser


def _show(progress: Progress) -> None:
    print(f"\r{progress.done}/{progress.total} {progress.message}", end="", flush=True)


if __name__ == "__main__":
    main()
