"""`treadform devices` over the stand-in for BlueZ, and without one."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.devices import pod
from kiosk.devices.pod import PodAdvertisement, encode_advertisement
from tests.on_bus.bluez import StandIn
from tests.on_bus.daemon import private_bus
from tests.on_bus.room import BELT, POD, Plain


@pytest.fixture(autouse=True)
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with private_bus(tmp_path) as (address, _):
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        monkeypatch.setenv("COLUMNS", "160")
        yield


@pytest.fixture
def gym() -> Iterator[None]:
    """Two belts and a pod, in a thread of their own."""
    belts = [Plain(f"C0:11:22:33:44:0{n}", f"Treadmill {n}", BELT) for n in (1, 2)]
    shoe = Plain("C0:11:22:33:44:11", "Shoe", POD)
    said = PodAdvertisement(False, 64, 0, None, (1, 0))
    shoe.service_data = {pod.SERVICE: encode_advertisement(said)}
    ready, runner = threading.Event(), asyncio.Runner()
    loop = runner.get_loop()

    async def live() -> None:
        bluez = StandIn(*belts, shoe)
        await bluez.start()
        ready.set()
        try:
            await asyncio.Event().wait()
        finally:
            await bluez.kill()

    living = loop.create_task(live())

    def run() -> None:
        with runner:
            loop.run_until_complete(asyncio.wait({living}))

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait()
    yield
    loop.call_soon_threadsafe(living.cancel)
    thread.join()


def devices(home: Path) -> Result:
    return CliRunner().invoke(app, ["devices", "--seconds", "4", "--home", str(home)])


def test_what_is_there_and_why_it_is_not_used(tmp_path: Path, gym: None) -> None:
    told = devices(tmp_path)
    assert told.exit_code == 0, told.output
    shown = told.stdout
    assert shown.count("staff must pin") == 2
    assert "64 %" in shown
    assert "Shoe" in shown


def test_a_pinned_belt_that_nobody_hears_is_in_the_list_with_what_may_be_the_matter(
    tmp_path: Path, gym: None
) -> None:
    (tmp_path / "settings.toml").write_text('[devices]\nbelt = "C0:99:99:99:99:99"\n')
    shown = " ".join(devices(tmp_path).stdout.replace("│", " ").split())
    assert "C0:99:99:99:99:99" in shown
    assert "not heard yet" in shown
    assert "staff pinned another one" in shown


def test_without_bluez_it_says_what_to_do(tmp_path: Path) -> None:
    told = devices(tmp_path)
    assert (told.exit_code, told.stdout) == (2, "")
    assert "no Bluetooth (no bluez): start Bluetooth: sudo systemctl start bluetooth" in told.stderr
