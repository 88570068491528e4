from __future__ import annotations

import time
import zlib
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cropperhead_desktop.editors.lightroom.develop import (
    LONGEST,
    MOST_TOKENS,
    READ,
    STEMS,
    SettingsError,
    settings_of,
    unpacked,
)
from cropperhead_desktop.xmp import tags
from tests.helpers.lightroom import UNCROPPED, develop, packed

EDGES = {"left": 0.1, "top": 0.2, "right": 0.9, "bottom": 0.8}
CROP = {tags.LEFT: "0.1", tags.TOP: "0.2", tags.RIGHT: "0.9", tags.BOTTOM: "0.8", tags.ANGLE: "1.5"}


def test_only_the_outermost_tables_keys_are_the_photos_own() -> None:
    assert settings_of(develop(angle=1.5, **EDGES)) == CROP


def test_a_photo_without_a_crop_has_none() -> None:
    assert settings_of(UNCROPPED) == {}


def test_tables_without_end_are_refused() -> None:
    with pytest.raises(SettingsError, match="no end"):
        settings_of("s = { CropLeft = 0.1, " + "{}" * MOST_TOKENS + " CropTop = 0.2")


def test_what_follows_the_last_name_is_passed_over() -> None:
    assert all(any(stem in name for stem in STEMS) for name in READ)
    assert settings_of("s = { CropLeft = 0.1, " + "{}" * MOST_TOKENS) == {tags.LEFT: "0.1"}


@pytest.mark.parametrize("text", ["", "x" * 99, "CropLeft = 0.1", "<x:xmpmeta/>", "s = CropLeft", "}{"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(SettingsError, match="no develop settings"):
        settings_of(text)


@pytest.mark.parametrize(
    "spelled",
    [
        's={CropLeft=0.1,PerspectiveUpright="2"}',
        's = {["CropLeft"] = 0.1, ["PerspectiveUpright"] = 2}',
        "s = {\r\n\tCropLeft\t=\r\n0.1,\r\n PerspectiveUpright = 2 }",
        's = {Name = "} CropLeft = 7", XCropLeft = 8, X.CropLeft = 9, CropLeft = 0.1, PerspectiveUpright=2}',
        "s = { { CropLeft = 5 }, CropLeft = 0.2, PerspectiveUpright = 2, CropLeft = 0.1, a = { b = { } } }",
        's = { Name = "\\"", CropLeft = 0.1, PerspectiveUpright = 2',
        "\ufeff{ CropLeft = 0.1; PerspectiveUpright = 2; }",
        "s = { -- CropLeft = 6, {\n CropLeft = 0.1, N = '\\'{ CropLeft = 7', PerspectiveUpright = 2 }",
        "s = { CropLeft = 0.1, N = [[ } CropLeft = 7 ] ]], PerspectiveUpright = 2 }",
    ],
)
def test_however_it_is_spelled(spelled: str) -> None:
    assert settings_of(spelled) == {tags.LEFT: "0.1", tags.UPRIGHT: "2"}


@pytest.mark.parametrize(
    "hostile",
    [
        "s = {" + "{" * 10**6 + "CropLeft = 0.1",
        "}" * 10**6 + "CropLeft = 0.1",
        "s = { CropLeft" + " " * 10**6,
        "s = { CropLeft = " + "9" * 10**6,
        's = { "' + '\\"' * 10**6 + "CropLeft = 0.1",
        's = { CropLeft = "' + "x" * 10**6,
        '["' * 10**6 + "CropLeft",
        "s = { " + "CropLeft = " * 10**5,
        "s = { CropLeft " + "[[" * 10**6,
        "s = { CropLeft " + "'" + "\\'" * 10**6,
        "s = { CropLeft " + "-" * 10**6,
        "s = { CropLeft = \0\0\0" + "\0" * 10**6,
        "s = { CropLeft = 0.1, " + "{" * 10**6 + "}" * 10**6,
    ],
    ids=lambda text: text[:20],
)
def test_hostile_text_takes_no_longer_than_its_length(hostile: str) -> None:
    start = time.process_time()
    with suppress(SettingsError):
        assert set(settings_of(hostile)) <= {tags.LEFT}
    assert time.process_time() - start < 5


@given(st.text(st.sampled_from('{}[]"\\=,s CropLeft0.1\n\0\x0b\u2003'), max_size=200))
@example('s = { "\\')
@example("s = { CropLeft =")
@example('["CropLeft"]=1')
@example("CropLeft\x0b\u2003=\x1c1")
@example('["CropLeft"]\x85="1"')
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert set(settings_of("s = {" + text)) <= {tags.LEFT}


@given(st.lists(st.tuples(st.sampled_from(sorted(CROP)), st.floats(-1, 1)), max_size=8), st.integers(1, 3))
def test_keys_are_found_at_depth_one_alone(rows: list[tuple[str, float]], depth: int) -> None:
    body = "".join(f"{tags.local_name(name)} = {value!r},\n" for name, value in rows)
    found = settings_of("{" * depth + body + "}" * depth)
    has_edge = any(name in tags.EDGES for name, _ in rows)
    expected = {name: repr(value) for name, value in rows} if depth == 1 and has_edge else {}
    assert found == expected


def test_both_forms_give_the_text() -> None:
    text = develop(**EDGES)
    assert unpacked(text.encode()) == unpacked(packed(text)) == text
    assert unpacked(b"") == ""


@pytest.mark.parametrize("level", [0, 1, 6, 9])
def test_streams_of_any_level_are_unpacked(level: int) -> None:
    text = develop(**EDGES).encode()
    assert unpacked(len(text).to_bytes(4, "big") + zlib.compress(text, level)).encode() == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed("x" * 100)[:-8], "not as long"),
        ((5).to_bytes(4, "big") + zlib.compress(b"x" * 100), "not as long"),
        ((100).to_bytes(4, "big") + zlib.compress(b"x" * 5), "not as long"),
        ((LONGEST + 1).to_bytes(4, "big") + zlib.compress(bytes(LONGEST + 1), 9), "larger than"),
        ((0xFFFFFFFF).to_bytes(4, "big") + zlib.compress(b"x"), "larger than"),
        (packed("x" * 100)[:10] + b"garbage", "cannot be unpacked"),
    ],
)
def test_what_lies_about_its_length_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SettingsError, match=reason):
        unpacked(data)


def test_a_stream_that_inflates_to_much_more_is_stopped_at_its_stated_length() -> None:
    bomb = zlib.compressobj(9)
    stream = b"".join(bomb.compress(bytes(2**20)) for _ in range(128)) + bomb.flush()
    with pytest.raises(SettingsError, match="not as long"):
        unpacked((4000).to_bytes(4, "big") + stream)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert isinstance(unpacked(data), str)
    except SettingsError as error:
        assert str(error)
