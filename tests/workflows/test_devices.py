"""What the model could run on, and the command that brings it."""

from __future__ import annotations

import pytest

from cropperhead_desktop.workflows import devices


@pytest.mark.parametrize(
    ("platform", "nvidia", "built_in", "words"),
    [
        (
            "linux",
            False,
            ["CPU"],
            "no driver of NVIDIA found; with one: pip install 'cropperhead-desktop[gpu]'",
        ),
        ("linux", True, ["CPU"], "not used; for it: pip install 'cropperhead-desktop[gpu]'"),
        ("win32", False, ["CPU"], "pip install 'cropperhead-desktop[directml]'"),
        ("win32", False, ["DirectML", "CPU"], "is installed"),
        ("darwin", False, ["CoreML", "CPU"], "CoreML comes with onnxruntime"),
    ],
)
def test_the_way_to_something_faster(
    monkeypatch: pytest.MonkeyPatch, platform: str, nvidia: bool, built_in: list[str], words: str
) -> None:
    monkeypatch.setattr(devices.sys, "platform", platform)
    monkeypatch.setattr(devices, "has_nvidia", lambda: nvidia)
    monkeypatch.setattr(devices, "installed_runtimes", lambda: ["onnxruntime"])
    ok, told = devices.faster(built_in)
    assert ok and words in told


def test_two_runtimes_in_one_folder_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "installed_runtimes", lambda: ["onnxruntime", "onnxruntime-gpu"])
    ok, told = devices.faster(["CPU"])
    assert not ok
    assert told.endswith(
        "pip uninstall -y onnxruntime && pip install --force-reinstall --no-deps onnxruntime-gpu"
    )


def test_a_frozen_program_names_no_pip_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices.sys, "frozen", True, raising=False)
    assert "cropperhead-desktop[" not in devices.faster(["CPU"])[1]


def test_the_runtime_of_this_environment_is_found() -> None:
    assert devices.installed_runtimes() == ["onnxruntime"]
