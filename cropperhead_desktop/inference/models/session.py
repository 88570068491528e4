"""One lazy ONNX session per model, run from any number of threads, with a way back to the CPU."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.inference.models.card import ModelCard, ModelKind
from cropperhead_desktop.inference.models.providers import (
    CPU,
    Device,
    ProviderError,
    candidates,
    first_line,
    open_session,
)
from cropperhead_desktop.inference.models.sizes import maps_alone, of_any_size
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import read_limited

_MAX_BYTES = 2**30
"""Far above any model that a photographer's machine could run."""

_SWITCH = "/wanted"


def switch_of(output: str) -> str:
    """The optional input of a model by which an output is left out; see `graphs.switch`."""
    return output + _SWITCH


Size = tuple[int, int]
"""Height and width of a batch."""

Opener = Callable[[bytes, Device, Size | None], ort.InferenceSession]


def read_model(path: Path, card: ModelCard) -> bytes:
    """The bytes of a model file; ModelError unless they are the ones its card was written for."""
    try:
        data = read_limited(path, _MAX_BYTES)
    except OSError as error:
        raise ModelError(
            "{path}: the model cannot be read ({why})", path=printable(path), why=reason_of(error)
        ) from error
    if hashlib.sha256(data).hexdigest() != card.sha256:
        raise ModelError(
            "{path}: the model is damaged or was replaced: its SHA-256 is not the one on its card",
            path=printable(path),
        )
    return data


class OnnxSession:
    """Created at the first use, in the thread that uses it first; thread-safe from then on.

    Where a device compiles a graph for each size of photos there is a session for each. A device that fails,
    when one is made or when it first runs, is left for the next candidate, for good, and the reason stays
    readable in `device`.
    """

    def __init__(
        self,
        path: Path,
        card: ModelCard,
        device: str | Sequence[Device] = "auto",
        opener: Opener = open_session,
    ) -> None:
        self._path = path
        self._card = card
        self._candidates = list(candidates(device) if isinstance(device, str) else device)
        self._opener = opener
        self._lock = threading.Lock()
        self._turns = threading.Lock()
        self._model = b""
        self._active: dict[Size | None, tuple[ort.InferenceSession, Device]] = {}
        self._failures: list[str] = []

    @property
    def device(self) -> str:
        """What it runs on, e.g. `CPU (CUDA failed: ...)`; before the first run what will be tried."""
        label = self._candidates[0].label
        return f"{label} ({'; '.join(self._failures)})" if self._failures else label

    @property
    def any_size(self) -> bool:
        """Whether a photo in a shape of its own costs no session of its own."""
        return self._candidates[0].any_size

    def warm_up(self) -> None:
        """Make the session now and run it once (ModelError: no device can)."""
        spec = self._card.input
        batch = np.zeros(spec.shape, spec.dtype)
        if self._card.kind is ModelKind.CANDIDATES:
            self.arrays(batch, [output.name for output in self._card.outputs])
        else:
            self.run(batch)

    def run(self, batch: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
        """The model's numbers, one row per picture of `batch`.

        ModelError: the file is not what its card says, or not even the CPU can run it.
        """
        return self._checked(self._run(batch, None), len(batch))

    def arrays(self, batch: npt.NDArray[Any], names: Sequence[str]) -> list[npt.NDArray[np.float32]]:
        """The outputs of these names (ModelError, as `run`); others that have a switch are not computed."""
        found = [np.asarray(array, np.float32) for array in self._run(batch, names)]
        for name, array in zip(names, found, strict=True):
            if not np.isfinite(array).all():
                raise ModelError(
                    "{path}: output {name} holds values that are not numbers",
                    path=printable(self._path),
                    name=name,
                )
        return found

    def has(self, output: str) -> bool:
        """Whether the graph has an output of this name (ModelError: no device can load it)."""
        session, _ = self._opened(self._card.input.shape)
        return any(one.name == output for one in session.get_outputs())

    def _run(self, batch: npt.NDArray[Any], names: Sequence[str] | None) -> list[Any]:
        while True:
            active = self._opened(batch.shape)
            session, device = active
            try:
                with nullcontext() if device.concurrent else self._turns:
                    return list(session.run(names, {**_switched(session, names), **_input(session, batch)}))
            except Exception as error:  # providers raise whatever their libraries do
                if device is CPU:
                    raise ModelError(
                        "{path}: the model does not run: {why}",
                        path=printable(self._path),
                        why=first_line(error),
                    ) from (error)
                self._give_up(active, first_line(error))

    def _opened(self, shape: Sequence[int]) -> tuple[ort.InferenceSession, Device]:
        """The session for batches of a shape."""
        return self._active.get(self._size(shape)) or self._open(shape)

    def _size(self, shape: Sequence[int]) -> Size | None:
        """What a session is made for where there are several."""
        return None if self.any_size else (shape[1], shape[2])

    def _open(self, shape: Sequence[int]) -> tuple[ort.InferenceSession, Device]:
        """The session, made by whichever thread comes first while the others wait."""
        with self._lock:
            while self._size(shape) not in self._active:
                self._model = self._model or self._read()
                device, size = self._candidates[0], self._size(shape)
                own = size in (None, (self._card.input.height, self._card.input.width))
                model = self._model if own else maps_alone(self._model)
                try:
                    self._active[size] = (self._opener(model, device, size), device)
                except ProviderError as error:
                    if len(self._candidates) == 1:
                        raise ModelError(
                            "{path}: the model does not load: {why}",
                            path=printable(self._path),
                            why=str(error),
                        ) from error
                    self._drop(str(error))
            return self._active[self._size(shape)]

    def _read(self) -> bytes:
        model = read_model(self._path, self._card)
        return of_any_size(model) if self._card.kind is ModelKind.CANDIDATES else model

    def _give_up(self, failed: tuple[ort.InferenceSession, Device], reason: str) -> None:
        """Leave a device that failed while running, unless another thread has done so already."""
        with self._lock:
            if failed in self._active.values():
                self._drop(reason)

    def _drop(self, reason: str) -> None:
        self._failures.append(f"{self._candidates.pop(0).label} failed: {reason}")
        self._active.clear()

    def _checked(self, outputs: list[Any], rows: int) -> npt.NDArray[np.float32]:
        """The single output, with one number for every output on the card."""
        wanted = (rows, len(self._card.outputs))
        if len(outputs) != 1 or np.shape(outputs[0]) != wanted:
            shapes = [np.shape(output) for output in outputs]
            raise ModelError(
                "{path}: the model answers {shapes}, its card says {wanted}",
                path=printable(self._path),
                shapes=str(shapes),
                wanted=str(wanted),
            )
        return np.asarray(outputs[0], np.float32)


def _input(session: ort.InferenceSession, batch: npt.NDArray[Any]) -> dict[str, npt.NDArray[Any]]:
    return {session.get_inputs()[0].name: batch}


def _switched(session: ort.InferenceSession, names: Sequence[str] | None) -> dict[str, npt.NDArray[np.bool_]]:
    """What the switches of a model are set to where these outputs are wanted (None: all)."""
    optional = (one.name for one in session.get_overridable_initializers())
    return {
        name: np.array(names is None or name.removesuffix(_SWITCH) in names)
        for name in optional
        if name.endswith(_SWITCH)
    }
