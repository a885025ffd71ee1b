"""Acceleration and angular rate come in frames of their own; the core wants them together.

The rate is interpolated at the times of the acceleration, on the sensor's own clock: both were
taken by it, and what the radio does to frames cannot move one against the other.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kiosk.devices.sample import ImuBlock, Vector

_MOST_WAIT_US = 1_000_000
"""Both come over one link in order: a rate that is a second behind is no longer sent."""

_Timed = tuple[int, Vector]


class Pairing:
    """Blocks of either in, six-axis blocks out once the rate has caught up."""

    def __init__(self, rate_hz: float) -> None:
        self._most_apart_us = 1.5e6 / rate_hz
        self._rates: deque[_Timed] = deque()
        self._waiting: deque[ImuBlock] = deque()

    def rate(self, times_us: Sequence[int], values: Sequence[Vector], gap: bool) -> None:
        if self._rates and times_us[0] <= self._rates[-1][0]:
            self._rates.clear()  # the sensor's clock was set back
        self._rates.extend(zip(times_us, values, strict=True))

    def acceleration(self, times_us: Sequence[int], values: Sequence[Vector], gap: bool) -> None:
        self._waiting.append(ImuBlock(tuple(times_us), tuple(values), gap_before=gap))

    def take(self) -> list[ImuBlock]:
        """The blocks that are complete. Samples without a rate on both sides stay without one:
        the block is then handed on with acceleration alone."""
        ready = []
        while self._waiting:
            block, newest_us = self._waiting[0], self._waiting[-1].time_us[-1]
            caught_up = bool(self._rates) and block.time_us[-1] <= self._rates[-1][0]
            if not caught_up and abs(newest_us - block.time_us[-1]) < _MOST_WAIT_US:
                break
            rates = self._at(block.time_us) if caught_up else None
            ready.append(replace(self._waiting.popleft(), rate_radps=rates))
            while len(self._rates) > 2 and self._rates[1][0] < block.time_us[-1]:
                self._rates.popleft()
        return ready

    def _at(self, times_us: Sequence[int]) -> tuple[Vector, ...] | None:
        pairs = iter(pairwise(self._rates))
        before, after = next(pairs, (self._rates[0], self._rates[0]))
        found = []
        for at_us in times_us:
            while after[0] < at_us:
                before, after = next(pairs)
            span_us = after[0] - before[0]
            if at_us < before[0] or span_us > self._most_apart_us:
                return None
            part = (at_us - before[0]) / span_us if span_us else 0.0
            x, y, z = (b + (a - b) * part for b, a in zip(before[1], after[1], strict=True))
            found.append((x, y, z))
        return tuple(found)
