"""People's units and people's words. Pure: no Kivy, no clock; the catalogue is handed in."""

from collections.abc import Callable, Iterable

from kiosk.coaching.view import Finding, Verdict
from kiosk.gait.measures import Quality, Reading
from kiosk.words import N_

Translate = Callable[[str], str]

ABSENT = "\N{EN DASH}"
"""What is not known is never written as a number."""

NO_CLEAR_CHANGE = N_("No clear change today, which is normal.")
NOT_COMPARABLE = N_("The belt speed was not the same, so nothing is compared.")
NOT_MEASURED = N_("Not measured today.")

SCALES = {"contact_time_s": 1000.0, "flight_time_s": 1000.0, "balance": 100.0}
"""From SI to people's units; what is not named stays as it is."""
UNITS = {"contact_time_s": N_("{n} ms"), "flight_time_s": N_("{n} ms"), "balance": N_("{n} %")}

MORE_AND_LESS = {
    "cadence_spm": (N_("{n} more steps a minute."), N_("{n} fewer steps a minute.")),
    "contact_time_s": (N_("{n} ms longer on the ground."), N_("{n} ms less on the ground.")),
    "flight_time_s": (N_("{n} ms longer in the air."), N_("{n} ms less in the air.")),
}


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


def amount(finding: Finding, reading: Reading, _: Translate) -> str:
    """A reading of a finding, in people's units."""
    number = _number(reading, SCALES.get(finding.measure, 1.0))
    return _(UNITS[finding.measure]).format(n=number) if finding.measure in UNITS else number


def measured(findings: Iterable[Finding], _: Translate) -> str:
    """What may honestly be said: the clear changes, or why there is none."""
    found = tuple(findings)
    changes = [said for said in (_moved(finding, _) for finding in found) if said]
    if changes:
        return " ".join(changes[:2])
    verdicts = {finding.verdict for finding in found}
    if Verdict.NO_CLEAR_CHANGE in verdicts:
        return _(NO_CLEAR_CHANGE)
    return _(NOT_COMPARABLE if Verdict.NOT_COMPARABLE in verdicts else NOT_MEASURED)


def _moved(finding: Finding, _: Translate) -> str:
    before, after = finding.before.value, finding.after.value
    sentences = MORE_AND_LESS.get(finding.measure)
    if finding.verdict is not Verdict.CHANGED or before is None or after is None or not sentences:
        return ""
    difference = round((after - before) * SCALES.get(finding.measure, 1.0))
    return _(sentences[difference < 0]).format(n=abs(difference))
