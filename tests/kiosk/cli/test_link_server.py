import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from kiosk.cli.link_server import AGAIN_S, LinkServer
from kiosk.cli.settings import TakeHome
from kiosk.store import Archive
from kiosk.takehome.announcing import say
from tests.kiosk.store.conftest import a_visit


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def answer(port: int, path: str) -> tuple[int, str]:
    """What the server says, once it is up."""
    while True:  # the suite's own timeout ends a failure
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as said:
                return said.status, said.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, refused.read().decode()
        except OSError:
            time.sleep(0.05)


def test_it_serves_a_link_while_the_kiosk_runs_and_is_gone_after(tmp_path: Path) -> None:
    archive, visit = Archive(tmp_path / "treadform.db"), a_visit()
    archive.add(visit)
    port = free_port()
    server = LinkServer(TakeHome(port=port), tmp_path)
    status, text = answer(port, f"/v/{archive.offer_link(visit.visit_id)}")
    assert (status, "Your run" in text) == (200, True)
    server.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), 1).close()


KIOSK = """
import sys, time
from pathlib import Path
from kiosk.cli.link_server import LinkServer
from kiosk.cli.settings import TakeHome
server = LinkServer(TakeHome(port=int(sys.argv[1])), Path(sys.argv[2]))
print("started", flush=True)
time.sleep(600)
"""


def test_a_killed_kiosk_leaves_no_server_behind(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-c", KIOSK, str(port), str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as kiosk:
        assert kiosk.stdout is not None
        assert kiosk.stdout.readline() == b"started\n"
        assert answer(port, "/v/nothing")[0] == 410
        os.kill(kiosk.pid, signal.SIGKILL)
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            break
        time.sleep(0.05)


def test_none_is_wanted(tmp_path: Path) -> None:
    server = LinkServer(TakeHome(serve=False), tmp_path)
    assert server.address() is None
    server.close()


def test_one_that_ended_is_started_again_but_not_at_every_touch(tmp_path: Path) -> None:
    now = [0.0]
    with socket.create_server(("0.0.0.0", 0)) as taken:
        wanted = TakeHome(port=taken.getsockname()[1])
        server = LinkServer(wanted, tmp_path, lambda: now[0])
        while server._process is None or server._process.poll() is None:
            time.sleep(0.05)
        assert server.address() is None
        first = server._process.pid
    now[0] += AGAIN_S
    found = server.address()
    assert server._process.pid != first
    assert found is None or re.fullmatch(rf"[0-9.]+:{wanted.port}", found)
    server.close()


def test_an_installed_kiosk_starts_none_and_reads_where_its_unit_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", "/run/systemd/notify")
    server = LinkServer(TakeHome(), tmp_path)
    assert server._process is None
    assert server.address() is None
    say(tmp_path / "takehome.address", "192.168.0.7:8620")
    assert server.address() == "192.168.0.7:8620"
    named = LinkServer(TakeHome(address="gym.example"), tmp_path)
    assert named.address() == "gym.example:8620"
