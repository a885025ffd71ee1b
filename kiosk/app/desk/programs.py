"""Programs: which are in use, which are drafts, which were retired."""

from kiosk.app.desk.drafts import NOT_FOLLOWED, can_be_followed, is_gone, name_shown
from kiosk.app.desk.editor import Editor
from kiosk.app.desk.room import Page, Room
from kiosk.coaching.library import builtin_programs
from kiosk.screen.staff.desk_view import Deed, DeskView, Row, Tone, Words, filled
from kiosk.store.retiring import is_retired
from kiosk.words import N_


class Programs:
    """Every program there is."""

    lively = False

    def __init__(self, room: Room) -> None:
        self._room = room

    def view(self) -> DeskView:
        """The one that new visits follow is marked; the retired ones come last."""
        shelf = self._room.shelf
        names = dict.fromkeys([*builtin_programs(), *shelf.names(), *shelf.drafts()])
        rows = [self._row(name) for name in sorted(names, key=lambda name: is_gone(shelf, name))]
        return DeskView("programs", N_("Programs"), tuple(rows))

    def do(self, deed: Deed) -> Page | None:
        """Open one."""
        return Editor(self._room, deed.about)

    def _row(self, name: str) -> Row:
        shelf, in_use = self._room.shelf, name == self._room.settings.get("kiosk.program")
        version = None if is_retired(shelf, name) else shelf.current(name)
        said: Words = filled(N_("Version {n}"), n=str(version)) if version else ""
        tone = Tone.GOOD if in_use else Tone.PLAIN
        if name in shelf.drafts():
            said = N_("Draft, not yet published")
        elif in_use:
            said = filled(N_("In use, version {n}"), n=str(version)) if version else N_("In use")
        if is_gone(shelf, name):
            said = N_("Retired")
        elif not can_be_followed(shelf, name):
            said, tone = NOT_FOLLOWED, Tone.ATTENTION
        return Row(name_shown(shelf, name), said, tone, "list", Deed("open", name))
