"""Every step of a visit as one CSV line, in the order in which they were made."""

import csv
from pathlib import Path

from kiosk.coaching.record import VisitRecord
from kiosk.gait.measures import Step

HEADER = (
    *("exercise", "set", "side", "placement", "initial_contact_s", "contact_time_ms"),
    *("flight_time_ms", "step_time_ms", "feet_lag_ms", "confidence", "quality"),
    *("mode", "stride_time_ms", "double_support_ms", "side_quality"),
)


def write_step_table(visit: VisitRecord, path: Path) -> None:
    """Write the table; what was not measured is an empty cell."""
    rows = [(bout.exercise, str(bout.number), step) for bout in visit.sets for step in bout.steps]
    rows += [("", "", step) for step in visit.between]
    rows.sort(key=lambda row: row[2].initial_contact_us)
    first_us = rows[0][2].initial_contact_us if rows else 0
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(HEADER)
        table.writerows((name, number, *_cells(step, first_us)) for name, number, step in rows)


def _cells(step: Step, first_us: int) -> tuple[object, ...]:
    return (
        *(step.side, step.placement, f"{(step.initial_contact_us - first_us) / 1e6:.6f}"),
        *(_ms(step.contact_time_us), _ms(step.flight_time_us), _ms(step.step_time_us)),
        *(_ms(step.feet_lag_us), f"{step.confidence:.3f}", step.contact_quality),
        *(step.mode, _ms(step.stride_time_us), _ms(step.double_support_us), step.side_quality),
    )


def _ms(time_us: int | None) -> str:
    return "" if time_us is None else f"{time_us / 1000:.3f}"
