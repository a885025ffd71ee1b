"""A sensor on a clock of its own is brought onto the belt's by the landings that both feel."""

import numpy as np
import pytest

from kiosk.body.activity import Activity
from kiosk.gait import Runner
from kiosk.gait.alignment import FEWEST, SharedLandings
from kiosk.gait.measures import Placement, Side
from kiosk.simulator.sensor import SensorSettings
from tests.kiosk.gait.kits import moving, wears

BLOCK_US = 100_000


def test_the_middle_of_the_differences_is_the_offset() -> None:
    shared = SharedLandings()
    noise = np.random.default_rng(1).normal(0, 3000, 40)
    for i in range(40):
        shared.pair(i * 350_000, i * 350_000 + 70_000 + int(noise[i]))
        assert (shared.offset_us == 0) == (i + 1 < FEWEST)
    assert shared.offset_us == pytest.approx(70_000, abs=2500)
    assert shared.sure_us is not None


def test_one_odd_landing_moves_nothing() -> None:
    shared = SharedLandings()
    for i in range(20):
        shared.pair(i * 350_000, i * 350_000 + (140_000 if i == 12 else 20_000))
    assert shared.offset_us == 20_000


def test_landings_that_are_not_the_same_are_not_aligned() -> None:
    shared = SharedLandings()
    for later in np.random.default_rng(2).uniform(-150_000, 150_000, 60):
        shared.pair(0, int(later))
    assert (shared.offset_us, shared.sure_us) == (0, None)


@pytest.mark.parametrize("late_us", [-60_000, 40_000])
def test_a_pod_and_a_deck_whose_clocks_are_off_come_onto_the_belts(late_us: int) -> None:
    member = moving(Activity.RUN, 20.0)
    kit = wears(member, ("one cell", "left shoe", "right shoe", "deck"), SensorSettings(416.0))
    runner = Runner()
    shifted = {"right shoe", "deck"}
    for from_us in range(0, 20_000_000, BLOCK_US):
        for worn in kit:
            off_us = late_us if worn.name in shifted else 0
            object.__setattr__(worn.samples, "time_us", worn.samples.time_us + off_us)
            worn.feed(runner, from_us, from_us + BLOCK_US)
            object.__setattr__(worn.samples, "time_us", worn.samples.time_us - off_us)
    feet, deck = runner._tracks[Placement.FOOT], runner._tracks[Placement.DECK]
    assert feet.offset_us(Side.RIGHT) - feet.offset_us(Side.LEFT) == pytest.approx(
        -late_us, abs=4000
    )
    assert deck.offset_us(Side.UNKNOWN) < 0.5 * abs(late_us) - late_us
    steps = [s for s in runner.take_steps() if s.initial_contact_us > 12_000_000]
    assert {s.side for s in steps} == {Side.LEFT, Side.RIGHT}
