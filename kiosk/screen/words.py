"""People's units and people's words. Pure: no Kivy, no clock; the catalogue is handed in."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.gait.measures import Quality, Reading, SetResult
from kiosk.words import N_

Translate = Callable[[str], str]

ABSENT = "\N{EN DASH}"
"""What is not known is never written as a number."""

NO_CLEAR_CHANGE = N_("No clear change today, which is normal.")
NOT_MEASURED = N_("Not measured today.")


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
    return _number(reading, 1.0)


def milliseconds(reading: Reading) -> str:
    """A time in whole milliseconds."""
    return _number(reading, 1000.0)


def _number(reading: Reading, scale: float) -> str:
    if reading.value is None:
        return ABSENT
    about = "≈" if reading.quality is Quality.ESTIMATED else ""
    return f"{about}{reading.value * scale:.0f}"


@dataclass(frozen=True, slots=True)
class Change:
    """Before and after of one quantity, in people's units; None where it was not measured."""

    before: float | None
    after: float | None
    clear: bool
    """The difference is larger than the sensor's noise."""


NO_CHANGE = Change(None, None, clear=False)


def change(before: Reading, after: Reading, scale: float = 1.0) -> Change:
    """Compare two readings; a difference within either floor is no change."""
    if before.value is None or after.value is None:
        return Change(_scaled(before, scale), _scaled(after, scale), clear=False)
    floor = max(before.floor, after.floor)
    clear = abs(after.value - before.value) > floor
    return Change(_scaled(before, scale), _scaled(after, scale), clear)


def _scaled(reading: Reading, scale: float) -> float | None:
    return None if reading.value is None else reading.value * scale


def measured(before: SetResult | None, after: SetResult | None, _: Translate) -> str:
    """One sentence on what changed between the first and the last bout."""
    if before is None or after is None:
        return _(NOT_MEASURED)
    steps = change(before.cadence_spm, after.cadence_spm)
    contact = change(before.contact_time_s, after.contact_time_s, 1000.0)
    parts = [
        part
        for part in (
            _moved(steps, _(N_("{n} more steps a minute")), _(N_("{n} fewer steps a minute"))),
            _moved(contact, _(N_("{n} ms longer on the ground")), _(N_("{n} ms lighter contact"))),
        )
        if part
    ]
    if not parts:
        unknown = steps.after is None and contact.after is None
        return _(NOT_MEASURED) if unknown else _(NO_CLEAR_CHANGE)
    sentence = ", ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def _moved(what: Change, more: str, less: str) -> str:
    if not what.clear or what.before is None or what.after is None:
        return ""
    difference = round(what.after - what.before)
    return (more if difference > 0 else less).format(n=abs(difference))
