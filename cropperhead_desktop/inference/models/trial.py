"""A model that is new here is opened and run once where it can do no harm, before anything else runs it.

An ONNX file may loop for ever, ask for gigabytes or crash onnxruntime; none of that can be stopped inside a
process. What has run is remembered beside the model by its SHA-256.
`python -m cropperhead_desktop.inference.models.trial MODEL MEMORY_MB` is the process that tries it.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.inference.models.card import ModelCard, read_card
from cropperhead_desktop.system.files import write_whole
from cropperhead_desktop.system.process import limit_memory, own_command, own_environment, prepare_environment
from cropperhead_desktop.system.reading import read_limited

MEMORY_MB = 6144
"""Address space of the trial; ours need 1.2 GB of it, most of which is onnxruntime."""
DEADLINE_S = 60.0

SUFFIX = ".tried"
_LARGEST = 100
_NO_GOOD = 3


def try_model(path: Path, card: ModelCard, deadline: float = DEADLINE_S, memory_mb: int = MEMORY_MB) -> None:
    """Return once this very model has run (ModelError: it does not load or run, or takes too much)."""
    known = path.with_suffix(SUFFIX)
    with contextlib.suppress(OSError):
        if read_limited(known, _LARGEST) == card.sha256.encode():
            return
    command = own_command(__name__, str(path), str(memory_mb))
    options = {"capture_output": True, "stdin": subprocess.DEVNULL, "env": own_environment()}
    try:
        done = subprocess.run(command, timeout=deadline, check=False, **options)  # type: ignore[call-overload]
    except subprocess.TimeoutExpired as error:
        raise ModelError(
            "{path}: the model took longer than {limit:g} s on a blank picture, it is not used",
            path=printable(path),
            limit=deadline,
        ) from error
    except OSError as error:
        raise ModelError("{path}: cannot be tried ({why})", path=printable(path), why=str(error)) from error
    if done.returncode == _NO_GOOD:
        raise ModelError(done.stdout.decode("utf-8", "replace").strip())
    if done.returncode:
        raise ModelError(
            "{path}: the model crashed or needed more than {memory} MB on a blank picture, it is not used",
            path=printable(path),
            memory=memory_mb,
        )
    with contextlib.suppress(OSError):  # a folder that is only read: it is tried anew
        write_whole(known, card.sha256.encode(), private=True)


def main() -> int:
    """Run the model that `sys.argv` names on a blank picture; 3 and its reason where that goes wrong."""
    prepare_environment()
    path = Path(sys.argv[1])
    limit_memory(int(sys.argv[2]))
    from cropperhead_desktop.inference.models.session import OnnxSession, read_model

    try:
        card = read_card(path.with_suffix(".json"))
        read_model(path, card)
        OnnxSession(path, card, "cpu").warm_up()
    except ModelError as error:
        sys.stdout.buffer.write(str(error).encode())
        return _NO_GOOD
    return 0


if __name__ == "__main__":
    sys.exit(main())
