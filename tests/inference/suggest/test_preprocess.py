"""The picture reaches the network as the card says."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.inference.models.card import Fit, InputSpec, Layout
from cropperhead_desktop.inference.suggest import preprocess
from cropperhead_desktop.inference.suggest.preprocess import GREY, PictureError, decode, fitted, to_input


def test_squash_fills_the_input_and_keeps_sides_where_they_are():
    picture = Image.new("RGB", (400, 100), (0, 0, 0))
    picture.paste((255, 0, 0), (200, 0, 400, 100))
    pixels = fitted(picture, InputSpec(30, 30))
    assert pixels.shape == (30, 30, 3) and pixels.dtype == np.uint8
    assert (pixels[:, :13] == 0).all() and (pixels[:, 17:] == (255, 0, 0)).all()


def test_letterbox_keeps_the_shape_between_grey_bars():
    pixels = fitted(Image.new("RGB", (400, 200), (0, 255, 0)), InputSpec(40, 40, fit=Fit.LETTERBOX))
    assert (pixels[:10] == GREY).all() and (pixels[30:] == GREY).all()
    assert (pixels[10:30] == (0, 255, 0)).all()


@pytest.mark.parametrize("layout", list(Layout))
def test_layout_and_normalisation_follow_the_card(layout):
    pixels = np.arange(2 * 4 * 3, dtype=np.uint8).reshape(2, 4, 3)
    spec = InputSpec(4, 2, layout, "float32", 1 / 127.5, -1.0)
    fed = to_input(pixels, spec)
    assert fed.shape == spec.shape and fed.dtype == np.float32 and fed.flags.c_contiguous
    channels_last = fed[0] if layout is Layout.NHWC else fed[0].transpose(1, 2, 0)
    assert np.allclose(channels_last, pixels / 127.5 - 1)


def test_uint8_is_fed_as_it_is():
    pixels = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    assert (to_input(pixels, InputSpec(4, 2))[0] == pixels).all()


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\xff\xd8\xff\xe0" + b"\0" * 50])
def test_bytes_that_are_no_picture(data):
    with pytest.raises(PictureError):
        decode(data)


def test_a_truncated_preview(preview_of, picture):

    jpeg = preview_of(picture, PhotoInfo(320, 200)).jpeg
    with pytest.raises(PictureError):
        decode(jpeg[: len(jpeg) // 2])


def test_a_picture_is_no_program_and_no_bomb(monkeypatch):
    eps = io.BytesIO()
    Image.new("RGB", (20, 20)).save(eps, "EPS")
    with pytest.raises(PictureError, match="cannot be decoded"):
        decode(eps.getvalue())  # Pillow would start Ghostscript
    monkeypatch.setattr(preprocess, "_MOST_PIXELS", 399)
    bomb = io.BytesIO()
    Image.new("1", (20, 20)).save(bomb, "PNG")
    with pytest.raises(PictureError, match="pixels are too many"):
        decode(bomb.getvalue())
