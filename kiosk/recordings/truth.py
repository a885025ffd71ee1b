"""True contacts from a measured force, looked at afterwards and with nothing to hurry for.

Zero-phase low-pass, a baseline from the middle of each flight, then a named threshold: on the same
footfalls 25 N reads a contact 20 ms longer than 80 N does, so a truth without its threshold is
none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROUNDS = 4
"""The baseline finds the flights and the flights the baseline; it stands still after three."""


@dataclass(frozen=True, slots=True)
class ForceTruth:
    """How contacts are read from one kind of force recording."""

    threshold: float
    """N, or body weights where the recording says so."""
    unit: str = "N"
    low_pass_hz: float | None = None
    """None: the force is taken as it is recorded."""
    drifts: bool = False
    """Whether the zero has to be found anew in every flight."""
    shortest_s: float = 0.04
    """Shorter ones are blips of the plate."""
    longest_s: float = 1.5
    """Longer ones are standing."""


BELT = ForceTruth(threshold=50.0, low_pass_hz=45.0, drifts=True)
SACRUM = ForceTruth(threshold=0.05, unit="BW", shortest_s=0.08)
SHANK = ForceTruth(threshold=60.0)
FOOT = ForceTruth(threshold=50.0)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Whole contacts, in seconds on the recording's clock, first to last."""

    initial_s: Floats
    toe_off_s: Floats

    @property
    def duration_s(self) -> Floats:
        return self.toe_off_s - self.initial_s

    def __len__(self) -> int:
        return len(self.initial_s)

    def since(self, number: int) -> "Contacts":
        """From the given one on, counted from 0."""
        return Contacts(self.initial_s[number:], self.toe_off_s[number:])


def merged(parts: Iterable[Contacts]) -> Contacts:
    """The contacts of several forces in order of their initial contacts."""
    every = list(parts)
    initial_s = np.concatenate([p.initial_s for p in every])
    order = np.argsort(initial_s)
    return Contacts(initial_s[order], np.concatenate([p.toe_off_s for p in every])[order])


def true_contacts(time_s: Floats, force: Floats, kind: ForceTruth) -> Contacts:
    """Contacts that begin and end inside the recording."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    smooth = zero_phase_low_pass(force, rate_hz, kind.low_pass_hz) if kind.low_pass_hz else force
    if kind.drifts:
        smooth = smooth - drifting_baseline(time_s, smooth, kind.threshold)
    rise, fall = crossings(time_s, smooth, kind.threshold)
    duration = fall - rise
    kept = (duration >= kind.shortest_s) & (duration <= kind.longest_s)
    return Contacts(rise[kept], fall[kept])


def zero_phase_low_pass(values: Floats, rate_hz: float, cutoff_hz: float) -> Floats:
    """A second-order Butterworth run forwards and backwards, done in the frequency domain."""
    if cutoff_hz >= rate_hz / 2:
        return values
    padded = np.concatenate([values[:0:-1], values, values[-2::-1]])
    frequency_hz = np.fft.rfftfreq(len(padded), 1.0 / rate_hz)
    warped = np.tan(np.pi * np.minimum(frequency_hz / rate_hz, 0.4999999))
    gain = 1.0 / (1.0 + (warped / np.tan(np.pi * cutoff_hz / rate_hz)) ** 4)
    smooth = np.fft.irfft(np.fft.rfft(padded) * gain, len(padded))
    return smooth[len(values) - 1 : 2 * len(values) - 1]


def drifting_baseline(time_s: Floats, force: Floats, threshold: float) -> Floats:
    """The zero between flights: median of the middle half of each flight, interpolated."""
    baseline = np.full_like(force, np.quantile(force, 0.02))
    window = threshold + 0.1 * float(np.ptp(force))  # wide at first: the drift is still inside
    for _ in range(ROUNDS):
        airborne = force < baseline + window
        edges = np.flatnonzero(np.diff(airborne.astype(np.int8)))
        starts, ends = edges[:-1] + 1, edges[1:] + 1
        middles, levels = [], []
        for start, end in zip(starts, ends, strict=True):
            quarter = (end - start) // 4
            inside = slice(start + quarter, end - quarter)
            if airborne[start] and time_s[end] - time_s[start] < 1.0 and end - start >= 4:
                middles.append(float(time_s[inside].mean()))
                levels.append(float(np.median(force[inside])))
        if not middles:
            return baseline
        baseline = np.interp(time_s, middles, levels)
        window = threshold
    return baseline


def crossings(time_s: Floats, values: Floats, threshold: float) -> tuple[Floats, Floats]:
    """Interpolated times of each rise through the threshold and of the fall that follows it."""
    above = values >= threshold
    turns = np.flatnonzero(above[1:] != above[:-1])
    before, after = values[turns], values[turns + 1]
    share = (threshold - before) / (after - before)
    at = time_s[turns] + share * (time_s[turns + 1] - time_s[turns])
    rising = above[turns + 1]
    first = int(np.argmax(rising)) if rising.any() else len(at)
    rise, fall = at[first::2], at[first + 1 :: 2]
    return rise[: len(fall)], fall
