"""Ceph's S3 gateway with a monitor and a store in memory: three real processes, some 150 MB."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest

from tests.helpers.stores import KEYS, answers, free_port
from tests.helpers.waiting import until

_SETTINGS = """[global]
fsid = {cluster}
mon_host = v1:127.0.0.1:{port}
ms_bind_msgr2 = false
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
osd_crush_chooseleaf_type = 0
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_pool_default_pg_autoscale_mode = off
mon_allow_pool_size_one = true
osd_objectstore = memstore
mon_data = {folder}/mon
osd_data = {folder}/osd
rgw_data = {folder}/rgw
keyring = {folder}/keyring
run_dir = {folder}
log_file = {folder}/$name.log
admin_socket = {folder}/$name.asok
rgw_frontends = beast endpoint=127.0.0.1:{gateway}
"""


class Ceph:
    """A cluster of one of each; `endpoint` is its S3 address."""

    def __init__(self) -> None:
        if not all(map(shutil.which, ("ceph-mon", "ceph-osd", "radosgw"))):
            pytest.skip("Ceph is not installed (ceph-mon ceph-osd radosgw)")
        self._folder = Path(tempfile.mkdtemp(prefix="cropperhead-ceph-"))
        self._port, self._gateway_port = free_port(), free_port()
        self.endpoint = f"http://127.0.0.1:{self._gateway_port}"
        self._servers: list[subprocess.Popen[bytes]] = []
        cluster, store = str(uuid4()), str(uuid4())
        settings = _SETTINGS.format(
            cluster=cluster, port=self._port, gateway=self._gateway_port, folder=self._folder
        )
        (self._folder / "conf").write_text(settings)
        for name in ("mon", "osd", "rgw"):
            (self._folder / name).mkdir()
        run = self._run
        run(
            "ceph-authtool",
            "--create-keyring",
            "keyring",
            "--gen-key",
            "-n",
            "mon.",
            "--cap",
            "mon",
            "allow *",
        )
        place = f"[v1:127.0.0.1:{self._port}]"
        run("monmaptool", "--create", "--fsid", cluster, "--addv", "a", place, "monmap")
        run("ceph-mon", "-c", "conf", "--mkfs", "-i", "a", "--monmap", "monmap", "--keyring", "keyring")
        self._start("ceph-mon", "-i", "a")
        run("ceph", "-c", "conf", "--connect-timeout", "60", "osd", "new", store)
        run("ceph-osd", "-c", "conf", "-i", "0", "--mkfs", "--osd-uuid", store)
        self._start("ceph-osd", "-i", "0")
        self.start_gateway()
        user = ("--uid=test", "--display-name=test", "--access-key=key", "--secret-key=secret")
        run("radosgw-admin", "-c", "conf", "user", "create", *user)

    def start_gateway(self) -> None:
        self._gateway = self._start("radosgw", "-n", "client.rgw")
        until(lambda: answers(self._gateway_port), "the gateway answers", 120)

    def kill_gateway(self) -> None:
        self._gateway.kill()
        self._gateway.wait()

    def bucket(self, name: str) -> None:
        import boto3

        given = {"aws_access_key_id": KEYS["AWS_ACCESS_KEY_ID"], "region_name": KEYS["AWS_REGION"]}
        given["aws_secret_access_key"] = KEYS["AWS_SECRET_ACCESS_KEY"]
        boto3.client("s3", endpoint_url=self.endpoint, **given).create_bucket(Bucket=name)

    def close(self) -> None:
        for server in reversed(self._servers):
            server.kill()
            server.wait()
        with suppress(OSError):
            shutil.rmtree(self._folder)

    def _start(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [program, "-c", "conf", *arguments, "-f"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._servers.append(subprocess.Popen(command, cwd=self._folder, **quiet))
        return self._servers[-1]

    def _run(self, *command: str) -> None:
        done = subprocess.run(command, cwd=self._folder, capture_output=True, timeout=200, check=False)
        assert done.returncode == 0, done.stderr.decode()
