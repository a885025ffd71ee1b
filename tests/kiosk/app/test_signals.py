"""Signals are kept only while somebody looks, for five seconds, peaks and all."""

from dataclasses import dataclass

import pytest

from kiosk.app.signals import EVERY_US, G_MPS2, KEPT_US, WATCHED_FOR_US, Signals
from kiosk.devices import pod
from kiosk.devices.sample import BeltSample, DoubleTap, FootpodSample, HeartSample, ImuBlock, Sample
from kiosk.radio.nearby import Device

POD = Device("C0:01", "pod", pod.SERVICE)


@dataclass
class Bench:
    now_us: int = 0

    def __post_init__(self) -> None:
        self.signals = Signals(lambda: self.now_us)

    def hears(self, sample: Sample, at_us: int) -> None:
        self.now_us = at_us
        self.signals.hear(POD, sample)


def block(*g: float, at_us: int) -> ImuBlock:
    times = tuple(at_us + 1000 * n for n in range(len(g)))
    return ImuBlock(times, tuple((0.0, 0.0, one * G_MPS2) for one in g))


def test_nothing_is_kept_while_nobody_looks() -> None:
    bench = Bench()
    bench.hears(block(1.0, at_us=0), 0)
    assert bench.signals.look() == ()
    bench.hears(block(1.0, at_us=EVERY_US), EVERY_US)
    assert len(bench.signals.look()) == 1
    bench.hears(block(1.0, at_us=10**8), 10**8 + WATCHED_FOR_US)
    assert bench.signals.look() == ()


def test_a_peak_is_kept_and_old_values_go() -> None:
    bench = Bench()
    bench.signals.look()
    for n in range(400):
        bench.hears(block(1.0, 6.0 if n == 390 else 1.0, 1.0, at_us=n * EVERY_US), n * EVERY_US)
        bench.signals.look()
    (signal,) = bench.signals.look()
    assert signal.what == "acceleration"
    assert len(signal.values) <= KEPT_US // EVERY_US + 2
    assert max(signal.values) == pytest.approx(6.0)


def test_a_device_that_fell_silent_is_not_shown() -> None:
    bench = Bench()
    bench.signals.look()
    bench.hears(block(1.0, at_us=0), 0)
    for seconds in range(8):
        bench.now_us = seconds * 1_000_000
        shown = bench.signals.look()
    assert shown == ()


@pytest.mark.parametrize(
    ("sample", "what", "value"),
    [
        (BeltSample(0, 2.5), "speed", 2.5),
        (HeartSample(0, 140), "heart rate", 140.0),
        (FootpodSample(0, 2.5, 168.0), "cadence", 168.0),
        (BeltSample(0), None, None),
        (HeartSample(0), None, None),
        (DoubleTap(0), None, None),
    ],
)
def test_each_kind_of_sample(sample: Sample, what: str | None, value: float | None) -> None:
    bench = Bench()
    bench.signals.look()
    bench.hears(sample, 0)
    found = [(one.what, one.values) for one in bench.signals.look()]
    assert found == ([] if what is None else [(what, (value,))])
