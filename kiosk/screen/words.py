"""People's units and people's words. Pure: no Kivy, no clock; the catalogue is handed in."""

from collections.abc import Callable

from kiosk.coaching.view import Connection, Worn
from kiosk.gait.measures import Quality, Reading
from kiosk.words import N_

Translate = Callable[[str], str]

OWN_NAMES = {"en": "English", "es": "Espa\N{LATIN SMALL LETTER N WITH TILDE}ol"}
"""What a language calls itself; one that is not named here shows its code."""

WORN = {
    Worn.LEFT_SHOE: N_("Left shoe"),
    Worn.RIGHT_SHOE: N_("Right shoe"),
    Worn.WAIST: N_("Waist"),
    Worn.BACK: N_("Upper back"),
    Worn.STRAP: N_("Chest strap"),
    Worn.BELT: N_("Treadmill"),
}
KINDS = {
    "belt": N_("Treadmill"),
    "pod": N_("Pod"),
    "strap": N_("Chest strap"),
    "foot pod": N_("Pod"),
    "Polar": N_("Pod"),
    "Movesense": N_("Pod"),
}
"""Of a device that nobody has said yet where it is worn."""

ABSENT = "\N{EN DASH}"
"""What is not known is never written as a number."""


def device(one: Connection) -> str:
    """What a member calls it, as a message id: what makers and radios call it is for staff."""
    if one.worn is not None:
        return WORN[one.worn]
    return KINDS.get(one.kind, one.name)


def as_name(typed: str) -> str:
    """A nickname as people write it."""
    return typed[:1].upper() + typed[1:].lower()


def clock(seconds: float | None) -> str:
    """Time left as 0:24, rounded up so that 0:00 is really the end."""
    if seconds is None:
        return ABSENT
    whole = max(0, -int(-seconds // 1))
    return f"{whole // 60}:{whole % 60:02d}"


def count(seconds: float | None) -> str:
    """The numeral of a countdown: 3, 2, 1."""
    return ABSENT if seconds is None else str(max(1, -int(-seconds // 1)))


def cadence(reading: Reading) -> str:
    """Steps of both feet a minute, whole; an estimate says so."""
    return number(reading, 1.0)


def milliseconds(reading: Reading) -> str:
    """A time in whole milliseconds."""
    return number(reading, 1000.0)


def number(reading: Reading, scale: float) -> str:
    """Whole, in the unit that `scale` leads to; an estimate says so, what is absent is a dash."""
    if reading.value is None:
        return ABSENT
    about = "≈" if reading.quality is Quality.ESTIMATED else ""
    return f"{about}{reading.value * scale:.0f}"


KMH, MPH = "km/h", "mph"
PER_MPS = {KMH: 3.6, MPH: 2.236936}


def incline(pct: float) -> str:
    """A belt's incline as its console shows it."""
    return f"{pct:.1f} %"


def kmh_as(kmh: float, unit: str, step: float) -> float:
    """A speed in km/h as the nearest step of people's unit."""
    return round(kmh * PER_MPS[unit] / PER_MPS[KMH] / step) * step


def as_kmh(value: float, unit: str) -> float:
    """And back."""
    return value * PER_MPS[KMH] / PER_MPS[unit]


def speed(speed_mps: float, unit: str = KMH) -> str:
    """A belt's speed as its console shows it."""
    return f"{speed_mps * PER_MPS[unit]:.1f} {unit}"
