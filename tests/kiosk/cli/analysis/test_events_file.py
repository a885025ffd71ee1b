"""The events file keeps its columns and its microseconds."""

from pathlib import Path

import pytest

from kiosk.cli.analysis.events_file import write_events
from kiosk.gait.measures import Placement, Quality, Side, Step


def test_columns_values_and_empty_cells(tmp_path: Path) -> None:
    whole = Step(
        side=Side.LEFT,
        placement=Placement.FOOT,
        initial_contact_us=3_600_000_001,
        toe_off_us=3_600_250_002,
        flight_time_us=100_003,
        step_time_us=None,
        confidence=0.5,
        contact_quality=Quality.MEASURED,
    )
    deck = Step(Side.UNKNOWN, Placement.DECK, 5, None, None, None, 1.0, Quality.UNKNOWN)
    path = tmp_path / "events.csv"
    write_events(path, [whole, deck])
    assert path.read_text() == (
        "side,initial_contact_s,toe_off_s,contact_time_s,flight_time_s,confidence\n"
        "left,3600.000001,3600.250002,0.250001,0.100003,0.500\n"
        "unknown,0.000005,,,,1.000\n"
    )


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_events(tmp_path / "none" / "events.csv", [])
