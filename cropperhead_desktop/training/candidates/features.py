"""From cached trunk maps to the feature map that boxes are pooled on: a fixed linear projection (PCA)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.training.candidates.data import TrunkMaps

Floats = npt.NDArray[np.float32]
Maps = npt.NDArray[np.floating]

IMPORTANCE = 3.0
"""Factor on the importance channels, so that they weigh as much as the projected ones."""


@dataclass(frozen=True, slots=True)
class Projection:
    """features = fine @ pw_11 + enlarged(coarse @ pw_12) + bias; K x 512, K x 1024 and K."""

    fine: Floats
    coarse: Floats
    bias: Floats

    def apply(self, fine: Maps, coarse: Maps) -> Floats:
        """N x K x G x G features from N x 512 x G x G and N x 1024 x G/2 x G/2 maps."""
        near = _mixed(self.fine, fine)
        far = _mixed(self.coarse, coarse).repeat(2, axis=2).repeat(2, axis=3)
        result: Floats = near + far + self.bias[:, None, None]
        return result


def feature_maps(projection: Projection, maps: TrunkMaps, importance: Floats) -> Floats:
    """M x (K + 3) x G x G maps that boxes are pooled on, importance channels last."""
    projected = projection.apply(maps.fine, maps.coarse)
    return np.concatenate([projected, importance * IMPORTANCE], axis=1).astype(np.float32)


def fit_projection(fine: Maps, coarse: Maps, channels: int) -> Projection:
    """The first principal components of both maps, each channel standardised, scaled to unit spread.

    Both maps weigh alike whatever their number of channels.
    """
    scales, means, rows = [], [], []
    for maps, factor in ((fine, 1), (coarse, 2)):
        values = maps.astype(np.float32)
        mean, spread = values.mean((0, 2, 3)), values.std((0, 2, 3)) + 1e-3
        scale = 1.0 / (spread * np.sqrt(maps.shape[1]))
        wide = ((values - mean[:, None, None]) * scale[:, None, None]).repeat(factor, 2).repeat(factor, 3)
        rows.append(wide.transpose(0, 2, 3, 1).reshape(-1, maps.shape[1]))
        scales.append(scale)
        means.append(mean)
    joined = np.concatenate(rows, axis=1)
    _, vectors = np.linalg.eigh(joined.T @ joined / len(joined))
    basis = vectors[:, ::-1][:, :channels]
    basis = basis * np.sign(basis.sum(axis=0))  # eigenvectors have no sign of their own
    basis = basis / (joined @ basis).std()
    cut = fine.shape[1]
    near, far = (basis[:cut].T * scales[0]), (basis[cut:].T * scales[1])
    bias = -(near @ means[0] + far @ means[1])
    return Projection(near.astype(np.float32), far.astype(np.float32), bias.astype(np.float32))


def _mixed(weights: Floats, maps: Maps) -> Floats:
    mixed: Floats = np.einsum("kc,nchw->nkhw", weights, maps.astype(np.float32), optimize=True)
    return mixed
