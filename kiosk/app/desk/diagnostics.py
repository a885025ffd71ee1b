"""What is wrong, if anything: the doctor's list, and the way to live signals and a recording."""

import logging
from threading import Thread

from kiosk.app.checkup.check import Check, Verdict
from kiosk.app.desk.recording import Recording
from kiosk.app.desk.room import Page, Room
from kiosk.app.desk.signals import LiveSignals
from kiosk.screen.staff.desk_view import Action, Deed, DeskView, Note, Piece, Row, Tone
from kiosk.words import N_

log = logging.getLogger(__name__)

TONES = {Verdict.GOOD: Tone.GOOD, Verdict.POOR: Tone.PLAIN, Verdict.BAD: Tone.ATTENTION}
ICONS = {Verdict.GOOD: "tick", Verdict.POOR: "info", Verdict.BAD: "alarm"}


class Diagnostics:
    """Lively: the list grows while one thing after the other is looked at, the worst first."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room
        self._found: list[Check] = []
        self._looking: Thread | None = None
        self._look()

    def view(self) -> DeskView:
        """The list so far; what to do stands under what is amiss."""
        worst = sorted(self._found, key=lambda one: -list(Verdict).index(one.verdict))
        pieces: list[Piece] = []
        if self._looking is not None and self._looking.is_alive():
            pieces.append(Row(N_("Looking at one thing after the other"), "", icon="wait"))
        for one in worst:
            pieces.append(Row(one.name, one.found, TONES[one.verdict], ICONS[one.verdict]))
            if one.do:
                pieces.append(Note(one.do, TONES[one.verdict]))
        return DeskView("diagnostics", N_("System check"), tuple(pieces), ACTIONS)

    def do(self, deed: Deed) -> Page | None:
        """Look again, or open signals or recording."""
        if deed.what == "again":
            self._look()
        elif deed.what == "signals":
            return LiveSignals(self._room)
        elif deed.what == "recording":
            return Recording(self._room)
        return None

    def _look(self) -> None:
        """In a thread of its own: a daemon that does not answer is waited for, the desk is not."""
        if self._looking is not None and self._looking.is_alive():
            return
        found: list[Check] = []
        self._found = found

        def look() -> None:
            try:
                for check in self._room.doctor():
                    found.append(check)
            except Exception:
                log.exception("the check broke off")

        self._looking = Thread(target=look, name="check-up", daemon=True)
        self._looking.start()


ACTIONS = (
    Action(N_("Look again"), "eye", Deed("again")),
    Action(N_("Record"), "pulse", Deed("recording")),
    Action(N_("Signals"), "chart", Deed("signals"), leading=True),
)
