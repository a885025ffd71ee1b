"""A virtual member that does what the screen says."""

from dataclasses import replace

import pytest

from kiosk.cli.following import EASY_MPS, ERRORS, WALK_MPS, Following
from kiosk.coaching.equipment import BeltControl, Hold
from kiosk.coaching.presence import BELT_RUNS
from kiosk.coaching.view import Phase, View
from kiosk.gait.measures import Live
from kiosk.simulator import Error, VirtualMember
from kiosk.simulator.belt import BeltState

VIEW = View(0, Phase.WELCOME, "", Live(0))


def view(at_s: int, phase: Phase, exercise: str | None = None, held: str | None = None) -> View:
    return replace(VIEW, at_us=at_s * 1_000_000, phase=phase, exercise=exercise, held=held)


@pytest.fixture
def following() -> Following:
    return Following(VirtualMember(seed=1), Error.HEEL_SLAM)


def test_the_belt_is_set_for_what_the_phase_needs(following: Following) -> None:
    belt = following.member.belt
    following.follow(view(0, Phase.STAND_TALL))
    assert belt.state is BeltState.STOPPED
    following.follow(view(10, Phase.WALK))
    assert belt.target_mps == pytest.approx(WALK_MPS)
    following.follow(view(40, Phase.BASELINE))
    assert belt.target_mps == pytest.approx(EASY_MPS)
    following.follow(view(60, Phase.PURPOSE, "small_springs"))
    assert belt.state is BeltState.RUNNING
    following.follow(view(70, Phase.BELT, "small_springs"))
    assert belt.state is BeltState.STOPPED
    following.follow(view(90, Phase.BELT, "push_and_float"))
    assert belt.state is BeltState.RUNNING
    following.follow(view(99, Phase.SET, "small_springs", BELT_RUNS))
    assert belt.state is BeltState.STOPPED


def test_in_strides_the_belt_runs_as_the_screen_asked_last(following: Following) -> None:
    belt = following.member.belt
    following.follow(view(0, Phase.COUNTDOWN, "push_and_float"))
    asked = replace(view(10, Phase.SET, "push_and_float"), wanted_speed_mps=3.36)
    following.follow(asked)
    assert belt.target_mps == pytest.approx(3.36)
    following.follow(view(20, Phase.SET, "push_and_float"))
    assert belt.target_mps == pytest.approx(3.36)
    following.follow(replace(asked, phase=Phase.REST, at_us=30_000_000, wanted_speed_mps=2.8))
    assert belt.target_mps == pytest.approx(2.8)
    following.follow(view(60, Phase.COUNTDOWN))
    assert belt.target_mps == pytest.approx(EASY_MPS)


def test_the_error_is_made_from_the_second_set_on(following: Following) -> None:
    following.follow(replace(view(0, Phase.SET, "small_springs"), set_number=1))
    assert following.member.errors == {}
    following.follow(replace(view(10, Phase.SET, "small_springs"), set_number=2))
    assert following.member.errors == {Error.HEEL_SLAM: 1.0}
    following.follow(view(30, Phase.REST, "small_springs"))
    assert following.member.errors == {}


def test_an_error_is_made_in_its_own_exercise_and_every_error_has_one(
    following: Following,
) -> None:
    following.follow(replace(view(0, Phase.SET, "push_and_float"), set_number=2))
    assert following.member.errors == {}
    assert frozenset().union(*ERRORS.values()) == set(Error)


def test_nobody_touches_the_console_of_a_belt_that_is_set_by_finger(following: Following) -> None:
    belt = following.member.belt
    following.follow(view(10, Phase.WALK))
    belt.set_speed(30.0, 2.0, by_radio=True)
    held = replace(view(31, Phase.WALK), belt=BeltControl(Hold.HOLDING))
    following.follow(held)
    assert belt.target_mps == pytest.approx(2.0)
    following.follow(replace(held, phase=Phase.BASELINE, at_us=40_000_000))
    assert belt.target_mps == pytest.approx(EASY_MPS)
