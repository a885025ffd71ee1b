"""A bout's sums: from whichever sensor can be trusted, unknown where nothing was measured."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.coaching.bout import AVERAGED, sum_up, trusted
from kiosk.coaching.noise import MEAN_FLOOR
from kiosk.gait.measures import UNKNOWN, Live, Placement, Quality, Reading, SetResult, Side, Step


def steps(
    cadence_spm: float,
    count: int = 40,
    sides: tuple[Side, ...] = (Side.LEFT, Side.RIGHT),
    placement: Placement = Placement.FOOT,
    contact_us: tuple[int | None, ...] = (250_000,),
) -> list[Step]:
    made = []
    for i in range(count):
        at_us, contact = round(i * 60e6 / cadence_spm), contact_us[i % len(contact_us)]
        toe_off_us = None if contact is None else at_us + contact
        side = sides[i % len(sides)]
        made.append(Step(side, placement, at_us, toe_off_us, None, None, 1.0, Quality.MEASURED))
    return made


@given(st.floats(100, 220))
def test_cadence_is_contacts_of_both_feet_a_minute(spm: float) -> None:
    assert sum_up(0, 1, steps(spm), ()).cadence_spm.value == pytest.approx(spm, rel=1e-4)


@pytest.mark.parametrize(
    ("side", "placement"), [(Side.LEFT, Placement.FOOT), (Side.UNKNOWN, Placement.SHANK)]
)
def test_one_leg_alone_sees_strides(side: Side, placement: Placement) -> None:
    cadence = sum_up(0, 1, steps(80, sides=(side,), placement=placement), ()).cadence_spm
    assert cadence.value == pytest.approx(160, rel=1e-4)


def test_a_lost_step_or_a_pause_does_not_slow_the_cadence() -> None:
    whole = steps(160, 60)
    assert sum_up(0, 1, whole[:20] + whole[21:40] + whole[50:], ()).cadence_spm.value == (
        pytest.approx(160, rel=1e-4)
    )


def test_hops_have_no_cadence() -> None:
    assert sum_up(0, 1, steps(170, sides=(Side.BOTH,)), ()).cadence_spm.value is None


def test_contact_times_that_were_not_seen_are_left_out_not_zero() -> None:
    result = sum_up(0, 1, steps(160, contact_us=(None, 240_000)), ())
    assert result.contact_time_s.value == pytest.approx(0.24)
    assert result.balance.value is None
    assert result.flight_time_s.value is None


def test_left_share_of_contact() -> None:
    balance = sum_up(0, 1, steps(160, contact_us=(260_000, 240_000)), ()).balance
    assert balance.value == pytest.approx(0.52)


def test_two_sensors_do_not_count_a_step_twice() -> None:
    both = steps(160) + steps(160, sides=(Side.UNKNOWN,), placement=Placement.SACRUM)
    assert {step.placement for step in trusted(both)} == {Placement.FOOT}
    assert sum_up(0, 1, both, ()).steps == 40


def test_a_dying_pod_leaves_the_count_to_the_other_sensor() -> None:
    both = steps(160, 10) + steps(160, 40, (Side.UNKNOWN,), Placement.SACRUM)
    assert {step.placement for step in trusted(both)} == {Placement.SACRUM}


def test_where_nothing_counts_steps_the_reported_cadence_counts() -> None:
    lives = [Live(i, cadence_spm=Reading(150.0 + i, Quality.MEASURED, 1.0)) for i in range(3)]
    assert sum_up(0, 1, (), lives).cadence_spm == Reading(151.0, Quality.MEASURED, 1.0)


def test_nothing_measured_is_unknown() -> None:
    result = sum_up(0, 1, (), ())
    assert result.steps == 0
    assert result.cadence_spm.value is result.contact_time_s.value is None


def test_a_trunk_sensor_has_a_higher_noise_floor_than_a_shoe() -> None:
    feet = sum_up(0, 1, steps(160), ()).contact_time_s.floor
    trunk = sum_up(0, 1, steps(160, placement=Placement.SACRUM), ()).contact_time_s.floor
    assert (feet, trunk) == (0.010, 0.032)


def test_posture_is_the_mean_of_what_was_heard_with_its_own_floor() -> None:
    lives = [Live(i, trunk_lean_rad=Reading(0.1 * i, Quality.MEASURED)) for i in range(3)]
    lean = sum_up(0, 1, (), [*lives, Live(9)]).trunk_lean_rad
    assert lean.value == pytest.approx(0.1)
    assert lean.floor == MEAN_FLOOR["trunk_lean_rad"]
    assert sum_up(0, 1, (), [Live(9)]).trunk_lean_rad.value is None


def test_the_kiss_of_the_heel_reaches_the_result_as_sure_as_it_was_heard() -> None:
    heard = [Live(at, heel_kiss=Reading(0.8, Quality.ESTIMATED, 0.1)) for at in range(3)]
    assert sum_up(0, 1, (), heard).heel_kiss == Reading(
        pytest.approx(0.8), Quality.ESTIMATED, pytest.approx(0.1)
    )


def test_every_reading_of_a_bout_is_filled_where_it_was_heard() -> None:
    assert set(AVERAGED) <= {f.name for f in fields(SetResult)} & {f.name for f in fields(Live)}
    assert set(MEAN_FLOOR) <= set(AVERAGED)
    readings = {f.name for f in fields(SetResult) if f.default is UNKNOWN}
    heard = {name: Reading(0.1, Quality.MEASURED) for name in readings if name in AVERAGED}
    result = sum_up(0, 1, steps(160), [Live(1, **heard)])
    seen = {name for name in readings if getattr(result, name).value is not None}
    assert readings - seen == {"flight_time_s"}  # of steps that told none


def test_the_mean_phase_of_steps_on_both_sides_of_half_a_beat_is_half_a_beat() -> None:
    lives = [
        Live(i, beat_phase=Reading(phase, Quality.MEASURED))
        for i, phase in enumerate((-0.48, 0.46))
    ]
    phase = sum_up(0, 1, (), lives).beat_phase.value
    assert phase is not None
    assert abs(phase) == pytest.approx(0.49)
