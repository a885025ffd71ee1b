"""What staff say of a device: written down, counted at once, in the log, and able to be undone."""

from collections.abc import Mapping
from typing import Any

from kiosk.app.desk.room import Room, Undo
from kiosk.screen.staff.desk_view import Words
from kiosk.store.devices import DeviceRow

OWN = frozenset({"battery_pct", "charging", "firmware"})
"""What a device says of itself: never written down as people's word, which would be believed."""


def row_of(room: Room, address: str, kind: str = "pod") -> DeviceRow:
    """The device as it is known; one that was never written down is of this kind."""
    found = next((row for row in room.archive.devices.all() if row.address == address), None)
    return found or DeviceRow(address, kind, {})


def settle(room: Room, row: DeviceRow, changes: Mapping[str, Any], deed: str, said: Words) -> None:
    """Add these facts; `deed` is what the log calls it, `said` what can be undone."""
    before = {key: value for key, value in row.facts.items() if key not in OWN}

    def write(facts: Mapping[str, Any]) -> None:
        room.archive.devices.write(row.address, row.kind or "pod", facts)
        room.devices.settled(row.address, facts)

    def back() -> None:
        write(before)
        room.desk.log(f"undid {deed}", {"address": row.address})

    write(before | dict(changes))
    room.desk.log(deed, {"address": row.address, **changes})
    room.undo = Undo(said, back)
