"""What is compared: sizes, times and shapes around the contacts, the same for both."""

import numpy as np
from numpy.typing import NDArray

from tests.likeness.twin import Heard

Array = NDArray[np.float64]
PROFILE = np.linspace(-0.3, 1.5, 37)
"""Times in contacts: 0 is initial contact, 1 toe-off."""


def profile(heard: Heard, values: Array) -> Array:
    """Median course around a contact, in contact times."""
    rows = [
        np.interp(start_s + PROFILE * (end_s - start_s), heard.time_s, values)
        for start_s, end_s in heard.contacts_s[1:-1]
    ]
    return np.median(rows, axis=0)


def extreme(
    heard: Heard, values: Array, from_s: float, until_s: float, event: int = 0
) -> tuple[float, float]:
    """Median of the highest value in a window around an event (0 contact, 1 toe-off), and of its
    time after it in ms."""
    found = []
    for contact in heard.contacts_s[1:-1]:
        at_s = contact[event]
        inside = (heard.time_s >= at_s + from_s) & (heard.time_s <= at_s + until_s)
        if inside.any():
            best = int(np.argmax(values[inside]))
            found.append((values[inside][best], 1e3 * (heard.time_s[inside][best] - at_s)))
    size, late_ms = np.median(np.array(found), axis=0)
    return float(size), float(late_ms)


def at_event(heard: Heard, values: Array, event: int) -> float:
    """Median value at contact or toe-off."""
    return float(np.median(np.interp(heard.contacts_s[1:-1, event], heard.time_s, values)))


def between(heard: Heard, values: Array, first: float, last: float) -> float:
    """Mean of the median course over these times in contacts."""
    inside = (first - 1e-6 < PROFILE) & (last + 1e-6 > PROFILE)
    return float(profile(heard, values)[inside].mean())


def light_share(heard: Heard, below_g: float) -> float:
    """Of the time, how much is felt less than this, over means of 30 ms."""
    step_s = float(np.median(np.diff(heard.time_s)))
    width = max(1, round(0.03 / step_s))
    smooth = np.convolve(size(heard), np.full(width, 1.0 / width), "valid")
    return float(np.mean(smooth < below_g))


def hard_jolt(heard: Heard) -> float:
    """Change of the acceleration a second that a hundredth of the samples exceeds, in g/s."""
    changes = np.linalg.norm(np.diff(heard.axes[:, :3], axis=0), axis=1) / np.diff(heard.time_s)
    return float(np.percentile(changes, 99.0))


def fast_share(heard: Heard, values: Array, above_hz: float) -> float:
    """Share of the signal's power (without its mean) above a frequency."""
    step_s = float(np.median(np.diff(heard.time_s)))
    power = np.abs(np.fft.rfft(values - values.mean())) ** 2
    hertz = np.fft.rfftfreq(len(values), step_s)
    return float(power[hertz > above_hz].sum() / power.sum())


def alike(one: Array, other: Array) -> float:
    """Correlation of two courses."""
    return float(np.corrcoef(one, other)[0, 1])


def size(heard: Heard, axes: slice = slice(0, 3)) -> Array:
    """Length of the acceleration."""
    return np.linalg.norm(heard.axes[:, axes], axis=1)
