"""The settings that staff may change, each in its safe range, as pieces of a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk.app.desk.room import SettingsFile
from kiosk.screen.staff.desk_view import Choice, Deed, Option, Stepper, filled
from kiosk.screen.words import KMH, OWN_NAMES, PER_MPS, as_kmh, kmh_as, speed
from kiosk.words import N_


@dataclass(frozen=True, slots=True)
class Moved:
    """A number that moves in steps between its ends."""

    title: str
    low: float
    high: float
    step: float
    written: Callable[[float], str]
    is_speed: bool = False
    """In km/h in the file, in the gym's unit on the page; its steps are of that unit."""


def _kmh(value: float) -> str:
    return speed(value / PER_MPS[KMH])


def _percent(value: float) -> str:
    return f"{100 * value:.0f} %"


CHOSEN: dict[str, tuple[str, tuple[tuple[str, Any], ...]]] = {
    "kiosk.language": (N_("Language"), tuple((name, code) for code, name in OWN_NAMES.items())),
    "kiosk.units": (N_("Units"), (("km/h", "km/h"), ("mph", "mph"))),
    "sound.metronome": (N_("Metronome"), ((N_("On"), True), (N_("Off"), False))),
}
MOVED = {
    "sound.volume": Moved(N_("Volume"), 0.0, 1.0, 0.1, _percent),
    "devices.most_kmh": Moved(N_("Fastest belt from here"), 1.0, 16.0, 0.5, _kmh, is_speed=True),
    "devices.most_incline_pct": Moved(
        N_("Steepest belt from here"), 0.0, 12.0, 0.5, lambda pct: f"{pct:.1f} %"
    ),
    "kiosk.brightness": Moved(N_("Brightness"), 0.3, 1.0, 0.1, _percent),
    "kiosk.diagonal_in": Moved(
        N_("Diagonal of the screen"), 7.0, 43.0, 0.1, lambda inch: f"{inch:.1f} in"
    ),
    "privacy.keep_months": Moved(
        *(N_("Months that visits are kept"), 1, 36, 1, lambda months: f"{months:.0f}")
    ),
}


class Adjusting:
    """What holds, and what a tap makes of it; nothing is written here."""

    def __init__(self, settings: SettingsFile) -> None:
        self._settings = settings

    def written(self, deed: Deed) -> tuple[str, Any] | None:
        """The key and its new value; None where the deed changes nothing."""
        key, before = deed.about, self._settings.get(deed.about)
        if deed.what == "choose":
            value = dict(CHOSEN[key][1])[deed.value]
        else:
            value = self._moved(MOVED[key], before, 1 if deed.what == "more" else -1)
        return None if value == before else (key, value)

    def _moved(self, moved: Moved, before: float, way: int) -> float:
        """One step of the unit that is shown, within the range."""
        after = before + way * moved.step
        if moved.is_speed:
            unit = self._settings.get("kiosk.units")
            after = as_kmh(kmh_as(before, unit, moved.step) + way * moved.step, unit)
        value = round(min(max(after, moved.low), moved.high), 3)
        return int(value) if isinstance(before, int) else value

    def _written(self, moved: Moved, value: float) -> str:
        if not moved.is_speed:
            return moved.written(value)
        return speed(value / PER_MPS[KMH], self._settings.get("kiosk.units"))

    def choice(self, key: str) -> Choice:
        """One of a few, the one that holds marked."""
        title, options = CHOSEN[key]
        now = self._settings.get(key)
        return Choice(
            title,
            tuple(
                Option(label, Deed("choose", key, label), value == now) for label, value in options
            ),
        )

    def stepper(self, key: str) -> Stepper:
        """A number in its range."""
        moved, now = MOVED[key], float(self._settings.get(key))
        low, high = (self._written(moved, end) for end in (moved.low, moved.high))
        return Stepper(
            moved.title,
            self._written(moved, now),
            Deed("less", key) if now > moved.low else None,
            Deed("more", key) if now < moved.high else None,
            filled(N_("{low} to {high}"), low=low, high=high),
        )
