"""Quirk 20: a speed that is always 0."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.treadmill.speed_from_distance import STANDS_US, SpeedFromDistance

ZERO = (0.0, False)


def walk(belief: SpeedFromDistance, mps: float, seconds: int, from_s: int = 0) -> list[object]:
    return [
        belief.speed_mps(second * 1_000_000, 0.0, int(second * mps))
        for second in range(from_s, from_s + seconds)
    ]


@given(mps=st.floats(0.8, 6.0))
def test_quirk_20_a_speed_of_zero_with_a_growing_distance_is_told_by_the_distance(
    mps: float,
) -> None:
    said = walk(SpeedFromDistance(), mps, 30)
    speed, derived = said[-1]  # type: ignore[misc]
    assert derived
    assert abs(speed - mps) <= 2 / 5, "two metres in five seconds"
    assert said[0] == ZERO


def test_a_belt_that_stands_stands() -> None:
    belief = SpeedFromDistance()
    assert set(walk(belief, 0.0, 30)) == {ZERO}
    moving = SpeedFromDistance()
    walk(moving, 2.0, 20)
    after = [moving.speed_mps(second * 1_000_000, 0.0, 38) for second in range(20, 30)]
    assert after[-1] == ZERO
    assert after[0] != ZERO, f"for {STANDS_US} us it may still move"


def test_a_belt_that_tells_its_speed_is_believed_when_it_says_zero() -> None:
    belief = SpeedFromDistance()
    assert belief.speed_mps(0, 2.5, 0) == (2.5, False)
    assert set(walk(belief, 2.0, 30)) == {ZERO}


def test_what_is_not_said_stays_unsaid_and_nonsense_is_not_believed() -> None:
    belief = SpeedFromDistance()
    assert belief.speed_mps(0, None, 5) == (None, False)
    assert belief.speed_mps(0, 0.0, None) == ZERO
    assert set(walk(belief, 50.0, 30)) == {ZERO}, "180 km/h"
    belief.speed_mps(31_000_000, 0.0, 3)
    assert belief.speed_mps(32_000_000, 0.0, 5) == ZERO, "it began anew"
