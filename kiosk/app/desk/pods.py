"""Assigning and retiring pods: which place is whose, and which pod is used no more."""

from kiosk.app.desk.room import Gone, Page, Room
from kiosk.app.desk.settling import settle
from kiosk.coaching.view import Worn
from kiosk.screen.staff.desk_view import (
    Action,
    Choice,
    Deed,
    DeskView,
    Note,
    Option,
    Row,
    Tone,
    filled,
)
from kiosk.screen.words import WORN
from kiosk.store.devices import DeviceRow
from kiosk.words import N_

PLACES = (Worn.LEFT_SHOE, Worn.RIGHT_SHOE, Worn.WAIST, Worn.BACK)
NOT_ASSIGNED, RETIRED = N_("Not assigned"), N_("Retired")


def known_pods(room: Room) -> dict[str, DeviceRow]:
    """Address to pod: what was written down, and what is in hearing now."""
    rows = {row.address: row for row in room.archive.devices.all() if row.kind in ("pod", "")}
    for one in room.view().connections:
        if one.kind == "pod" and one.address and one.address not in rows:
            rows[one.address] = DeviceRow(one.address, "pod", {"name": one.name})
    return rows


class Pods:
    """Every pod; a tap opens it."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room

    def view(self) -> DeskView:
        """The pods in use first."""
        rows = sorted(
            known_pods(self._room).values(), key=lambda row: bool(row.facts.get("retired"))
        )
        pieces = tuple(_row(row) for row in rows) or (Note(N_("No pod was ever heard here.")),)
        return DeskView("pods", N_("Pods"), pieces)

    def do(self, deed: Deed) -> Page | None:
        """Open one."""
        return Pod(self._room, deed.about)


class Pod:
    """One pod: where it belongs, and whether it is used."""

    lively = False

    def __init__(self, room: Room, address: str) -> None:
        self._room, self._address = room, address

    def view(self) -> DeskView:
        """Its place and its deeds."""
        row = self._found()
        worn = row.facts.get("worn")
        retired = bool(row.facts.get("retired"))
        places = tuple(
            Option(WORN[place], Deed("worn", place.value), place.value == worn) for place in PLACES
        )
        none = Option(NOT_ASSIGNED, Deed("worn", ""), not worn)
        label = N_("Use again") if retired else N_("Retire")
        return DeskView(
            f"pod_{self._address}",
            str(row.facts.get("name") or self._address),
            (
                Choice(N_("Shoe"), places[:2]),
                Choice(N_("Trunk"), places[2:]),
                Choice("", (none,)),
                Row(N_("Firmware"), str(row.facts.get("firmware") or "\N{EN DASH}"), icon="info"),
                Row(N_("Address"), self._address, icon="pulse"),
            ),
            (
                Action(N_("Let it blink"), "eye", Deed("blink")),
                Action(label, "undo" if retired else "bin", Deed("retire")),
            ),
        )

    def do(self, deed: Deed) -> Page | None:
        """Write it down; it can be undone."""
        row = self._found()
        if deed.what == "blink":
            self._room.devices.blink(self._address)
        elif deed.what == "worn":
            said = filled(
                N_("Now: {place}."), place=WORN[Worn(deed.about)] if deed.about else NOT_ASSIGNED
            )
            settle(self._room, row, {"worn": deed.about}, "pod worn", said)
        elif deed.what == "retire":
            retired = not row.facts.get("retired")
            words = RETIRED if retired else N_("In use again.")
            settle(self._room, row, {"retired": retired}, "pod retire", words)
        else:
            raise Gone
        return None

    def _found(self) -> DeviceRow:
        return known_pods(self._room).get(self._address) or DeviceRow(self._address, "pod", {})


def _row(row: DeviceRow) -> Row:
    retired, worn = row.facts.get("retired"), row.facts.get("worn")
    detail = RETIRED if retired else WORN[Worn(worn)] if worn else NOT_ASSIGNED
    tone = Tone.GOOD if worn and not retired else Tone.PLAIN
    full = row.facts.get("battery_pct")
    name = str(row.facts.get("name") or row.address)
    return Row(name, detail, tone, "pod", Deed("open", row.address), full)
