"""The rules of the safety page, one by one. test_guard_model.py tries everything together."""

from itertools import pairwise

import pytest

from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.control_point import decode_control_point
from kiosk.devices.treadmill.features import Range
from kiosk.devices.treadmill.guard import ANSWER_US, IDLE_US, Control, Guard
from kiosk.devices.treadmill.status import decode_status
from tests.kiosk.devices.treadmill.simple_belt import (
    ADDRESS,
    COMMISSIONED,
    SPEED_RANGE,
    SimpleBelt,
    held,
    ops,
)


def test_rule_1_read_only_without_commissioning_at_this_very_address() -> None:
    for guard in (
        Guard(ADDRESS, SPEED_RANGE, None),
        Guard("C0:11:22:33:44:02", SPEED_RANGE, COMMISSIONED),
        Guard(ADDRESS, None, COMMISSIONED),
        Guard(ADDRESS, Range(0, 0, 0), COMMISSIONED),
    ):
        for second in range(20):
            guard.telemetry(second * 1_000_000, 6.0, 0.0)
        assert not guard.begin(19_000_000, "member")
        assert guard.next(19_000_000) is None


def test_rule_2_movement_begins_at_the_console_and_lasts_five_seconds_first() -> None:
    belt = SimpleBelt()
    belt.run(10)
    assert not belt.guard.begin(belt.at_us, "member"), "it stands"
    belt.console(6.0)
    belt.run(4)
    assert not belt.guard.begin(belt.at_us, "member"), "it only just started"
    belt.run(3)
    assert belt.guard.begin(belt.at_us, "member")


def test_rule_3_a_tap_begins_a_tap_ends_and_idling_ends() -> None:
    belt = SimpleBelt()
    belt.console(6.0)
    belt.run(60)
    assert belt.frames == [], "connecting and running write nothing"
    belt = held()
    belt.guard.let_go("ended by the member")
    belt.run(10)
    assert ops(belt) == [0]
    idle = held()
    idle.run(IDLE_US / 1e6 + 1)
    assert (idle.guard.state, ops(idle)) == (Control.READ_ONLY, [0])
    assert idle.guard.begin(idle.at_us, "member"), "another tap, not another word to the belt"
    idle.run(1)
    assert (idle.guard.state, ops(idle)) == (Control.HOLDING, [0])


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


def test_rule_4_out_of_range_is_refused_not_clamped() -> None:
    belt = held()
    for kmh in (0.0, 0.5, 14.1, 22.0, -3.0):
        assert not belt.guard.want_speed(belt.at_us, kmh, tapped=True)
    for pct in (-1.0, 10.5, 90.0):
        assert not belt.guard.want_incline(belt.at_us, pct, tapped=True)
    belt.run(10)
    assert ops(belt) == [0]
    assert belt.guard.want_speed(belt.at_us, 14.0, tapped=True)


def test_rule_5_up_slowly_down_faster_and_one_thing_at_a_time() -> None:
    belt = held()
    assert belt.guard.want_speed(belt.at_us, 8.0, tapped=True)
    assert belt.guard.want_incline(belt.at_us, 2.0, tapped=True)
    belt.run(30)
    speeds = [(at, int.from_bytes(f[1:], "little") / 100) for at, f, _ in belt.frames if f[0] == 2]
    assert [kmh for _, kmh in speeds] == [6.5, 7.0, 7.5, 8.0]
    assert all(b[0] - a[0] >= 2_500_000 for a, b in pairwise(speeds))
    assert ops(belt) == [0, 2, 2, 2, 2, 3, 3, 3, 3], "first the speed, then the incline"
    assert (belt.speed, belt.incline) == (8.0, 2.0)
    assert belt.guard.want_speed(belt.at_us, 5.0, tapped=True)
    belt.run(25)
    assert ops(belt)[9:] == [2, 2, 2]
    assert belt.speed == 5.0


@pytest.mark.parametrize(
    ("vice", "reason"), [("deaf", "it did not follow"), ("runs away", "faster than told")]
)
def test_rule_6_a_belt_that_does_something_else_is_stopped_once(vice: str, reason: str) -> None:
    belt = held(vice)
    belt.guard.want_speed(belt.at_us, 7.0, tapped=True)
    reasons = []
    for _ in range(100):
        belt.tick()
        reasons.append(belt.guard.reason)
    assert reason in reasons
    assert belt.guard.state is Control.HANDS_OFF
    assert ops(belt)[:3] == [0, 2, 8]
    assert ops(belt)[3:] in ([], [8]), "a second only where the first did nothing"


def test_quirk_2_a_belt_that_takes_miles_is_caught_even_after_commissioning() -> None:
    belt = held("miles")
    belt.guard.want_speed(belt.at_us, 7.0, tapped=True)
    belt.run(20)
    assert ops(belt) == [0, 2, 8]
    assert belt.speed == 0


def test_quirk_8_an_incline_that_resets_the_speed_ends_control() -> None:
    belt = held("incline resets speed")
    belt.guard.want_incline(belt.at_us, 1.0, tapped=True)
    belt.run(20)
    assert (belt.guard.state, ops(belt)) == (Control.HANDS_OFF, [0, 3])


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


def test_quirk_25_a_belt_that_reports_its_own_ramp_is_not_the_console() -> None:
    belt = held()
    belt.guard.want_speed(belt.at_us, 6.5, tapped=True)
    for _ in range(8):
        belt.tick()
        code = b"\x05" + round(belt.speed * 100).to_bytes(2, "little")
        belt.guard.status(decode_status(code))
    belt.guard.status(decode_status(bytes.fromhex("05")))
    assert belt.guard.state is Control.HOLDING


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


def test_rule_9_a_loop_may_only_lower() -> None:
    belt = held()
    assert not belt.guard.want_speed(belt.at_us, 6.5, tapped=False)
    assert belt.guard.want_speed(belt.at_us, 5.5, tapped=False)
    assert not belt.guard.want_speed(belt.at_us, 5.5, tapped=False)


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


def test_rule_11_every_write_is_logged_with_before_and_after() -> None:
    belt = held()
    belt.guard.want_speed(belt.at_us, 6.5, tapped=True)
    belt.run(10)
    asked, taken, before, after = belt.log
    assert (asked.frame, asked.source, asked.after_kmh) == (b"\x00", "member", None)
    assert taken.after_kmh == 6.0
    assert (before.frame.hex(), before.before_kmh, before.after_kmh) == ("028a02", 6.0, None)
    assert (after.frame.hex(), after.before_kmh) == ("028a02", 6.0)
    assert after.after_kmh == pytest.approx(6.5, abs=0.3)


def test_rule_11_what_cannot_be_logged_is_not_written() -> None:
    def full(_: Write) -> None:
        raise OSError("disk full")

    guard = Guard(ADDRESS, SPEED_RANGE, COMMISSIONED, full)
    for second in range(8):
        guard.telemetry(second * 1_000_000, 6.0, 0.0)
    assert guard.begin(7_000_000, "member")
    with pytest.raises(OSError, match="disk full"):
        guard.next(7_000_000)
    guard.end("the door is closed")
    assert guard.state is Control.HANDS_OFF


def test_rule_12_only_the_address_that_staff_pinned_may_be_driven() -> None:
    """All belts of one model share a name; the neighbour's has another address."""
    neighbour = Guard("C0:11:22:33:44:02", SPEED_RANGE, COMMISSIONED)
    for second in range(8):
        neighbour.telemetry(second * 1_000_000, 6.0, 0.0)
    assert neighbour.limits is None
    assert not neighbour.begin(7_000_000, "member")


@pytest.mark.parametrize("result", [2, 3, 4, 5, 9])
def test_a_refusal_ends_it(result: int) -> None:
    belt = held()
    belt.answers = False
    belt.guard.want_speed(belt.at_us, 6.5, tapped=True)
    belt.run(1)
    belt.guard.answer(decode_control_point(bytes([0x80, 2, result])))
    belt.run(10)
    assert (belt.guard.state, ops(belt)) == (Control.HANDS_OFF, [0, 2])


def test_no_answer_ends_it_for_this_link() -> None:
    belt = held()
    belt.answers = False
    belt.guard.want_speed(belt.at_us, 6.5, tapped=True)
    belt.run(ANSWER_US / 1e6 + 1)
    assert belt.guard.reason == "no answer from the belt"
    assert not belt.guard.begin(belt.at_us, "member")


def test_an_answer_to_another_question_is_no_answer() -> None:
    belt = held()
    belt.answers = False
    belt.guard.want_speed(belt.at_us, 6.5, tapped=True)
    belt.run(1)
    for wire in ("800301", "0201", "", "80"):
        belt.guard.answer(decode_control_point(bytes.fromhex(wire)))
    belt.run(ANSWER_US / 1e6 + 1)
    assert belt.guard.reason == "no answer from the belt"
