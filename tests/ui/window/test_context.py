"""Parts are made a few at a step, or all when one is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cropperhead_desktop.ui.window.context import App


class Frame:
    """A window that asks for its panes."""

    def on_wanted(self) -> None:
        """Replaced by the program."""


def steps(app: App) -> Iterator[None]:
    app.messages = "messages"
    yield
    app.photos = "photos"
    yield
    app.review = "review"


@pytest.fixture
def app() -> App:
    return App(None, None, Frame(), steps)


def test_a_step_makes_some_parts(app) -> None:
    heard = []
    app.when_whole(lambda: heard.append("whole"))
    assert app.step() and app.step() and not heard
    assert not app.step() and app.is_whole
    assert not app.step() and heard == ["whole"]
    app.when_whole(lambda: heard.append("at once"))
    assert heard == ["whole", "at once"]


def test_what_is_asked_for_too_early_is_made_with_all_others(app) -> None:
    assert app.review == "review"
    assert app.is_whole


def test_panes_that_are_asked_for_are_made(app) -> None:
    app.step()
    app.window.on_wanted()
    assert app.is_whole and app.photos == "photos"


def test_a_name_that_is_no_part_is_none(app) -> None:
    with pytest.raises(AttributeError):
        _ = app.nothing_of_the_kind
    assert not app.is_whole


def test_a_part_that_asks_for_a_later_one_is_a_bug_that_shows() -> None:
    def wrong(app: App) -> Iterator[None]:
        yield from (app.review,)

    with pytest.raises(AttributeError):
        App(None, None, Frame(), wrong).step()
