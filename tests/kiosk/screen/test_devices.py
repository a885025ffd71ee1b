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


def test_hearing_one_again_builds_nothing_anew() -> None:
    row = DeviceRow()
    row.connections = [Connection("Waist", ready=True, seen_us=1)]
    before = list(row.children)
    row.connections = [Connection("Waist", ready=True, seen_us=2)]
    assert row.children == before
    row.connections = [Connection("Waist", ready=False, seen_us=3)]
    assert row.children != before


def test_names_side_by_side_are_written_in_one_size() -> None:
    row = DeviceRow(size=(600, 60))
    row.connections = [Connection(name, ready=True) for name in ("Waist", "A name that is long")]
    row.do_layout()
    for device in row.children:
        device.do_layout()
    row._alike()
    assert len({device.ids.name.font_size for device in row.children}) == 1
