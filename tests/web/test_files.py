"""Files of the page: vendored ones are those that were vendored, and nothing else can be had."""

from __future__ import annotations

import gzip
import json
import re
from hashlib import sha256

import onnx
import pytest
from starlette.exceptions import HTTPException

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.web.files import PAGE, VENDORED, PageFiles


@pytest.fixture(scope="module")
def files() -> PageFiles:
    return PageFiles(*Registry().find(), True)


def test_vendored_files_are_those_that_were_vendored() -> None:
    lines = (VENDORED / "SHA256SUMS").read_text("ascii").splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {path.name: path.read_bytes() for path in VENDORED.iterdir() if path.name != "SHA256SUMS"}
    found |= {
        name.removesuffix(".gz"): gzip.decompress(body)
        for name, body in found.items()
        if name.endswith(".gz")
    }
    assert {name: sha256(body).hexdigest() for name, body in found.items()} == told
    assert {"LICENSE-cropperjs-MIT.txt", "LICENSE-onnxruntime-MIT.txt"} <= set(told)


def test_every_file_of_the_page_is_named_in_it_or_imported(files) -> None:
    text = "".join(path.read_text("utf-8") for path in PAGE.iterdir())
    assert all(path.name in text for path in PAGE.iterdir() if path.name != "index.html")
    assert "{{" not in files.html and "http://www.w3.org" in files.html
    assert set(re.findall(r"https?://[\w.]+", text)) == {"http://www.w3.org"}  # nothing from elsewhere


def test_files_never_change_under_their_names_and_come_packed(files) -> None:
    settings = json.loads(
        re.search('name="cropperhead" content="(.*?)"', files.html)[1].replace("&quot;", '"')
    )
    packed = files.get(settings["wasm"], "gzip, deflate")
    plain = files.get(settings["wasm"], "identity")
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body and plain.body.startswith(b"\0asm")
    model = files.get(settings["file"], "")
    assert sha256(model.body).hexdigest() == Registry().find()[1].sha256
    for response in (packed, plain, model):
        assert "immutable" in response.headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    ["/page/index.html", "/vendored/../files.py", "/page/0/page.js", "/SHA256SUMS", "//etc/passwd", "/\0"],
)
def test_nothing_else_can_be_had(files, path) -> None:
    with pytest.raises(HTTPException):
        files.get(path, "")


def test_a_model_of_an_older_version_is_refused(tmp_path):
    path, card = Registry().find()
    made = onnx.load(path)
    for side, size in zip(made.graph.input[0].type.tensor_type.shape.dim, (1, 224, 224, 3), strict=True):
        side.dim_value = size
    onnx.save(made, tmp_path / "old.onnx")
    with pytest.raises(ModelError, match="cropper-2 cannot run in a browser"):
        PageFiles(tmp_path / "old.onnx", card, False)
