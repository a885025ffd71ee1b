"""The word comes with the frames, and stops with them."""

import socket
from pathlib import Path

import pytest

from kiosk.app.watched import HUNG_AFTER_S, HUNG_AT_MOST_S
from kiosk.cli.alive import Alive, screen_may_hang_s, to_systemd


def test_ready_once_then_a_word_every_two_seconds() -> None:
    said: list[str] = []
    frames_us = range(0, 6_000_001, 16_667)
    times_us = iter(frames_us)
    alive: Alive[str] = Alive(lambda: next(times_us), said.append)
    assert [alive("view") for _ in frames_us] == ["view"] * len(frames_us)
    assert said[:2] == ["READY=1", "WATCHDOG=1"]
    assert said.count("READY=1") == 1
    assert said.count("WATCHDOG=1") == 3


def test_it_reaches_the_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path is short
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind("notify")
        monkeypatch.setenv("NOTIFY_SOCKET", "notify")
        to_systemd("READY=1")
        assert systemd.recv(64) == b"READY=1"


def test_an_abstract_socket_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind("\0treadform-test-alive")
        monkeypatch.setenv("NOTIFY_SOCKET", "@treadform-test-alive")
        to_systemd("WATCHDOG=1")
        assert systemd.recv(64) == b"WATCHDOG=1"


def test_nobody_asks_or_nobody_listens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    to_systemd("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "gone"))
    to_systemd("READY=1")


@pytest.mark.parametrize(("unit", "waits_s"), [("20000000", 15.0), ("600000000", 450.0)])
def test_the_screen_is_given_up_before_systemd_gives_the_kiosk_up(
    unit: str, waits_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHDOG_USEC", unit)
    assert screen_may_hang_s() == pytest.approx(waits_s)


def test_without_systemd_it_is_as_in_a_gym(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)
    assert screen_may_hang_s() == HUNG_AT_MOST_S > HUNG_AFTER_S
