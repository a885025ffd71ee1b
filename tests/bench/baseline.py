"""What a careful analyst would write with NumPy and SciPy: zero-phase, whole recording at once.

Each function takes the arrays of signals.py and gives (initial contacts, toe-offs) in seconds.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, find_peaks, sosfiltfilt

Signal = NDArray[np.float64]
Events = tuple[Signal, Signal]


def smooth(values: Signal, corner_hz: float, rate_hz: float) -> Signal:
    """Fourth-order zero-phase low-pass along the first axis."""
    return np.asarray(sosfiltfilt(butter(2, corner_hz, fs=rate_hz, output="sos"), values, axis=0))


def crossings(t: Signal, values: Signal, level: float, rising: bool) -> Signal:
    """Instants between samples at which `values` passes `level`."""
    above = values >= level
    at = np.flatnonzero(above[1:] & ~above[:-1] if rising else ~above[1:] & above[:-1])
    share = (level - values[at]) / (values[at + 1] - values[at])
    return np.asarray(t[at] + share * (t[at + 1] - t[at]))


def foot(t: Signal, acceleration: Signal, rate: Signal, rate_hz: float) -> Events:
    """Falbriard 2018: extrema of the pitch rate in the two halves between mid-swings; the initial
    contact is then moved to the first rise of the jolt before the slap's minimum."""
    turning = smooth(rate, 30.0, rate_hz)
    axis = np.linalg.svd(np.cov(turning.T))[0][:, 0]
    pitch = turning @ axis
    pitch = pitch if np.mean(pitch**3) > 0 else -pitch
    swings = find_peaks(pitch, height=0.5 * pitch.max(), distance=int(0.4 * rate_hz))[0]
    jolt = np.linalg.norm(np.gradient(smooth(acceleration, 60.0, rate_hz), axis=0), axis=1)
    level = 0.25 * np.percentile(jolt, 99)
    contacts, offs = [], []
    for first, last in pairwise(swings):
        middle = (first + last) // 2
        landed = first + int(np.argmax(jolt[first:middle] > level))
        contacts.append(t[landed])
        offs.append(t[middle + int(np.argmin(pitch[middle:last]))])
    return np.array(contacts), np.array(offs)


def trunk(t: Signal, acceleration: Signal, rate_hz: float) -> Events:
    """Shares of the span between flight and stance of the upward acceleration."""
    upward = acceleration.mean(axis=0)
    up = smooth(acceleration @ (upward / np.linalg.norm(upward)), 30.0, rate_hz)
    low, high = np.percentile(up, [5, 95])
    contacts = crossings(t, up, low + 0.15 * (high - low), rising=True)
    return contacts, crossings(t, up, low + 0.05 * (high - low), rising=False)


def force(t: Signal, vertical_n: Signal, rate_hz: float) -> Events:
    """50 N above a zero taken from the middle half of each flight and interpolated."""
    load = smooth(vertical_n, 45.0, rate_hz)
    near = load < np.percentile(load, 5) + 100.0
    edges = np.flatnonzero(np.diff(near.astype(np.int8)))
    starts, ends = edges[:-1], edges[1:]
    flights = [(a, b) for a, b in zip(starts, ends, strict=True) if near[(a + b) // 2]]
    centres = np.array([(a + b) / 2 for a, b in flights])
    zeros = [np.median(load[a + (b - a) // 4 : b - (b - a) // 4 + 1]) for a, b in flights]
    zero = np.interp(np.arange(len(load)), centres, zeros)
    return crossings(t, load - zero, 50.0, True), crossings(t, load - zero, 50.0, False)
