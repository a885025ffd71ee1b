"""The seam's own few lines."""

from kiosk.devices.link import LinkError, Unreachable, uuid


def test_a_short_number_becomes_the_full_uuid() -> None:
    assert uuid(0x2ACD) == "00002acd-0000-1000-8000-00805f9b34fb"


def test_an_error_names_its_device() -> None:
    error = Unreachable("AA:BB:CC:DD:EE:FF", "held by a phone")
    assert isinstance(error, LinkError)
    assert str(error) == "AA:BB:CC:DD:EE:FF: held by a phone"
