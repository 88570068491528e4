"""How tests are written. Each rule is shown to find what it forbids."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PACKAGE = TESTS.parent / "cropperhead_desktop"
WAITING = TESTS / "helpers" / "waiting.py"
CANVAS_TESTS = TESTS / "ui" / "canvas"
OWN = {"self", "cls"}
SLEEPS = {"sleep", "qWait", "qSleep", "msleep", "usleep", "qtbot.wait"}
JUDGES = {"raises", "warns", "fail", "until", "wait_for", "waitUntil", "waitSignal", "waitSignals"}


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def private_uses(tree: ast.AST, is_of_canvas: bool) -> Iterator[tuple[int, str]]:
    """Line and text of each private attribute of a canvas that code reaches, by name or as a string.

    In the canvas's own tests (`is_of_canvas`) every object but a test's own `self` counts; elsewhere what is
    reached through something called canvas: `stage.panes.canvas._x`. Programs in strings are read as well.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield from _judged(node, node.value, node.attr, is_of_canvas)
        elif isinstance(node, ast.Call) and len(node.args) > 1:
            name = node.args[1]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield from _judged(node, node.args[0], name.value, is_of_canvas)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" in node.value:
            try:
                program = ast.parse(node.value)
            except SyntaxError:
                continue
            yield from private_uses(program, is_of_canvas)


def _judged(node: ast.expr, owner: ast.expr, name: str, is_of_canvas: bool) -> Iterator[tuple[int, str]]:
    if not name.startswith("_") or name.endswith("__"):
        return
    names = {part.id for part in ast.walk(owner) if isinstance(part, ast.Name)}
    names |= {part.attr for part in ast.walk(owner) if isinstance(part, ast.Attribute)}
    is_own = isinstance(owner, ast.Name) and owner.id in OWN
    if any("canvas" in part.lower() for part in names) or (is_of_canvas and not is_own):
        yield node.lineno, ast.unparse(node)


def test_no_test_reaches_what_is_private_to_the_canvas() -> None:
    found = {
        file: list(private_uses(parsed(file), file.is_relative_to(CANVAS_TESTS)))
        for file in TESTS.rglob("*.py")
    }
    assert {file: uses for file, uses in found.items() if uses} == {}


@pytest.mark.parametrize(
    ("line", "in_its_tests", "elsewhere"),
    [
        ("canvas._show(1)", 1, 1),
        ("stage.panes.canvas._backdrop", 1, 1),
        ("self.canvas._state.box", 1, 1),
        ("make_canvas()._state", 1, 1),
        ("cropping._viewport", 1, 0),
        ("getattr(canvas, '_state')", 1, 1),
        ("monkeypatch.setattr(panes.canvas, '_state', 3)", 1, 1),
        ("CODE = 'import x\\nprint(canvas._state)\\n'", 1, 1),
        ("self._mouse", 0, 0),
        ("canvas.state.box", 0, 0),
        ("canvas.__class__", 0, 0),
        ("tool._bounds", 1, 0),
    ],
)
def test_what_is_private_is_found(line: str, in_its_tests: int, elsewhere: int) -> None:
    tree = ast.parse(line)
    assert len(list(private_uses(tree, is_of_canvas=True))) == in_its_tests
    assert len(list(private_uses(tree, is_of_canvas=False))) == elsewhere


def programs(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a file and of the programs in its strings."""
    for node in ast.walk(tree):
        yield node
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" in node.value:
            try:
                program = ast.parse(node.value)
            except SyntaxError:
                continue
            yield from programs(program)


def sleeps(tree: ast.AST) -> list[str]:
    """Calls that only let time pass: the end of the called name is one of `SLEEPS`."""
    called = [ast.unparse(node.func) for node in programs(tree) if isinstance(node, ast.Call)]
    return [name for name in called if any(f".{name}".endswith(f".{end}") for end in SLEEPS)]


def test_no_test_lets_time_pass() -> None:
    """Wait for a signal, or with `helpers.waiting` for a condition."""
    files = set(TESTS.rglob("*.py")) - {WAITING, Path(__file__)}
    found = {file: sleeps(parsed(file)) for file in files}
    assert {file: calls for file, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("import time\ntime.sleep(1)", 1),
        ("from time import sleep\nsleep(1)", 1),
        ("stage.qtbot.wait(20)", 1),
        ("QTest.qWait(5)", 1),
        ("CODE = 'import time\\ntime.sleep(1)\\n'", 1),
        ("process.wait(30)\nis_done.wait(0.1)\nqtbot.waitUntil(is_done)", 0),
    ],
)
def test_a_sleep_is_found(line: str, count: int) -> None:
    assert len(sleeps(ast.parse(line))) == count


def judges_nothing(tree: ast.AST) -> list[str]:
    """Tests without an assertion in sight: an `assert`, one of `JUDGES`, a helper named `check…`."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            called = {ast.unparse(c.func).split(".")[-1] for c in ast.walk(node) if isinstance(c, ast.Call)}
            is_asserted = any(isinstance(part, ast.Assert) for part in ast.walk(node))
            if not (is_asserted or called & JUDGES or any(name.startswith("check") for name in called)):
                found.append(node.name)
    return found


def test_every_test_asserts() -> None:
    files = TESTS.rglob("test_*.py")
    found = {file: judges_nothing(parsed(file)) for file in files}
    assert {file: tests for file, tests in found.items() if tests} == {}


def test_a_test_that_asserts_nothing_is_found() -> None:
    lines = "def test_a(): work()\ndef test_b(): check_it()\ndef test_c():\n with pytest.raises(E): work()"
    assert judges_nothing(ast.parse(lines)) == ["test_a"]


def borrowed_names(tree: ast.Module) -> list[str]:
    """Patches of a name where it was imported to instead of where it is defined: they pin import style."""
    aliases = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE.name):
            aliases |= {each.asname or each.name: f"{node.module}.{each.name}" for each in node.names}
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "monkeypatch.setattr"):
            continue
        first, second = node.args[0], node.args[1]
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            module, _dot, name = first.value.rpartition(".")
        elif isinstance(first, ast.Name) and isinstance(second, ast.Constant):
            module, name = aliases.get(first.id, ""), str(second.value)
        else:
            continue
        file = TESTS.parent / f"{module.replace('.', '/')}.py"
        if module.startswith(f"{PACKAGE.name}.") and file.is_file() and name in imported_names(file):
            found.append(f"{module}.{name}")
    return found


def imported_names(file: Path) -> set[str]:
    """What a module takes from others by name."""
    nodes = [node for node in ast.walk(parsed(file)) if isinstance(node, ast.ImportFrom)]
    return {each.asname or each.name for node in nodes for each in node.names}


def test_no_patch_depends_on_how_a_module_imports() -> None:
    found = {file: borrowed_names(parsed(file)) for file in TESTS.rglob("*.py")}
    assert {file: names for file, names in found.items() if names} == {}


def test_a_borrowed_name_is_found() -> None:
    line = f"from {PACKAGE.name}.review import text\nmonkeypatch.setattr(text, '{{}}', 1)"
    assert borrowed_names(ast.parse(line.format("Callable"))) == [f"{PACKAGE.name}.review.text.Callable"]
    assert borrowed_names(ast.parse(line.format("phrase"))) == []
    named = f"monkeypatch.setattr('{PACKAGE.name}.review.text.Callable', 1)"
    assert borrowed_names(ast.parse(named)) == [f"{PACKAGE.name}.review.text.Callable"]


# --- tests mirror the tree, file for file

ELSEWHERE = {"architecture", "bench", "end_to_end", "faults", "helpers", "tools"}
ROOM_WIDE = {
    "dataset/test_consumers.py": "exports through the readers that people have for them",
    "imaging/test_colours.py": "all of imaging/colour",
    "imaging/test_hostile_photos.py": "the whole reader over the corpora",
    "ui/canvas/test_ratio_drift.py": "all tools in any order",
    "ui/canvas/test_snapshots.py": "the whole canvas as pixels",
    "ui/commands/test_walk.py": "every command and key",
    "ui/test_accessible.py": "every control",
    "ui/test_hands.py": "keys and mouse on the whole window",
    "ui/test_look_at_once.py": "every colour of the window",
    "ui/test_translation.py": "every word of the window",
    "workflows/test_marked_faces.py": "faces from the sidecar to the proposal",
    "xmp/test_changed_elsewhere.py": "what writing, reading and labelling promise together",
    "xmp/test_independent.py": "packets through a reader of somebody else",
    "xmp/test_torture.py": "reading and writing over the corpora",
}
"""Tests of no single module: what they are about."""

PLAIN = {
    "dataset/terms.py": "names",
    "domain/ports.py": "protocols",
    "domain/state.py": "names",
    "domain/suggestion.py": "data",
    "imaging/limits.py": "constants",
    "review/ports.py": "protocols",
    "review/view.py": "protocols",
    "ui/window/context.py": "data",
}
"""Modules without logic of their own: what they hold."""

SHOWN_BY = {
    "cli/evaluate.py": "workflows/learn/test_personal.py",
    "cli/learn.py": "workflows/learn/test_past_crops.py",
    "cli/serve.py": "web/test_serve.py",
    "cli/sources.py": "workflows/learn/test_past_crops.py",
    "cli/style.py": "workflows/learn/test_personal.py",
    "dataset/description.py": "workflows/export/test_run.py",
    "dataset/export.py": "workflows/export/test_run.py",
    "dataset/tables.py": "dataset/test_formats.py",
    "imaging/colour/convert.py": "imaging/test_colours.py",
    "imaging/colour/icc.py": "imaging/test_colours.py",
    "imaging/colour/nclx.py": "imaging/test_colours.py",
    "imaging/colour/png.py": "imaging/test_colours.py",
    "imaging/colour/told.py": "imaging/test_colours.py",
    "imaging/containers/boxes.py": "imaging/containers/test_parts.py",
    "imaging/containers/chunked.py": "imaging/test_capture.py",
    "imaging/containers/ciff.py": "imaging/containers/test_parts.py",
    "imaging/containers/fuji.py": "imaging/containers/test_frame.py",
    "imaging/containers/jpegs.py": "imaging/containers/test_parts.py",
    "imaging/containers/maker_notes.py": "imaging/containers/test_parts.py",
    "imaging/containers/minolta.py": "imaging/containers/test_parts.py",
    "imaging/containers/reading.py": "imaging/containers/test_parts.py",
    "imaging/containers/sigma.py": "imaging/containers/test_parts.py",
    "imaging/containers/tiffs.py": "imaging/containers/test_parts.py",
    "imaging/exif_fields.py": "workflows/statistics/test_fields.py",
    "imaging/operations.py": "imaging/test_quick.py",
    "imaging/shrink.py": "imaging/test_decode.py",
    "imaging/unusual.py": "imaging/test_tiff_picture.py",
    "imaging/worker.py": "imaging/test_pool.py",
    "inference/graphs/angle.py": "training/angle/test_model.py",
    "inference/graphs/builder.py": "inference/graphs/test_whole.py",
    "inference/graphs/trunk.py": "inference/graphs/test_trunk_weights.py",
    "inference/style/personal.py": "workflows/learn/test_personal.py",
    "inference/suggest/candidate_set.py": "inference/suggest/test_candidates.py",
    "review/jobs.py": "ui/kit/test_jobs.py",
    "review/proposals.py": "review/test_controller.py",
    "review/store.py": "review/test_controller.py",
    "review/text.py": "ui/test_translation.py",
    "store/database.py": "store/test_collection.py",
    "store/labels.py": "store/test_collection.py",
    "store/migrations/env.py": "store/test_schema.py",
    "store/migrations/versions/v0001.py": "store/test_schema.py",
    "store/objects.py": "store/test_collection.py",
    "training/angle/export.py": "training/angle/test_train.py",
    "training/candidates/data.py": "training/candidates/test_export.py",
    "training/candidates/facts.py": "training/candidates/test_export.py",
    "training/candidates/judge.py": "training/candidates/test_train.py",
    "training/candidates/learning_curve.py": "training/candidates/test_export.py",
    "training/distributed.py": "cli/test_train.py",
    "training/finetune/data.py": "training/finetune/test_head.py",
    "training/finetune/network.py": "training/finetune/test_train_network.py",
    "training/finetune/train_2020.py": "training/finetune/test_train_network.py",
    "training/style_prior.py": "cli/test_train.py",
    "ui/browser/start_folders.py": "ui/browser/test_folder_panel.py",
    "ui/commands/command_list.py": "ui/commands/test_palette.py",
    "ui/commands/shortcut_hints.py": "ui/commands/test_keymap.py",
    "ui/features/blind/run.py": "ui/features/blind/test_dialog.py",
    "ui/features/export/form.py": "ui/features/export/test_dialog.py",
    "ui/features/export/run.py": "ui/features/export/test_dialog.py",
    "ui/features/learn/dialog.py": "ui/features/learn/test_run.py",
    "ui/features/learnt/dialog.py": "ui/features/learnt/test_run.py",
    "ui/features/learnt/plots.py": "ui/features/learnt/test_run.py",
    "ui/features/learnt/why.py": "ui/features/learnt/test_run.py",
    "ui/features/settings/fields.py": "ui/features/settings/test_dialog.py",
    "ui/features/settings/run.py": "ui/features/settings/test_dialog.py",
    "ui/features/teach/run.py": "ui/features/teach/test_dialog.py",
    "ui/features/train/run.py": "ui/features/train/test_dialog.py",
    "ui/kit/chart.py": "ui/features/statistics/test_pages.py",
    "ui/kit/photo_paint.py": "ui/browser/test_delegate.py",
    "ui/window/menus/crop.py": "ui/commands/test_walk.py",
    "ui/window/menus/general.py": "ui/commands/test_walk.py",
    "ui/window/menus/photo.py": "ui/commands/test_walk.py",
    "ui/window/offer.py": "ui/features/teach/test_dialog.py",
    "ui/window/panes.py": "ui/window/test_main_window.py",
    "web/bodies.py": "web/test_app.py",
    "web/guard.py": "web/test_app.py",
    "web/limits.py": "web/test_app.py",
    "web/photos.py": "web/test_app.py",
    "workflows/batch/contact_sheet.py": "end_to_end/test_process.py",
    "workflows/batch/options.py": "domain/test_options.py",
    "workflows/batch/photo.py": "workflows/batch/test_run.py",
    "workflows/batch/report_page.py": "workflows/batch/test_report.py",
    "workflows/blind/photos.py": "ui/features/blind/test_dialog.py",
    "workflows/export/spread.py": "end_to_end/test_machines.py",
    "workflows/learn/evaluate.py": "workflows/learn/test_personal.py",
    "workflows/learn/gallery.py": "workflows/learn/test_personal.py",
    "workflows/learn/models.py": "workflows/learn/test_retrain.py",
    "workflows/learn/plot.py": "workflows/learn/test_personal.py",
    "workflows/learn/style_page.py": "ui/features/learnt/test_run.py",
    "workflows/learning_services.py": "workflows/learn/test_personal.py",
    "workflows/spread.py": "workflows/batch/test_spread.py",
    "workflows/statistics/plot.py": "cli/test_stats.py",
    "workflows/trace/page.py": "workflows/trace/test_run.py",
    "workflows/trace/pictures.py": "workflows/trace/test_run.py",
    "xmp/atomic.py": "xmp/test_store.py",
    "xmp/editors.py": "xmp/test_record.py",
    "xmp/fields.py": "workflows/statistics/test_fields.py",
    "xmp/packet.py": "xmp/test_codec.py",
    "xmp/packets/bmff.py": "xmp/test_embedded.py",
    "xmp/packets/jpeg.py": "xmp/test_embedded.py",
    "xmp/packets/jpeg_parts.py": "xmp/test_embed.py",
    "xmp/packets/tiff.py": "xmp/test_embedded.py",
    "xmp/tags.py": "xmp/test_codec.py",
}
"""Modules whose work is shown by the tests of the one that uses them."""


def unmirrored(modules: set[str], tests: set[str]) -> list[str]:
    """Test files that name no module at their own place, and modules that have none (paths below roots)."""
    own = {test for test in tests if test.split("/")[0] not in ELSEWHERE and test not in ROOM_WIDE}
    named = {test: f"{Path(test).parent.as_posix()}/{Path(test).name.removeprefix('test_')}" for test in own}
    strangers = [test for test, module in named.items() if module not in modules]
    bare = modules - set(named.values()) - set(PLAIN) - set(SHOWN_BY)
    return sorted([*strangers, *bare])


def below(root: Path, pattern: str) -> set[str]:
    return {file.relative_to(root).as_posix() for file in root.rglob(pattern)}


def modules_of_the_product() -> set[str]:
    return {
        module for module in below(PACKAGE, "*.py") if not module.endswith(("__init__.py", "__main__.py"))
    }


def test_every_module_has_its_test_file_and_every_test_file_its_module() -> None:
    assert unmirrored(modules_of_the_product(), below(TESTS, "test_*.py")) == []


def test_nothing_is_listed_that_is_not_there_or_needs_no_listing() -> None:
    modules, tests = modules_of_the_product(), below(TESTS, "test_*.py")
    assert set(ROOM_WIDE) <= tests and set(SHOWN_BY.values()) <= tests
    assert {*PLAIN, *SHOWN_BY} <= modules
    twice = {f"{Path(module).parent.as_posix()}/test_{Path(module).name}" for module in {*PLAIN, *SHOWN_BY}}
    assert twice & tests == set()


def test_a_stranger_and_a_module_without_a_test_are_found() -> None:
    modules, tests = {"review/a.py", "review/b.py"}, {"review/test_a.py", "end_to_end/test_window.py"}
    assert unmirrored(modules, tests) == ["review/b.py"]
    assert unmirrored(modules, tests | {"review/test_b.py"}) == []
    assert unmirrored(modules, tests | {"test_b.py", "review/test_b.py"}) == ["test_b.py"]
