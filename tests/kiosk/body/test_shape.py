"""Shapes of footfalls: what tells the movements apart."""

import pytest

from kiosk.body.activity import Activity, Strike
from kiosk.body.shape import shape


def test_strikes_lie_in_their_bands() -> None:
    """Altman and Davis 2012: heel above 8 degrees, forefoot below -1.6."""
    pitch = {s: shape(Activity.RUN, s, 3.0, 0.1).strike_rad for s in Strike}
    assert pitch[Strike.HEEL] > 0.14
    assert -0.028 < pitch[Strike.MIDFOOT] < 0.14
    assert pitch[Strike.FOREFOOT] < -0.028


def test_a_hop_lands_on_the_forefoot_as_fast_as_it_fell() -> None:
    hop = shape(Activity.HOP, Strike.HEEL, 0.0, 0.15)
    assert hop.strike_rad < -0.1
    assert hop.sink_mps == pytest.approx(9.80665 * 0.15 / 2)


def test_faster_running_swings_further() -> None:
    slow, fast = (shape(Activity.RUN, Strike.HEEL, v, 0.1) for v in (2.0, 4.0))
    assert fast.toe_off_rad < slow.toe_off_rad
    assert fast.push_peak > slow.push_peak
    assert fast.lift_m > slow.lift_m


def test_walking_lands_softer_than_running() -> None:
    walk, run = (shape(a, Strike.HEEL, 2.2, 0.1) for a in (Activity.WALK, Activity.RUN))
    assert walk.sink_mps < run.sink_mps
    assert walk.gives > run.gives
    assert shape(Activity.QUICK_FEET, Strike.HEEL, 0.0, 0.1).slide_mps == 0.0
