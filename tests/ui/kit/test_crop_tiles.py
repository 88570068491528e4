"""Small pictures of crops."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt

from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.ui.kit.crop_tiles import CropTiles, pair_tile
from cropperhead_desktop.workflows.learn.pairs import CropPair


def pair(photo: Path | None = Path("a.jpg"), jpeg: bytes | None = None) -> CropPair:
    """Of a photo whose left half is red: the model's crop the right, the user's the left half."""
    picture = Image.new("RGB", (300, 200), (0, 0, 255))
    picture.paste((255, 0, 0), (0, 0, 150, 200))
    buffer = BytesIO()
    picture.save(buffer, "JPEG")
    preview = Preview(PhotoInfo(300, 200), buffer.getvalue() if jpeg is None else jpeg)
    own, model = Box(375, 500, 700, 900), Box(1125, 500, 700, 900)
    return CropPair("key", (1500, 1000), own, model, photo, preview)


def test_the_models_crop_is_at_the_left_and_the_users_at_the_right(qapp) -> None:
    tile = pair_tile(pair())
    (model, _), (own, _) = tile.pictures
    assert [words for _image, words in tile.pictures] == ["Model", "You"]
    assert model.size() == own.size()
    assert (model.pixelColor(50, 50).blue() > 200, own.pixelColor(50, 50).red() > 200) == (True, True)
    assert [words for _image, words in pair_tile(pair(), with_model=False).pictures] == [""]
    assert pair_tile(pair(jpeg=b"no picture")) is None


def test_tiles_open_their_photo_unless_nobody_knows_where_it_lies(qtbot) -> None:
    opened = []
    tiles = CropTiles("Crops", 2, 100, opened.append)
    qtbot.addWidget(tiles)
    assert tiles.isHidden()
    tiles.show_tiles([pair_tile(pair()), pair_tile(pair(photo=None)), pair_tile(pair(Path("b.jpg")))])
    tiles.show()
    for tile in tiles.tiles:
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert opened == [Path("a.jpg"), Path("b.jpg")]
    assert [tile.accessibleName() for tile in tiles.tiles][::2] == [
        "a.jpg · Model · You",
        "b.jpg · Model · You",
    ]
    assert not tiles.tiles[1].isEnabled()
    tiles.grab()
    tiles.show_tiles([])
    assert (tiles.isHidden(), tiles.tiles) == (True, [])


def test_tiles_are_no_higher_than_their_pictures(qtbot) -> None:
    tiles = CropTiles("Crops", 2, 100, lambda _photo: None)
    qtbot.addWidget(tiles)
    tiles.show_tiles([pair_tile(pair()) for _ in range(4)])
    heights = {}
    for width in (200, 260, 900):
        tiles.resize(width, 600)
        tiles.show()
        heights[width] = tiles.heightForWidth(width)
        assert all(tile.heightForWidth(tile.width()) <= 100 + 40 for tile in tiles.tiles)
    assert heights[200] < heights[260] < heights[900] == tiles.sizeHint().height()
