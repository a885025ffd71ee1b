"""Quirks of the field that concern control, by their numbers; rules are in test_guard.py."""

import pytest

from kiosk.devices.treadmill.guard import Control
from tests.kiosk.devices.treadmill.simple_belt import SimpleBelt, held, ops


def test_quirk_1_a_moving_belt_is_never_started_and_a_toggle_never_started_by_a_stop() -> None:
    """On a TM11GY 07 stops a running belt; on others 08 starts a standing one."""
    belt = held("toggles")
    belt.guard.want_speed(belt.at_us, 8.0, tapped=True)
    belt.run(30)
    belt.console_stop()
    belt.run(30)
    assert not belt.guard.stop(belt.at_us)
    belt.run(30)
    assert 0x07 not in ops(belt)
    assert (belt.speed, belt.started_by_us) == (0, False)


def test_quirk_7_one_writer_no_oscillation_and_never_22() -> None:
    belt = held()
    belt.guard.want_speed(belt.at_us, 8.0, tapped=True)
    belt.run(60)
    speeds = [f for f in ops(belt) if f == 2]
    assert len(speeds) == 4, "four steps up, and nothing after"
    assert not belt.guard.want_speed(belt.at_us, 22.0, tapped=True)


def test_quirk_9_control_is_asked_for_once_a_link() -> None:
    belt = held()
    for kmh in (7.0, 6.0, 8.0):
        belt.guard.want_speed(belt.at_us, kmh, tapped=True)
        belt.run(20)
    assert ops(belt).count(0x00) == 1


@pytest.mark.parametrize("vice", ["deaf"])
def test_quirks_10_and_11_success_without_effect_ends_control(vice: str) -> None:
    belt = held(vice)
    belt.guard.want_speed(belt.at_us, 7.0, tapped=True)
    belt.run(40)
    assert belt.guard.state is Control.HANDS_OFF


def test_quirks_12_and_13_nothing_is_set_in_the_first_seconds_of_the_motor() -> None:
    belt = SimpleBelt()
    belt.console(6.0)
    for _ in range(19):
        belt.tick()
        assert not belt.guard.begin(belt.at_us, "member")
    assert belt.frames == []


def test_quirk_20_a_speed_told_by_the_distance_allows_no_control() -> None:
    belt = SimpleBelt()
    for second in range(30):
        belt.guard.telemetry(second * 1_000_000, 0.0, 0.0)
    assert not belt.guard.begin(29_000_000, "member")
