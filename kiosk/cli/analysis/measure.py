"""One recording through the core's runner: steps, what they add up to, and how fast that went."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from kiosk import _core
from kiosk.cli.analysis.signal import Signal, blocks
from kiosk.gait.measures import Placement, Quality, SetResult, Step
from kiosk.gait.runner import Runner
from kiosk.gait.worn import NoDetector
from kiosk.recordings.columns import Quantity, Y, Z
from kiosk.recordings.problem import BadRecording
from kiosk.recordings.score import Matches

BLOCK_S = 0.25
"""Sensors take turns after so long, as they do on the air."""


@dataclass(frozen=True, slots=True)
class Belt:
    """What is known of the treadmill."""

    speed_mps: float
    incline_pct: float | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """One recording, measured."""

    signal: Signal
    steps: tuple[Step, ...]
    total: SetResult
    samples_per_s: float
    matches: Matches | None = None


def measure(
    signal: Signal,
    *,
    belt: Belt | None = None,
    threshold_n: float | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> Analysis:
    """Feed the whole recording; `progress` hears the share done since its last call.

    Raises `BadRecording` where the core has no detector for the placement.
    """
    runner = Runner(force=_force_detector(threshold_n))
    recording = signal.recording
    feeds = [_feed(runner, signal, channel) for channel in range(len(signal.channels))]
    parts = blocks(recording, BLOCK_S)
    first_us, last_us = int(recording.time_us[0]), int(recording.time_us[-1])
    runner.begin_set(first_us)
    started = perf_counter()
    for part in parts:
        if belt is not None:
            at_us = int(recording.time_us[part][0])
            runner.belt(at_us, belt.speed_mps, belt.incline_pct, Quality.ENTERED)
        try:
            for feed in feeds:
                feed(part)
        except NoDetector as missing:
            remedy = "choose another --placement"
            raise BadRecording(recording.path, str(missing), remedy) from missing
        progress(1.0 / len(parts))
    elapsed_s = perf_counter() - started
    runner.finish(last_us)
    total = runner.end_set(last_us)
    samples = len(recording.time_us) * len(signal.channels)
    return Analysis(signal, tuple(runner.take_steps()), total, samples / elapsed_s)


def _force_detector(threshold_n: float | None) -> _core.ForceDetector:
    settings = _core.ForceSettings()
    if threshold_n is not None:
        settings.threshold_n = threshold_n
    return _core.ForceDetector(settings)


def _feed(runner: Runner, signal: Signal, channel: int) -> Callable[[slice], None]:
    """A function that gives the runner one slice of one sensor."""
    recording, (column_side, side) = signal.recording, signal.channels[channel]
    time_us = recording.time_us
    if signal.placement is Placement.BELT:
        rows = recording.vectors(Quantity.FORCE, column_side)
        assert rows is not None
        vertical_n = np.ascontiguousarray(rows[:, 2])
        return lambda part: runner.force(time_us[part], vertical_n[part])
    acceleration = recording.vectors(Quantity.ACCELERATION, column_side)
    rate = recording.vectors(Quantity.RATE, column_side)
    assert acceleration is not None
    columns = recording.of(Quantity.ACCELERATION, column_side)
    if any(c.anatomical and c.axis == Z for c in columns):
        runner.mounted(signal.placement, side, (0.0, 0.0, 1.0))
    if any(c.anatomical and c.axis == Y for c in recording.of(Quantity.RATE, column_side)):
        runner.mounted(signal.placement, side, toes_up=(0.0, 1.0, 0.0))
    return lambda part: runner.imu(
        signal.placement,
        side,
        time_us[part],
        acceleration[part],
        None if rate is None else rate[part],
    )
