"""`treadform doctor` as it is called."""

import re
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import app

LOOKED_AT = [
    *("settings", "Bluetooth", "BlueZ version", "BlueZ settings", "Bluetooth adapter"),
    *("Bluetooth blocked", "the radio's turn", "permissions", "sound", "display", "disk", "clock"),
    *("database", "gym"),
]


def test_the_list_the_exit_and_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setenv("COLUMNS", "180")
    bundle = tmp_path / "support.zip"
    ran = CliRunner().invoke(app, ["doctor", "--bundle", str(bundle), "--home", str(tmp_path)])
    assert ran.exit_code == 1, "there is no Bluetooth here"
    first = [line.split("│")[1].strip() for line in ran.output.splitlines() if "│" in line]
    assert [name for name in first if name] == LOOKED_AT
    assert "sudo systemctl start dbus" in ran.output
    with zipfile.ZipFile(bundle) as file:
        told = file.read("doctor.txt").decode()
    verdicts = re.findall(r"^(good|poor|bad): (.+?): .*?\. (.*)$", told, re.MULTILINE)
    assert [name for _, name, _ in verdicts] == LOOKED_AT
    assert all(do for verdict, _, do in verdicts if verdict != "good"), "each says what to do"


def test_a_fault_in_the_settings_is_one_line_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[kiosk]\nwidth = 3\n")
    ran = CliRunner().invoke(app, ["doctor", "--home", str(tmp_path)])
    assert ran.exit_code == 1
    assert "correct that line" in ran.output


def test_a_bundle_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    to = tmp_path / "none" / "b.zip"
    ran = CliRunner().invoke(app, ["doctor", "--bundle", str(to), "--home", str(tmp_path)])
    assert ran.exit_code != 0
    assert "cannot be written" in ran.output
