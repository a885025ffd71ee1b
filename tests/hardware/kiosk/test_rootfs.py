"""Units, drop-ins and rules are what systemd and udev understand, and as tight as they say."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOTFS = Path(__file__).parents[3] / "hardware" / "kiosk" / "rootfs"
UNIT = ROOTFS / "etc/systemd/system/treadform.service"
PROGRAMS = ["usr/bin/cage", "opt/treadform/current/bin/treadform", "usr/sbin/rfkill"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A machine's root with our files and stand-ins for the programs they start."""
    shutil.copytree(ROOTFS, tmp_path, dirs_exist_ok=True)
    for name in PROGRAMS:
        program = tmp_path / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    (tmp_path / "opt/treadform/README.md").touch()
    vendor = tmp_path / "usr/lib/systemd/system"
    vendor.mkdir(parents=True)
    (vendor / "bluetooth.service").write_text("[Service]\nExecStart=/usr/bin/cage\n")
    for target in ("basic", "sysinit", "shutdown", "multi-user"):
        (vendor / f"{target}.target").write_text("[Unit]\nDescription=a target\n")
    return tmp_path


def verify(root: Path, unit: str) -> str:
    command = ["systemd-analyze", "verify", f"--root={root}", "--man=no", unit]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("unit", ["treadform.service", "bluetooth.service"])
def test_systemd_finds_no_fault(root: Path, unit: str) -> None:
    assert verify(root, unit) == ""


def test_a_fault_would_be_found(root: Path) -> None:
    unit = root / "etc/systemd/system/treadform.service"
    unit.write_text(unit.read_text().replace("WatchdogSec=20", "WatchdogSec=soon"))
    assert "treadform.service:14: " in verify(root, "treadform.service")


def test_the_service_is_hardened() -> None:
    command = ["systemd-analyze", "security", "--offline=true", "--threshold=25", str(UNIT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    figure = re.search(r"Overall exposure level for treadform.service: ([\d.]+)", done.stdout)
    assert figure, done.stdout + done.stderr
    assert float(figure[1]) <= 2.5


def test_there_is_no_keyboard_way_out() -> None:
    assert "/usr/bin/cage -- " in UNIT.read_text()  # -s would allow switching consoles
    assert "NAutoVTs=0" in (ROOTFS / "etc/systemd/logind.conf.d/treadform.conf").read_text()
    assert "kernel.sysrq = 0" in (ROOTFS / "etc/sysctl.d/90-treadform.conf").read_text()


def test_no_port_is_open() -> None:
    assert "IPAddressDeny=any" in UNIT.read_text()
    assert "AF_INET" not in UNIT.read_text()


def test_bluez_reads_the_settings() -> None:
    settings = configparser.ConfigParser()
    settings.read(ROOTFS / "etc/bluetooth/main.conf")
    assert settings.getint("LE", "MinConnectionInterval") * 1.25 == 15.0
    assert settings.getint("LE", "ConnectionSupervisionTimeout") * 10 == 2000
    assert settings.getint("GATT", "ExchangeMTU") == 247


def test_every_file_says_what_it_is_for_or_is_plain() -> None:
    for path in ROOTFS.rglob("*"):
        if path.is_file():
            assert path.read_text().startswith(("#", "[")), path
