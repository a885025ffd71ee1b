"""A visit to write, for whoever has no pytest either."""

from kiosk.coaching.record import SetRecord, VisitRecord
from kiosk.gait.measures import Placement, Quality, Reading, SetResult, Side, Step
from kiosk.store import new_id


def a_visit(steps_n: int = 3, started_at: str = "2026-11-22T10:00:00+00:00") -> VisitRecord:
    """A plain visit of one set."""
    taken = tuple(
        Step(
            side=Side.LEFT if at % 2 else Side.RIGHT,
            placement=Placement.FOOT,
            initial_contact_us=at * 350_000,
            toe_off_us=at * 350_000 + 250_000,
            flight_time_us=100_000,
            step_time_us=350_000 if at else None,
            confidence=0.9,
            contact_quality=Quality.MEASURED,
        )
        for at in range(steps_n)
    )
    cadence = Reading(171.4, Quality.MEASURED, 0.5)
    result = SetResult(0, 20_000_000, steps_n, cadence_spm=cadence)
    return VisitRecord(
        new_id(), started_at, "express", True, (SetRecord("push_and_float", 1, result, taken),)
    )
