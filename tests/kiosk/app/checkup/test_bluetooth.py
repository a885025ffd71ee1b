"""Bluetooth looked at from the outside in, each fault with what to do."""

from pathlib import Path

import pytest

from kiosk.app.checkup import bluetooth as checks
from kiosk.app.checkup.bluetooth import (
    TROUBLE,
    WHAT_TO_DO,
    adapters,
    blocked,
    daemon,
    settings,
    turn,
    version,
)
from kiosk.app.checkup.check import Verdict, in_english
from kiosk.radio.trouble import Trouble

ROOTFS = Path(__file__).parents[4] / "hardware/kiosk/rootfs/etc/bluetooth/main.conf"


def test_no_bus_is_bad_and_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    said = daemon(None)
    assert (said.verdict, said.found) == (Verdict.BAD, "no bus")
    assert "systemctl start dbus" in said.do


def test_our_own_settings_are_good_and_bluez_own_are_poor(tmp_path: Path) -> None:
    assert settings(ROOTFS).verdict is Verdict.GOOD
    slow = tmp_path / "main.conf"
    slow.write_text("[LE]\nMaxConnectionInterval=40\n[Policy]\nReconnectAttempts=0\n")
    assert settings(slow).verdict is Verdict.POOR
    slow.write_text("[LE]\nMaxConnectionInterval=12\n")
    assert "7 reconnects" in in_english(settings(slow).found)
    for text in ("no section", "[LE]\nMaxConnectionInterval=often\n"):
        slow.write_text(text)
        assert settings(slow).verdict is Verdict.POOR
    assert settings(tmp_path / "none").verdict is Verdict.POOR


def test_adapters(tmp_path: Path) -> None:
    assert adapters(tmp_path, None).verdict is Verdict.BAD
    (tmp_path / "hci0").mkdir()
    (tmp_path / "hci0:11").mkdir()
    assert adapters(tmp_path, None) == adapters(tmp_path, "")
    assert adapters(tmp_path, None).found == "hci0"
    assert adapters(tmp_path, "hci1").verdict is Verdict.BAD
    (tmp_path / "hci1").mkdir()
    assert adapters(tmp_path, None).verdict is Verdict.POOR, "several, and none chosen"
    assert adapters(tmp_path, "hci1").verdict is Verdict.GOOD


@pytest.mark.parametrize(
    ("kind", "soft", "hard", "verdict"),
    [
        ("bluetooth", "0", "0", Verdict.GOOD),
        ("bluetooth", "1", "0", Verdict.BAD),
        ("bluetooth", "0", "1", Verdict.BAD),
        ("wlan", "1", "1", Verdict.GOOD),
    ],
)
def test_blocked(kind: str, soft: str, hard: str, verdict: Verdict, tmp_path: Path) -> None:
    switch = tmp_path / "rfkill0"
    switch.mkdir()
    for name, text in (("type", kind), ("soft", soft), ("hard", hard)):
        (switch / name).write_text(text + "\n")
    said = blocked(tmp_path)
    assert said.verdict is verdict
    assert bool(said.do) is (verdict is Verdict.BAD)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [("5.66", Verdict.GOOD), ("5.50", Verdict.BAD), ("", Verdict.POOR)],
)
def test_version(
    said: str, verdict: Verdict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bluetoothctl"
    program.write_text(f"#!/bin/sh\necho 'bluetoothctl: {said}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert version().verdict is verdict


@pytest.mark.parametrize(
    ("allowed", "unit", "runs", "verdict"),
    [
        (True, "", True, Verdict.GOOD),
        (False, "1", False, Verdict.GOOD),
        (False, "1", True, Verdict.POOR),
        (False, "0", False, Verdict.POOR),
        (False, "[not set]", False, Verdict.POOR),
        (False, "", False, Verdict.POOR),
    ],
)
def test_whether_the_radios_thread_goes_first(
    allowed: bool,
    unit: str,
    runs: bool,
    verdict: Verdict,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A kiosk that runs knows by itself: its unit may allow what the kernel then refuses."""
    program = tmp_path / "systemctl"
    program.write_text(f"#!/bin/sh\necho '{unit}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(checks, "may_be_prompt", lambda: allowed)
    said = turn(runs)
    assert said.verdict is verdict
    assert ("treadform.service" in said.do) is (verdict is Verdict.POOR)


def test_every_trouble_of_the_radio_has_words_and_says_what_to_do() -> None:
    assert set(TROUBLE) == set(WHAT_TO_DO) == set(Trouble)
    assert all(WHAT_TO_DO.values())


def test_bluetooth_is_looked_at_from_the_bus_to_the_thread_that_listens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    looked = list(checks.bluetooth(None))
    assert [check.name for check in looked] == [
        *("Bluetooth", "BlueZ version", "BlueZ settings", "Bluetooth adapter"),
        *("Bluetooth blocked", "the radio's turn"),
    ]
    assert all(check.do for check in looked if check.verdict is not Verdict.GOOD)
