"""Verticals: a tilt leans them all alike, looking up or down makes them converge."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from cropperhead_desktop.inference.suggest.verticals import shows_edges, slopes_of, verticals_of

SIZE = WIDTH, HEIGHT = 900, 600


def houses() -> Image.Image:
    """Level houses with sharp walls over the whole width."""
    picture = Image.new("RGB", (2 * WIDTH, 2 * HEIGHT), (150, 190, 230))
    draw = ImageDraw.Draw(picture)
    for left in range(0, 2 * WIDTH, 150):
        draw.rectangle((left, 300, left + 70, 1000), fill=(200, 195, 185), outline=(60, 60, 60), width=3)
    return picture


def tilted(degrees: float) -> Image.Image:
    turned = houses().rotate(-degrees, resample=Image.Resampling.BICUBIC)
    return turned.crop((WIDTH // 2, HEIGHT // 2, WIDTH // 2 + WIDTH, HEIGHT // 2 + HEIGHT))


def pitched(share: float) -> Image.Image:
    """The camera looked up (down where `share` is negative): the top shows more of the houses' width."""
    more = share * WIDTH
    quad = (-more, 0, 0, HEIGHT, WIDTH, HEIGHT, WIDTH + more, 0)
    return tilted(0).transform(SIZE, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC)


@pytest.mark.parametrize("degrees", [0.0, 3.0, -4.5])
def test_a_tilt_leans_all_alike(degrees: float) -> None:
    found = verticals_of(slopes_of(tilted(degrees)))
    assert found is not None and not found.converge
    assert found.lean == pytest.approx(degrees, abs=0.4)
    assert found.lean_by(degrees) == (degrees != 0)


@pytest.mark.parametrize("share", [0.08, -0.08, 0.14])
def test_looking_up_or_down_makes_them_converge(share: float) -> None:
    found = verticals_of(slopes_of(pitched(share)))
    assert found is not None and found.converge
    assert (found.spread < 0) == (share > 0)  # clockwise at the left, counter-clockwise at the right
    assert abs(found.lean) < 1 and not found.lean_by(4.0)


@pytest.mark.parametrize(
    "picture",
    [Image.new("RGB", SIZE), Image.new("RGB", (8, 6)), Image.linear_gradient("L").convert("RGB")],
)
def test_a_picture_without_verticals_says_nothing(picture: Image.Image) -> None:
    assert verticals_of(slopes_of(picture)) is None


def soft(size: tuple[int, int]) -> Image.Image:
    """Large soft spots."""
    spots = Image.effect_noise((9, 6), 12).convert("RGB")
    return spots.resize(size, Image.Resampling.BICUBIC)


@pytest.mark.parametrize("size", [SIZE, (HEIGHT, WIDTH), (4 * WIDTH, 4 * HEIGHT)])
def test_soft_spots_are_no_edges(size: tuple[int, int]) -> None:
    assert not shows_edges(slopes_of(soft(size))) and not shows_edges(
        slopes_of(Image.new("RGB", size, "gray"))
    )


def test_haze_has_edges(houses_in_haze: Image.Image) -> None:
    assert shows_edges(slopes_of(houses())) and shows_edges(slopes_of(houses_in_haze))


@pytest.fixture
def houses_in_haze() -> Image.Image:
    return Image.blend(houses(), Image.new("RGB", houses().size, "gray"), 0.6)


@pytest.mark.parametrize("size", [(1, 1), (1, 500), (8, 6)])
def test_tiny_pictures_are_survived(size: tuple[int, int]) -> None:
    assert not shows_edges(slopes_of(Image.new("RGB", size, "gray")))
