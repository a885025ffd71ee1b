"""Live signals: a trace of the last seconds for every device that says anything."""

from math import ceil

from kiosk.app.desk.room import Page, Room
from kiosk.app.signals import Signal
from kiosk.coaching.view import Connection
from kiosk.screen.staff.desk_view import Deed, DeskView, Note, Piece, Trace, filled
from kiosk.screen.words import PER_MPS, WORN
from kiosk.words import N_

TITLES = {
    "acceleration": (N_("{who}: acceleration, now {now} g, up to {most} g"), 1.0, 2.0),
    "speed": (N_("{who}: speed, now {now} {unit}, up to {most} {unit}"), 1.0, 5.0),
    "cadence": (N_("{who}: cadence, now {now} steps a minute, up to {most}"), 1.0, 200.0),
    "heart rate": (N_("{who}: heart rate, now {now} beats a minute, up to {most}"), 1.0, 150.0),
}
"""What it is to its words, people's units (of a speed: the gym's), and the least upper end."""


class LiveSignals:
    """Drawn anew as fast as the desk does."""

    lively = True

    def __init__(self, room: Room) -> None:
        self._room = room

    def view(self) -> DeskView:
        """What is heard now."""
        names = {one.address: one for one in self._room.view().connections}
        signals = self._room.devices.signals()
        unit = str(self._room.settings.get("kiosk.units"))
        traces: list[Piece] = [_trace(one, names.get(one.address), unit) for one in signals]
        if not traces:
            traces.append(Note(N_("No signal yet: step on, or wake a pod.")))
        return DeskView("signals", N_("Live signals"), tuple(traces))

    def do(self, deed: Deed) -> Page | None:
        """Nothing can be done here."""
        return None


def _trace(signal: Signal, of: Connection | None, unit: str) -> Trace:
    words, scale, least = TITLES[signal.what]
    scale = PER_MPS[unit] if signal.what == "speed" else scale
    values = tuple(scale * value for value in signal.values)
    most = float(max(ceil(max(values)), least))
    who = signal.address if of is None else WORN[of.worn] if of.worn else of.name
    said = {"who": who, "now": f"{values[-1]:.1f}", "most": f"{most:.0f}", "unit": unit}
    title = filled(words, **said)
    return Trace(title, values, 0.0, most)
