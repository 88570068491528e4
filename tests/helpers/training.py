"""A short training of the network of 2020."""

from __future__ import annotations

import numpy as np

from cropperhead_desktop.training.network2020.config import TrainConfig

CONFIG = TrainConfig(epochs=3, batch=3, threads=1)


def best(run):
    return dict(np.load(run / "best.npz"))
