"""What is wrong, if anything: the doctor's list, a live signal, and a minute to record."""

from collections import deque

from kiosk.app.desk.room import Page, Room
from kiosk.coaching.view import View
from kiosk.screen.staff.desk_view import Action, Deed, DeskView, Note, Piece, Row, Tone, Trace
from kiosk.words import N_

KEPT = 120
"""Samples of each signal: a minute at the rate the page is drawn anew."""
RECORD_S = 60.0
SIGNALS = (
    (N_("Cadence, steps a minute"), "cadence_spm", 100.0, 220.0),
    (N_("Trunk lean, radians"), "trunk_lean_rad", -0.3, 0.6),
    (N_("Belt, metres a second"), "belt_speed_mps", 0.0, 5.0),
)


class Diagnostics:
    """Lively: signals move while it is open; the list is asked for once."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room
        self._list = tuple(room.doctor())
        self._heard = {name: deque[float](maxlen=KEPT) for _title, name, _low, _high in SIGNALS}
        self._said = ""

    def view(self) -> DeskView:
        """The list, and every signal that is there."""
        self._hear(self._room.view())
        rows: list[Piece] = [
            Row(one.title, one.detail, Tone.GOOD if one.fine else Tone.ATTENTION)
            for one in self._list
        ]
        traces = [
            Trace(title, tuple(self._heard[name]), low, high)
            for title, name, low, high in SIGNALS
            if len(self._heard[name]) > 1
        ]
        if not traces:
            rows.append(Note(N_("No signal yet: step on, or wake a pod.")))
        if self._said:
            rows.insert(0, Note(self._said, Tone.GOOD))
        return DeskView("diagnostics", N_("System check"), (*rows, *traces), self._actions())

    def do(self, deed: Deed) -> Page | None:
        """Look again, or record."""
        if deed.what == "again":
            self._list = tuple(self._room.doctor())
        elif deed.what == "record" and self._room.record is not None:
            self._said = self._room.record(RECORD_S)
            self._room.desk.log("recorded", {"seconds": RECORD_S})
        return None

    def _actions(self) -> tuple[Action, ...]:
        again = Action(N_("Look again"), "eye", Deed("again"))
        if self._room.record is None:
            return (again,)
        return (again, Action(N_("Record 60 s"), "pulse", Deed("record"), leading=True))

    def _hear(self, view: View) -> None:
        for name, kept in self._heard.items():
            value = getattr(view.live, name).value
            if value is not None:
                kept.append(value)
