"""Falling back from one device to another."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.inference.models.providers import (
    CPU,
    ProviderError,
    open_session,
)
from cropperhead_desktop.inference.models.session import OnnxSession

OPENVINO = "OpenVINOExecutionProvider"


def check_falls_back(saved, batch, device, reason):
    path, card = saved
    with pytest.raises(ProviderError, match=reason):
        open_session(path.read_bytes(), device)
    session = OnnxSession(path, card, (device, CPU))
    assert np.allclose(session.run(batch), OnnxSession(path, card, "cpu").run(batch))
    assert session.device == f"CPU ({device.label} failed: {reason})"
