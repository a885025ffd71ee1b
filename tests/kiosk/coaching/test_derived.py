"""What a visit computes from steps: left against right, and whether a set fades."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching import derived
from kiosk.gait.measures import Placement, Quality, Side, Step


def steps(
    count: int, left_us: int = 250_000, right_us: int = 250_000, last_slower: float = 1.0
) -> list[Step]:
    made, at_us = [], 0
    for i in range(count):
        side = Side.LEFT if i % 2 == 0 else Side.RIGHT
        contact = left_us if side is Side.LEFT else right_us
        period = round(360_000 * (1 + (last_slower - 1) * i / count))
        made.append(
            Step(
                *(side, Placement.FOOT, at_us, at_us + contact, None, period, 1.0),
                Quality.MEASURED,
            )
        )
        at_us += period
    return made


@given(st.integers(200_000, 300_000), st.integers(200_000, 300_000))
def test_unevenness_is_the_difference_over_the_mean(left_us: int, right_us: int) -> None:
    expected = abs(left_us - right_us) / ((left_us + right_us) / 2)
    assert derived.now(steps(30, left_us, right_us))["step_unevenness"] == pytest.approx(expected)


def test_few_steps_say_nothing() -> None:
    assert derived.now(steps(6)) == {}
    assert derived.whole(steps(7)) == {}


def test_a_fading_set_has_a_falling_rate() -> None:
    assert derived.whole(steps(60, last_slower=1.2))["rate_trend"] < -0.05
    assert derived.whole(steps(60))["rate_trend"] == pytest.approx(0)
