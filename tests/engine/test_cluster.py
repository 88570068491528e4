"""Which schedulers are spoken to at all. Real ones: `tests/end_to_end/test_machines.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import EngineError
from cropperhead_desktop.engine.cluster import CA, CERTIFICATE, KEY, cluster


@pytest.mark.parametrize(
    ("scheduler", "why"),
    [
        ("tcp://10.0.0.1:8786", "without TLS only a scheduler of this machine"),
        ("nas.local:8786", "without TLS only a scheduler of this machine"),
        ("tcp://127.0.0.1.evil.example:8786", "without TLS only a scheduler of this machine"),
        ("tls://10.0.0.1:8786", "needs --tls"),
        ("http://127.0.0.1:8786", "is no scheduler"),
        ("tcp://127.0.0.1", "is no scheduler"),
        ("tcp://127.0.0.1:99999", "is no scheduler"),
    ],
)
def test_without_tls_nobody_else_is_spoken_to(scheduler: str, why: str) -> None:
    with pytest.raises(EngineError, match=why), cluster(scheduler):
        pass


def test_a_certificate_that_is_missing_is_named(tmp_path: Path) -> None:
    for name in (CA, CERTIFICATE, KEY):
        with pytest.raises(EngineError, match=f"has no {name}"), cluster("tls://127.0.0.1:1", tmp_path):
            pass
        (tmp_path / name).touch()
    with pytest.raises(EngineError, match="speaks no TLS"), cluster("tcp://127.0.0.1:1", tmp_path):
        pass
