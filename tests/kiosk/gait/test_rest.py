"""Only a sensor at rest lets somebody stand."""

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.gait.rest import MOVED_US, Rest
from kiosk.simulator.population import drawn_part
from tests.kiosk.gait.kits import moving, wears

END_US = 8_000_000


def felt(name: str, activity: Activity, seed: int) -> tuple[list[int], list[int]]:
    """When this sensor, of doubtful calibration, was said to move and when to be at rest."""
    part = drawn_part(np.random.default_rng([seed, 7]), 208.0)
    (worn,) = wears(moving(activity, 9.0), (name,), part)
    s, rest = worn.samples, Rest()
    said: tuple[list[int], list[int]] = ([], [])
    for from_us in range(0, END_US, 100_000):
        block = slice(*np.searchsorted(s.time_us, [from_us, from_us + 100_000]).tolist())
        if s.vertical_n is not None:
            rest.loaded(s.time_us[block], s.vertical_n[block])
        elif s.acceleration_mps2 is not None:
            rest.shaken(s.time_us[block], s.acceleration_mps2[block])
        said[0 if rest.moves(from_us + 100_000) else 1].append(from_us)
    return said


def test_who_walks_moves_and_who_stands_does_not() -> None:
    for name in ("left shoe", "left shank", "waist", "chest", "one cell"):
        for seed in range(4):
            moved, _ = felt(name, Activity.STAND, seed)
            assert moved == [], name
            _, rested = felt(name, Activity.WALK, seed)
            assert max(rested) < 4_000_000, name


def test_movement_is_forgotten_and_what_is_absent_says_nothing() -> None:
    rest, at = Rest(), np.array([1_000_000])
    rest.shaken(at, np.full((1, 3), np.nan, np.float32))
    rest.loaded(at, np.array([np.nan], np.float32))
    assert not rest.moves(1_000_000)
    rest.shaken(at, np.array([[0.0, 0.0, 20.0]], np.float32))
    assert rest.moves(1_000_000 + MOVED_US - 1)
    assert not rest.moves(1_000_000 + MOVED_US)


@pytest.mark.parametrize("broken", [np.inf, -np.inf, 1e30, 3e38])
def test_a_broken_sample_is_over_as_soon_as_a_movement(broken: float) -> None:
    rest = Rest()
    for at_us in range(0, 2_000_000, 100_000):
        at, value = np.array([at_us]), broken if at_us == 500_000 else 0.0
        rest.loaded(at, np.array([700.0 + value], np.float32))
        rest.shaken(at, np.array([[0.0, 0.0, 9.8 + value]], np.float32))
    assert not rest.moves(500_000 + MOVED_US + 100_000)
