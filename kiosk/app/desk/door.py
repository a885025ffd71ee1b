"""Coming in: name and PIN of somebody who works here."""

from kiosk.app.desk.home import Home
from kiosk.app.desk.room import Page, Room
from kiosk.screen.staff.desk_view import Deed, DeskView, Pad
from kiosk.screen.words import as_name
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
