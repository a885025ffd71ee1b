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
