"""Rules 7, 8, 10 and the end of 3: how a belt is let go, by whom, and what is never sent then."""

import pytest

from kiosk.devices.treadmill.control_point import decode_control_point
from kiosk.devices.treadmill.guard import Control
from kiosk.devices.treadmill.status import decode_status
from tests.kiosk.devices.treadmill.simple_belt import SimpleBelt, held, ops


def test_rule_3_what_people_let_go_of_the_belt_or_its_console_may_take_for_good() -> None:
    for wire in ("0201", "03", "ff"):
        belt = held()
        belt.guard.let_go("left the screen")
        belt.guard.status(decode_status(bytes.fromhex(wire)))
        belt.run(10)
        assert not belt.guard.begin(belt.at_us, "member")
    stood = held()
    stood.guard.let_go("ended by the member")
    stood.running = False
    stood.run(30)
    stood.console(6.0)
    stood.run(40)
    assert not stood.guard.begin(stood.at_us, "member"), "it stood since: only a new link knows"


def test_rule_3_a_command_in_flight_when_people_let_go_ends_it_for_this_link() -> None:
    belt = held()
    belt.answers = False
    belt.guard.want_speed(belt.at_us, 8.0, tapped=True)
    belt.run(1)
    belt.guard.let_go("left the screen")
    belt.run(60)
    assert ops(belt) == [0, 2]
    assert not belt.guard.begin(belt.at_us, "member")


def test_rule_3_where_stop_is_no_longer_shown_the_last_command_is_seen_through_and_no_more() -> (
    None
):
    belt = held()
    belt.guard.want_speed(belt.at_us, 10.0, tapped=True)
    belt.run(1)
    belt.guard.finish(belt.at_us, "left the screen")
    assert belt.guard.state is Control.FINISHING
    assert not belt.guard.want_speed(belt.at_us, 6.0, tapped=True)
    belt.run(3)
    assert belt.guard.state is Control.FINISHING, "it may still run away"
    belt.run(4)
    assert (belt.guard.state, belt.guard.reason) == (Control.READ_ONLY, "left the screen")
    assert ops(belt) == [0, 2]
    assert belt.guard.begin(belt.at_us, "member"), "a tap has it again"
    idle = held()
    idle.guard.finish(idle.at_us, "left the screen")
    assert idle.guard.state is Control.READ_ONLY, "nothing was on its way"


@pytest.mark.parametrize("says_so", [True, False])
def test_rule_7_whoever_gave_it_back_may_set_it_at_the_console_at_once(says_so: bool) -> None:
    """No stop is sent, nothing is set again, and another tap may have it later."""
    for kmh in (5.0, 8.5):
        belt = held()
        belt.guard.want_speed(belt.at_us, 6.5, tapped=True)
        belt.run(8)
        belt.guard.finish(belt.at_us, "ended by the member")
        if says_so:
            belt.console(kmh)
        belt.wanted = kmh
        belt.run(20)
        assert (belt.guard.state, ops(belt)) == (Control.READ_ONLY, [0, 2])
        assert belt.guard.reason == "ended by the member", "no word about it"
        assert belt.guard.may_begin(belt.at_us)


def test_rule_7_a_console_that_is_touched_while_a_step_is_in_flight_ends_it_all_the_same() -> None:
    belt = held()
    belt.answers = False
    belt.guard.want_speed(belt.at_us, 6.5, tapped=True)
    belt.run(1)
    belt.guard.finish(belt.at_us, "ended by the member")
    belt.console(9.0)
    belt.run(20)
    assert (belt.guard.state, ops(belt)) == (Control.HANDS_OFF, [0, 2])


def test_rule_3_a_request_in_flight_when_stop_is_no_longer_shown_gives_no_control() -> None:
    belt = SimpleBelt()
    belt.console(6.0)
    belt.run(40)
    assert belt.guard.begin(belt.at_us, "member")
    belt.answers = False
    belt.tick()
    belt.guard.finish(belt.at_us, "left the screen")
    belt.guard.answer(decode_control_point(bytes.fromhex("800001")))
    belt.run(1)
    assert (belt.guard.state, ops(belt)) == (Control.READ_ONLY, [0])


@pytest.mark.parametrize("kmh", [5.0, 7.0])
def test_rule_7_the_console_wins_and_nothing_is_set_again(kmh: float) -> None:
    for says_so in (True, False):
        belt = held()
        if says_so:
            belt.console(kmh)
        belt.wanted = kmh
        belt.run(30)
        assert (belt.guard.state, ops(belt)) == (Control.HANDS_OFF, [0])
        assert belt.speed == kmh
        assert not belt.guard.want_speed(belt.at_us, 6.0, tapped=True)


def test_rule_7_a_hand_that_slows_it_while_a_step_is_in_flight_is_not_answered_by_a_stop() -> None:
    belt = held()
    belt.guard.want_speed(belt.at_us, 7.0, tapped=True)
    while 2 not in ops(belt):
        belt.tick()
    belt.wanted = 3.0
    belt.run(60)
    assert (belt.guard.state, ops(belt)) == (Control.HANDS_OFF, [0, 2])
    assert belt.speed == 3.0


@pytest.mark.parametrize("wire", ["05ffff", "05a00f", "06ff7f", "062003"])
def test_rule_7_a_change_to_what_no_belt_does_is_not_ours(wire: str) -> None:
    """40 km/h, 80 %, or no value at all: whoever set that, it was not this kiosk."""
    belt = held()
    belt.guard.want_speed(belt.at_us, 6.5, tapped=True)
    belt.guard.status(decode_status(bytes.fromhex(wire)))
    belt.run(10)
    assert (belt.guard.state, ops(belt)) == (Control.HANDS_OFF, [0])


def test_quirk_25_a_belt_that_reports_its_own_ramp_is_not_the_console() -> None:
    belt = held()
    belt.guard.want_speed(belt.at_us, 6.5, tapped=True)
    for _ in range(8):
        belt.tick()
        code = b"\x05" + round(belt.speed * 100).to_bytes(2, "little")
        belt.guard.status(decode_status(code))
    belt.guard.status(decode_status(bytes.fromhex("05")))
    assert belt.guard.state is Control.HOLDING


@pytest.mark.parametrize(("wire", "held"), [("055802", True), ("056202", True), ("05bc02", False)])
def test_quirk_25_a_belt_that_tells_what_is_so_already_while_it_is_asked(
    wire: str, held: bool
) -> None:
    belt = SimpleBelt()
    belt.console(6.0)
    belt.run(40)
    assert belt.guard.begin(belt.at_us, "member")
    belt.guard.status(decode_status(bytes.fromhex(wire)))
    belt.run(2)
    assert (belt.guard.state is Control.HOLDING) == held


@pytest.mark.parametrize("wire", ["0201", "0202", "03", "ff", "01", "04", "040000"])
def test_rule_8_the_belt_takes_itself_back(wire: str) -> None:
    belt = held()
    belt.guard.want_speed(belt.at_us, 8.0, tapped=True)
    belt.guard.status(decode_status(bytes.fromhex(wire)))
    belt.run(30)
    assert (belt.guard.state, ops(belt)) == (Control.HANDS_OFF, [0])


def test_rule_8_stale_telemetry_and_damage_end_control() -> None:
    stale = held()
    stale.talks = False
    stale.guard.want_speed(stale.at_us, 6.5, tapped=True)
    stale.run(3.5)
    assert stale.guard.reason == "no news from the belt"
    stale.talks = True
    stale.run(30)
    assert ops(stale) == [0, 2]
    at_the_edge = held()
    guard, told_us = at_the_edge.guard, at_the_edge.told_us
    guard.next(told_us + 3_000_000)
    assert guard.state is Control.HOLDING
    guard.next(told_us + 3_000_001)
    assert guard.state is Control.HANDS_OFF
    damaged = held()
    for _ in range(3):
        damaged.guard.damaged()
    damaged.guard.want_speed(damaged.at_us, 6.5, tapped=True)
    damaged.run(10)
    assert ops(damaged) == [0]


def test_rule_8_nothing_is_written_on_news_that_are_not_new() -> None:
    """A belt that stopped two seconds ago must not hear of us: a set speed starts some."""
    belt = held()
    belt.talks = False
    belt.run(2)
    belt.guard.want_speed(belt.at_us, 7.0, tapped=True)
    belt.guard.stop(belt.at_us)
    belt.run(0.75)
    assert ops(belt) == [0]
    belt.talks = True
    belt.run(2)
    assert ops(belt) == [0, 8]


def test_rule_8_a_belt_that_repeats_itself_is_as_silent_as_one_that_is_gone() -> None:
    belt = held()
    belt.metres = 100.0
    belt.tell()
    belt.frozen = True
    belt.run(30)
    assert belt.guard.reason == "the belt's data stand still"
    assert not belt.guard.stop(belt.at_us)


def test_rule_8_a_new_link_knows_nothing_of_the_old_wish() -> None:
    belt = held()
    belt.guard.want_speed(belt.at_us, 10.0, tapped=True)
    belt.run(1)
    written = len(belt.frames)
    belt.link()
    belt.run(60)
    assert len(belt.frames) == written
    assert belt.guard.state is Control.READ_ONLY


def test_rule_10_stop_while_it_moves_and_never_twice_on_a_belt_that_slows() -> None:
    for vice in ("none", "toggles"):
        belt = held(vice)
        assert belt.guard.stop(belt.at_us)
        belt.run(40)
        assert ops(belt) == [0, 8]
        assert belt.speed == 0
        assert not belt.started_by_us
        assert not belt.guard.stop(belt.at_us), "it stands: only the console"


def test_rule_10_a_belt_that_ignores_the_stop_gets_one_more_and_then_words() -> None:
    belt = held("deaf")
    assert belt.guard.stop(belt.at_us)
    belt.run(30)
    assert ops(belt) == [0, 8, 8]
    assert belt.guard.reason is not None
    assert "press STOP" in belt.guard.reason


def test_rule_10_no_second_stop_where_the_metres_stand_still() -> None:
    """It stopped, and its speed is told late: a toggle would start."""
    belt = held()
    belt.guard.stop(belt.at_us)
    belt.frozen = True
    belt.run(30)
    assert ops(belt) == [0, 8]
    assert belt.guard.reason is not None
    assert "press STOP" in belt.guard.reason


@pytest.mark.parametrize("wire", ["800804", ""])
def test_rule_10_whoever_tapped_stop_is_told_what_to_press_however_it_ends(wire: str) -> None:
    belt = held("deaf")
    belt.answers = False
    belt.guard.stop(belt.at_us)
    belt.run(1)
    belt.guard.answer(decode_control_point(bytes.fromhex(wire)))
    belt.run(10)
    assert belt.guard.reason is not None
    assert "press STOP" in belt.guard.reason


def test_rule_10_a_stop_waits_for_the_command_in_flight() -> None:
    belt = held()
    belt.answers = False
    belt.guard.want_speed(belt.at_us, 6.5, tapped=True)
    belt.run(1)
    assert belt.guard.stop(belt.at_us)
    belt.run(1)
    assert ops(belt) == [0, 2]
    belt.guard.answer(decode_control_point(bytes.fromhex("800201")))
    belt.run(1)
    assert ops(belt) == [0, 2, 8]
