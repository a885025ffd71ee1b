"""One trunk sensor: whose steps they were, and what is kept of a set."""

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.gait.measures import Side
from kiosk.gait.trunk import Trunk
from kiosk.simulator.population import drawn_person
from kiosk.simulator.sensor import SensorSettings
from kiosk.simulator.signal import movement
from tests.kiosk.gait.kits import WORN, Worn, moving, wears

SENSOR = SensorSettings(rate_hz=208.0, mounting_rad=(0.4, -0.3, 1.9))


def fed(worn: Worn, trunk: Trunk) -> list[tuple[int, Side]]:
    s, sides = worn.samples, []
    assert s.acceleration_mps2 is not None
    for block in np.array_split(np.arange(len(s.time_us)), 100):
        rate = None if s.rate_radps is None else s.rate_radps[block]
        trunk.feed(s.time_us[block], s.acceleration_mps2[block], rate)
        sides += trunk.sides()
    return sides


@pytest.mark.parametrize("place", ["waist", "chest", "upper back"])
@pytest.mark.parametrize("activity", [Activity.WALK, Activity.RUN, Activity.QUICK_FEET])
def test_the_turning_of_the_trunk_tells_whose_step_it_was(activity: Activity, place: str) -> None:
    (worn,) = wears(moving(activity), (place,), SENSOR)
    chest = WORN[place][0].value == "chest"
    named = [(us, side) for us, side in fed(worn, Trunk(chest)) if side is not Side.UNKNOWN]
    assert len(named) > 12
    for at_us, side in named:
        near = min(worn.samples.truth, key=lambda c: abs(c.initial_contact_s - at_us * 1e-6))
        assert near.foot.value == side.value


@pytest.mark.parametrize("seed", [0, 2, 4])
def test_whoever_ran_first_is_found_marching(seed: int) -> None:
    runs = drawn_person(np.random.default_rng([seed, 77]))
    member = movement(Activity.RUN, 10.0, runs, 2.8, seed=seed)
    member.belt.stop(member.now_s)
    member.do(Activity.MARCH)
    member.advance(26.0)
    (worn,) = wears(member, ("waist",), SENSOR)
    marched_us = [at_us for at_us, _ in fed(worn, Trunk()) if at_us > 14_000_000]
    landed_s = [c.initial_contact_s for c in worn.samples.truth if c.initial_contact_s > 14.0]
    assert len(landed_s) - 3 <= len(marched_us) <= len(landed_s)


def test_hops_are_of_both_feet() -> None:
    (worn,) = wears(moving(Activity.HOP), ("waist",), SENSOR)
    sides = [side for _, side in fed(worn, Trunk())]
    assert sides[3:] == [Side.BOTH] * len(sides[3:])


def test_a_set_keeps_its_steps_and_no_others() -> None:
    (worn,) = wears(moving(Activity.RUN), ("waist",), SENSOR)
    trunk = Trunk()
    trunk.begin_set()
    fed(worn, trunk)
    assert trunk.end_set(6_000_000, 12_000_000).rise().value is not None
    assert trunk.end_set(6_000_000, 12_000_000).rise().value is None
