"""What a visit computes from steps: left against right, and whether a set fades."""

from dataclasses import replace

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
    assert derived.now(steps(4)) == {}
    assert derived.whole(steps(5)) == {}


@given(st.floats(0.9, 1.25), st.integers(30, 80))
def test_a_fading_set_tells_how_much_slower_it_became(slower: float, count: int) -> None:
    said = derived.whole(steps(count, last_slower=slower))["rate_trend"]
    assert said == pytest.approx(1 / slower - 1, abs=0.012)


@given(st.integers(10, 50))
def test_a_lost_step_is_no_fading(lost: int) -> None:
    kept = [step for i, step in enumerate(steps(60)) if i != lost]
    assert derived.whole(kept)["rate_trend"] == pytest.approx(0, abs=1e-6)


def hops(count: int, period_us: int, lag_us: int, wobble: float = 0.0) -> list[Step]:
    made = []
    for i in range(count):
        at_us = round(i * period_us + (period_us * wobble if i % 2 else 0))
        sides = [Side.BOTH] if lag_us < 40_000 else [Side.LEFT, Side.RIGHT]
        for n, side in enumerate(sides):
            begun = at_us + n * lag_us
            made.append(Step(side, Placement.FOOT, begun, None, None, None, 1.0, Quality.MEASURED))
    return made


def test_hops_have_a_rate_and_a_rhythm_but_no_cadence() -> None:
    said = derived.now(hops(12, 360_000, 0))
    assert said["hop_rate"] == pytest.approx(1 / 0.36)
    assert said["step_regularity"] == pytest.approx(0)
    assert "cadence" not in said
    assert "onset_lag" not in said
    assert derived.now(hops(12, 360_000, 0, wobble=0.1))["step_regularity"] > 0.08


def test_the_lag_of_hops_that_were_told_as_one_landing_or_as_two() -> None:
    told = [replace(step, feet_lag_us=46_000) for step in hops(6, 360_000, 0)]
    apart = [
        replace(step, initial_contact_us=step.initial_contact_us + 6 * 360_000)
        for step in hops(5, 360_000, 50_000)
    ]
    assert derived.now(told)["onset_lag"] == pytest.approx(0.046)
    assert derived.now([*told, *apart])["onset_lag"] == pytest.approx(0.046)


def test_feet_that_land_apart_are_still_one_hop_with_a_lag() -> None:
    said = derived.now(hops(12, 360_000, 50_000))
    assert said["onset_lag"] == pytest.approx(0.05)
    assert said["hop_rate"] == pytest.approx(1 / 0.36)


def test_the_pace_of_the_latest_steps() -> None:
    assert derived.now(steps(30))["cadence"] == pytest.approx(60 / 0.36)
    assert derived.now(steps(30, last_slower=1.1))["cadence"] < 155


def test_steps_on_every_beat_keep_to_it_and_others_wander_around_it() -> None:
    on_the_beat = derived.beat_spread(steps(20), 60 / 0.36)
    beside_it = derived.beat_spread(steps(20), 180.0)
    assert on_the_beat == pytest.approx(0, abs=1e-6)
    assert beside_it is not None
    assert beside_it > 0.5
    assert derived.beat_spread(steps(5), 160) is None
