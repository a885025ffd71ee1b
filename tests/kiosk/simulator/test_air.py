"""Loss in bursts, repetition and delay, as often as asked."""

import numpy as np
import pytest

from kiosk.simulator.air import Air, AirSettings


def fates(settings: AirSettings, count: int = 40_000) -> list[int]:
    air = Air(settings, np.random.default_rng(3))
    return [air.copies() for _ in range(count)]


def test_a_good_link_loses_and_repeats_nothing() -> None:
    assert set(fates(AirSettings(), 100)) == {1}


@pytest.mark.parametrize("burst", [1.0, 5.0])
def test_loss_is_as_frequent_and_as_long_as_asked(burst: float) -> None:
    lost = np.array(fates(AirSettings(loss=0.05, burst_frames=burst))) == 0
    assert lost.mean() == pytest.approx(0.05, rel=0.15)
    runs = np.count_nonzero(lost[1:] & ~lost[:-1])
    assert lost.sum() / runs == pytest.approx(burst, rel=0.15)


def test_duplicates_come_twice() -> None:
    twice = np.array(fates(AirSettings(duplicate=0.1))) == 2
    assert twice.mean() == pytest.approx(0.1, rel=0.1)


def test_delay_is_one_interval_and_whole_retransmissions() -> None:
    settings = AirSettings(retransmission=0.3)
    air = Air(settings, np.random.default_rng(3))
    delays_s = np.array([air.delay_s() for _ in range(5000)])
    assert delays_s.min() >= settings.delay_s
    late = delays_s > settings.delay_s + settings.interval_s
    assert late.mean() == pytest.approx(0.3, rel=0.1)
