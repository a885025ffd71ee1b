"""The rules of the safety page, one by one. test_guard_model.py tries everything together."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.devices.treadmill.asked import Write
from kiosk.devices.treadmill.control_point import decode_control_point
from kiosk.devices.treadmill.features import Range
from kiosk.devices.treadmill.guard import ANSWER_US, IDLE_US, Control, Guard
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


def test_rule_4_out_of_range_is_refused_not_clamped() -> None:
    belt = held()
    for kmh in (0.0, 0.5, 14.1, 22.0, -3.0):
        assert not belt.guard.want_speed(belt.at_us, kmh, tapped=True)
    for pct in (-1.0, 10.5, 90.0):
        assert not belt.guard.want_incline(belt.at_us, pct, tapped=True)
    belt.run(10)
    assert ops(belt) == [0]
    assert belt.guard.want_speed(belt.at_us, 14.0, tapped=True)


@pytest.mark.parametrize(
    "beyond",
    [
        {"most_kmh": 16.1},
        {"most_kmh": float("nan")},
        {"least_kmh": 0.0},
        {"least_kmh": 14.0},
        {"least_kmh": float("nan")},
        {"most_incline_pct": 12.5},
        {"incline_step_pct": 5.0},
        {"incline_step_pct": 0.0},
        {"incline_step_pct": -1.0},
        {"response_s": 3600.0},
        {"response_s": float("nan")},
    ],
)
def test_rule_4_facts_that_no_trial_could_have_found_give_no_control(
    beyond: dict[str, float],
) -> None:
    """A damaged row of the store, or one that somebody wrote by hand."""
    least = beyond.get("least_kmh", 0.8)
    guard = Guard(ADDRESS, Range(least, 25.0, 0.1), replace(COMMISSIONED, **beyond))
    for second in range(8):
        guard.telemetry(second * 1_000_000, 6.0, 0.0)
    assert guard.limits is None
    assert not guard.begin(7_000_000, "member")


def test_rule_4_an_incline_out_of_what_staff_allowed_is_not_led_back_through_it() -> None:
    """Somebody set 15 % at the console; each step on the way to 5 % would be above the cap."""
    for pct in (15.0, 10.1, -2.0):
        belt = SimpleBelt()
        belt.incline = pct
        belt.console(6.0)
        belt.run(40)
        assert belt.guard.begin(belt.at_us, "member")
        belt.run(2)
        assert not belt.guard.want_incline(belt.at_us, 5.0, tapped=True)
        belt.run(10)
        assert (belt.guard.state, ops(belt)) == (Control.HOLDING, [0])


def test_quirk_7_a_wish_between_two_counts_of_the_wire_is_written_once() -> None:
    belt = held()
    assert belt.guard.want_speed(belt.at_us, 6.004, tapped=True)
    assert belt.guard.want_speed(belt.at_us, 6.3049, tapped=True)
    belt.run(60)
    assert [frame.hex() for _, frame, _ in belt.frames] == ["00", "027602"]


def test_rule_10_where_nothing_shows_stop_the_last_command_is_looked_at_and_none_follows() -> None:
    obeys, runs = held(), held("runs away")
    for belt in (obeys, runs):
        belt.guard.want_speed(belt.at_us, 9.0, tapped=True)
        belt.run(1)
        for _ in range(120):
            belt.guard.finish(belt.at_us, "left the screen")
            belt.tick()
    assert (obeys.guard.state, ops(obeys)) == (Control.READ_ONLY, [0, 2])
    assert (runs.guard.state, ops(runs)) == (Control.HANDS_OFF, [0, 2, 8]), "rule 6 goes first"


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


def test_rule_9_a_loop_may_only_lower() -> None:
    belt = held()
    assert not belt.guard.want_speed(belt.at_us, 6.5, tapped=False)
    assert belt.guard.want_speed(belt.at_us, 5.5, tapped=False)
    assert not belt.guard.want_speed(belt.at_us, 5.5, tapped=False)


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
