"""Standing tall: the figure ends upright on its plumb line."""

from math import atan2

import pytest

from kiosk.screen.tall import HOLD_US, RISE_US, SLUMP_RAD, Plumb, rise, slumped


def lean(joints: dict[str, tuple[float, float]]) -> float:
    (hip_x, hip_y), (neck_x, neck_y) = joints["pelvis"], joints["neck"]
    return atan2(neck_x - hip_x, neck_y - hip_y)


def test_it_rises_and_stays() -> None:
    steps = [rise(at_us) for at_us in range(0, RISE_US + HOLD_US, 50_000)]
    assert steps == sorted(steps)
    assert (steps[0], steps[-1], rise(RISE_US + HOLD_US)) == (0.0, 1.0, 0.0)


def test_the_trunk_is_bent_by_what_is_missing() -> None:
    assert lean(slumped(0.0)) - lean(slumped(1.0)) == pytest.approx(SLUMP_RAD)
    assert slumped(0.0)["ankle_right"] == slumped(1.0)["ankle_right"]


def test_only_who_stands_straight_meets_the_line() -> None:
    bent, straight = Plumb(size=(200, 400)), Plumb(size=(200, 400))
    bent.straight = 0.5
    bent.draw()
    straight.draw()
    assert len(straight.canvas.children) > len(bent.canvas.children)
