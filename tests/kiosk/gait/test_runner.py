"""Samples of any mix of placements in, one runner out."""

import numpy as np
import pytest

from kiosk.gait import Runner
from kiosk.gait.measures import Placement, Quality, Side
from kiosk.gait.worn import NoDetector
from tests.kiosk.gait.running import belt_force_n, times_us, trunk_mps2


def test_the_belt_gives_steps_live_values_and_a_set() -> None:
    runner = Runner()
    t = times_us(500, 8.0)
    runner.begin_set(0)
    for block in np.array_split(np.arange(len(t)), 50):
        runner.force(t[block], belt_force_n(t)[block])
    live = runner.live(int(t[-1]))
    assert live.cadence_spm.value == pytest.approx(60 / 0.36, rel=0.001)
    assert live.contact_time_s.value == pytest.approx(0.2365, abs=0.003)
    assert live.contact_time_s.quality is Quality.MEASURED
    result = runner.end_set(int(t[-1]))
    steps = runner.take_steps()
    assert result.steps == len(steps) == 21  # the first tells where zero is
    assert result.cadence_spm.value == pytest.approx(60 / 0.36, rel=0.001)
    assert runner.take_steps() == []


def test_the_trunk_estimates_and_the_belt_overrules_it() -> None:
    runner = Runner()
    t = times_us(208, 6.0)
    runner.imu(Placement.SACRUM, Side.UNKNOWN, t, trunk_mps2(t))
    assert runner.live(int(t[-1])).contact_time_s.quality is Quality.ESTIMATED
    t2 = t + 6_000_000
    runner.force(t2, belt_force_n(t))
    runner.imu(Placement.SACRUM, Side.UNKNOWN, t2, trunk_mps2(t))
    assert runner.live(int(t2[-1])).contact_time_s.quality is Quality.MEASURED
    placements = [s.placement for s in runner.take_steps()]
    change = placements.index(Placement.BELT)
    assert set(placements[change:]) == {Placement.BELT}


def test_nothing_sensed_is_unknown_not_zero() -> None:
    live = Runner().live(0)
    assert live.cadence_spm.value is None
    assert live.last_step_us is None


def test_values_go_unknown_when_the_steps_stop() -> None:
    runner = Runner()
    t = times_us(208, 4.0)
    runner.force(t, belt_force_n(t))
    assert runner.live(int(t[-1])).cadence_spm.value is not None
    assert runner.live(int(t[-1]) + 3_000_000).cadence_spm.value is None


def test_belt_speed_is_told_not_turned_into_cadence() -> None:
    runner = Runner()
    runner.belt(0, 2.5, 1.0, Quality.ENTERED)
    live = runner.live(1_000_000)
    assert live.belt_speed_mps.value == 2.5
    assert live.belt_speed_mps.quality is Quality.ENTERED
    assert live.cadence_spm.value is None
    assert runner.live(60_000_000).belt_speed_mps.value is None


def test_a_set_holds_only_the_steps_that_land_in_it() -> None:
    runner = Runner()
    t = times_us(208, 10.0)
    half = len(t) // 2
    runner.force(t[:half], belt_force_n(t)[:half])
    runner.begin_set(int(t[half]))
    runner.force(t[half:], belt_force_n(t)[half:])
    result = runner.end_set(int(t[-1]))
    assert result.steps == 14
    assert result.started_us == t[half]


def test_a_placement_without_acceleration_detector_is_refused() -> None:
    with pytest.raises(NoDetector, match="belt"):
        Runner().imu(Placement.BELT, Side.UNKNOWN, np.arange(1), np.zeros((1, 3), np.float32))


def test_a_known_mounting_is_believed() -> None:
    runner = Runner()
    t = times_us(208, 6.0)
    a = np.nan_to_num(trunk_mps2(t))
    a[:, 0] = 30.0  # an axis that would tilt the mean
    runner.mounted(Placement.SACRUM, Side.UNKNOWN, (0.0, 0.0, 1.0))
    runner.imu(Placement.SACRUM, Side.UNKNOWN, t, a)
    assert runner.live(int(t[-1])).cadence_spm.value == pytest.approx(60 / 0.36, rel=0.001)


def test_belt_speed_helps_the_trunk_to_its_contact_time() -> None:
    t = times_us(208, 6.0)
    contact_s = {}
    for speed_mps in (None, 2.5, 4.0):
        runner = Runner()
        if speed_mps is not None:
            runner.belt(int(t[-1]), speed_mps)
        runner.imu(Placement.SACRUM, Side.UNKNOWN, t, trunk_mps2(t))
        contact_s[speed_mps] = runner.live(int(t[-1])).contact_time_s.value
    assert contact_s[4.0] < contact_s[2.5]
    assert len(set(contact_s.values())) == 3
