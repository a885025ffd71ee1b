"""Rules 3 and 10 at the member's side: control lasts as long as its Stop is on the screen."""

import pytest

from kiosk.coaching.equipment import Hold
from kiosk.coaching.view import BELT_IS_SET_IN, Intent, Phase
from tests.kiosk.app.test_belt import Desk, at_the_desk, ops


@pytest.mark.parametrize("phase", sorted(set(Phase) - BELT_IS_SET_IN))
def test_rules_3_and_10_where_the_screen_has_no_stop_there_is_no_control(phase: Phase) -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        for _ in range(4):
            at.desk.follow(phase, left=False)
            await at.wait(0.5)
        assert at.desk.show(at.clock.now_us()) is None or at.shown().hold is not Hold.HOLDING
        at.tap(Intent.BELT_SPEED, 9.5 / 3.6)
        await at.wait(10)

    assert ops(at_the_desk(test)) == [0]


def test_what_is_on_its_way_when_a_set_begins_is_the_last_and_the_belt_may_be_had_again() -> None:
    """Nothing of a ramp of 20 s follows into a set; where it is seen to have worked, another tap
    takes the belt up later without another word to it."""

    async def test(at: Desk) -> None:
        await at.hold()
        at.tap(Intent.BELT_SPEED, 13 / 3.6)
        await at.wait(0.5)
        for _ in range(30):
            at.desk.follow(Phase.SET, left=False)
            await at.wait(0.5)
        assert at.shown().reason is None or at.shown().hold is Hold.OFFERED
        at.desk.follow(Phase.COOL_DOWN, left=False)
        assert at.shown().hold is Hold.OFFERED
        at.tap(Intent.BELT_BEGIN)
        assert at.shown().hold is Hold.HOLDING

    assert ops(at_the_desk(test)) == [0, 2]


@pytest.mark.parametrize("phase", sorted(BELT_IS_SET_IN))
def test_staying_where_the_screen_has_stop_ends_nothing(phase: Phase) -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        at.desk.follow(phase, left=False)
        assert at.shown().hold is Hold.HOLDING

    at_the_desk(test)


def test_a_stop_that_waits_for_its_turn_is_not_undone_by_a_tap_on_done() -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        at.tap(Intent.BELT_SPEED, 9.5 / 3.6)
        await at.wait(0.1)
        at.tap(Intent.BELT_STOP)
        at.tap(Intent.BELT_END)
        await at.wait(20)

    assert ops(at_the_desk(test)) == [0, 2, 8]
