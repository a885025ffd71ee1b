"""Two pods at one place make no steps of nobody."""

import pytest

from kiosk.body.activity import Activity
from kiosk.gait import Runner
from kiosk.gait.holders import Holders
from kiosk.gait.measures import Placement, Side, Step
from kiosk.simulator.signal import Place, movement, signal
from kiosk.simulator.truth import Foot

SHOE = (Placement.FOOT, Side.UNKNOWN)
BLOCK = 50


def test_who_was_there_first_holds_the_place_until_it_falls_silent() -> None:
    holders = Holders(2_000_000)
    assert holders.admits(SHOE, "one", 0)
    assert not holders.admits(SHOE, "other", 500_000)
    assert holders.admits((Placement.FOOT, Side.LEFT), "third", 500_000)
    assert holders.admits(SHOE, "one", 600_000)
    assert holders.refused(600_000) == {"other"}
    assert not holders.admits(SHOE, "other", 2_500_000)
    assert holders.admits(SHOE, "other", 2_700_000)
    assert holders.refused(2_700_000) == frozenset()
    assert not holders.admits(SHOE, "one", 2_800_000)
    assert holders.refused(9_000_000) == frozenset()


def steps(activity: Activity, *pods: str) -> list[Step]:
    """Of two shoes of one runner, both put on without saying on which foot."""
    member = movement(activity, 15.0, speed_mps=2.8 if activity is Activity.RUN else 0.0)
    heard = [signal(member, Place.INSTEP, foot) for foot in (Foot.LEFT, Foot.RIGHT)]
    runner = Runner()
    for at in range(0, len(heard[0].time_us), BLOCK):
        for samples, pod in zip(heard, pods, strict=False):
            part = slice(at, at + BLOCK)
            assert samples.acceleration_mps2 is not None
            assert samples.rate_radps is not None
            runner.imu(
                *SHOE,
                samples.time_us[part],
                samples.acceleration_mps2[part],
                samples.rate_radps[part],
                pod=pod,
            )
    now_us = int(heard[0].time_us[-1])
    assert runner.holders.refused(now_us) == frozenset(pods[1:])
    runner.end_set(now_us)
    return runner.take_steps()


@pytest.mark.parametrize("activity", [Activity.RUN, Activity.HOP])
def test_a_second_pod_that_nobody_named_changes_no_step(activity: Activity) -> None:
    alone = steps(activity, "one")
    assert len(alone) > 10
    assert steps(activity, "one", "other") == alone
