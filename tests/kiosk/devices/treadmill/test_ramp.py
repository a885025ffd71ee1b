"""Steps between two speeds."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.treadmill import ramp

KMH = st.integers(80, 1600).map(lambda raw: raw / 100)


@given(KMH, KMH)
def test_every_ramp_arrives_by_allowed_steps_in_no_less_than_the_allowed_time(
    start: float, target: float
) -> None:
    now, seconds, steps = start, 0.0, 0
    while now != target:
        step = ramp.next_speed_kmh(now, target)
        assert -1.0 - 1e-9 <= step - now <= 0.5 + 1e-9
        assert min(start, target) <= step <= max(start, target)
        seconds += ramp.pause_s(step - now)
        now, steps = step, steps + 1
        assert steps < 100
    rate = ramp.UP_KMH_PER_S if target > start else ramp.DOWN_KMH_PER_S
    assert seconds * rate >= abs(target - start) - 1e-6


@given(st.integers(0, 24), st.integers(0, 24))
def test_the_incline_goes_one_step_of_the_machine(start: int, target: int) -> None:
    step = ramp.next_incline_pct(start / 2, target / 2, 0.5)
    assert abs(step - start / 2) == (0.5 if start != target else 0)
