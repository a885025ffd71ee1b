"""Pins from the settings file."""

from pathlib import Path

import pytest

from kiosk.cli.pinned import pins
from kiosk.cli.settings import BadSettings, Devices, read_settings
from kiosk.devices import pod, treadmill


def test_no_choice_is_no_pin() -> None:
    assert pins(Devices()) == {}


def test_addresses_as_people_write_them(tmp_path: Path) -> None:
    settings = tmp_path / "treadform.toml"
    settings.write_text(
        '[devices]\nbelt = "c0:11:22:33:44:01"\npods = "C0:11:22:33:44:02 c0:11:22:33:44:03"\n'
    )
    assert pins(read_settings(settings).devices) == {
        treadmill.SERVICE: frozenset({"C0:11:22:33:44:01"}),
        pod.SERVICE: frozenset({"C0:11:22:33:44:02", "C0:11:22:33:44:03"}),
    }


@pytest.mark.parametrize("line", ['belt = "treadmill 3"', 'adapter = "usb"', 'pods = "C0:11"'])
def test_what_is_no_address_is_said_with_its_line(tmp_path: Path, line: str) -> None:
    settings = tmp_path / "treadform.toml"
    settings.write_text(f"[devices]\n{line}\n")
    with pytest.raises(BadSettings, match=r"treadform\.toml:2"):
        read_settings(settings)
