"""Pages: text stays text, whatever it holds, and nothing may be fetched."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from cropperhead_desktop.workflows.html import page

STATISTICS = {"subtitle": "", "words": (), "charts": (), "tables": ()}


def test_text_is_escaped_and_shows_no_control_characters() -> None:
    text = page("statistics.html", **{**STATISTICS, "title": "<b>\u202egpj.exe\udcff"})
    assert "<title>&lt;b&gt;\ufffdgpj.exe\ufffd</title>" in text
    assert text.encode("utf-8").startswith(b"<!DOCTYPE html>\n")


def test_every_page_forbids_what_comes_from_outside() -> None:
    for name in ("statistics.html", "trace.html"):
        text = page(name, **STATISTICS, title="a", about="", stages=())
        assert "default-src 'none';style-src 'unsafe-inline';img-src data:" in text


def test_a_value_that_a_template_misses_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="title"):
        page("statistics.html", **STATISTICS)
