"""Deviations are laid over the own movement."""

import pytest

from kiosk.body.activity import Activity, Strike
from kiosk.body.shape import Bearing, carriage, shape
from kiosk.simulator.errors import AT_FULL, NO_DEVIATION, Error
from kiosk.simulator.style import carried, habitual

FALL = shape(Activity.QUICK_FEET, Strike.HEEL, 0.0, 0.1)
CARRIAGE = carriage(Activity.RUN, Bearing())


def test_no_deviation_changes_nothing() -> None:
    assert habitual(FALL, NO_DEVIATION) is FALL
    assert carried(CARRIAGE, NO_DEVIATION) is CARRIAGE


def test_shares_multiply_and_differences_add() -> None:
    hard = habitual(FALL, AT_FULL[Error.STAMPING])
    assert hard.sink_mps == pytest.approx(2.1 * FALL.sink_mps)
    dropped = carried(CARRIAGE, AT_FULL[Error.HIP_DROP])
    assert dropped.obliquity_rad == pytest.approx(2.0 * CARRIAGE.obliquity_rad)
    assert dropped.turn_rad == CARRIAGE.turn_rad


def test_raised_arms_cost_balance_and_draw_up() -> None:
    reaching = carried(CARRIAGE, NO_DEVIATION, arms_up=True)
    assert reaching.obliquity_rad > CARRIAGE.obliquity_rad
    assert reaching.turn_rad < 1.3 * CARRIAGE.turn_rad
    assert reaching.lean_rad < CARRIAGE.lean_rad
