"""Coming in: name and PIN of somebody who works here; then what their role may see."""

from collections.abc import Callable

from kiosk.app.desk.room import Page, Room
from kiosk.coaching.view import Intent, Phase
from kiosk.screen.staff.desk_view import Action, Deed, DeskView, Pad, Tile, Tone
from kiosk.screen.words import as_name
from kiosk.store.staff import Role
from kiosk.words import N_

STAFF = N_("Staff")


class Door:
    """Two pads: who, and the PIN."""

    lively = False

    def __init__(self, room: Room) -> None:
        self._room = room
        self._name = ""

    def view(self) -> DeskView:
        """The pad that is next."""
        if not self._name:
            pad = Pad(N_("Your name"), Deed("name"), digits=False, longest=24, secret=False)
            return DeskView("door_name", STAFF, (pad,))
        return DeskView("door_pin", STAFF, (Pad(N_("Your PIN"), Deed("pin"), longest=8),))

    def do(self, deed: Deed) -> Page | None:
        """Take the name, then try the PIN; a refused one asks for both anew."""
        if deed.what == "name":
            self._name = as_name(deed.value.strip())
            return None
        name, self._name = self._name, ""
        self._room.staff = self._room.archive.staff_door.sign_in(name, deed.value)
        return Home(self._room)


class Home:
    """One tile for each thing that the role may do."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room

    def view(self) -> DeskView:
        """The tiles; the floor is marked while it needs somebody."""
        from kiosk.app.desk.floor import needs_somebody

        role = self._room.desk.who.role
        marked = needs_somebody(self._room.view())
        tiles = tuple(
            Tile(
                title,
                icon,
                Deed(name),
                Tone.ATTENTION if name == "floor" and marked else Tone.PLAIN,
            )
            for name, (title, icon, needs) in TILES.items()
            if role.may(needs)
        )
        busy = self._room.view().phase not in (Phase.WELCOME, Phase.SUMMARY)
        return DeskView("home", N_("Desk"), tiles, END if busy else (), back=False)

    def do(self, deed: Deed) -> Page | None:
        """Open what the tile stands for; end the visit that goes on."""
        if deed.what == "end_visit":
            self._room.desk.log("ended visit", {})
            self._room.intend(Intent.STAFF_END)
            return None
        return page_named(deed.what, self._room)


END = (Action(N_("End the visit"), "stop", Deed("end_visit")),)
TILES = {
    "floor": (N_("Floor"), "floor", Role.VIEWER),
    "programs": (N_("Programs"), "list", Role.MANAGER),
    "members": (N_("Members"), "person", Role.VIEWER),
    "belt": (N_("Treadmill"), "motion", Role.MANAGER),
    "pods": (N_("Pods"), "pod", Role.COACH),
    "settings": (N_("Settings"), "gear", Role.MANAGER),
    "report": (N_("Report"), "chart", Role.VIEWER),
    "diagnostics": (N_("System check"), "pulse", Role.VIEWER),
    "staff": (N_("Staff"), "lock", Role.MANAGER),
    "about": (N_("About"), "info", Role.VIEWER),
}


def page_named(name: str, room: Room) -> Page | None:
    """The page a tile opens."""
    from kiosk.app.desk.about import About
    from kiosk.app.desk.diagnostics import Diagnostics
    from kiosk.app.desk.floor import Floor
    from kiosk.app.desk.members import Members
    from kiosk.app.desk.pods import Pods
    from kiosk.app.desk.programs import Programs
    from kiosk.app.desk.report import Report
    from kiosk.app.desk.settings import Settings
    from kiosk.app.desk.staff import People
    from kiosk.app.desk.treadmill import Treadmill

    pages: dict[str, Callable[[Room], Page]] = {
        "floor": Floor,
        "programs": Programs,
        "members": Members,
        "belt": Treadmill,
        "pods": Pods,
        "settings": Settings,
        "report": Report,
        "diagnostics": Diagnostics,
        "staff": People,
        "about": About,
    }
    return pages[name](room) if name in pages else None
