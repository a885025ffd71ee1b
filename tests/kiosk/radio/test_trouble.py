"""Errors about the radio as a whole, and errors about one device."""

import pytest
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakDBusError,
    BleakError,
)

from kiosk.radio.trouble import RadioDown, Trouble, trouble_of


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (FileNotFoundError("/run/dbus/system_bus_socket"), Trouble.NO_BUS),
        (ConnectionRefusedError(), Trouble.NO_BUS),
        (EOFError(), Trouble.NO_BUS),
        (PermissionError(), Trouble.DENIED),
        (BleakDBusError("org.freedesktop.DBus.Error.ServiceUnknown", []), Trouble.NO_BLUEZ),
        (BleakDBusError("org.freedesktop.DBus.Error.AccessDenied", []), Trouble.DENIED),
        (BleakDBusError("org.bluez.Error.NotReady", ["Resource Not Ready"]), Trouble.POWERED_OFF),
        (RadioDown(Trouble.NO_ADAPTER), Trouble.NO_ADAPTER),
        (TimeoutError(), None),
        (BleakError("Not connected"), None),
        (BleakDBusError("org.bluez.Error.Failed", ["le-connection-abort-by-local"]), None),
    ],
)
def test_what_it_means(error: Exception, trouble: Trouble | None) -> None:
    assert trouble_of(error) is trouble


@pytest.mark.parametrize("reason", BleakBluetoothNotAvailableReason)
def test_every_reason_of_bleak_is_a_trouble(reason: BleakBluetoothNotAvailableReason) -> None:
    assert trouble_of(BleakBluetoothNotAvailableError("words", reason)) in Trouble


def test_it_says_what_is_missing() -> None:
    assert str(RadioDown(Trouble.NO_BLUEZ, "is bluetoothd running?")) == (
        "no bluez: is bluetoothd running?"
    )
