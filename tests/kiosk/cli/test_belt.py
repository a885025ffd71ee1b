"""`treadform belt` and `treadform settle`: what is kept of devices, and the audit of it."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner, Result

from kiosk.app.roster import BELT, facts_of
from kiosk.cli import app
from kiosk.cli.belt import Terminal
from kiosk.cli.opening import known, open_up
from kiosk.coaching.view import Worn
from kiosk.devices.treadmill.commission import Commissioned, Trial
from kiosk.devices.treadmill.commissioning import Ask, Found
from kiosk.devices.which_feet import Feet

ADDRESS = "C0:11:22:33:44:01"
BELT_FOUND = Found(Commissioned(ADDRESS, 0.8, 12.0, 3.0, 8.0), (Trial(3.0, 3.0, 2.0),), 6.0, ())


def run(home: Path, *command: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, [*command, "--home", str(home)], input=typed)


def deeds(home: Path) -> list[str]:
    engine = create_engine(f"sqlite:///{home / 'treadform.db'}")
    with engine.connect() as reading:
        return list(reading.scalars(text("SELECT action FROM audit ORDER BY at")))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setenv("COLUMNS", "160")
    return tmp_path


def test_a_commissioned_belt_is_listed_known_to_the_kiosk_and_withdrawn(home: Path) -> None:
    assert "No belt is commissioned" in run(home, "belt", "list").output
    opened = open_up(home)
    opened.archive.devices.write(ADDRESS, BELT, facts_of(BELT_FOUND, "ana"))
    opened.close()
    listed = run(home, "belt", "list").output
    for said in (ADDRESS, "0.8 to 12", "0 to 8 %", "3.0 s", "ana"):
        assert said in listed
    opened = open_up(home)
    assert known(opened).belt(ADDRESS) == BELT_FOUND.belt
    opened.close()
    assert run(home, "belt", "withdraw", ADDRESS.lower(), "--by", "ana").exit_code == 0
    assert run(home, "belt", "withdraw", ADDRESS).exit_code == 2
    assert "No belt is commissioned" in run(home, "belt", "list").output
    assert deeds(home) == ["belt commissioning withdrawn"]


def test_without_bluetooth_nothing_is_commissioned_and_that_is_kept(home: Path) -> None:
    ran = run(home, "belt", "commission", ADDRESS)
    assert ran.exit_code == 2
    assert "no Bluetooth (no bus)" in ran.output
    assert "only read" in ran.output
    assert deeds(home) == ["belt not commissioned"]
    assert run(home, "belt", "commission").exit_code == 2, "which belt?"


def test_what_staff_settle_of_a_sensor_reaches_the_kiosk(home: Path) -> None:
    assert run(home, "settle", "c0:00:00:00:00:09", "--feet", "1").exit_code == 0
    said = run(home, "settle", "C0:00:00:00:00:09", "--worn", "left_shoe")
    assert said.output.strip() == "C0:00:00:00:00:09: feet 1, worn left_shoe"
    assert run(home, "settle", "C0:00:00:00:00:09", "--worn", "hat").exit_code == 2
    run(home, "settle", "C0:00:00:00:00:09")
    opened = open_up(home)
    settled = known(opened)
    assert settled.feet("C0:00:00:00:00:09") is Feet.ONE
    assert settled.worn("C0:00:00:00:00:09") is Worn.LEFT_SHOE
    opened.close()
    assert deeds(home) == ["sensor settled"] * 2


def test_staff_at_a_keyboard() -> None:
    async def answer() -> list[object]:
        staff = Terminal()
        return [
            await staff.confirm(Ask.EMPTY),
            await staff.confirm(Ask.MILES),
            await staff.number(Ask.CONSOLE),
        ]

    with CliRunner().isolation(input="what\ny\nn\nfast\nnan\n3,5\n") as (out, *_):
        assert asyncio.run(answer()) == [True, False, 3.5]
        assert out.getvalue().decode().count("a number, please") == 2
