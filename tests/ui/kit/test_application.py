"""The application: its translation."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cropperhead_desktop.review.text import CONTEXT, counted, tr
from cropperhead_desktop.ui.kit.application import install_translation, quit_on_signal

"""Translated words, file names, units, names of keys and programs."""


@pytest.mark.skipif(
    shutil.which("pyside6-lrelease", path=Path(sys.executable).parent) is None, reason="no lrelease"
)
def test_a_translation_file_is_found_and_used(qapp, tmp_path):
    source = tmp_path / "cropperhead_de.ts"
    source.write_text(
        f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="de_DE"><context>
        <name>{CONTEXT}</name>
        <message><source>Crop copied</source><translation>Zuschnitt kopiert</translation></message>
        <message numerus="yes"><source>{{count}} photos</source><translation>
        <numerusform>{{count}} Foto</numerusform>
        <numerusform>{{count}} Fotos</numerusform></translation></message>
        </context></TS>""",
        encoding="utf-8",
    )
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([tool, source], check=True, capture_output=True, timeout=60)
    made = install_translation(qapp, "de_DE", tmp_path)
    try:
        assert tr("Crop copied") == "Zuschnitt kopiert"
        assert tr("Crop") == "Crop"
        assert (counted(1, "photo"), counted(3, "photo")) == ("1 Foto", "3 Fotos")
    finally:
        for translator in made:
            qapp.removeTranslator(translator)
    assert install_translation(qapp, "xx_XX", tmp_path) == []


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows closes the windows instead")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_the_system_ends_the_program_through_the_event_loop(qtbot, name):
    stopped = []
    end = quit_on_signal(lambda: stopped.append(name))
    try:
        os.kill(os.getpid(), getattr(signal, name))
        qtbot.waitUntil(lambda: stopped == [name])
    finally:
        end()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
