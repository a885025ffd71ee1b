"""Sample times from the time of a frame's last sample."""

import pytest

from kiosk.devices.polar.frame import ACC, PmdFrame
from kiosk.devices.polar.timing import PmdTiming
from kiosk.devices.timeline import Timeline


def frame(end_ms: float, count: int = 10) -> PmdFrame:
    return PmdFrame(ACC, round(end_ms * 1e6), False, 1, ((0, 0, 1000),) * count)


def test_frames_join_without_a_seam_and_a_lost_one_is_a_gap() -> None:
    timing = PmdTiming(200, Timeline())
    gaps, times = [], []
    for end_ms in (1000, 1049, 1098, 1196, 1245):
        timed = timing.sensor_us(frame(end_ms), round(end_ms * 1000) + 5_000_000)
        assert timed is not None
        times.append(timed[0])
        gaps.append(timed[1])
    assert gaps == [False, False, False, True, False]
    steps = [b - a for a, b in zip(times[1], times[1][1:], strict=False)]
    assert all(step == pytest.approx(4900, abs=1) for step in steps), "49 ms, ten samples"
    assert times[1][0] - times[0][-1] == pytest.approx(4900, abs=1)
    assert times[3][0] - times[2][-1] == pytest.approx(53_000, abs=1), "nothing is stretched"


@pytest.mark.parametrize("late", [frame(990), frame(1000), frame(1100, count=0)])
def test_the_past_and_the_empty_are_passed_over(late: PmdFrame) -> None:
    timing = PmdTiming(200, Timeline())
    assert timing.sensor_us(frame(1000), 0) is not None
    assert timing.sensor_us(late, 1) is None


def test_a_sensor_whose_clock_was_set_back_is_heard_on() -> None:
    timing = PmdTiming(200, Timeline())
    assert timing.sensor_us(frame(600_000), 1_000_000) is not None
    timed = timing.sensor_us(frame(49), 1_049_000)
    assert timed is not None
    assert timed[1], "with a gap"
