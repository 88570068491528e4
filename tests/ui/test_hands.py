"""Real keys and mouse on the whole window: who gets a key, and what becomes of a drag."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.settings import SUBFOLDERS
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.orientation import displayed_box_to_crop
from cropperhead_desktop.geometry.rotation import largest_inscribed
from cropperhead_desktop.review.editing import shown_box
from cropperhead_desktop.review.view import Place, PlaceKind

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def stage(start):
    """Three photos, the first one in the crop view."""
    stage = start(3)
    stage.key("crop")
    stage.qtbot.waitUntil(lambda: stage.panes.canvas.box is not None)
    return stage


def hold(stage, by: QPoint) -> QPoint:
    """Press inside the frame and drag."""
    canvas = stage.panes.canvas
    middle = canvas.rect().center()
    QTest.mousePress(canvas, LEFT, pos=middle)
    for part in (1, 2, 3, 4):
        QTest.mouseMove(canvas, middle + by * part / 4)
    return middle + by


def test_enter_with_the_mouse_down_writes_the_frame_that_is_seen(stage, services):
    at = hold(stage, QPoint(20, 0))
    seen = stage.panes.canvas.box
    assert seen.cx < 299
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    QTest.mouseRelease(stage.panes.canvas, LEFT, pos=at)
    stage.qtbot.waitUntil(lambda: services.sidecars.log == [("adjusted", "00000.jpg")])
    assert shown_box(stage.item(0)).cx == pytest.approx(seen.cx)
    assert stage.item(1).draft is None


def test_an_arrow_with_the_mouse_down_keeps_the_drag_as_a_draft(stage):
    at = hold(stage, QPoint(20, 0))
    seen = stage.panes.canvas.box
    QTest.keyClick(stage.window, Qt.Key.Key_Right)
    QTest.mouseRelease(stage.panes.canvas, LEFT, pos=at)
    assert shown_box(stage.item(0)).cx == pytest.approx(seen.cx)
    assert stage.item(1).draft is None
    QTest.keyClick(stage.window, Qt.Key.Key_Left)
    assert stage.panes.canvas.box.cx == pytest.approx(seen.cx)


def test_a_drag_against_the_border_leaves_no_draft(start, services, tmp_path):
    """A turned crop that touches the border, with the six decimals of a sidecar."""
    exact = displayed_box_to_crop(largest_inscribed(600, 400, 3), 600, 400, 1)
    edges = {name: round(getattr(exact, name), 6) for name in ("left", "top", "right", "bottom")}
    crop = replace(exact, **edges)
    services.sidecars.records[tmp_path / "00000.jpg"] = CropRecord(
        crop=crop, has_crop=True, decision=decided_now(DecisionKind.ACCEPTED)
    )
    stage = start(2, paths=[tmp_path])
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 2 and stage.item(0).info is not None)
    stage.controller.select(stage.paths[0])
    stage.key("crop")
    before = stage.panes.canvas.box
    at = hold(stage, QPoint(60, 40))
    assert stage.panes.canvas.box != before
    QTest.mouseRelease(stage.panes.canvas, LEFT, pos=at)
    assert stage.item(0).draft is None
    assert stage.panes.canvas.box == before
    assert not stage.controller.decisions.can_undo


def test_enter_leaves_a_field_that_was_not_changed_and_accepts_then(stage):
    field = stage.panes.panel.angle.number
    field.setFocus()
    QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)
    assert not field.hasFocus()
    assert stage.item(0).state is State.UNDECIDED
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    assert stage.item(0).state is State.ACCEPTED


def test_typing_in_a_field_decides_nothing_and_enter_takes_the_number(stage, services):
    field = stage.panes.panel.edges.fields[next(iter(stage.panes.panel.edges.fields))]
    field.setFocus()
    field.selectAll()
    editor = field.lineEdit()
    for key in (Qt.Key.Key_K, Qt.Key.Key_G, Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_Return):
        QTest.keyClick(editor, key)
    assert field.value() == 90
    assert shown_box(stage.item(0)).width == pytest.approx(450)
    assert stage.item(0).state is State.UNDECIDED
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    assert stage.item(0).state is State.ACCEPTED


def test_letters_in_the_ratio_decide_nothing(stage):
    ratio = stage.panes.panel.ratio.field
    ratio.setFocus()
    ratio.selectAll()
    for key in (Qt.Key.Key_K, Qt.Key.Key_X, Qt.Key.Key_Return):
        QTest.keyClick(ratio, key)
    assert ratio.property("role") == "error"
    assert [item.state for item in stage.controller.session] == [State.UNDECIDED] * 3
    ratio.selectAll()
    for key in (Qt.Key.Key_2, Qt.Key.Key_Colon, Qt.Key.Key_1, Qt.Key.Key_Return):
        QTest.keyClick(ratio, key)
    assert shown_box(stage.item(0)).aspect == pytest.approx(2)
    assert stage.item(0).state is State.UNDECIDED


def test_keys_in_the_folder_tree_stay_there_and_enter_opens(stage, tmp_path):
    tree = stage.panes.folders.tree
    tree.setFocus()
    for key in (Qt.Key.Key_K, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(tree, key)
    assert stage.controller.session.current.path == stage.paths[0]
    assert stage.item(0).state is State.UNDECIDED
    stage.panes.folders.show_folder(tmp_path)
    recent = stage.panes.folders.recent
    recent.setFocus()
    recent.setCurrentRow(0)
    for listed in (tree, recent):
        # not by counting scans: the folder is also looked at now and then
        with stage.qtbot.waitSignal(stage.app.presenter.place_changed) as opened:
            QTest.keyClick(listed, Qt.Key.Key_Return)
        assert opened.args == [Place(PlaceKind.READING, (tmp_path,))]


def test_the_mouse_leaves_the_keys_with_the_photo(stage):
    for widget in (stage.panes.folders.tree, stage.panes.folders.recent, stage.panes.panel.ratio.lock):
        QTest.mouseClick(getattr(widget, "viewport", lambda own=widget: own)(), LEFT, pos=QPoint(4, 4))
        assert not widget.hasFocus()


def test_the_keys_stay_with_the_photo_when_another_window_was_in_front(stage, qtbot):
    panel = stage.panes.panel
    for field in (panel.ratio.field, panel.angle.number, stage.panes.filters.name_part):
        field.setFocus()
        field.clearFocus()
        other = QWidget()
        qtbot.addWidget(other)
        for window in (other, stage.window):
            window.show()
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
        assert QApplication.focusWidget() in (stage.panes.canvas, stage.panes.grid)


def test_the_angle_slider_turns_with_the_arrows(stage):
    slider = stage.panes.panel.angle.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert stage.controller.session.current.path == stage.paths[0]
    assert shown_box(stage.item(0)).angle == pytest.approx(0.1)


def test_tab_goes_through_the_panel_in_the_order_it_is_read(stage):
    panel = stage.panes.panel
    panel.edges.pixels.setFocus()
    visited = []
    for _step in range(14):
        focused = QApplication.focusWidget()
        visited.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    fields = {edge.value: field for edge, field in panel.edges.fields.items()}
    expected = [
        panel.edges.pixels,
        fields["left"],
        fields["right"],
        fields["top"],
        fields["bottom"],
        panel.ratio.choice,
        panel.ratio.field,
        panel.ratio.lock,
        panel.ratio.swap,
        panel.angle.slider,
        panel.angle.number,
        panel.proposal.crop,
        panel.model.why,
        panel.accept,
    ]
    assert [widget.accessibleName() for widget in visited] == [w.accessibleName() for w in expected]
    assert stage.panes.folders.isVisible()


def test_letters_search_no_file_names(stage):
    stage.key("grid")
    stage.panes.grid.keyboardSearch("00002")
    stage.panes.strip.keyboardSearch("00002")
    assert stage.panes.grid.currentIndex().row() == 0


def test_another_folder_drops_no_drawn_crop_and_needs_no_question(stage, services, tmp_path):
    stage.panes.panel.box_edited.emit(Box(300, 200, 100, 100))
    drawn = stage.item(0).draft
    services.found.photos = [tmp_path / "other" / "a.jpg"]
    stage.panes.folders.folder_chosen.emit(tmp_path / "other")
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 1)
    assert stage.app.closing.question is None
    services.found.photos = stage.paths
    stage.panes.folders.folder_chosen.emit(tmp_path)
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 3)
    assert stage.item(0).draft == drawn


def test_subfolders_are_shown_on_wish_and_named(stage, services, settings, tmp_path):
    services.found.photos = [*stage.paths, tmp_path / "second day" / "00000.jpg"]
    stage.controller.select(stage.paths[1])
    stage.key("subfolders")
    stage.qtbot.waitUntil(lambda: len(stage.controller.session) == 4)
    assert services.scanned[-1] == ((tmp_path,), True)
    assert settings[SUBFOLDERS] is True
    assert stage.app.actions["subfolders"].isChecked()
    assert stage.controller.session.current.path == stage.paths[1]
    stage.key("last")
    assert stage.panes.bar.name.text().startswith("second day/00000.jpg · ")
    stage.key("subfolders")
    stage.qtbot.waitUntil(lambda: len(services.scanned) == 3)
    assert services.scanned[-1] == ((tmp_path,), False)


def test_focus_can_be_seen_on_every_control_of_the_panel(stage):
    """With the focus a control looks different from without, the coloured ones too."""
    panel = stage.panes.panel
    controls = [panel.edges.pixels, panel.ratio.choice, panel.ratio.lock, panel.angle.slider, panel.accept]
    for control in controls:
        stage.panes.canvas.setFocus()
        without = control.grab().toImage()
        control.setFocus(Qt.FocusReason.TabFocusReason)
        assert control.grab().toImage() != without, control.accessibleName()


def test_enter_while_a_folder_is_being_read_opens_no_other_folder(start, services, tmp_path, monkeypatch):
    gate, scan = threading.Event(), services.scan
    monkeypatch.setattr(services, "scan", lambda *a: (gate.wait(10), scan(*a))[1])
    stage = start(0, paths=[tmp_path])
    try:
        assert stage.controller.place.kind is PlaceKind.READING
        focused = QApplication.focusWidget()
        assert not stage.panes.folders.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    finally:
        gate.set()
    stage.qtbot.waitUntil(lambda: stage.controller.place.kind is PlaceKind.NO_PHOTOS)
    assert [paths for paths, recursive in services.scanned if not recursive] == [(tmp_path,)]
