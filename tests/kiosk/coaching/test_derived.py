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


@given(st.integers(320, 400), st.integers(320, 400))
def test_whose_step_takes_longer_keeps_its_sign(left_ms: int, right_ms: int) -> None:
    took_us = {Side.LEFT: left_ms * 1000, Side.RIGHT: right_ms * 1000}
    uneven = [replace(step, step_time_us=took_us[step.side]) for step in steps(30)]
    expected = (left_ms - right_ms) / ((left_ms + right_ms) / 2)
    assert derived.now(uneven)["step_difference"] == pytest.approx(expected)


def test_a_pause_within_a_step_is_no_limp() -> None:
    """A set begins with the step that ends a rest."""
    paused = steps(12)
    paused[2] = replace(paused[2], step_time_us=1_055_000)
    assert derived.now(paused)["step_unevenness"] == pytest.approx(0)


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


def springs(count: int, contact_us: int = 200_000, flight_us: int = 160_000) -> list[Step]:
    made = hops(count, contact_us + flight_us, 0)
    return [
        replace(hop, toe_off_us=hop.initial_contact_us + contact_us, flight_time_us=flight_us)
        for hop in made
    ]


@given(st.integers(150_000, 400_000), st.integers(80_000, 300_000))
def test_a_set_of_hops_says_how_long_in_the_air_for_how_long_on_the_ground(
    contact_us: int, flight_us: int
) -> None:
    said = derived.whole(springs(20, contact_us, flight_us))
    assert said["reactivity"] == pytest.approx(flight_us / contact_us)
    assert said["contact_time"] == pytest.approx(contact_us / 1e6)
    assert said["hop_height"] == pytest.approx(9.80665 * (flight_us / 1e6) ** 2 / 8)


def test_the_first_three_hops_are_left_out_and_ten_are_needed() -> None:
    long = [replace(hop, flight_time_us=300_000) for hop in springs(3)]
    assert derived.whole([*long, *springs(20)[3:]])["reactivity"] == pytest.approx(0.8)
    assert "reactivity" not in derived.whole(springs(9))


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
