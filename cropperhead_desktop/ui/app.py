"""The window put together: its commands, its parts, and who is told what. Only this file knows features.

Nothing heavy is imported here: the backend is opened in a job.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from cropperhead_desktop.domain.labelling import origin_of
from cropperhead_desktop.domain.settings import (
    ASPECT,
    CROPPED_THUMBNAILS,
    PAIR_RAW_JPEG,
    REDUCED_MOTION,
    THEME,
    THUMBNAIL,
    TREE_BEGINS,
    WARN_BELOW,
)
from cropperhead_desktop.domain.sort_filter import Asks
from cropperhead_desktop.library.drafts import DraftStore
from cropperhead_desktop.library.history import KeptHistory
from cropperhead_desktop.library.shoots import ShootStore
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.in_hand.guides import GuideCycle
from cropperhead_desktop.review.jobs import Generation
from cropperhead_desktop.review.personal import Learning
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import Place, PlaceKind, View
from cropperhead_desktop.ui.browser.folder_panel import FolderList, FolderTree
from cropperhead_desktop.ui.browser.folder_watch import FolderWatch
from cropperhead_desktop.ui.browser.photo_model import PhotoModel
from cropperhead_desktop.ui.browser.pictures import LoupePicture, LoupePictures
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.canvas.peek import PeekKeys
from cropperhead_desktop.ui.canvas.transitions import with_hand
from cropperhead_desktop.ui.commands.actions import Actions, FieldKeys
from cropperhead_desktop.ui.commands.key_count import KeyCount
from cropperhead_desktop.ui.commands.keymap import Keymap
from cropperhead_desktop.ui.commands.pressed import RepeatedKeys, UnusedKeys
from cropperhead_desktop.ui.commands.row import Command
from cropperhead_desktop.ui.commands.shortcut_hints import ShortcutHints
from cropperhead_desktop.ui.features import (
    accept_sure,
    autocrop,
    blind,
    embed,
    errors,
    export,
    heads,
    history,
    learn,
    learnt,
    ratios,
    settings,
    shoot_end,
    statistics,
    teach,
    tips,
    train,
    welcome,
)
from cropperhead_desktop.ui.kit.jobs import Jobs
from cropperhead_desktop.ui.kit.monitor import MonitorColours, MonitorFollower
from cropperhead_desktop.ui.kit.palettes import PALETTES
from cropperhead_desktop.ui.kit.settings_store import Settings
from cropperhead_desktop.ui.kit.theme import apply_theme, set_motion
from cropperhead_desktop.ui.kit.turns import OnceATurn
from cropperhead_desktop.ui.window import opening
from cropperhead_desktop.ui.window.camera_info import CameraInfo
from cropperhead_desktop.ui.window.closing import Closing
from cropperhead_desktop.ui.window.compare import Comparing
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.context_menus import add_context_menus
from cropperhead_desktop.ui.window.controls import controls
from cropperhead_desktop.ui.window.drop_hint import DropHint
from cropperhead_desktop.ui.window.figures import Figures
from cropperhead_desktop.ui.window.lights_out import LightsOut
from cropperhead_desktop.ui.window.main_window import MainWindow
from cropperhead_desktop.ui.window.menus import crop, general, marks, photo
from cropperhead_desktop.ui.window.messages import Messages
from cropperhead_desktop.ui.window.model_in_use import ModelInUse
from cropperhead_desktop.ui.window.offer import Offer
from cropperhead_desktop.ui.window.panes import make_panes
from cropperhead_desktop.ui.window.presenter import Presenter
from cropperhead_desktop.ui.window.sights import Sighting
from cropperhead_desktop.workflows.options import data_folder

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learning_services import LearningServices

SWITCH_S = 0.0005
"""How long a job may run Python before the window gets its turn; Python's own 5 ms would cost frames."""

BackendFactory = Callable[[Settings], "LearningServices"]
"""Opens the backend; called in a job."""

COMMANDS: tuple[Command[App], ...] = (
    *general.FOLDER, *embed.COMMANDS, *export.COMMANDS, *general.QUIT,
    *photo.EDIT, *history.COMMANDS, *settings.COMMANDS,
    *general.VIEW, *statistics.COMMANDS, *errors.COMMANDS,
    *photo.PHOTO,
    *marks.COMMANDS,
    *photo.QUEUE, *accept_sure.COMMANDS, *shoot_end.COMMANDS,
    *autocrop.COMMANDS, *learn.COMMANDS, *train.COMMANDS, *teach.COMMANDS, *blind.COMMANDS,
    *crop.COMMANDS, *heads.COMMANDS, *ratios.COMMANDS,
    *learnt.COMMANDS, *general.HELP,
)  # fmt: skip
"""Everything that can be done, in the order of menus, palette and manual."""


def build(factory: BackendFactory, store: Settings) -> App:
    """A window with every part at once; nothing is shown and nothing is read yet."""
    steps = made(store, Jobs(partial(factory, store)), MainWindow(store))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            app: App = end.value
            return app


def made(store: Settings, jobs: Jobs, window: MainWindow) -> Generator[None, None, App]:
    """Every part of one window, made and connected, a few at each step; nothing is read yet."""
    messages, photos, colours = Messages(), PhotoModel(), MonitorColours()
    thumbnails = Thumbnails(jobs, store[THUMBNAIL], colours)
    pictures = LoupePictures(jobs, colours)
    panes = yield from make_panes(window, photos, thumbnails, store)
    yield
    window.place(panes, Offer(), DropHint(window))
    yield
    kept, shoots = KeptHistory(data_folder() / "history.journal"), ShootStore(data_folder() / "shoots")
    presenter = Presenter(window, photos, thumbnails, pictures, messages)
    review = ReviewController(presenter, jobs, store, DraftStore(data_folder() / "drafts"), kept, shoots)
    learning = Learning(
        jobs, messages.report, review.proposals.renew, lambda turn: learnt.tell_turn(app, turn)
    )
    app = App(
        settings=store,
        jobs=jobs,
        messages=messages,
        photos=photos,
        thumbnails=thumbnails,
        pictures=pictures,
        window=window,
        presenter=presenter,
        review=review,
        learning=learning,
        guides=GuideCycle(store, panes.canvas.set_guide, messages.say),
        model=ModelInUse(store, jobs, presenter, review, learning),
        keymap=Keymap(COMMANDS, store, window),
        closing=Closing(window, review, jobs, lambda: keep_state(app)),
        comparing=Comparing(panes.compare, review, pictures, thumbnails),
        lights=LightsOut(window, window.middle, panes.canvas.set_darkness),
        monitor=MonitorFollower(window, colours, presenter.show_pixels_anew),
    )
    learning.may_teach = partial(_has_crop, app)
    yield
    app.actions = Actions(window, COMMANDS, app.keymap, app)
    app.actions.fill(window.menuBar())
    yield
    app.camera = CameraInfo(panes.canvas, review, jobs, store, app.actions["info"].setChecked)
    app.write_into = partial(embed.embed, app)
    app.sights = Sighting(panes.canvas, review, jobs, store, app.actions["level_lines"].setChecked)
    _connect_places(app)
    _connect_panes(app)
    ratios.connect(app)
    add_context_menus(app)
    _connect_pictures(app)
    _follow_review(app)
    _follow_keymap(app)
    jobs.photo(lambda _backend, _progress: kept.read(), review.decisions.remember, messages.report)
    app.searched += (controls, settings.rows, ratios.named)
    review.on_end = partial(shoot_end.show_end, app)
    yield
    opening.add_recent_menu(app)
    opening.show_subfolders(app)
    panes.panel.model.why.clicked.connect(app.actions["why"].trigger)
    panes.bar.fill({each: app.actions[each.value] for each in View})
    _follow_settings(app)
    ShortcutHints(app.keymap, panes.panel, panes.filters)
    return app


def start(app: App, paths: Sequence[Path]) -> None:
    """Show the window, open `paths` or (none) what was open last, read the disk, start the model."""
    wanted, at = (tuple(paths), None) if paths else app.settings.place()
    if wanted:
        app.review.open(wanted, at)
    else:
        app.presenter.show_place(Place(PlaceKind.NOTHING_OPEN))
    app.review.show(View.GRID)
    app.window.show()
    app.jobs.open()
    app.monitor.begin()
    app.window.panes.folders.load()
    _set_thumbnail_side(app)
    app.window.panes.status.show_device(tr("starting …"))
    app.jobs.photo(
        lambda backend, _progress: backend.missing(), partial(_show_backend, app), app.messages.report
    )
    app.model.begin()


def quicken(app: App) -> None:
    """Have the interpreter stop the window less: for this process, as long as it lives.

    Other threads hand over sooner. What was loaded and listed until a folder is open stays: a full search for
    garbage among it took 30 to 60 ms, and stopped the window on whichever thread it fell.
    """
    sys.setswitchinterval(SWITCH_S)
    app.presenter.place_changed.connect(lambda place: gc.freeze() if place.kind is PlaceKind.PHOTOS else None)


def end(app: App) -> bool:
    """Finish the writes, stop the threads; False when something hung."""
    for stop in app.at_end:
        stop()
    return app.jobs.finish()


def tell(app: App, error: Exception) -> None:
    """Show that something failed that nobody expected."""
    errors.tell(app, error)


def _welcome(app: App) -> None:
    from cropperhead_desktop.ui.features.settings.fields import setting_field

    welcome.show(app, setting_field)


def keep_state(app: App) -> None:
    """Remember the window, what is open and which photo is in front."""
    front, place = app.review.session.current, app.review.place
    app.window.keep_state(app.settings)
    app.review.shoot.save()
    app.settings.keep_place(place.paths, front.path if front is not None else None)
    app.settings.sync()


def _show_backend(app: App, missing: Sequence[str]) -> None:
    for words in missing:
        app.messages.note(words)
    if app.review.place.kind is PlaceKind.NOTHING_OPEN:
        _welcome(app)


def _set_thumbnail_side(app: App) -> None:
    """Thumbnails have the pixels of the screen, not Qt's larger ones."""
    app.thumbnails.set_side(round(app.window.panes.grid.side * app.window.devicePixelRatioF()))


def _connect_places(app: App) -> None:
    """What is opened, and from where."""
    panes = app.window.panes
    app.window.dropped.connect(partial(opening.open_paths, app))
    for places in (panes.folders, panes.empty):
        places.folder_chosen.connect(lambda folder: opening.open_paths(app, [folder]))
    panes.empty.open_wanted.connect(lambda: opening.choose_folder(app))
    panes.folders.begin_at(app.settings[TREE_BEGINS])
    panes.folders.place_chosen.connect(partial(app.settings.__setitem__, TREE_BEGINS))
    panes.empty.below_wanted.connect(lambda: opening.toggle_subfolders(app))


def _connect_panes(app: App) -> None:
    """What the user does on a pane goes to the review."""
    panes, review, presenter = app.window.panes, app.review, app.presenter

    def picked(current: QModelIndex, _previous: QModelIndex) -> None:
        """In grid or strip, by the user, or by the review itself: then there is nothing to do."""
        front = review.session.current
        if current.isValid() and (front is None or front.path != app.photos.item(current).path):
            review.select(app.photos.item(current).path)

    def side_changed(side: int) -> None:
        app.settings[THUMBNAIL] = side
        _set_thumbnail_side(app)

    chosen = panes.grid.selectionModel()
    chosen.currentChanged.connect(picked)
    chosen.selectionChanged.connect(
        lambda *_changes: review.choose([app.photos.item(index).path for index in panes.grid.selected_rows()])
    )
    for cells in (panes.grid, panes.strip):
        cells.opened.connect(lambda: review.show(View.LOUPE))
    panes.grid.side_changed.connect(side_changed)
    panes.bar.side.valueChanged.connect(panes.grid.set_side)
    panes.filters.items = lambda: review.session
    panes.filters.order_chosen.connect(review.arrangement.sort)
    panes.filters.backwards.clicked.connect(review.arrangement.turn)
    panes.filters.filter_chosen.connect(review.arrangement.choose)
    panes.filters.name_part.left.connect(panes.grid.setFocus)
    panes.canvas.box_dragged.connect(presenter.box_dragged)
    panes.canvas.gesture_finished.connect(review.editing.gesture_finished)
    panes.canvas.back_requested.connect(review.back)
    panes.canvas.viewport_changed.connect(presenter.zoomed)
    panes.panel.box_edited.connect(review.editing.edit)
    panes.panel.angle.box_dragged.connect(presenter.number_dragged)
    panes.panel.ratio.ratio_chosen.connect(review.editing.choose_ratio)
    panes.panel.ratio.swap.clicked.connect(review.editing.swap_orientation)
    panes.panel.proposal.crop_wished.connect(review.proposal.want_crop)
    panes.panel.proposal.angle_wished.connect(review.proposal.want_angle)
    panes.panel.proposal.step_requested.connect(review.proposal.step)
    panes.panel.accept.clicked.connect(review.accept)
    panes.panel.keep.clicked.connect(review.keep)
    panes.panel.reset.clicked.connect(review.editing.reset_crop)
    panes.status.errors.clicked.connect(lambda: errors.show_errors(app))


def _connect_pictures(app: App) -> None:
    """Pictures and messages that arrive are shown."""
    review, messages, status = app.review, app.messages, app.window.panes.status

    def arrived(path: Path, picture: LoupePicture, _first: bool) -> None:
        review.learn(path, picture.info)
        app.presenter.picture_arrived(path, picture)

    app.thumbnails.ready.connect(lambda path: app.photos.changed([path]))
    app.thumbnails.learnt.connect(review.learn)
    app.thumbnails.failed.connect(review.store.fail)
    app.pictures.arrived.connect(arrived)
    app.pictures.failed.connect(review.store.fail)
    messages.said.connect(status.say)
    messages.changed.connect(
        lambda: status.show_errors(messages.errors, len(messages.entries) - messages.errors)
    )
    app.closing.stayed_open.connect(lambda: errors.show_errors(app))


def _has_crop(app: App, photo: Path) -> bool:
    item = app.review.store.item(photo)
    return item is not None and item.record is not None and origin_of(item.record) is not None


def _follow_review(app: App) -> None:
    """Commands, counts and all that accompanies the photo in front follow the review."""
    review, presenter = app.review, app.presenter
    figures, advice = Figures(app.window, review, app.jobs), tips.Tips(app)
    app.at_end.append(figures.stop)

    def opened(photos: Sequence[Path], generation: Generation) -> None:
        app.learning.opened(photos, generation)
        teach.offer(app, photos, generation)

    review.decisions.on_decided, review.on_opened = app.learning.decided, opened
    review.decisions.on_written = partial(shoot_end.remember, app)
    watch = FolderWatch(cast(QApplication, QApplication.instance()), app.window)
    watch.changed.connect(review.look_again)
    review.refresh.on_looked = partial(setattr, watch, "looked")
    app.window.panes.grid.looked_at.connect(lambda index: review.look_at(app.photos.item(index).path))

    def changed() -> None:
        app.actions.refresh(review.view, review.session.current is not None)
        app.actions["backwards"].setChecked(review.arrangement.backwards)
        app.actions["only_needed"].setChecked(review.arrangement.filter.asks is Asks.YOU)
        app.comparing.follow()
        app.camera.follow()
        app.sights.follow()
        recount()

    def recount() -> None:
        figures.refresh()
        advice.look()

    def place_changed(place: Place) -> None:
        """Watch the folders that were opened and those in which photos lie."""
        if place.kind is PlaceKind.READING and not place.detail:
            app.messages.another_place()
        opening.remember(app, place)
        session = review.session
        opened = (path.parent if path in session else path for path in place.paths)
        watch.watch((*opened, *session.folders))

    app.jobs.writes_changed.connect(lambda _left: figures.refresh())
    soon = OnceATurn(changed, app.window)
    # what a person does is there at once; of all that one answer of a job changes it is enough to hear once
    presenter.changed.connect(lambda: soon.ask() if app.jobs.is_answering else changed())
    presenter.counted.connect(recount)
    presenter.place_changed.connect(place_changed)
    presenter.rewritten.connect(app.camera.forget)
    presenter.rewritten.connect(app.sights.forget)


def _follow_settings(app: App) -> None:
    """What changes the look of everything; panes follow their settings by themselves."""
    qt = cast(QApplication, QApplication.instance())

    def show_theme(name: str) -> None:
        apply_theme(qt, PALETTES[name])
        app.actions["light"].setChecked(name == "light")
        opening.show_recent(app)

    follow = app.settings.follow
    follow(THEME, show_theme)
    follow(REDUCED_MOTION, lambda reduced: set_motion(qt, reduced))
    follow(CROPPED_THUMBNAILS, app.actions["cropped"].setChecked)
    follow(PAIR_RAW_JPEG, lambda _together: opening.pair_raw_jpeg(app))
    follow(ASPECT, app.presenter.set_wanted_size)
    follow(ASPECT, app.window.panes.panel.ratio.prefer)
    follow(WARN_BELOW, app.presenter.set_warn_below)


def _follow_keymap(app: App) -> None:
    """Keys that a field needs stay with it; Space moves the photo while it is held if tapping it zooms, and
    what taps through before and after shows the whole while held."""
    qt = cast(QApplication, QApplication.instance())
    fields = FieldKeys((FolderTree, FolderList), app.window)
    repeated = RepeatedKeys(app.actions, app.window)
    counting = KeyCount(app.review.shoot.count_key, app.window)
    for each in (counting, fields, repeated):  # the last one that is installed hears first
        qt.installEventFilter(each)
        app.at_end.append(partial(qt.removeEventFilter, each))
    app.window.on_unused_key = UnusedKeys(app.actions, app.messages.say).press

    peek = PeekKeys(app.window.panes.canvas)

    def give_hand() -> None:
        has_hand = "Space" in app.keymap.keys(app.keymap["zoom"])
        app.window.panes.canvas.change(lambda state: with_hand(state, has_hand))
        looks = app.keymap.keys(app.keymap["before_after"])
        peek.set_keys([Qt.Key(ord(key.upper())) for key in looks if len(key) == 1])

    app.keymap.changed.connect(give_hand)
    give_hand()
