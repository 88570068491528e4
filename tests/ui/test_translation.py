"""The window in another language: every word on it is translated, and translators are given all of them."""

from __future__ import annotations

import errno
import importlib.util
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QTreeWidget,
    QWidget,
)

from cropperhead_desktop.domain.errors import (
    FolderBusy,
    ModelError,
    PhotoError,
    Reason,
    SidecarError,
)
from cropperhead_desktop.domain.words import Digits
from cropperhead_desktop.domain.words import counted as count_of
from cropperhead_desktop.geometry.aspect import PRESETS, parse_aspect
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.pool import Pool
from cropperhead_desktop.inference.models.card import read_card
from cropperhead_desktop.inference.style.habits import Spread
from cropperhead_desktop.library.lock import Holder
from cropperhead_desktop.review.in_hand.numbers import angle_text, aspect_text
from cropperhead_desktop.review.round_trip import crop_words
from cropperhead_desktop.review.text import CONTEXT, counted, in_words, labelled, phrase, translate_by
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.browser import start_folders as places
from cropperhead_desktop.ui.commands.row import key_text
from cropperhead_desktop.ui.features.learnt.plots import SpreadPlot
from cropperhead_desktop.ui.kit.application import install_translation
from cropperhead_desktop.ui.kit.chart import Chart
from cropperhead_desktop.ui.panel.ratio import RatioRow
from cropperhead_desktop.ui.panel.ratio_bar import RatioBar
from cropperhead_desktop.xmp import atomic
from cropperhead_desktop.xmp.store import Sidecars

ROOT = Path(__file__).parents[2]


LETTERS = re.compile(r"[^\W\d_]{2,}")
NO_WORDS = re.compile(
    r"\{.*?\}|(/[^\s/]+)+|[\w-]+\.(jpe?g|xmp)|\b(px|MP|MB|CPU|CUDA|TensorRT|DirectML|CoreML|OpenVINO)\b"
    r"|\b(cropper-[\w-]+|fake|\d+ crops|nothing was decided yet)\b"
    r"|\b(Ctrl|Alt|Shift|Enter|Return|Space|Esc|Tab|Home|End|or|F\d+)\b|CropperHead|Lightroom|darktable"
)


"""Translated words, file names, units, names of keys and programs."""


class Brackets(QTranslator):
    """Puts ⟦ ⟧ around everything of ours and keeps what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, text, disambiguation=None, n=-1):
        if context != CONTEXT:
            return None
        self.asked.add(text)
        return f"⟦{text}⟧"


@pytest.fixture
def brackets(qapp):
    translator = Brackets()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)


def texts_of(widget: QWidget) -> list[str]:
    """Everything a widget says itself."""
    found = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
    if isinstance(widget, QAbstractButton | QLabel):
        found.append(widget.text())
    if isinstance(widget, QLineEdit):
        found.append(widget.placeholderText())
    if isinstance(widget, QComboBox):
        found += [widget.itemText(row) for row in range(widget.count())]
    if isinstance(widget, QListWidget):
        found += [widget.item(row).text() for row in range(widget.count())]
    if isinstance(widget, QTreeWidget):
        items = (widget.topLevelItem(row) for row in range(widget.topLevelItemCount()))
        found += [item.text(column) for item in items for column in range(widget.columnCount())]
    if isinstance(widget, QMenu):
        found += [action.text() for action in widget.actions()]
    return found


def bare(stage) -> set[str]:
    """What the window and its dialogs say that no translation gave."""
    widgets = [stage.window, *stage.window.findChildren(QWidget)]
    said = {text for widget in widgets if not _is_qts(widget) for text in texts_of(widget)}
    folders = {part for path in (*stage.paths, ROOT) for part in (*path.parts, str(path), str(path.parent))}
    return {text for text in said - folders if LETTERS.search(stripped(text))}


def stripped(text: str) -> str:
    """A text without what is the same in every language; brackets may lie in one another."""
    before = ""
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    return NO_WORDS.sub("", text)


def _is_qts(widget: QWidget) -> bool:
    """Parts of Qt's own widgets: their words come with Qt's translations."""
    return widget.objectName().startswith("qt_") or widget.objectName() in (
        "ScrollLeftButton",
        "ScrollRightButton",
    )


def test_everything_the_window_says_is_translated(brackets, start, monkeypatch):
    monkeypatch.setattr(places, "volumes", tuple)
    stage = start(3)
    stage.ready()
    left = bare(stage)
    for view in View:
        stage.controller.show(view)
        stage.ready()
        stage.come_round()
        left |= bare(stage)
    said: list[str] = []
    stage.app.messages.said.connect(said.append)
    for row in COMMANDS:
        action = stage.app.actions[row.id]
        left |= {text for text in (action.text(), action.toolTip()) if LETTERS.search(stripped(text))}
        if row.id in ("quit", "open", "reveal", "fullscreen") or not action.isEnabled():
            continue
        action.trigger()
        stage.come_round()
        left |= bare(stage)
        for dialog in stage.window.findChildren(QDialog):
            dialog.close()
        stage.window.activateWindow()
    end = stage.paths[0].parent.name[-8:]  # long paths are elided
    assert {text for text in left if end not in text} == set()
    assert len(said) > 20
    assert [text for text in said if LETTERS.search(stripped(text))] == []


def phrases_tool():
    spec = importlib.util.spec_from_file_location("phrases", ROOT / "tools" / "phrases.py")
    listing = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(listing)
    return listing


def test_translators_are_given_every_phrase(brackets, start):
    listing = phrases_tool()
    stage = start(2)
    stage.ready()
    for name in ("settings", "help", "palette", "crop", "accept", "undo", "errors", "history"):
        stage.key(name)
        stage.come_round()
    assert len(brackets.asked) > 300
    same = {key_text(row) for row in COMMANDS} | {name for name, _ratio in PRESETS}
    assert brackets.asked - listing.phrases() - listing.plurals() - same == set()


def _unreadable(folder: Path) -> str:
    (folder / "text.jpg").write_text("<html>")
    with Pool(1) as pool, pytest.raises(PhotoError) as caught:
        pool.call(folder / "text.jpg", "info")
    return caught.value.reason


def _damaged(folder: Path) -> str:
    (folder / "a.jpg").touch()
    (folder / "a.xmp").write_text("<x:xmpmeta")
    record = Sidecars().read(folder / "a.jpg")
    return record.about(record.error)


def _full_disk(folder: Path) -> str:
    def full(_temp, _path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch, pytest.raises(SidecarError) as caught:
        patch.setattr(atomic.os, "link", full)
        patch.setattr(atomic.os, "replace", full)
        atomic.replace_file(folder / "a.xmp", None, b"new")
    return caught.value.reason


def _locked(folder: Path) -> str:
    other = Holder(1, "elsewhere", "", "", "2026-01-01T10:00:00")
    return FolderBusy(folder, "{holder} writes in this folder", holder=other.words).reason


def _model(folder: Path) -> str:
    (folder / "m.json").write_text("[")
    with pytest.raises(ModelError) as caught:
        read_card(folder / "m.json")
    return str(caught.value)


@pytest.mark.parametrize(
    ("make", "template"),
    [
        (_unreadable, "not a photo: this is a web page, SVG or XML text"),
        (_damaged, "damaged, not well-formed XML ({why})"),
        (_full_disk, "the disk is full"),
        (_locked, "another CropperHead (process {pid} on {host}, since {since})"),
        (_model, "{path}: the model card is not JSON ({why})"),
    ],
)
def test_reasons_of_errors_are_translated_with_what_is_in_them(brackets, tmp_path, make, template):
    reason = make(tmp_path)
    assert "⟦" not in reason
    said = in_words(reason)
    assert said.startswith("⟦") and template in brackets.asked
    assert LETTERS.search(stripped(said)) is None
    assert template in phrases_tool().reasons()


def test_the_window_shows_a_translated_reason(brackets, start):
    stage = start(2)
    stage.ready()
    stage.app.messages.report(PhotoError(stage.paths[0], "cannot be read: {why}", why="no permission"))
    assert stage.app.messages.entries[-1].reason == "⟦cannot be read: ⟦no permission⟧⟧"


def test_numbers_take_the_plural_of_the_translation(qapp):
    assert (counted(1, "photo"), counted(1200, "photo")) == ("1 photo", "1,200 photos")
    assert phrase("Crop") == "Crop"


SHIPPED = ("de", "fr")
LONGEST = 48
"""Letters of an entry of a menu: more would not fit beside its key on a small screen."""


def shipped(language: str) -> dict[str, list[str]]:
    """Every phrase with what the .ts file says for it: two where it is counted."""
    file = ROOT / "resources" / "translations" / f"cropperhead_{language}.ts"
    found = {}
    for message in ElementTree.parse(file).iter("message"):
        said = message.find("translation")
        assert said.get("type") is None, f"not finished: {message.findtext('source')}"
        found[message.findtext("source")] = [form.text for form in said] or [said.text]
    return found


@pytest.mark.parametrize("language", SHIPPED)
def test_every_phrase_is_translated_with_its_placeholders(language):
    listing, said = phrases_tool(), shipped(language)
    assert set(said) == listing.phrases() | listing.plurals()  # `make translations`
    assert {text for text, forms in said.items() if len(forms) == 2} == listing.plurals()
    fields = re.compile(r"\{[^}]*\}")
    wrong = [
        form
        for text, forms in said.items()
        for form in forms
        if not form or sorted(fields.findall(form)) != sorted(fields.findall(text))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", SHIPPED)
def test_what_is_compiled_is_what_was_translated(language):
    compiled = QTranslator()
    assert compiled.load(f"cropperhead_{language}", str(ROOT / "resources" / "translations"))
    for text, forms in shipped(language).items():
        numbers = (1, 3) if len(forms) == 2 else (-1,)
        assert [compiled.translate(CONTEXT, text, None, number) for number in numbers] == forms


@pytest.mark.parametrize("language", SHIPPED)
def test_menus_stay_narrow(language):
    said = shipped(language)
    assert {text for row in COMMANDS for text in said[row.text] if len(text) > LONGEST} == set()


@pytest.mark.parametrize("language", SHIPPED)
def test_commands_keep_their_dots_and_their_names_apart(language):
    words = shipped(language)
    said = {row.id: words[row.text][0] for row in COMMANDS}
    for row in COMMANDS:
        assert row.text.endswith("…") == said[row.id].endswith("…"), said[row.id]
    names = [text.rstrip("…") for text in said.values()]
    english = [row.text.rstrip("…") for row in COMMANDS]
    assert len(names) - len(set(names)) <= len(english) - len(set(english))


def test_numbers_are_written_as_the_language_writes_them(qapp):
    try:
        translate_by(QCoreApplication.translate, ".", ",")
        assert counted(1200, "photo") == "1.200 photos"
        assert angle_text(-1.5) == "−1,5°"
        assert (
            in_words(Reason("{found:.1f} of {size}: {why}", found=2.5, size=1, why="v1.2"))
            == "2,5 of 1: v1.2"
        )
    finally:
        translate_by(QCoreApplication.translate)
    assert in_words(Reason("{more} needed", more=count_of(1200, "more crop"))) == "1,200 more crops needed"


@pytest.mark.parametrize("language", SHIPPED)
def test_every_number_with_decimals_follows_the_language(language, qtbot):
    locale = QLocale(language)
    translate_by(QCoreApplication.translate, locale.groupSeparator(), locale.decimalPoint())
    try:
        plot = SpreadPlot(Spread("angle", (Digits("0.1"), Digits("0.5")), (0.5, 0.5), (1.0, 0.0)))
        chart = Chart("", lambda chart: chart.set_range((0, 1), (-0.4, 0.4)))
        row, bar = RatioRow(), RatioBar()
        for widget in (plot, chart, row, bar):
            qtbot.addWidget(widget)
        row.show_ratio(1.47, 1.5)
        bar.show_ratio("2.39:1")
        bar.show_deliverables("2.39:1,1:1")
        shown = [
            aspect_text(1 / 1.47),
            in_words(Reason("{angle}° ({p})", angle=Digits("1.5"), p=Digits("p = 0.034"))),
            crop_words(Crop(0.125, 0.25, 1, 1), None),
            plot.toolTip(),
            *chart.item.getAxis("left").tickStrings([-0.4, 0.2], 1, 0.2),
            row.field.text(),
            row.choice.itemText(row.choice.findData("2.39:1")),
            bar.more.text(),
            bar.deliver.text(),
        ]
    finally:
        translate_by(QCoreApplication.translate)
    assert [text for text in shown if re.search(r"\d\.\d", text) or not re.search(r"\d,\d", text)] == []
    assert parse_aspect(shown[0]) == pytest.approx(1 / 1.47, rel=0.01)


def test_a_name_and_what_is_said_of_it_are_joined_as_the_language_does(qapp):
    installed = install_translation(qapp, "fr", ROOT / "resources" / "translations")
    try:
        assert labelled("a.jpg", "x") == "a.jpg\u00a0: x"
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)
    assert labelled("a.jpg", "x") == "a.jpg: x"
