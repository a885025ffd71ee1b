"""Recording a minute of all that is heard: for support, and for living it again."""

from kiosk.app.desk.about import shortened
from kiosk.app.desk.room import Page, Room
from kiosk.app.recording import Progress
from kiosk.screen.staff.desk_view import Action, Deed, DeskView, Note, Piece, Row, Tone, filled
from kiosk.words import N_

RECORD_S = 60.0
HOW = N_("Every device is connected anew and all it says is written down. No names are in it.")
SO_FAR = N_("{s} of {all} s, {n} frames")
REPLAY = N_("Look at it again, or hand it on: treadform replay FILE")
BEGIN = Action(N_("Record 60 s"), "pulse", Deed("record"), leading=True)
END = Action(N_("Stop"), "stop", Deed("end"))


class Recording:
    """Progress while it goes on, where it was put afterwards."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room
        self._before = room.devices.recorded

    def view(self) -> DeskView:
        """How far it has come."""
        at = self._room.devices.recorded
        goes_on = at is not None and not at.over
        pieces: tuple[Piece, ...] = (Note(HOW),) if at is self._before else _said(at)
        actions = (END,) if goes_on else (BEGIN,)
        return DeskView("recording", N_("Recording"), pieces, actions)

    def do(self, deed: Deed) -> Page | None:
        """Begin, or stop before the minute is over."""
        if deed.what == "record":
            self._room.devices.record(RECORD_S)
            self._room.desk.log("recorded", {"seconds": RECORD_S})
        elif deed.what == "end":
            self._room.devices.end_recording()
        return None


def _said(at: Progress | None) -> tuple[Piece, ...]:
    if at is None:
        return (Note(HOW),)
    whole = f"{at.wanted_s:.0f}"
    counted = filled(SO_FAR, s=f"{at.seconds:.0f}", all=whole, n=str(at.frames))
    if at.failure:
        do = N_("Make room on the disk, or look whether it can be written, and record again.")
        broke = Row(N_("The recording broke off"), at.failure, Tone.ATTENTION, "alarm")
        return broke, Note(do), Row(counted, at.path.name, icon="info")
    if at.over:
        return (
            Row(N_("Recorded"), counted, Tone.GOOD, "tick"),
            Note(shortened(str(at.path))),
            Note(REPLAY),
        )
    return (Row(N_("It records"), counted, Tone.GOOD, "pulse"),)
