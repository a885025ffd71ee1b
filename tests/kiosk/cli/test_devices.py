"""`treadform devices` over the stand-in for BlueZ, and without one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.app.refusals import WORDS
from kiosk.cli import app
from kiosk.cli.devices import GIVEN, HEADS, KINDS
from kiosk.devices import pod
from kiosk.devices.kinds import BY_SERVICE
from kiosk.devices.pod import PodAdvertisement, encode_advertisement
from kiosk.radio.admission import SEVERAL
from kiosk.radio.cable_radio import CableRadio
from kiosk.words.catalogue import load
from tests.on_bus.beside import living_beside
from tests.on_bus.daemon import private_bus
from tests.on_bus.room import BELT, POD, Plain


@pytest.fixture(autouse=True)
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with private_bus(tmp_path) as (address, _):
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        monkeypatch.setenv("COLUMNS", "230")
        yield


@pytest.fixture
def gym() -> Iterator[None]:
    """Two belts and two pods, one of which has much to say, in a thread of their own."""
    belts = [Plain(f"C0:11:22:33:44:0{n}", f"Treadmill {n}", BELT) for n in (1, 2)]
    shoe = Plain("C0:11:22:33:44:11", "Shoe", POD)
    said = PodAdvertisement(False, 64, 0, None, (1, 0))
    shoe.service_data = {pod.SERVICE: encode_advertisement(said)}
    waist = Plain("C0:11:22:33:44:12", "Waist", POD)
    said = PodAdvertisement(True, 64, 3, 0.2, (1, 0), fault=True)
    waist.service_data = {pod.SERVICE: encode_advertisement(said)}
    with living_beside(lambda: [*belts, shoe, waist]):
        yield


def devices(home: Path) -> Result:
    return CliRunner().invoke(app, ["devices", "--seconds", "4", "--home", str(home)])


def test_what_is_there_and_why_it_is_not_used(tmp_path: Path, gym: None) -> None:
    told = devices(tmp_path)
    assert told.exit_code == 0, told.output
    shown = told.stdout
    assert shown.count("Several of its kind are in hearing") == 2
    assert "64 %" in shown
    assert "Shoe" in shown


def test_what_a_pod_tells_of_itself_is_in_its_row(tmp_path: Path, gym: None) -> None:
    """As its bring-up wants to see it: knocks, the charger, a sensor that failed its test."""
    row = next(line for line in devices(tmp_path).stdout.splitlines() if "Waist" in line)
    assert "double taps: 3, charging, sensor fault" in row


def test_a_deck_sensor_on_its_cable_is_in_the_list(
    tmp_path: Path, gym: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CableRadio.__init__, "__defaults__", (lambda: ["/dev/ttyACM7"], None))
    row = next(line for line in devices(tmp_path).stdout.splitlines() if "ttyACM7" in line)
    assert "Treadform deck" in row


def test_every_column_of_a_row(tmp_path: Path, gym: None) -> None:
    (tmp_path / "settings.toml").write_text('[devices]\nbelt = "C0:11:22:33:44:02"\n')
    shown = devices(tmp_path).stdout.splitlines()
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in shown if "│" in line]
    by_address = {row[2]: row for row in rows if row[2]}
    head = next(line for line in shown if "address" in line)
    assert re.findall(r"[a-z]+", head) == list(HEADS)
    assert by_address["C0:11:22:33:44:11"] == [
        *("pod", "Shoe", "C0:11:22:33:44:11", "-50 dBm", "64 %", ""),
        *("acceleration, rotation, taps, battery", "yes"),
    ]
    what, name, *_, gives, used = by_address["C0:11:22:33:44:02"]
    assert (what, name, used) == ("belt", "Treadmill 2", "yes")
    assert gives == "speed, incline, distance, steps"
    assert by_address["C0:11:22:33:44:01"][-1] == "This kiosk has another one of its kind."


def test_a_pinned_belt_that_nobody_hears_is_in_the_list_with_what_may_be_the_matter(
    tmp_path: Path, gym: None
) -> None:
    (tmp_path / "settings.toml").write_text('[devices]\nbelt = "C0:99:99:99:99:99"\n')
    shown = " ".join(devices(tmp_path).stdout.replace("│", " ").split())
    assert "C0:99:99:99:99:99" in shown
    assert "Not heard yet: switched off" in shown
    assert "This kiosk has another one of its kind." in shown


def test_staff_read_it_in_the_kiosks_language(tmp_path: Path, gym: None) -> None:
    (tmp_path / "settings.toml").write_text('[kiosk]\nlanguage = "es"\n')
    shown = " ".join(devices(tmp_path).stdout.split())
    assert "cinta" in shown
    assert "velocidad" in shown
    assert load("es").gettext(WORDS[SEVERAL]) in shown


def test_every_kind_and_what_it_gives_has_words() -> None:
    """Polar and Movesense are names."""
    said = {kind.name for kind in BY_SERVICE.values()} - {"Polar", "Movesense"}
    assert said == set(KINDS)
    assert {one for kind in BY_SERVICE.values() for one in kind.gives} == set(GIVEN)


def test_without_bluez_it_says_what_to_do(tmp_path: Path) -> None:
    told = devices(tmp_path)
    assert (told.exit_code, told.stdout) == (2, "")
    assert "no Bluetooth (no bluez): start Bluetooth: sudo systemctl start bluetooth" in told.stderr
