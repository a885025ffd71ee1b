"""The virtual runner's signals stay as like the recorded ones as the README says they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.body.activity import Activity
from tests.likeness.figures import (
    Row,
    belt_force,
    foot_markers,
    foot_walking,
    sacrum,
    shank,
)

Recording = Callable[[str], Path]


def named(rows: list[Row]) -> dict[str, Row]:
    return {row.what: row for row in rows}


def off(row: Row) -> float:
    """How far the simulated value is from the recorded one, of the recorded one."""
    return abs(row.simulated - row.recorded) / abs(row.recorded)


@pytest.mark.parametrize(("number", "speed_mps"), [(2, 2.5), (4, 3.33), (6, 4.17)])
def test_the_waist_moves_as_recorded(recording: Recording, number: int, speed_mps: float) -> None:
    name = f"sacrum_0{number}_v{speed_mps:.2f}_slope+0.csv"
    recording(name)
    rows = sacrum(name, speed_mps)
    assert named(rows)["vertical course, correlation"].simulated > 0.9
    assert off(named(rows)["first vertical peak"]) < 0.35
    late_ms = [row for row in rows if row.what == "  after contact"]
    assert all(abs(row.simulated - row.recorded) < 12.0 for row in late_ms)


@pytest.mark.parametrize(("speed", "least"), [(2, 0.90), (4, 0.82)])
def test_the_foot_pitches_as_recorded(recording: Recording, speed: int, least: float) -> None:
    name = f"foot_from_markers_run{speed}mps.csv"
    recording(name)
    rows = named(foot_markers(name, float(speed)))
    assert rows["pitch rate, correlation"].simulated > least
    for what in ("fastest slap down", "fastest push down", "fastest swing up"):
        assert off(rows[what]) < 0.4, what


def test_the_walking_instep_is_as_rough_as_recorded(recording: Recording) -> None:
    recording("foot_walking.csv")
    for row in foot_walking():
        assert off(row) < 0.35, row


def test_the_belt_is_pushed_as_recorded(recording: Recording) -> None:
    recording("force_drifting_belt.csv")
    rows = named(belt_force())
    assert rows["course, correlation"].simulated > 0.95
    assert off(rows["peak"]) < 0.1


def test_the_shank_is_shaken_about_as_hard(recording: Recording) -> None:
    recording("shank_09_running.csv")
    rows = named(shank("shank_09_running.csv", Activity.RUN, 2.1))
    assert off(rows["blow"]) < 0.3
    assert off(rows["mean size"]) < 0.3
