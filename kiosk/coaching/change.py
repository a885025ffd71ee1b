"""Before and after, and what may honestly be said of them."""

from kiosk.coaching.noise import SAME_SPEED_MPS
from kiosk.coaching.view import Finding, Verdict
from kiosk.gait.measures import Reading, SetResult
from kiosk.words import N_

MEASURES = {
    "cadence_spm": N_("Cadence"),
    "contact_time_s": N_("Contact time"),
    "flight_time_s": N_("Flight time"),
    "balance": N_("Left and right"),
}


def findings(before: SetResult | None, after: SetResult | None) -> tuple[Finding, ...]:
    """One finding for each measure that was seen at least once."""
    if before is None or after is None:
        return ()
    found = []
    for name, title in MEASURES.items():
        pair: tuple[Reading, Reading] = (getattr(before, name), getattr(after, name))
        if any(reading.value is not None for reading in pair):
            found.append(Finding(name, title, *pair, verdict(before, after, *pair)))
    return tuple(found)


def verdict(before: SetResult, after: SetResult, first: Reading, second: Reading) -> Verdict:
    """Changed only above both noise floors and at the same known speed."""
    if first.value is None or second.value is None:
        return Verdict.NOT_MEASURED
    if not same_speed(before, after):
        return Verdict.NOT_COMPARABLE
    if abs(second.value - first.value) > max(first.floor, second.floor):
        return Verdict.CHANGED
    return Verdict.NO_CLEAR_CHANGE


def same_speed(before: SetResult, after: SetResult) -> bool:
    """Whether two bouts may be compared."""
    speeds = before.belt_speed_mps.value, after.belt_speed_mps.value
    return (
        speeds[0] is not None
        and speeds[1] is not None
        and abs(speeds[0] - speeds[1]) <= SAME_SPEED_MPS
    )
