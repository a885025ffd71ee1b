"""Slow, plain twins of the detectors: the whole recording at once, filtered forwards and backwards.

They share no code with the core and none of its tricks. SciPy does the filtering.
"""

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, filtfilt, find_peaks

Floats = npt.NDArray[np.float64]
Contacts = tuple[Floats, Floats]
"""Initial contacts and toe-offs in seconds, one each a contact."""


def crossings(time_s: Floats, signal: Floats) -> Contacts:
    """Times of each rise through zero and of the fall after it, between samples."""
    above = signal > 0
    turns = np.flatnonzero(above[1:] != above[:-1])
    if len(turns) and above[turns[0]]:
        turns = turns[1:]
    before, after = signal[turns], signal[turns + 1]
    at = time_s[turns] + before / (before - after) * (time_s[turns + 1] - time_s[turns])
    rises, falls = at[0::2], at[1::2]
    return rises[: len(falls)], falls


def force_contacts(time_s: Floats, force_n: Floats, threshold_n: float = 50.0) -> Contacts:
    """Zero-phase 45 Hz; the zero is the median of the middle half of each flight, interpolated."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    b, a = butter(2, min(45.0, 0.45 * rate_hz), fs=rate_hz)
    smooth = filtfilt(b, a, force_n)
    zero = np.full_like(smooth, np.percentile(smooth, 5))
    for _ in range(3):
        on, off = crossings(time_s, smooth - zero - threshold_n)
        starts, ends = off[:-1], on[1:]
        quarter = (ends - starts) / 4
        first = np.searchsorted(time_s, starts + quarter)
        last = np.searchsorted(time_s, ends - quarter)
        flat = last > first
        levels = [np.median(smooth[a:b]) for a, b in zip(first[flat], last[flat], strict=True)]
        zero = np.interp(time_s, ((starts + ends) / 2)[flat], levels)
    on, off = crossings(time_s, smooth - zero - threshold_n)
    return on, off


def trunk_contacts(time_s: Floats, upward_mps2: Floats, share: float = 0.15) -> Contacts:
    """Zero-phase 30 Hz; the push is what lies above a share of its peak, its ends the crossings."""
    return joined_dips(*crossings(time_s, trunk_push(time_s, upward_mps2, share)))


def trunk_push(time_s: Floats, upward_mps2: Floats, share: float = 0.15) -> Floats:
    """What lies above a share of the span between flight and peak; below zero elsewhere."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    b, a = butter(1, min(30.0, 0.45 * rate_hz), fs=rate_hz)  # twice through: second order
    smooth = filtfilt(b, a, upward_mps2)
    floor, peak = np.percentile(smooth, [2, 97])
    return np.asarray(smooth - floor - share * (peak - floor))


def trunk_contact_times(
    time_s: Floats, upward_mps2: Floats, belt_mps: float | None = None
) -> Floats:
    """Of each push of `trunk_contacts`, from its width and from how high pushes are, and where the
    belt's speed is told, half from what that makes usual: the weights of the core, all else from
    the whole recording at once."""
    push = trunk_push(time_s, upward_mps2)
    on, off = joined_dips(*crossings(time_s, push))
    inside = [(time_s > a) & (time_s < b) for a, b in zip(on, off, strict=True)]
    flights = [(time_s > a) & (time_s < b) for a, b in zip(off[:-1], on[1:], strict=True)]
    spreads = [push_spread_s(time_s[m], np.clip(push[m], 0.0, None)) for m in inside]
    top = np.median([push[m].max() for m in inside])
    bottom = np.median([push[m].min() for m in flights])
    running = upward_mps2[(time_s > on[0]) & (time_s < on[-1])]
    height = float(np.median(np.diff(on))) * float(running.mean()) / float(top - bottom)
    sensed = 3.16 * np.array(spreads) + 0.289 * height + 0.0447
    if belt_mps is None:
        return sensed
    return np.asarray(0.48 * sensed + 0.52 * (0.408 - 0.0563 * belt_mps))


def joined_dips(on: Floats, off: Floats, shortest_s: float = 0.06) -> Contacts:
    """Leave out wobbles of flight and close the dip after a heel's impact."""
    rises: list[float] = []
    falls: list[float] = []
    for rise, fall in zip(on, off, strict=True):
        if rises and rise - rises[-1] < 0.18:
            falls[-1] = max(falls[-1], fall)
        else:
            rises.append(rise)
            falls.append(fall)
    kept = np.subtract(falls, rises) > shortest_s
    return np.array(rises)[kept], np.array(falls)[kept]


def push_spread_s(time_s: Floats, push: Floats) -> float:
    """Standard deviation of a push over time."""
    middle = float((push * time_s).sum() / push.sum())
    return float(np.sqrt((push * (time_s - middle) ** 2).sum() / push.sum()))


def walking_contacts(time_s: Floats, push: Floats) -> Floats:
    """Initial contacts of a walk from how hard the body is pushed up: a sixth of a step before each
    top of the push below 3.5 Hz."""
    rate_hz = 1.0 / float(np.median(np.diff(time_s)))
    b, a = butter(1, 3.5, fs=rate_hz)  # forwards and backwards: second order, as the core's
    slow = filtfilt(b, a, push)
    tops, _ = find_peaks(slow, prominence=0.35 * np.ptp(slow), distance=int(0.36 * rate_hz))
    step_s = np.diff(time_s[tops])
    return np.asarray(time_s[tops[1:]] - 0.17 * step_s)
