"""`treadform doctor` as it is called."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk.cli import app


def test_the_list_the_exit_and_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setenv("COLUMNS", "180")
    bundle = tmp_path / "support.zip"
    ran = CliRunner().invoke(app, ["doctor", "--bundle", str(bundle), "--home", str(tmp_path)])
    assert ran.exit_code == 1, "there is no Bluetooth here"
    for what in ("Bluetooth", "BlueZ settings", "sound", "disk", "clock", "database", "settings"):
        assert what in ran.output
    assert "sudo systemctl start dbus" in ran.output
    assert bundle.exists()


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
