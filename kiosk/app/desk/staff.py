"""Who works here: added, given a role or a new PIN, let in again, retired; and who did what."""

from collections.abc import Callable
from uuid import UUID

from kiosk.app.desk.audit import Audit
from kiosk.app.desk.members import Typed
from kiosk.app.desk.room import Different, Gone, Page, Room, Undo
from kiosk.screen.staff.desk_view import (
    Action,
    Choice,
    Deed,
    DeskView,
    Note,
    Option,
    Pad,
    Piece,
    Row,
    Tone,
)
from kiosk.store.staff import Role, StaffMember
from kiosk.words import N_

ROLES = {Role.VIEWER: N_("Viewer"), Role.COACH: N_("Coach"), Role.MANAGER: N_("Manager")}
MAY = {
    Role.VIEWER: N_("Sees the floor, the roster and the sums."),
    Role.COACH: N_("Also sees shared visits, writes notes, chooses programs, cares for pods."),
    Role.MANAGER: N_("May do everything: staff, programs, settings, the belt, deletion."),
}
RETIRED_IN = N_("Retired in ten seconds: no sign-in any more.")
LOST_ALL = N_("If nobody is left who can come in, run in a terminal: treadform staff pin NAME")


class People:
    """Everybody who works here."""

    lively = False

    def __init__(self, room: Room) -> None:
        self._room = room

    def view(self) -> DeskView:
        """One row each, and a way to add one."""
        here = [one for one in self._room.desk.office.staff() if one.retired_at is None]
        rows: tuple[Piece, ...] = tuple(
            Row(one.name, ROLES[one.role], Tone.GOOD, "person", Deed("open", str(one.staff_id)))
            for one in here
        )
        audit = Action(N_("Who did what"), "list", Deed("audit"))
        add = Action(N_("Add somebody"), "plus", Deed("add"), leading=True)
        return DeskView("staff", N_("Staff"), (*rows, Note(LOST_ALL)), (audit, add))

    def do(self, deed: Deed) -> Page | None:
        """Open one, add one, or look at the log."""
        match deed.what:
            case "open":
                return Colleague(self._room, UUID(deed.about))
            case "add":
                return Typed(N_("Name of the new colleague"), self._named, longest=24)
            case "audit":
                return Audit(self._room)
        return None

    def _named(self, name: str) -> Page:
        def hire(pin: str) -> None:
            self._room.desk.office.add_staff(name, pin, Role.VIEWER)

        return NewPin(hire)


class Colleague:
    """One of them: role, PIN, retirement."""

    lively = False

    def __init__(self, room: Room, staff_id: UUID) -> None:
        self._room, self._id = room, staff_id

    def view(self) -> DeskView:
        """What they may do."""
        one = self._one()
        options = tuple(
            Option(title, Deed("role", role.value), role is one.role)
            for role, title in ROLES.items()
        )
        actions = (
            Action(N_("Retire"), "bin", Deed("retire")),
            Action(N_("New PIN"), "lock", Deed("pin")),
        )
        pieces = (Choice(N_("Role"), options), Note(MAY[one.role]), Note(LOCKED_OUT))
        return DeskView(f"staff_{self._id}", one.name, pieces, actions)

    def do(self, deed: Deed) -> Page | None:
        """Change it; a role can be undone, and retirement waits."""
        office, before = self._room.desk.office, self._one().role
        match deed.what:
            case "role" if Role(deed.about) is not before:
                office.set_role(self._id, Role(deed.about))
                self._room.undo = Undo(
                    N_("Changed."), lambda: self._room.desk.office.set_role(self._id, before)
                )
            case "pin":
                return NewPin(lambda pin: self._room.desk.office.set_pin(self._id, pin))
            case "retire":
                if self._id == self._room.desk.who.staff_id:
                    raise ValueError("nobody retires themselves")
                self._room.undo = Undo(RETIRED_IN, lambda: None, lambda: office.retire(self._id))
        return None

    def _one(self) -> StaffMember:
        found = [one for one in self._room.desk.office.staff() if one.staff_id == self._id]
        if not found or found[0].retired_at is not None:
            raise LookupError("does not work here any more")
        return found[0]


LOCKED_OUT = N_("A new PIN also lets somebody in again who typed too many.")


class NewPin:
    """A PIN, twice."""

    lively = False

    def __init__(self, done: Callable[[str], object]) -> None:
        self._done, self._first = done, ""

    def view(self) -> DeskView:
        """The pad that is next."""
        words = N_("The same PIN once more") if self._first else N_("Choose a PIN of four digits")
        name = "pin_again" if self._first else "pin_new"
        return DeskView(name, N_("New PIN"), (Pad(words, Deed("pin")),))

    def do(self, deed: Deed) -> Page | None:
        """Take it once it was typed the same twice."""
        if not self._first:
            self._first = deed.value
            return None
        first, self._first = self._first, ""
        if first != deed.value:
            raise Different
        self._done(first)
        raise Gone
