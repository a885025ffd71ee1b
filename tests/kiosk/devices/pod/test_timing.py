"""Sample times: by ticks, increasing, gaps said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.pod.event import EventFrame
from kiosk.devices.pod.imu import ImuFlag, ImuFrame
from kiosk.devices.pod.timing import PodTiming

PERIOD_TICKS = 78.75
SAMPLES = 16


def frame(number: int, **changes: object) -> ImuFrame:
    """The number-th of an endless stream whose ticks are about to wrap."""
    made = ImuFrame(
        flags=ImuFlag(0),
        sequence=number % 65536,
        first_index=number * SAMPLES,
        first_tick=(2**32 - 5000 + number * 1260) % 2**32,
        period_ticks=PERIOD_TICKS,
        acceleration_range_g=16,
        rate_range_dps=2000,
        acceleration_counts=((0, 0, 2048),) * SAMPLES,
        rate_counts=((0, 0, 0),) * SAMPLES,
    )
    return replace(made, **changes)


@given(st.lists(st.integers(0, 60_000), min_size=8, max_size=40))
def test_intervals_are_the_pods_whatever_the_arrivals(late: list[int]) -> None:
    """Across the wrap of the ticks every step in time is the period, but for what the clock's
    slew may bend and a declared gap."""
    timing, last = PodTiming(), None
    for number, delay in enumerate(late):
        block = timing.block(frame(number), 10_000_000 + number * 38_452 + delay)
        assert block is not None, "no sample is kept back"
        steps = [b - a for a, b in zip(block.time_us, block.time_us[1:], strict=False)]
        assert all(2403 <= step <= 2404 for step in steps)
        if last is not None and not block.gap_before:
            assert block.time_us[0] - last == pytest.approx(2403, abs=1 + 38_452 * 0.002)
        last = block.time_us[-1]


def test_frames_held_back_at_the_start_of_a_link_are_all_handed_on() -> None:
    """The radio had no room for 0.3 s; then everything comes at once, and from then on in time."""
    timing, given = PodTiming(), []
    for number in range(12):
        arrived_us = 10_000_000 + max(number * 38_452, 300_000)
        block = timing.block(frame(number), arrived_us)
        assert block is not None, number
        given.append(block)
    assert [b.gap_before for b in given] == [False] + [True] * 8 + [False] * 3
    assert given[-1].time_us[-1] == arrived_us, "and the times are right at the end of it"


def test_a_lost_frame_is_a_gap_and_never_a_guess() -> None:
    timing = PodTiming()
    gaps = []
    for number in (0, 1, 3, 4):
        block = timing.block(frame(number), 10_000_000 + number * 38_452)
        assert block is not None
        gaps.append(block.gap_before)
    assert gaps == [False, False, True, False]


@pytest.mark.parametrize("flag", [ImuFlag.GAP_BEFORE, ImuFlag.CONFIGURATION_CHANGED])
def test_the_pod_says_that_it_lost_samples(flag: ImuFlag) -> None:
    block = PodTiming().block(frame(0, flags=flag), 1)
    assert block is not None
    assert block.gap_before


@pytest.mark.parametrize(
    "changes",
    [
        {"period_ticks": None},
        {"period_ticks": 1700.0},
        {"period_ticks": 0.5},
        {"acceleration_counts": (), "rate_counts": ()},
    ],
)
def test_what_cannot_be_timed_is_not_handed_on(changes: dict[str, object]) -> None:
    assert PodTiming().block(frame(0, **changes), 1) is None


def test_a_frame_sent_again_late_is_passed_over() -> None:
    timing = PodTiming()
    assert timing.block(frame(0), 1_000_000) is not None
    assert timing.block(frame(1), 1_038_452) is not None
    assert timing.block(frame(0, flags=ImuFlag.RESENT), 1_050_000) is None
    after = timing.block(frame(2), 1_076_904)
    assert after is not None
    assert not after.gap_before


def test_an_event_lies_beside_its_sample() -> None:
    timing = PodTiming()
    event = EventFrame(sample_index=4, code=1, fraction=-0.5, value=None, tick=(2**32 - 5000 + 315))
    assert timing.at(event) is None
    block = timing.block(frame(0), 1_000_000)
    assert block is not None
    at = timing.at(event)
    assert at == pytest.approx((block.time_us[3] + block.time_us[4]) / 2, abs=1)
