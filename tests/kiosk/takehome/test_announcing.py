import socket
import time
from pathlib import Path

import pytest

from kiosk.takehome.announcing import STALE_S, Announcing, address_here, announced, say


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "takehome.address"


def test_what_was_said_is_heard_until_it_is_taken_back_or_stale(file: Path) -> None:
    assert announced(file) is None
    say(file, "192.168.0.7:8620")
    assert announced(file) == "192.168.0.7:8620"
    assert announced(file, time.time() + STALE_S + 1) is None
    say(file, None)
    assert announced(file) is None


def test_a_server_says_where_it_is_and_takes_it_back(file: Path) -> None:
    server = Announcing(file, 8620, every_s=0.01)
    while address_here(8620) and not file.exists():
        time.sleep(0.01)
    assert announced(file) == address_here(8620)
    server.close()
    assert not file.exists()


def test_a_disk_that_takes_nothing_stops_no_server(tmp_path: Path) -> None:
    say(tmp_path / "no folder" / "takehome.address", "192.168.0.7:8620")
    assert announced(tmp_path / "no folder" / "takehome.address") is None


def test_an_address_is_never_this_machine_alone() -> None:
    found = address_here(8620)
    assert found is None or (found.endswith(":8620") and not found.startswith("127."))


def test_where_no_socket_may_be_opened_there_is_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError("address family not supported")

    monkeypatch.setattr(socket, "socket", refused)
    assert address_here(8620) is None
