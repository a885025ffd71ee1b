"""Rules 3 and 10 at the member's side: control lasts as long as its Stop is on the screen."""

import pytest

from kiosk.app.belt import STOPPING
from kiosk.coaching.equipment import Hold
from kiosk.coaching.view import BELT_IS_SET_IN, Intent, Phase
from tests.kiosk.app.test_belt import Desk, at_the_desk, ops


@pytest.mark.parametrize("phase", sorted(set(Phase) - BELT_IS_SET_IN))
def test_rules_3_and_10_where_the_screen_has_no_stop_there_is_no_control(phase: Phase) -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        at.phase = phase
        await at.wait(2)
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
        at.phase = Phase.SET
        await at.wait(15)
        assert at.shown().hold is Hold.READ_ONLY
        at.phase = Phase.COOL_DOWN
        await at.wait(0.5)
        assert at.shown().hold is Hold.OFFERED
        at.tap(Intent.BELT_BEGIN)
        assert at.shown().hold is Hold.HOLDING

    assert ops(at_the_desk(test)) == [0, 2]


@pytest.mark.parametrize("phase", sorted(BELT_IS_SET_IN))
def test_staying_where_the_screen_has_stop_ends_nothing(phase: Phase) -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        at.phase = phase
        await at.wait(1)
        assert at.shown().hold is Hold.HOLDING

    at_the_desk(test)


@pytest.mark.parametrize("phase", sorted(set(Phase) - BELT_IS_SET_IN))
def test_rule_3_it_is_offered_and_taken_only_where_its_stop_would_be_shown(phase: Phase) -> None:
    async def test(at: Desk) -> None:
        at.console(2.5)
        await at.wait(25)
        assert at.shown().hold is Hold.OFFERED
        at.phase = phase
        await at.wait(0.5)
        assert at.shown().hold is Hold.READ_ONLY
        at.tap(Intent.BELT_BEGIN)
        assert at.shown().hold is Hold.READ_ONLY
        await at.wait(5)

    assert ops(at_the_desk(test)) == []


def test_rule_3_whoever_comes_back_at_once_must_tap_again() -> None:
    """What was asked last is still looked at: a Stop that was tapped works, nothing else does."""

    async def test(at: Desk) -> None:
        await at.hold()
        at.tap(Intent.BELT_SPEED, 13 / 3.6)
        await at.wait(0.5)
        at.phase = Phase.SET
        await at.wait(1)
        at.phase = Phase.COOL_DOWN
        await at.wait(1)
        shown = at.shown()
        assert (shown.hold, shown.wanted_mps, shown.ends_in_s) == (Hold.FINISHING, None, None)
        at.tap(Intent.BELT_SPEED, 13 / 3.6)
        await at.wait(1)
        at.tap(Intent.BELT_STOP)
        await at.wait(10)

    assert ops(at_the_desk(test)) == [0, 2, 8]


def test_rule_6_a_belt_that_runs_away_as_a_set_begins_is_stopped_and_the_member_is_told() -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        at.tap(Intent.BELT_SPEED, 9.5 / 3.6)
        await at.wait(0.5)
        at.phase = Phase.SET
        await at.wait(2)
        said = [at.desk.ended()]
        at.member.belt.set_speed(at.clock.now_us() / 1e6, 5.0, by_radio=True)  # no console says so
        for _ in range(50):
            await at.wait(0.1)
            said.append(at.desk.ended())
            if said[-1]:
                assert at.shown().hold is Hold.STOPPING, "as it begins, not when it is over"
        assert [words for words in said if words] == [STOPPING]

    assert ops(at_the_desk(test)) == [0, 2, 8]


def test_a_stop_that_waits_for_its_turn_is_not_undone_by_a_tap_on_done() -> None:
    async def test(at: Desk) -> None:
        await at.hold()
        at.tap(Intent.BELT_SPEED, 9.5 / 3.6)
        await at.wait(0.1)
        at.tap(Intent.BELT_STOP)
        at.tap(Intent.BELT_END)
        await at.wait(20)

    assert ops(at_the_desk(test)) == [0, 2, 8]
