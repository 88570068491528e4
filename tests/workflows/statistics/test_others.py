"""Rows of photos whose crops other editors keep."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from cropperhead_desktop.editors.found import Editor, EditorCrop
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.elsewhere import Elsewhere
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import open_services
from cropperhead_desktop.workflows.statistics.gather import gather
from cropperhead_desktop.workflows.statistics.others import with_others


def test_offline_photos_have_rows_and_rough_crops_no_place(tmp_path: Path) -> None:
    def crop(name: str, left: float, **more: object) -> tuple[Path, EditorCrop]:
        path = tmp_path / "away" / name
        shape = Crop(left, 0.0, left + 0.5, 0.5)
        taken = datetime(2019, 5, 1, 10)
        return path, EditorCrop(path, Editor.PICASA, shape, 300, 200, taken=taken, camera="X", **more)  # type: ignore[arg-type]

    found = Elsewhere(dict([crop("a.jpg", 0.0), crop("b.jpg", 0.1, is_exact=False), crop("c.jpg", 0.0)]))
    services = open_services(Options(cache_folder=tmp_path / "cache"), with_model=False)
    try:
        rows = {Path(row["file"]).name: row for row in with_others(services, found, [])}
        assert [rows[name]["origin"] for name in ("a.jpg", "b.jpg", "c.jpg")] == ["elsewhere", None, "copied"]
        assert rows["b.jpg"]["doubt"] == "rough"
        told = ("editor", "camera", "date", "offline", "kept_area")
        assert [rows["a.jpg"][name] for name in told] == ["Picasa", "X", "2019-05-01 10:00:00", True, 0.25]
        result = gather(services, [], others=found)
        assert result.statistics.photos == (str(tmp_path / "away" / "a.jpg"),)
        assert result.left_out == {"rough": 1, "copy": 1}
        assert "1 known by size and ratio only" in result.words[-1]
    finally:
        services.close()
