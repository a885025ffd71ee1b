"""Averages that a lost step, a pause or one shoe do not spoil."""

from dataclasses import replace

import pytest

from kiosk.gait import summary
from kiosk.gait.measures import UNKNOWN, Mode, Placement, Quality, Side, Step


def steps(
    landings_ms: list[int], sides: tuple[Side, ...] = (Side.UNKNOWN,), contact_ms: int = 240
) -> list[Step]:
    return [
        Step(
            side=sides[i % len(sides)],
            placement=Placement.SACRUM,
            initial_contact_us=at * 1000,
            toe_off_us=(at + contact_ms) * 1000,
            flight_time_us=100_000,
            step_time_us=None,
            confidence=1.0,
            contact_quality=Quality.ESTIMATED,
        )
        for i, at in enumerate(landings_ms)
    ]


def test_cadence_counts_steps_of_both_feet_per_minute() -> None:
    reading = summary.cadence(steps(list(range(0, 3600, 360))))
    assert reading.value == pytest.approx(60 / 0.36)
    assert reading.quality is Quality.MEASURED
    assert 0 < reading.floor < 1


def test_cadence_counts_a_missed_step_and_not_a_pause() -> None:
    landings = [0, 350, 700, 1400, 1750, 2100, 9000, 9350, 9700]
    assert summary.cadence(steps(landings)).value == pytest.approx(60 / 0.35)


def test_a_foot_that_always_seems_to_land_late_does_not_change_the_cadence() -> None:
    landings = [360 * n + (20 if n % 2 else 0) for n in range(8)]
    assert summary.cadence(steps(landings)).value == pytest.approx(60 / 0.36)


def test_cadence_of_one_shoe_is_still_of_both_feet() -> None:
    one_shoe = steps(list(range(0, 7200, 720)), (Side.LEFT,))
    assert summary.cadence(one_shoe).value == pytest.approx(60 / 0.36)


def test_cadence_of_a_leg_nobody_named_is_still_of_both_legs() -> None:
    one_leg = [replace(s, placement=Placement.SHANK) for s in steps(list(range(0, 7200, 720)))]
    assert summary.cadence(one_leg).value == pytest.approx(60 / 0.36)


def test_too_few_steps_say_nothing() -> None:
    assert summary.cadence(steps([0, 360, 720])) is UNKNOWN
    assert summary.contact_time([]) is UNKNOWN
    assert summary.contact_time(steps([0, 360])) is UNKNOWN
    assert summary.balance(steps(list(range(0, 3600, 360)))) is UNKNOWN


def test_balance_is_the_left_share_of_contact_time() -> None:
    left = steps(list(range(0, 7200, 720)), (Side.LEFT,), 260)
    right = steps(list(range(360, 7200, 720)), (Side.RIGHT,), 240)
    reading = summary.balance([*left, *right])
    assert reading.value == pytest.approx(0.52)
    assert 0.005 < reading.floor < 0.05


def test_the_floor_shrinks_with_more_steps() -> None:
    few = summary.contact_time(steps([0, 360, 720]))
    many = summary.contact_time(steps(list(range(0, 36000, 360))))
    assert few.value == many.value == pytest.approx(0.24)
    assert many.floor < few.floor / 3


def test_duty_factor_is_contact_over_stride() -> None:
    reading = summary.duty_factor(steps(list(range(0, 3600, 360))))
    assert reading.value == pytest.approx(0.24 / 0.72)


def test_placements_are_never_mixed() -> None:
    assert summary.of_one_placement([]) == []
    assert len(summary.of_one_placement(steps([0, 360]))) == 2


def test_regularity_leaves_out_what_was_missed() -> None:
    even = summary.step_time_cv(steps(list(range(0, 3600, 360))))
    assert even.value == pytest.approx(0.0)
    limping = [0, 340, 720, 1060, 1440, 1780, 2160]
    assert summary.step_time_cv(steps(limping)).value == pytest.approx(0.061, abs=0.002)
    with_a_gap = [0, 340, 720, 1060, 1440, 1780, 9000, 9340, 9720]
    assert summary.step_time_cv(steps(with_a_gap)).value == pytest.approx(0.061, abs=0.003)
    assert summary.step_time_cv(steps([0, 360])) is UNKNOWN


def test_hops_have_a_rate_and_a_height_and_no_cadence() -> None:
    hops = steps(list(range(0, 3600, 360)), (Side.BOTH,), 210)
    assert summary.cadence(hops) is UNKNOWN
    assert summary.hop_rate(hops).value == pytest.approx(1 / 0.36)
    assert summary.hop_height(hops).value == pytest.approx(9.80665 * 0.1**2 / 8)
    running = steps(list(range(0, 3600, 360)), (Side.LEFT, Side.RIGHT))
    assert summary.hop_rate(running) is UNKNOWN
    assert summary.hop_height(running) is UNKNOWN
    assert summary.onset_lag(running) is UNKNOWN


def test_one_foot_hears_every_hop() -> None:
    heard = steps(list(range(0, 3600, 360)), (Side.LEFT,), 210)
    hops = [replace(step, mode=Mode.HOPPING) for step in heard]
    assert summary.hop_rate(hops).value == pytest.approx(1 / 0.36)


def test_the_lag_of_the_feet_is_the_middle_of_the_hops() -> None:
    hops = [
        replace(step, feet_lag_us=lag)
        for step, lag in zip(
            steps([0, 360, 720, 1080], (Side.BOTH,)), (4000, 8000, 9000, 60000), strict=True
        )
    ]
    assert summary.onset_lag(hops).value == pytest.approx(0.0085)
