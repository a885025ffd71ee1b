"""Why there is no radio at all, as opposed to one device that does not answer."""

from enum import StrEnum

from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakDBusError,
)


class Trouble(StrEnum):
    """What is missing between the kiosk and the air, from the outside in."""

    NO_BUS = "no bus"
    """The system's message bus does not answer: D-Bus is not running."""
    DENIED = "denied"
    """The bus or BlueZ refuses this user."""
    NO_BLUEZ = "no bluez"
    """Nobody on the bus is org.bluez: bluetoothd is not running."""
    NO_ADAPTER = "no adapter"
    """No Bluetooth hardware, or none that can connect to sensors."""
    POWERED_OFF = "powered off"
    """The adapter is switched off, or blocked by rfkill."""
    UNKNOWN = "unknown"


class RadioDown(Exception):
    """No radio; `trouble` says what is missing."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"{trouble}{': ' if detail else ''}{detail}")
        self.trouble = trouble


_REASONS = {
    BleakBluetoothNotAvailableReason.NO_BLUETOOTH: Trouble.NO_ADAPTER,
    BleakBluetoothNotAvailableReason.NO_BLE_CENTRAL_ROLE: Trouble.NO_ADAPTER,
    BleakBluetoothNotAvailableReason.POWERED_OFF: Trouble.POWERED_OFF,
    BleakBluetoothNotAvailableReason.DENIED_BY_USER: Trouble.DENIED,
    BleakBluetoothNotAvailableReason.DENIED_BY_SYSTEM: Trouble.DENIED,
}
_ERRORS = {
    "org.freedesktop.DBus.Error.ServiceUnknown": Trouble.NO_BLUEZ,
    "org.freedesktop.DBus.Error.NameHasNoOwner": Trouble.NO_BLUEZ,
    "org.freedesktop.DBus.Error.NoReply": Trouble.NO_BLUEZ,
    "org.freedesktop.DBus.Error.AccessDenied": Trouble.DENIED,
    "org.bluez.Error.NotReady": Trouble.POWERED_OFF,
}


def trouble_of(error: BaseException) -> Trouble | None:
    """What an error from bleak or the bus means for the radio as a whole; None when it concerns
    one device only."""
    if isinstance(error, RadioDown):
        return error.trouble
    if isinstance(error, BleakBluetoothNotAvailableError):
        return _REASONS.get(error.reason, Trouble.UNKNOWN)
    if isinstance(error, BleakDBusError):
        return _ERRORS.get(error.dbus_error)
    if isinstance(error, PermissionError):
        return Trouble.DENIED
    if isinstance(error, OSError | EOFError):
        # A missing socket is FileNotFoundError, a dying bus EOFError or a broken pipe. A
        # TimeoutError is an OSError too, but it is a device that took too long.
        return None if isinstance(error, TimeoutError) else Trouble.NO_BUS
    return None
