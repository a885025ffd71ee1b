"""The floor board: belt, pods and straps as they are now, and members who call."""

from datetime import UTC, datetime
from typing import Any

from kiosk.app.desk.room import Page, Room, Undo
from kiosk.coaching.view import Connection, View, Worn
from kiosk.screen.staff.desk_view import Deed, DeskView, Note, Piece, Row, Tone, Words, filled
from kiosk.words import N_

WORN = {
    Worn.LEFT_SHOE: N_("Left shoe"),
    Worn.RIGHT_SHOE: N_("Right shoe"),
    Worn.WAIST: N_("Waist"),
    Worn.BACK: N_("Upper back"),
    Worn.STRAP: N_("Chest strap"),
    Worn.BELT: N_("Treadmill"),
}
LOW_PCT = 20.0
LOST_AFTER_US = 15 * 60 * 1_000_000
CONNECTED, RESTS, LOST = N_("Connected"), N_("Not connected"), N_("Lost: not heard for 15 minutes")
LOW = N_("Connected, battery low")
CLEANED = N_("Marked as cleaned.")


def needs_somebody(view: View) -> bool:
    """Whether a member calls, or a device needs a hand."""
    return view.staff_called or any(
        tone_of(one, view) is Tone.ATTENTION for one in view.connections
    )


def tone_of(one: Connection, view: View) -> Tone:
    """How a device stands."""
    low = one.battery_pct is not None and one.battery_pct < LOW_PCT
    if low or one.refusal or lost(one, view):
        return Tone.ATTENTION
    return Tone.GOOD if one.ready else Tone.PLAIN


def lost(one: Connection, view: View) -> bool:
    """Not heard for so long that somebody should look for it."""
    return not one.ready and one.seen_us is not None and view.at_us - one.seen_us > LOST_AFTER_US


def state_of(one: Connection, view: View) -> Words:
    """How a device stands, in words."""
    if one.refusal:
        return one.refusal
    if lost(one, view):
        return LOST
    if not one.ready:
        return RESTS
    return LOW if tone_of(one, view) is Tone.ATTENTION else CONNECTED


class Floor:
    """One row a device; a tap on a pod or strap says that it was cleaned."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room

    def view(self) -> DeskView:
        """What is there now."""
        view = self._room.view()
        facts = {row.address: row.facts for row in self._room.archive.devices.all()}
        rows: list[Piece] = []
        if view.staff_called:
            rows.append(Row(N_("A member calls"), "", Tone.ATTENTION, "hand", Deed("answered")))
        rows += [self._row(one, view, facts.get(one.address, {})) for one in view.connections]
        if not rows:
            rows.append(Note(N_("Nothing is in hearing.")))
        return DeskView("floor", N_("Floor"), tuple(rows))

    def do(self, deed: Deed) -> Page | None:
        """A device was cleaned, or somebody goes to the member."""
        if deed.what == "answered":
            self._room.answer_call()
        elif deed.what == "cleaned":
            self._clean(deed.about)
        return None

    def _row(self, one: Connection, view: View, facts: Any) -> Row:
        title = WORN[one.worn] if one.worn else one.name
        state, cleaned = state_of(one, view), facts.get("cleaned_at")
        detail = (
            filled(N_("{state}, cleaned {at}"), state=str(state), at=str(cleaned)[11:16])
            if cleaned and isinstance(state, str)
            else state
        )
        deed = Deed("cleaned", one.address) if one.address and one.worn is not Worn.BELT else None
        icon = "floor" if one.worn is Worn.BELT else "strap" if one.worn is Worn.STRAP else "pod"
        return Row(title, detail, tone_of(one, view), icon, deed, one.battery_pct)

    def _clean(self, address: str) -> None:
        devices = self._room.archive.devices
        before = next((row for row in devices.all() if row.address == address), None)
        facts, kind = dict(before.facts) if before else {}, before.kind if before else "pod"
        now = datetime.now(UTC).isoformat(timespec="minutes")
        devices.write(address, kind, facts | {"cleaned_at": now})
        self._room.desk.log("cleaned", {"address": address})
        self._room.undo = Undo(CLEANED, lambda: devices.write(address, kind, facts))
