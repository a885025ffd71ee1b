"""The floor board: this treadmill, belt, pods and straps as they are now, and members who call."""

from datetime import UTC, datetime

from kiosk.app.desk.room import Page, Room
from kiosk.app.desk.settling import row_of, settle
from kiosk.coaching.view import Connection, Intent, Phase, View, Worn
from kiosk.screen.staff.desk_view import Deed, DeskView, Note, Piece, Row, Tone, Words, filled
from kiosk.screen.words import WORN, clock
from kiosk.store.devices import DeviceRow, Facts
from kiosk.words import N_

LOW_PCT = 20.0
LOST_AFTER_US = 15 * 60 * 1_000_000
CONNECTED, RESTS, LOST = N_("Connected"), N_("Not connected"), N_("Lost: not heard for 15 minutes")
GONE = N_("Lost")
"""Where it is said since when."""
LOW = N_("Connected, battery low")
CLEANED = N_("Marked as cleaned.")
HEARD, WIPED = N_("{state}, heard {ago} ago"), N_("{state}, cleaned {at}")
HEARD_AND_WIPED = N_("{state}, heard {ago} ago, cleaned {at}")
FREE, IN_USE = N_("Free"), N_("In use, {left} left")
HOW = N_("Tap a pod or strap once it is wiped.")


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


def state_of(one: Connection, view: View) -> str:
    """How a device stands, in words."""
    if one.refusal:
        return one.refusal
    if lost(one, view):
        return LOST
    if not one.ready:
        return RESTS
    return LOW if tone_of(one, view) is Tone.ATTENTION else CONNECTED


def told(state: str, ago_s: float | None, cleaned: object, now: datetime) -> Words:
    """The state with when it was last heard and cleaned, as far as that is known."""
    state = GONE if state == LOST and ago_s is not None else state
    at = _day_or_time(cleaned, now)
    if ago_s is not None and at:
        return filled(HEARD_AND_WIPED, state=state, ago=_long(ago_s), at=at)
    if ago_s is not None:
        return filled(HEARD, state=state, ago=_long(ago_s))
    return filled(WIPED, state=state, at=at) if at else state


class Floor:
    """One row a device; a tap on a pod or strap says that it was cleaned."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room

    def view(self) -> DeskView:
        """What is there now, and what should be."""
        view, known = self._room.view(), self._room.archive.devices.all()
        facts = {row.address: row.facts for row in known}
        rows: list[Piece] = []
        if view.staff_called:
            rows.append(Row(N_("A member calls"), "", Tone.ATTENTION, "hand", Deed("answered")))
        rows.append(_kiosk(view))
        rows += [self._row(one, view, facts.get(one.address, {})) for one in view.connections]
        here = {one.address for one in view.connections}
        rows += [_missing(row) for row in known if _is_missed(row, here)]
        rows.append(Note(HOW if view.connections else N_("Nothing is in hearing.")))
        return DeskView("floor", N_("Floor"), tuple(rows))

    def do(self, deed: Deed) -> Page | None:
        """A device was cleaned, or somebody goes to the member."""
        if deed.what == "answered":
            self._room.intend(Intent.CALL_STAFF)
            self._room.desk.log("answered call", {})
        elif deed.what == "cleaned":
            now = datetime.now(UTC).isoformat(timespec="minutes")
            row = row_of(self._room, deed.about, self._kind(deed.about))
            settle(self._room, row, {"cleaned_at": now}, "cleaned", CLEANED)
        return None

    def _kind(self, address: str) -> str:
        here = self._room.view().connections
        return next((one.kind for one in here if one.address == address), "pod")

    def _row(self, one: Connection, view: View, facts: Facts) -> Row:
        title = WORN[one.worn] if one.worn else one.name
        ago_us = None if one.ready or one.seen_us is None else view.at_us - one.seen_us
        ago_s = None if ago_us is None else ago_us / 1e6
        detail = told(state_of(one, view), ago_s, facts.get("cleaned_at"), datetime.now(UTC))
        wiped = one.address and one.worn is not Worn.BELT
        deed = Deed("cleaned", one.address) if wiped else None
        icon = "floor" if one.worn is Worn.BELT else "strap" if one.worn is Worn.STRAP else "pod"
        return Row(title, detail, tone_of(one, view), icon, deed, one.battery_pct)


def _kiosk(view: View) -> Row:
    """Whether somebody runs here, and how long still."""
    if view.phase is Phase.WELCOME:
        return Row(N_("This kiosk"), FREE, Tone.GOOD, "person")
    left = clock(view.time_left_s)
    return Row(view.title, filled(IN_USE, left=left), Tone.GOOD, "person")


def _is_missed(row: DeviceRow, here: set[str]) -> bool:
    """A pod that belongs here and is not in hearing at all."""
    ours = row.facts.get("worn") and not row.facts.get("retired")
    return bool(ours) and row.address not in here


def _missing(row: DeviceRow) -> Row:
    worn, now = Worn(row.facts["worn"]), datetime.now(UTC)
    ago_s = None if row.seen_at is None else (now - _aware(row.seen_at)).total_seconds()
    gone = ago_s is None or ago_s * 1e6 > LOST_AFTER_US
    detail = told(LOST if gone else RESTS, ago_s, row.facts.get("cleaned_at"), now)
    tone = Tone.ATTENTION if gone else Tone.PLAIN
    return Row(WORN[worn], detail, tone, "pod", None, row.facts.get("battery_pct"))


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _long(seconds: float) -> str:
    """A span in the largest unit that is not below 1."""
    for unit_s, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= unit_s:
            return f"{seconds // unit_s:.0f} {unit}"
    return f"{max(seconds, 0):.0f} s"


def _day_or_time(said: object, now: datetime) -> str:
    """Today's hour or an earlier day, where the kiosk is; empty where nothing was said."""
    try:
        at = _aware(datetime.fromisoformat(str(said))).astimezone()
    except ValueError:
        return ""
    return f"{at:%H:%M}" if at.date() == now.astimezone().date() else f"{at:%Y-%m-%d}"
