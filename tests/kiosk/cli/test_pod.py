"""`treadform pod configure` over the stand-in for BlueZ, and without one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.simulator import Foot, VirtualMember
from kiosk.simulator.clock import PacedClock
from kiosk.simulator.kit import shoe_pod
from tests.on_bus.beside import living_beside
from tests.on_bus.daemon import private_bus
from tests.on_bus.room import POD, simulated


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Of a pod that is in the air, in a thread of its own."""
    device = shoe_pod(VirtualMember(), Foot.LEFT)
    with private_bus(tmp_path) as (bus, _):
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus)
        with living_beside(lambda: [simulated(device, POD, PacedClock())]):
            yield device.address


def configure(home: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["pod", "configure", *words, "--home", str(home)])


def deeds(home: Path) -> list[str]:
    engine = create_engine(f"sqlite:///{home / 'treadform.db'}")
    with engine.connect() as reading:
        return list(reading.scalars(text("SELECT action FROM audit ORDER BY at")))


def test_it_is_asked_set_refused_and_asked_again(tmp_path: Path, address: str) -> None:
    shown = configure(tmp_path, address.lower())
    assert shown.output.strip() == (
        f"{address}: 416 Hz, 16 g, 2000 degrees a second, 26 frames of 16 samples a second"
    )
    assert configure(tmp_path, address, "--rate", "208", "--rotation", "0").exit_code == 0
    refused = configure(tmp_path, address, "--rate", "300")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "only 104, 208" in refused.stderr
    assert "208 Hz, 16 g, no gyroscope, 26 frames of 8" in configure(tmp_path, address).output
    assert deeds(tmp_path) == ["pod configured"]


def test_without_bluetooth_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    ran = configure(tmp_path, "C0:00:00:00:00:01", "--rate", "208")
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert "no Bluetooth (no bus)" in ran.stderr
