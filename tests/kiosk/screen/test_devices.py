"""What a device row says: ready or not, and how full."""

from kiosk.coaching.view import Connection, Worn
from kiosk.screen.devices import MOST, Battery, Device, DeviceRow, charge


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


def test_a_member_reads_what_it_is_and_not_what_its_maker_calls_it() -> None:
    row = DeviceRow()
    row.connections = [
        Connection("WALKINGPAD R2 PRO", ready=True, kind="belt"),
        Connection("Polar H10 8A3F2B12", ready=True, worn=Worn.STRAP, kind="strap"),
        Connection("C0:11:22:33:44:10", ready=False, kind="pod"),
    ]
    assert [one.name for one in row.children[::-1]] == ["Treadmill", "Chest strap", "Pod"]


def test_a_room_of_twenty_treadmills_shows_this_kiosk_s_own() -> None:
    others = [Connection(f"Belt {n}", False, kind="belt", refusal="pinned") for n in range(19)]
    mine = Connection("Belt 7", True, kind="belt")
    row = DeviceRow()
    row.connections = [*others, mine]
    assert [(one.name, one.ready) for one in row.children] == [("Treadmill", True)]
    row.connections = others
    assert (row.children, row.count) == ([], 0)


def test_of_too_many_those_that_are_there_are_shown() -> None:
    row = DeviceRow()
    row.connections = [Connection("", n >= 6, kind="pod", address=str(n)) for n in range(9)]
    assert [one.ready for one in row.children[::-1]] == [True] * 3 + [False] * (MOST - 3)
