"""An installed package brings the shipped models and the resources with it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL
from cropperhead_desktop.system.folders import models_folder

ROOT = Path(__file__).parents[2]
ASK = "from cropperhead_desktop.inference.models.registry import Registry; print(Registry().find()[0])"


def test_a_built_package_finds_its_own_models(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=60)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "built")
    wanted = {
        path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()
    }
    # only training a shipped model again reads its notes
    wanted = {path for path in wanted if not path.match("*-notes.json")}
    carried = tmp_path / "built" / "cropperhead_desktop" / "_resources"
    assert {path.relative_to(carried) for path in carried.rglob("*") if path.is_file()} == wanted
    # run from elsewhere and with the built package first, so that the checkout cannot help
    ask = f"import sys; sys.path.insert(0, {str(tmp_path / 'built')!r}); {ASK}"
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, check=True, capture_output=True, text=True, timeout=60
    )
    found = Path(answer.stdout.strip())
    assert found.parent == tmp_path / "built" / "cropperhead_desktop" / "_models"
    assert found.read_bytes() == (models_folder() / f"{DEFAULT_MODEL}.onnx").read_bytes()


def test_a_checkout_uses_its_top_level_folder():
    if not (ROOT / "pyproject.toml").exists() or (ROOT / "cropperhead_desktop" / "_models").exists():
        pytest.skip("not a checkout")
    assert models_folder() == ROOT / "models"
