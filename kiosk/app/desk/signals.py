"""Live signals: a trace of the last seconds for every device that says anything."""

from math import ceil

from kiosk.app.desk.floor import WORN
from kiosk.app.desk.room import Page, Room
from kiosk.app.signals import Signal
from kiosk.coaching.view import Connection
from kiosk.screen.staff.desk_view import Deed, DeskView, Note, Piece, Trace, filled
from kiosk.words import N_

TITLES = {
    "acceleration": (N_("{who}: acceleration, now {now} g, up to {most} g"), 1.0, 2.0),
    "speed": (N_("{who}: speed, now {now} km/h, up to {most} km/h"), 3.6, 5.0),
    "cadence": (N_("{who}: cadence, now {now} steps a minute, up to {most}"), 1.0, 200.0),
    "heart rate": (N_("{who}: heart rate, now {now} beats a minute, up to {most}"), 1.0, 150.0),
}
"""What it is to its words, people's units, and the least upper end of the scale."""


class LiveSignals:
    """Drawn anew as fast as the desk does."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room

    def view(self) -> DeskView:
        """What is heard now."""
        names = {one.address: one for one in self._room.view().connections}
        signals = self._room.devices.signals()
        traces: list[Piece] = [_trace(one, names.get(one.address)) for one in signals]
        if not traces:
            traces.append(Note(N_("No signal yet: step on, or wake a pod.")))
        return DeskView("signals", N_("Live signals"), tuple(traces))

    def do(self, deed: Deed) -> Page | None:
        """Nothing can be done here."""
        return None


def _trace(signal: Signal, of: Connection | None) -> Trace:
    words, scale, least = TITLES[signal.what]
    values = tuple(scale * value for value in signal.values)
    most = float(max(ceil(max(values)), least))
    who = signal.address if of is None else WORN[of.worn] if of.worn else of.name
    title = filled(words, who=who, now=f"{values[-1]:.1f}", most=f"{most:.0f}")
    return Trace(title, values, 0.0, most)
