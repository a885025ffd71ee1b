"""The belt's speed and way, and its keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.simulator.belt import Belt, BeltState


def test_a_belt_stands_until_its_key_is_pressed() -> None:
    belt = Belt()
    belt.set_speed(1.0, 3.0)
    assert belt.speed_mps(100.0) == 0.0
    belt.start(100.0, 2.5)
    assert belt.speed_mps(100.0) == 0.0
    assert belt.speed_mps(105.0) == pytest.approx(1.25)
    assert belt.speed_mps(200.0) == 2.5
    belt.stop(200.0)
    assert belt.state is BeltState.STOPPED
    assert belt.speed_mps(300.0) == 0.0


def test_speed_stays_within_the_range() -> None:
    belt = Belt()
    belt.start(0.0, 99.0)
    assert belt.speed_mps(100.0) == pytest.approx(20 / 3.6)
    belt.set_speed(100.0, 0.0)
    assert belt.speed_mps(200.0) == pytest.approx(0.8 / 3.6)


@given(st.lists(st.tuples(st.floats(0.5, 20.0), st.floats(0.3, 5.0)), min_size=1, max_size=6))
def test_the_way_is_the_speed_summed(changes: list[tuple[float, float]]) -> None:
    belt = Belt()
    belt.start(0.0, 1.0)
    now_s = 0.0
    for wait_s, speed_mps in changes:
        now_s += wait_s
        belt.set_speed(now_s, speed_mps)
    step_s = 0.01
    summed = sum(belt.speed_mps((k + 0.5) * step_s) * step_s for k in range(int(now_s / step_s)))
    assert belt.way_m(int(now_s / step_s) * step_s) == pytest.approx(summed, abs=0.01)


def test_listeners_hear_the_console_only() -> None:
    belt, heard = Belt(), []
    belt.listeners.append(heard.append)
    belt.start(0.0, 1.0)
    belt.set_speed(10.0, 2.0, by_radio=True)
    belt.stop(20.0, pause=True)
    assert heard == [b"\x04", b"\x05\x68\x01", b"\x02\x02"]
