"""What a device row says: ready or not, and how full."""

from kiosk.coaching.view import Connection
from kiosk.screen.devices import Battery, Device, DeviceRow, charge


def test_how_full_in_percent_or_nothing() -> None:
    assert (charge(81.6), charge(None)) == ("82 %", "")


def test_a_row_shows_each_device() -> None:
    row = DeviceRow()
    row.connections = [Connection("Waist", ready=True, battery_pct=64.0)]
    (device,) = row.children
    assert isinstance(device, Device)
    assert (device.name, device.ready, device.percent) == ("Waist", True, 64.0)


def test_an_unknown_battery_is_not_drawn_as_empty() -> None:
    unknown, empty = Battery(size=(40, 20)), Battery(size=(40, 20), percent=0.0)
    for battery in (unknown, empty):
        battery.draw()
    assert not unknown.canvas.children
    assert empty.canvas.children
