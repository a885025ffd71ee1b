"""A contact and its neighbours make a step."""

import pytest

from kiosk.gait.contact import Contact, Neighbours, step_of
from kiosk.gait.measures import Mode, Placement, Quality, Side


def contact(
    at_ms: int, off_ms: int | None, side: Side = Side.LEFT, told: Mode = Mode.UNKNOWN
) -> Contact:
    off_us = None if off_ms is None else off_ms * 1000
    return Contact(at_ms * 1000, side, 0.9, False, off_us, None, told, Quality.ENTERED)


def test_running_alternates_with_flights() -> None:
    near = Neighbours(contact(-350, -110, Side.RIGHT), contact(350, 590, Side.RIGHT))
    step = step_of(Placement.FOOT, contact(0, 240), near)
    assert step.mode is Mode.UNKNOWN  # until this foot's stride is known
    near = Neighbours(near.before, near.after, contact(-700, -460))
    step = step_of(Placement.FOOT, contact(0, 240), near)
    assert (step.mode, step.stride_time_us, step.flight_time_us) == (Mode.RUNNING, 700_000, 110_000)
    assert step.duty_factor == pytest.approx(240 / 700)
    assert step.double_support_us is None
    assert step.side_quality is Quality.ENTERED


def test_walking_overlaps() -> None:
    near = Neighbours(contact(-550, 90, Side.RIGHT), contact(550, 1190, Side.RIGHT))
    step = step_of(Placement.FOOT, contact(0, 640), near)
    assert (step.mode, step.double_support_us) == (Mode.WALKING, 90_000)
    assert step.flight_time_us is None


def test_one_shoe_alone_tells_a_walk_by_its_duty() -> None:
    walked = Neighbours(None, contact(1100, 1740), contact(-1100, -460))
    assert step_of(Placement.FOOT, contact(0, 640), walked).mode is Mode.WALKING
    ran = Neighbours(None, contact(700, 940), contact(-700, -460))
    assert step_of(Placement.FOOT, contact(0, 240), ran).mode is Mode.RUNNING


def test_no_runner_lands_one_foot_so_often() -> None:
    hopped = Neighbours(None, contact(350, 560), contact(-350, -140))
    step = step_of(Placement.FOOT, contact(0, 210), hopped)
    assert (step.mode, step.flight_time_us) == (Mode.HOPPING, 140_000)


@pytest.mark.parametrize("told", [Mode.WALKING, Mode.RUNNING, Mode.UNKNOWN])
def test_a_sensor_of_both_feet_is_believed(told: Mode) -> None:
    alone = contact(0, None, Side.UNKNOWN, told)
    assert step_of(Placement.SACRUM, alone, Neighbours()).mode is told


def test_both_feet_are_a_hop() -> None:
    assert step_of(Placement.BELT, contact(0, 210, Side.BOTH), Neighbours()).mode is Mode.HOPPING


L, R, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH


@pytest.mark.parametrize(
    ("told", "side", "after_ms", "stride_ms", "mode"),
    [
        (Mode.WALKING, L, 540, 1080, Mode.WALKING),
        (Mode.WALKING, L, 330, 660, Mode.QUICK_FEET),  # 180 steps a minute are no walk
        (Mode.WALKING, L, 330, None, Mode.UNKNOWN),
        (Mode.WALKING, L, 540, 2000, Mode.UNKNOWN),  # has just begun
        (Mode.RUNNING, L, 360, 720, Mode.RUNNING),
        (Mode.RUNNING, L, 570, 1140, Mode.UNKNOWN),  # nor 105 a run
        (Mode.QUICK_FEET, L, 340, 680, Mode.QUICK_FEET),
        (Mode.HOPPING, L, 340, 680, Mode.UNKNOWN),  # one after the other
        (Mode.HOPPING, BOTH, 380, 380, Mode.HOPPING),
        (Mode.RUNNING, BOTH, 380, None, Mode.HOPPING),
        (Mode.WALKING, BOTH, 540, 1080, Mode.UNKNOWN),
    ],
)
def test_two_shanks_hold_what_is_told_against_when_they_land(
    told: Mode, side: Side, after_ms: int, stride_ms: int | None, mode: Mode
) -> None:
    before = None if stride_ms is None else contact(-stride_ms, None, side, told)
    near = Neighbours(None, contact(after_ms, None, BOTH if side is BOTH else R, told), before)
    assert step_of(Placement.SHANK, contact(0, 200, side, told), near).mode is mode


def test_one_shank_does_not_guess_between_quick_feet_and_every_second_hop() -> None:
    near = Neighbours(None, contact(660, None, L, Mode.WALKING), contact(-660, None))
    step = step_of(Placement.SHANK, contact(0, 200, L, Mode.WALKING), near)
    assert step.mode is Mode.UNKNOWN


def test_a_leg_that_hops_alone_of_two_does_not() -> None:
    hop = contact(0, 200, L, Mode.HOPPING)
    earlier, later = contact(-400, -190, L, Mode.HOPPING), contact(400, None, L, Mode.HOPPING)
    assert step_of(Placement.SHANK, hop, Neighbours(None, later, earlier)).mode is Mode.HOPPING
    paired = Neighbours(None, later, earlier, paired=True)
    assert step_of(Placement.SHANK, hop, paired).mode is Mode.UNKNOWN
