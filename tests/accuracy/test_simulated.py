"""A bounded form of the simulator's rows: fewer runners, the same bounds."""

import pytest

from kiosk.body.activity import Activity
from tests.accuracy.bounds import (
    ASKED,
    INITIAL_LATE_S,
    TOE_OFF_LATE_S,
    missed,
    p99,
    roughly_missed,
)
from tests.accuracy.simulated import arrived, moving, pooled, tallied, watched


@pytest.mark.parametrize(
    ("activity", "rate_hz"),
    [
        (Activity.RUN, 416.0),
        (Activity.HOP, 208.0),
        (Activity.QUICK_FEET, 833.0),
        (Activity.WALK, 416.0),
    ],
)
def test_the_foot_holds_what_is_asked(activity: Activity, rate_hz: float) -> None:
    tally = pooled(activity, rate_hz, runners=6, seconds=20.0)
    assert tally.true > 50
    assert missed(activity, rate_hz, tally) == []
    assert tally.false == 0


def test_a_runner_lands_within_a_fifth_of_a_sample_at_the_lowest_rate_asked() -> None:
    tally = pooled(Activity.RUN, 208.0, runners=8, seconds=20.0)
    assert tally.both == tally.true
    assert tally.initial_s.std() <= ASKED[Activity.RUN].initial_sd_s
    assert p99(tally.initial_late_s) <= INITIAL_LATE_S
    assert p99(tally.toe_off_late_s) <= TOE_OFF_LATE_S


def test_a_contact_counts_when_its_samples_arrived() -> None:
    seen = watched(moving(Activity.RUN, 6, 20.0), 6, 208.0)
    whole = arrived(seen)
    assert 5 < whole.sum() < len(whole)
    assert tallied(seen).true == whole.sum()


@pytest.mark.parametrize("rate_hz", [104.0, 416.0])
def test_a_runner_without_a_gyroscope_is_worth_telling(rate_hz: float) -> None:
    tally = pooled(Activity.RUN, rate_hz, runners=6, seconds=20.0, gyroscope=False)
    assert tally.true > 50
    assert roughly_missed(Activity.RUN, rate_hz, tally) == []


def test_hops_without_a_gyroscope_are_not_told_the_wrong_way_round() -> None:
    """Of who is in the air for a third of a hop only, one landing in ten at 104 Hz still is."""
    tally = pooled(Activity.HOP, 208.0, runners=10, seconds=20.0, gyroscope=False)
    assert tally.found > 0.92 * tally.true
    assert tally.false < 0.03 * tally.true
