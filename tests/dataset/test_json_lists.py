"""Long JSON lists, a member at a time."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.dataset.json_lists import read_items, write_items


@given(
    st.lists(
        st.dictionaries(st.text(max_size=9), st.text(max_size=99) | st.integers(), max_size=3), max_size=9
    )
)
def test_lists_are_read_a_member_at_a_time(records: list[dict[str, object]]) -> None:
    with TemporaryDirectory() as folder:
        for indent in (None, 1):
            path = Path(folder) / "list.json"
            path.write_text(json.dumps(records, indent=indent), encoding="utf-8")
            assert list(read_items(path)) == records
            path.write_text(json.dumps({"a": ["x"], "images": records}, indent=indent), encoding="utf-8")
            assert list(read_items(path, "images")) == records
        with path.open("w", encoding="utf-8") as stream:
            stream.write("[")
            write_items(stream, records)
            stream.write("]")
        assert json.loads(path.read_bytes()) == list(read_items(path)) == records


def test_a_list_that_is_cut_off_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    for text in ("", "{}", '[{"a": 1}', '[{"a": 1', '{"other": [1]}'):
        path.write_text(text)
        with pytest.raises(ValueError, match="."):
            list(read_items(path, "images" if "other" in text else ""))
    long = [{"text": "x" * 1000, "n": n} for n in range(2000)]
    path.write_text(json.dumps(long))
    assert list(read_items(path)) == long
