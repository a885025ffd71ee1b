"""Steps as CSV, one a line, an absent value as an empty cell."""

import csv
from collections.abc import Iterable
from pathlib import Path

from kiosk.gait.measures import Step

COLUMNS = (
    *("side", "initial_contact_s", "toe_off_s"),
    *("contact_time_s", "flight_time_s", "confidence"),
)


def write_events(path: Path, steps: Iterable[Step]) -> None:
    """Write the file anew; raises OSError."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for step in steps:
            times = (
                *(step.initial_contact_us, step.toe_off_us),
                *(step.contact_time_us, step.flight_time_us),
            )
            writer.writerow([step.side, *map(_seconds, times), f"{step.confidence:.3f}"])


def _seconds(value_us: int | None) -> str:
    """Exact: an integer number of microseconds has six decimals."""
    return "" if value_us is None else f"{value_us / 1e6:.6f}"
