"""The ratio of the shoot and the deliverables: what the ratio bar wishes, and a command for each of it."""

from __future__ import annotations

from functools import partial

from cropperhead_desktop.domain.settings import ASPECT, DELIVERABLES, NAMED_RATIOS
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.commands.row import PICTURE, Command, Menu
from cropperhead_desktop.ui.panel.ratio_bar import DELIVERED, RATIOS, WORDS, called
from cropperhead_desktop.ui.window.context import App


def connect(app: App) -> None:
    """The bar's wishes are settings; a deliverable that is clicked is taken in hand."""
    app.presenter.deliverables = lambda: app.review.editing.deliverables
    app.window.panes.panel.deliverables.chosen.connect(partial(_take_in_hand, app))
    bar = app.window.panes.ratios
    bar.ratio_chosen.connect(partial(name_ratio, app))
    bar.named.connect(partial(_give_name, app))
    bar.deliverables_chosen.connect(partial(_deliver, app))


def name_ratio(app: App, ratio: str) -> None:
    """Propose in this ratio from now on, as the setting spells it."""
    app.settings[ASPECT] = ratio


def _give_name(app: App, name: str, ratio: str) -> None:
    others = {each: text for each, text in app.settings[NAMED_RATIOS].items() if each != name}
    app.settings[NAMED_RATIOS] = others | ({name: ratio} if ratio else {})


def _deliver(app: App, ratios: str) -> None:
    app.settings[DELIVERABLES] = ratios


def _take_in_hand(app: App, ratio: str) -> None:
    """Edit the linked crop of this ratio in the crop view; empty: the crop itself."""
    app.review.editing.take_in_hand(ratio)
    if ratio and app.review.view is not View.CROP:
        app.review.show(View.CROP)


def _next_deliverable(app: App) -> None:
    app.review.editing.next_in_hand()
    item = app.review.session.current
    _take_in_hand(app, item.alternate if item is not None else "")


def _write_deliverables(app: App) -> None:
    app.presenter.finish_gesture()
    app.presenter.say(app.review.bulk.deliver(app.review.targets))


def _no_deliverables(app: App) -> str:
    return "" if app.review.editing.deliverables else tr("No deliverables are chosen")


_HELP = phrase("Propose crops of this ratio in the whole shoot")


def _ratio(ratio: str) -> Command[App]:
    """The command that names a ratio for the shoot."""
    words = WORDS.get(ratio, ratio)
    return Command(
        f"ratio_{ratio or 'as_shot'}", f"Ratio of the shoot: {words}", (), Menu.CROP, _HELP,
        needs_photo=False, in_menus=False, run=lambda app: name_ratio(app, ratio),
    )  # fmt: skip


def named(app: App) -> list[Command[App]]:
    """The ratios and sizes that were given a name, for the palette."""

    def row(name: str, ratio: str) -> Command[App]:
        text = tr("Ratio of the shoot: {name}").format(name=f"{name} ({called(ratio)})")
        run = lambda _app: name_ratio(app, ratio)  # noqa: E731
        return Command(f"ratio named {name}", text, (), Menu.CROP, _HELP, run=run)

    return [row(name, ratio) for name, ratio in app.window.panes.ratios.names.items()]


def _delivered(ratio: str) -> Command[App]:
    """The command that delivers a ratio as well, or no longer."""
    return Command(
        f"deliver_{ratio}", f"Deliverable {ratio} on or off", (), Menu.CROP,
        "A linked crop of this ratio with each decision", needs_photo=False, in_menus=False,
        run=lambda app: app.window.panes.ratios.turn_deliverable(ratio),
    )  # fmt: skip


COMMANDS: tuple[Command[App], ...] = (
    *map(_ratio, RATIOS),
    Command("ratio_other", "Ratio of the shoot: other…", (), Menu.CROP,
            "Type a ratio, a size in pixels, or a name for one", needs_photo=False,
            run=lambda app: app.window.panes.ratios.ask()),
    *map(_delivered, DELIVERED),
    Command("next_deliverable", "Next deliverable", ("Shift+R",), Menu.CROP,
            "The linked crops one after the other, to be moved by hand", PICTURE,
            run=_next_deliverable, why_not=_no_deliverables),
    Command("write_deliverables", "Write deliverables", (), Menu.CROP,
            "Add the linked crops to what is decided already", ends_group=True,
            run=_write_deliverables, why_not=_no_deliverables),
)  # fmt: skip
