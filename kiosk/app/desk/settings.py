"""The settings that staff change: each written at once, each undone."""

from typing import Any

from kiosk.app.desk.adjusting import CHOSEN, MOVED, Adjusting
from kiosk.app.desk.room import Page, Room, Undo
from kiosk.app.desk.setup import Setup
from kiosk.screen.staff.desk_view import Deed, DeskView, Piece, Row
from kiosk.words import N_

CHANGED, LATER = N_("Changed."), N_("Changed. It holds from the next start on.")
SET_UP = N_("Go through the set-up")


class Settings:
    """One piece a setting."""

    lively = False

    def __init__(self, room: Room) -> None:
        self._room, self._adjusting = room, Adjusting(room.settings)

    def view(self) -> DeskView:
        """As the file says."""
        pieces: list[Piece] = [self._adjusting.choice(key) for key in CHOSEN]
        pieces += [self._adjusting.stepper(key) for key in MOVED]
        pieces.append(Row(SET_UP, "", icon="gear", deed=Deed("set_up")))
        return DeskView("settings", N_("Settings"), tuple(pieces))

    def do(self, deed: Deed) -> Page | None:
        """Write the new value; or go through the set-up once more."""
        if deed.what == "set_up":
            return Setup(self._room)
        before, changed = self._room.settings.get(deed.about), self._adjusting.written(deed)
        if changed is not None:
            key, value = changed
            self._set(key, value)
            said = CHANGED if self._room.settings.holds_at_once(key) else LATER
            self._room.undo = Undo(said, lambda: self._set(key, before))
        return None

    def _set(self, key: str, value: Any) -> None:
        self._room.settings.set(key, value)
        self._room.desk.log("changed setting", {"key": key, "to": str(value)})
