"""The bar over the photo."""

from __future__ import annotations

from cropperhead_desktop.ui.window.view_bar import ViewBar


def test_a_long_name_elides_in_the_middle(qtbot):
    bar = ViewBar()
    qtbot.addWidget(bar)
    bar.resize(500, 36)
    name = "IMG_" + "very_" * 40 + "long.CR2"
    bar.show_name(name)
    assert bar.name.text().startswith("IMG_")
    assert bar.name.text().endswith(".CR2")
    assert "…" in bar.name.text()
    assert bar.name.toolTip() == name
