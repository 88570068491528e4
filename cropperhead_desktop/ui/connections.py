"""Which wish of which pane goes to whom: the signals of the running program, connected once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject

from cropperhead_desktop.domain.settings import THUMBNAIL
from cropperhead_desktop.review.view import View

if TYPE_CHECKING:
    from cropperhead_desktop.ui.browser.pictures import Picture
    from cropperhead_desktop.ui.program import Program


class Connections(QObject):
    """Panes on one side, controller, presenter and program on the other."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._connect_places()
        self._connect_canvas()
        self._connect_panel()
        self._connect_news()

    def _connect_places(self) -> None:
        program, panes, controller = self._program, self._program.window.panes, self._program.controller
        program.window.dropped.connect(program.open)
        panes.folders.folder_chosen.connect(lambda folder: program.open([folder]))
        panes.empty.folder_chosen.connect(lambda folder: program.open([folder]))
        panes.empty.open_requested.connect(program.choose_folder)
        panes.grid.selectionModel().currentChanged.connect(self._picked)
        for view in (panes.grid, panes.strip):
            view.opened.connect(lambda: controller.show(View.LOUPE))
        panes.grid.side_changed.connect(self._side_changed)
        panes.bar.side.valueChanged.connect(panes.grid.set_side)

    def _connect_canvas(self) -> None:
        canvas, controller = self._program.window.panes.canvas, self._program.controller
        canvas.box_dragged.connect(self._program.presenter.box_dragged)
        canvas.gesture_finished.connect(controller.editing.gesture_finished)
        canvas.crop_mode_requested.connect(lambda: controller.show(View.CROP))
        canvas.accept_requested.connect(controller.accept)
        canvas.viewport_changed.connect(self._program.presenter.zoomed)

    def _connect_panel(self) -> None:
        panel, controller = self._program.window.panes.panel, self._program.controller
        panel.box_edited.connect(controller.editing.edit)
        panel.box_dragged.connect(self._program.presenter.number_dragged)
        panel.ratio_chosen.connect(controller.editing.choose_ratio)
        panel.swap_requested.connect(controller.editing.swap_orientation)
        panel.proposal.crop_wished.connect(controller.proposal.want_crop)
        panel.proposal.angle_wished.connect(controller.proposal.want_angle)
        panel.proposal.step_requested.connect(controller.proposal.step)
        panel.accept_requested.connect(controller.accept)
        panel.keep_requested.connect(controller.keep)
        panel.reset_requested.connect(controller.editing.reset_crop)

    def _connect_news(self) -> None:
        program, controller, status = (
            self._program,
            self._program.controller,
            self._program.window.panes.status,
        )
        status.errors_requested.connect(program.show_errors)
        program.thumbnails.ready.connect(lambda path: program.model.changed([path]))
        program.thumbnails.learnt.connect(controller.learn)
        program.thumbnails.failed.connect(controller.photo_failed)
        program.images.arrived.connect(self._picture_arrived)
        program.images.failed.connect(controller.photo_failed)
        program.messages.said.connect(status.say)
        program.messages.changed.connect(self._messages_changed)

    def _picked(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """The user chose a photo in grid or strip (or the controller did, then there is nothing to do)."""
        controller = self._program.controller
        if current.isValid():
            path = self._program.model.item(current).path
            front = controller.session.current
            if front is None or front.path != path:
                controller.select(path)

    def _side_changed(self, side: int) -> None:
        program = self._program
        program.settings[THUMBNAIL] = side
        program.thumbnails.set_side(round(side * program.window.devicePixelRatioF()))

    def _picture_arrived(self, path: Path, picture: Picture, _first: bool) -> None:
        self._program.controller.learn(path, picture.info)
        self._program.presenter.picture_arrived(path, picture)

    def _messages_changed(self) -> None:
        messages = self._program.messages
        errors = messages.errors
        self._program.window.panes.status.show_errors(errors, len(messages.entries) - errors)
