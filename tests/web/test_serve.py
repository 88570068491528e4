"""The command: what it refuses. Serving for real is shown end to end."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from cropperhead_desktop.cli.app import run
from cropperhead_desktop.domain.errors import CollectionError, ModelError, ToolError
from cropperhead_desktop.web.serve import serve
from cropperhead_desktop.workflows.options import ServeOptions


def test_a_port_that_is_taken_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(ToolError, match="cannot be served"):
        serve(ServeOptions(port=taken.getsockname()[1], collect=False), pytest.fail)


def test_a_collection_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CollectionError):
        serve(ServeOptions(port=0, store=str(tmp_path / "file")), pytest.fail)


def test_a_model_that_scores_no_candidates_cannot_be_served() -> None:
    with pytest.raises(ModelError, match="browser"):
        serve(ServeOptions(port=0, model="cropper-2020-retrained"), pytest.fail)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "crop.example", ""])
def test_other_hosts_need_a_proxy_or_a_word(host, capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        run(lambda paths, options: 0, ["serve", "--host", host], pytest.fail)
    assert ended.value.code == 2 and "--trusted-proxy" in capsys.readouterr().err
    for said in ({"trusted_proxy": "10.0.0.1"}, {"insecure": True}):
        assert not ServeOptions(host, **said).is_local
    assert not ServeOptions(trusted_proxy="127.0.0.1").is_local and ServeOptions().is_local


def test_options_reach_the_page(capsys) -> None:
    asked: list[ServeOptions] = []

    def page(options, on_ready) -> None:
        asked.append(options)
        on_ready("http://127.0.0.1:1")

    with pytest.raises(SystemExit) as ended:
        run(lambda paths, options: 0, ["serve", "--port", "0", "--no-collect", "--store", "s3://a"], page)
    assert ended.value.code == 0 and capsys.readouterr().out == "http://127.0.0.1:1\n"
    assert asked == [ServeOptions(port=0, collect=False, store="s3://a")]


def test_a_command_line_without_a_page_says_so(capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        run(lambda paths, options: 0, ["serve"])
    assert ended.value.code == 1 and "no page" in capsys.readouterr().err
