"""The figures the core is held to, on the recordings that can be had."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.accuracy.figures import GROUPS, Group, Row, belt_of, each_contact, printed, row_of

BELT, SACRUM, SACRUM_TOLD, SHANK_RUNS, SHANK_WALKS, FOOT_WALKS, FOOT_RUNS, DECK, JOLTS_WALK = GROUPS


@pytest.fixture(autouse=True)
def present(recording: Callable[[str], Path]) -> None:
    recording("force_drifting_belt.csv")


def test_every_contact_on_a_drifting_belt() -> None:
    figures = row_of(BELT).score
    assert figures.both == figures.true == 74
    assert figures.false == 0
    assert figures.contact_time_s is not None
    assert abs(figures.contact_time_s.bias) < 0.001
    assert figures.contact_time_s.sd < 0.001


def check_sacrum(row: Row, rmse_s: float) -> None:
    figures = row.score
    assert figures.both >= 0.99 * figures.true
    assert figures.false == 0
    assert figures.cadence_error is not None
    assert abs(figures.cadence_error) < 0.005
    assert figures.contact_time_s is not None
    assert figures.contact_time_s.rmse < rmse_s
    assert figures.contact_time_s.rmse < 0.8 * (figures.constant_rmse_s or 0.0)


def test_sacrum_alone_beats_a_constant() -> None:
    check_sacrum(row_of(SACRUM), 0.0155)


def test_sacrum_with_speed_and_slope_beats_what_these_alone_would_say() -> None:
    row = row_of(SACRUM_TOLD)
    check_sacrum(row, 0.0095)
    assert row.score.contact_time_s is not None
    assert row.score.contact_time_s.rmse < (row.speed_and_slope_rmse_s or 0.0)


@pytest.mark.parametrize(
    ("group", "rmse_s"), [(SHANK_RUNS, 0.0075), (SHANK_WALKS, 0.013)], ids=["runs", "walks"]
)
def test_the_shank_beats_a_constant_twice(group: Group, rmse_s: float) -> None:
    figures = row_of(group).score
    assert figures.found == figures.true
    # One file of walking ends too soon after its last toe-off for it to be told.
    assert figures.both == figures.true - (group is SHANK_WALKS)
    assert figures.false == 0
    assert figures.contact_time_s is not None
    assert figures.contact_time_s.rmse < rmse_s
    assert figures.contact_time_s.rmse < 0.5 * (figures.constant_rmse_s or 0.0)


def test_a_walking_foot_lands_and_leaves_when_the_cameras_say() -> None:
    figures = row_of(FOOT_WALKS).score
    assert figures.both == figures.true == 52
    assert figures.false == 0
    assert figures.initial_contact_s is not None
    assert figures.toe_off_s is not None
    assert figures.contact_time_s is not None
    assert figures.initial_contact_s.sd < 0.010
    assert figures.toe_off_s.sd < 0.010
    assert figures.contact_time_s.rmse < 0.65 * (figures.constant_rmse_s or 0.0)


def test_a_running_foot_seen_by_markers() -> None:
    figures = row_of(FOOT_RUNS).score
    assert figures.found == figures.true == 5
    assert figures.both == 5
    assert figures.false == 0
    assert figures.contact_time_s is not None
    assert abs(figures.contact_time_s.bias) < 0.012


def test_few_contacts_are_printed_each() -> None:
    lines: list[str] = []
    each_contact(FOOT_RUNS, lines.append)
    assert len(lines) == 2
    assert lines[0].startswith("foot_from_markers_run2mps.csv: 2 of 2 landings; IC ")


def test_every_landing_shakes_the_console() -> None:
    figures = row_of(DECK).score
    assert figures.found == figures.true == 10
    assert figures.false == 0
    assert figures.contact_time_s is None
    assert figures.initial_contact_s is not None
    assert figures.initial_contact_s.sd < 0.013


def test_the_table_has_a_line_for_every_group() -> None:
    lines: list[str] = []
    printed([row_of(BELT)], lines.append)
    assert len(lines) == 2
    assert "74" in lines[1]


def test_speed_and_slope_are_read_from_the_name() -> None:
    belt = belt_of(Path("sacrum_04_v3.33_slope-10.csv"))
    assert belt is not None
    assert (belt.speed_mps, round(belt.incline_pct or 0.0, 1)) == (3.33, -17.6)
    assert belt_of(Path("force_drifting_belt.csv")) is None


def test_a_walk_without_a_gyroscope_has_its_contacts_within_what_is_said() -> None:
    figures = row_of(JOLTS_WALK).score
    assert figures.both >= 0.94 * figures.true
    assert figures.false == 0
    assert figures.toe_off_s is not None
    assert figures.contact_time_s is not None
    assert abs(figures.toe_off_s.bias) < 0.008
    assert figures.toe_off_s.sd < 0.008
    assert figures.contact_time_s.sd < 0.026
