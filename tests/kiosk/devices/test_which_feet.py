"""One foot or both: settled by what a human can do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.running_speed import RunningSpeed
from kiosk.devices.which_feet import VOTES, Feet, WhichFeet


def settle(belt_mps: float | None = None, **said: float) -> Feet | None:
    which = WhichFeet()
    for _ in range(VOTES):
        which.see(RunningSpeed(**said), belt_mps)
    return which.feet


@given(st.floats(2.4, 5.5), st.integers(150, 205))
def test_runners(speed_mps: float, spm: int) -> None:
    assert settle(speed_mps=speed_mps, cadence=spm) is Feet.BOTH
    assert settle(speed_mps=speed_mps, cadence=spm // 2) is Feet.ONE


@pytest.mark.parametrize(("speed_mps", "spm"), [(0.9, 98), (1.2, 110), (1.5, 120), (1.9, 140)])
def test_walkers(speed_mps: float, spm: int) -> None:
    assert settle(speed_mps=speed_mps, cadence=spm) is Feet.BOTH
    assert settle(speed_mps=speed_mps, cadence=spm // 2) is Feet.ONE


def test_real_machines_that_send_both_feet() -> None:
    assert settle(speed_mps=3.359375, cadence=161, stride_m=1.3) is Feet.BOTH
    assert settle(speed_mps=1.72265625, cadence=133, stride_m=0.94) is Feet.BOTH


def test_a_stride_against_the_belt_decides() -> None:
    assert settle(belt_mps=3.0, cadence=160, stride_m=2.25) is Feet.BOTH
    assert settle(belt_mps=3.0, cadence=120, stride_m=0.75) is Feet.ONE


def test_nothing_is_told_at_rest_or_in_the_middle() -> None:
    assert settle(speed_mps=0.3, cadence=60) is None
    assert settle(speed_mps=3.0, cadence=0) is None
    assert settle(speed_mps=3.0, cadence=117) is None
    assert settle(cadence=170) is None


def test_unsettled_is_unknown_and_staff_settle_it() -> None:
    which = WhichFeet()
    assert which.steps_per_minute(85) is None
    staff = WhichFeet(Feet.ONE)
    for _ in range(3 * VOTES):
        staff.see(RunningSpeed(speed_mps=3.0, cadence=170))
    assert staff.steps_per_minute(85) == 170
    assert staff.steps_per_minute(None) is None


def test_one_odd_measurement_changes_nothing() -> None:
    which = WhichFeet()
    for _ in range(VOTES):
        which.see(RunningSpeed(speed_mps=3.0, cadence=84))
    which.see(RunningSpeed(speed_mps=3.0, cadence=170))
    assert which.feet is Feet.ONE
