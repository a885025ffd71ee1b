"""The desk's first page: what the role of whoever is here may see."""

from collections.abc import Callable

from kiosk.app.desk.about import About
from kiosk.app.desk.diagnostics import Diagnostics
from kiosk.app.desk.floor import Floor, needs_somebody
from kiosk.app.desk.members import Members
from kiosk.app.desk.pods import Pods
from kiosk.app.desk.programs import Programs
from kiosk.app.desk.report import Report
from kiosk.app.desk.room import Page, Room, Undo
from kiosk.app.desk.settings import Settings
from kiosk.app.desk.staff import People
from kiosk.app.desk.treadmill import Treadmill
from kiosk.coaching.view import Intent, Phase
from kiosk.screen.staff.desk_view import Action, Deed, DeskView, Tile, Tone
from kiosk.store.staff import Role
from kiosk.words import N_


class Home:
    """One tile for each thing that the role may do."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room
        self._ending: Undo | None = None

    def view(self) -> DeskView:
        """The tiles; the floor is marked while it needs somebody."""
        role = self._room.desk.who.role
        marked = needs_somebody(self._room.view())
        tiles = tuple(
            Tile(
                title,
                icon,
                Deed(name),
                Tone.ATTENTION if name == "floor" and marked else Tone.PLAIN,
            )
            for name, (title, icon, needs, _page) in TILES.items()
            if role.may(needs)
        )
        busy = self._room.view().phase not in (Phase.WELCOME, Phase.SUMMARY)
        promised = self._ending is not None and self._ending is self._room.undo
        actions = END if busy and not promised else ()
        return DeskView("home", N_("Desk"), tiles, actions, back=False)

    def do(self, deed: Deed) -> Page | None:
        """Open what the tile stands for; end the visit that goes on, unless taken back."""
        if deed.what == "end_visit":
            self._ending = self._room.undo = Undo(ENDS, lambda: None, self._end)
            return None
        return TILES[deed.what][3](self._room) if deed.what in TILES else None

    def _end(self) -> None:
        self._room.desk.log("ended visit", {})
        self._room.intend(Intent.STAFF_END)


ENDS = N_("The visit ends in ten seconds. What was measured is kept.")
END = (Action(N_("End the visit"), "stop", Deed("end_visit")),)
TILES: dict[str, tuple[str, str, Role, Callable[[Room], Page]]] = {
    "floor": (N_("Floor"), "floor", Role.VIEWER, Floor),
    "programs": (N_("Programs"), "list", Role.MANAGER, Programs),
    "members": (N_("Members"), "person", Role.VIEWER, Members),
    "belt": (N_("Treadmill"), "motion", Role.MANAGER, Treadmill),
    "pods": (N_("Pods"), "pod", Role.COACH, Pods),
    "settings": (N_("Settings"), "gear", Role.MANAGER, Settings),
    "report": (N_("Report"), "chart", Role.VIEWER, Report),
    "diagnostics": (N_("System check"), "pulse", Role.VIEWER, Diagnostics),
    "staff": (N_("Staff"), "lock", Role.MANAGER, People),
    "about": (N_("About"), "info", Role.VIEWER, About),
}
