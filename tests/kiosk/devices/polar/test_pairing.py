"""Acceleration and rate put together."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.polar.pairing import Pairing

HZ = 200


def ramp(times_us: range) -> list[tuple[float, float, float]]:
    return [(at / 1e6, -at / 1e6, 0.0) for at in times_us]


@given(st.integers(0, 4999), st.integers(1, 30), st.integers(1, 30))
def test_a_rate_that_rises_evenly_is_known_at_every_time(
    phase_us: int, size: int, rate_size: int
) -> None:
    pairing, blocks = Pairing(HZ), []
    for start in range(0, 200, rate_size):
        times = range(start * 5000, (start + rate_size) * 5000, 5000)
        pairing.rate(times, ramp(times), False)
    for start in range(5, 150, size):
        times = range(start * 5000 + phase_us, (start + size) * 5000 + phase_us, 5000)
        pairing.acceleration(times, ramp(times), False)
        blocks += pairing.take()
    assert blocks
    for block in blocks:
        assert block.rate_radps is not None
        for at, rate in zip(block.time_us, block.rate_radps, strict=True):
            assert abs(rate[0] - at / 1e6) < 1e-9
            assert abs(rate[1] + at / 1e6) < 1e-9


def test_it_waits_for_the_rate() -> None:
    pairing = Pairing(HZ)
    pairing.acceleration(range(0, 50_000, 5000), ramp(range(0, 50_000, 5000)), True)
    assert pairing.take() == []
    pairing.rate(range(0, 40_000, 5000), ramp(range(0, 40_000, 5000)), False)
    assert pairing.take() == []
    pairing.rate(range(40_000, 60_000, 5000), ramp(range(40_000, 60_000, 5000)), False)
    (block,) = pairing.take()
    assert block.gap_before


def test_over_a_hole_in_the_rate_nothing_is_guessed() -> None:
    pairing = Pairing(HZ)
    pairing.rate(range(0, 20_000, 5000), ramp(range(0, 20_000, 5000)), False)
    pairing.rate(range(60_000, 80_000, 5000), ramp(range(60_000, 80_000, 5000)), True)
    times = range(30_000, 50_000, 5000)
    pairing.acceleration(times, ramp(times), False)
    (block,) = pairing.take()
    assert block.rate_radps is None
    assert block.acceleration_mps2 is not None


def test_where_the_rate_ends_the_acceleration_goes_on() -> None:
    """Some firmware stops one of two streams: what still comes is handed on, without a rate."""
    pairing, blocks = Pairing(HZ), []
    pairing.rate(range(0, 50_000, 5000), ramp(range(0, 50_000, 5000)), False)
    for start in range(0, 10_000_000, 50_000):
        times = range(start, start + 50_000, 5000)
        pairing.acceleration(times, ramp(times), False)
        blocks += pairing.take()
    assert blocks[0].rate_radps is not None
    assert all(block.rate_radps is None for block in blocks[1:])
    assert blocks[-1].time_us[-1] > 8_900_000, "a second behind at most"


def test_a_clock_that_is_set_back_begins_anew() -> None:
    pairing, blocks = Pairing(HZ), []
    for start in (60_000_000, 0, 50_000):
        times = range(start, start + 50_000, 5000)
        pairing.acceleration(times, ramp(times), False)
        pairing.rate(times, ramp(times), False)
        blocks += pairing.take()
    assert [block.time_us[0] for block in blocks] == [60_000_000, 0, 50_000]
    assert all(block.rate_radps is not None for block in blocks)
