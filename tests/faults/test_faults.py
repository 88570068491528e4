"""Every writer at every call of the C library: killed there, refused there, cut short there.

A few calls of each in every run of the tests; all of them with CROPPERHEAD_LONG_TESTS (`make faults`).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.inject import FAULTS
from tests.faults.writers import WRITERS

LONG = bool(os.environ.get("CROPPERHEAD_LONG_TESTS"))
MOST = 1000 if LONG else 3
"""Calls that are tried of each kind."""
SEED = int(os.environ.get("CROPPERHEAD_SEED", "1"))


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stands in front of the C library."""
    if sys.platform != "linux" or shutil.which("gcc") is None:
        pytest.skip("needs Linux and gcc")
    made = tmp_path_factory.mktemp("faults") / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run(["gcc", "-Wall", "-Werror", "-shared", "-fPIC", "-o", made, source, "-ldl"], check=True)
    return made


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", WRITERS)
def test_all_of_the_old_or_all_of_the_new(library: Path, name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.inject", name, str(MOST), str(SEED)],
        env=os.environ | {"LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    tried = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["fault"] for one in tried] == list(FAULTS)
    wrong = [each for one in tried for each in one["wrong"]]
    assert not wrong, "\n".join(wrong) + done.stderr[-4000:]
    kills = [one for one in tried if one["fault"].startswith("kill")]
    assert all(one["ended"].get("-9") == one["runs"] > 0 for one in kills), kills
    print("\nfaults", json.dumps({"writer": name, **{one["fault"]: one["runs"] for one in tried}}))
