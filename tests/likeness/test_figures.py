"""The virtual runner's signals stay as like the recorded ones as the README says they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.body.activity import Activity
from tests.likeness.figures import (
    SHANKS,
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


WALKS = [name for name, (activity, _) in SHANKS.items() if activity is Activity.WALK]
RUNS = [name for name, (activity, _) in SHANKS.items() if activity is Activity.RUN]


@pytest.mark.parametrize("name", WALKS)
def test_the_walking_shank_is_shaken_as_recorded(recording: Recording, name: str) -> None:
    recording(name)
    rows = named(shank(name))
    for what in ("mean size", "size in swing", "size in mid-stance"):
        assert off(rows[what]) < 0.15, what
    assert off(rows["size at toe-off"]) < 0.3
    assert 2.0 < rows["blow"].simulated < 5.0  # recorded 2.1 to 4.6
    assert abs(rows["  after contact"].simulated - rows["  after contact"].recorded) < 8.0
    assert 100.0 < rows["hardest jolts"].simulated < 320.0  # recorded 134 to 319
    assert rows["time below 0.6 g"].simulated < 0.05
    assert rows["course, correlation"].simulated > 0.55


@pytest.mark.parametrize("name", RUNS)
def test_the_running_shank_is_shaken_as_recorded(recording: Recording, name: str) -> None:
    recording(name)
    rows = named(shank(name))
    assert off(rows["mean size"]) < 0.15
    assert off(rows["size in swing"]) < 0.4
    assert off(rows["size in mid-stance"]) < 0.45
    assert 5.2 < rows["blow"].simulated < 11.3  # recorded
    assert 520.0 < rows["hardest jolts"].simulated < 1230.0  # recorded
    if name != "shank_13_running.csv":  # hit 49 ms after contact, by half: a forefoot's landing
        assert abs(rows["  after contact"].simulated - rows["  after contact"].recorded) < 8.0
        assert rows["course, correlation"].simulated > 0.55
