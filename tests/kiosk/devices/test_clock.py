"""The sensor's clock on the kiosk's, against simulated radios whose truth is known."""

import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.clock import SensorClock, TickCounter

OFFSET_US = 1_234_567_890


def run(
    seconds: float, drift_ppm: float, seed: int, late_start_us: int = 0
) -> list[tuple[int, float]]:
    """(sensor time, error) of frames every 38 ms with jitter, retransmissions and drift."""
    rng, clock, errors = random.Random(seed), SensorClock(), []
    for i in range(int(seconds / 0.0385)):
        sensor_us = round(i * 38_500 * (1 + drift_ppm * 1e-6))
        late = 3_000 + rng.expovariate(1 / 4_000) + (30_000 if rng.random() < 0.02 else 0)
        late += max(0, late_start_us - i * 38_500)
        clock.heard(sensor_us, round(OFFSET_US + i * 38_500 + late))
        errors.append((sensor_us, clock.kiosk_us(sensor_us) - (OFFSET_US + i * 38_500 + 3_000)))
    return errors


@pytest.mark.parametrize("drift_ppm", [-50, 0, 50])
def test_a_minute_in_the_clock_holds_to_a_quarter_of_a_millisecond(drift_ppm: float) -> None:
    settled = [error for at, error in run(180, drift_ppm, seed=1) if at > 60_000_000]
    assert statistics.pstdev(settled) < 150
    assert abs(statistics.mean(settled)) < 250


@given(st.integers(0, 2**32), st.floats(-100, 100))
def test_a_contact_keeps_its_length(seed: int, drift_ppm: float) -> None:
    """250 ms on the sensor are 250 ms on the kiosk to 0.6 ms from the first second on."""
    errors = run(6, drift_ppm, seed)
    for (start, before), (end, after) in zip(errors[26:], errors[32:], strict=False):
        assert end - start == pytest.approx(231_000, abs=30)
        assert abs(after - before) < 600


def test_frames_held_back_at_the_start_are_soon_forgotten() -> None:
    errors = run(3, 0, seed=1, late_start_us=800_000)
    assert abs(errors[-1][1]) < 20_000


def test_a_sensor_that_restarts_says_so() -> None:
    clock = SensorClock()
    assert not clock.heard(500_000_000, OFFSET_US)
    assert not clock.heard(501_000_000, OFFSET_US + 1_000_000)
    assert clock.heard(0, OFFSET_US + 2_000_000)
    assert clock.kiosk_us(10) == OFFSET_US + 2_000_010


def test_a_clock_that_heard_nothing_knows_nothing() -> None:
    with pytest.raises(ValueError, match="heard nothing"):
        SensorClock().kiosk_us(0)


@given(st.integers(0, 2**32 - 1), st.lists(st.integers(0, 2**31 - 1), max_size=20))
def test_ticks_wrap_and_time_does_not(first: int, steps: list[int]) -> None:
    counter = TickCounter(32768)
    whole, start = first, counter.microseconds(first)
    for step in steps:
        whole += step
        elapsed = counter.microseconds(whole % 2**32) - start
        assert elapsed == pytest.approx((whole - first) * 1e6 / 32768, abs=1)


def test_an_older_tick_lies_in_the_past() -> None:
    counter = TickCounter(32768)
    now = counter.microseconds(5)
    assert counter.microseconds(5 - 32768 + 2**32) == now - 1_000_000
    assert counter.microseconds(5) == now


def test_parts_of_a_tick() -> None:
    assert TickCounter(32768).microseconds(32768, 64 * 16384) == 1_500_000
